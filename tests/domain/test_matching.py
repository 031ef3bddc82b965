import pytest

from app.domain.lead import LeadDetails
from app.domain.matching import Index, Marks
from app.domain.merging import Record, merge

ANNA = Marks(("a@x",), ("+1",), "anna|lee", "acme")


@pytest.mark.parametrize(
    ("marks", "same"),
    [
        (Marks(("a@x",), (), "", ""), True),
        (Marks(("b@x", "a@x"), (), "bob|ray", ""), True),  # any address
        (Marks(("b@x",), ("+1",), "anna|lee", ""), True),  # number and name
        (Marks(("b@x",), ("+1",), "bob|ray", ""), False),  # a switchboard
        (Marks((), ("+1",), "", ""), True),
        (Marks(("b@x",), ("+1",), "", ""), False),
        (Marks((), (), "anna|lee", "acme"), True),
        (Marks(("b@x",), (), "anna|lee", "acme"), False),  # two people of one name
        (Marks((), (), "anna|lee", ""), False),
        (Marks((), (), "", "acme"), False),
    ],
)
def test_who_is_anna(marks: Marks, *, same: bool) -> None:
    index = Index()
    index.add(7, ANNA)
    assert index.find(marks) == (7 if same else None)


def test_a_name_alone_means_rather_somebody_without_an_address() -> None:
    index = Index()
    index.add(1, ANNA)
    index.add(2, Marks((), ("+2",), "anna|lee", "acme"))
    assert index.find(Marks((), (), "anna|lee", "acme")) == 2


def test_merging_adds_and_never_blanks() -> None:
    old = Record(LeadDetails("Anna", "Lee", "Acme", email="a@x", phone="1", notes="met", tags=("vip",)))
    new = Record(
        LeadDetails("Anna", title="CEO", email="A@x", phone="2", notes="met\ncalled"), emails=("b@x",)
    )
    merged = merge(old, new, str)
    assert merged.details == LeadDetails(
        "Anna", "Lee", "Acme", "CEO", email="a@x", phone="1", notes="met\ncalled", tags=("vip",)
    )
    assert (merged.emails, merged.phones) == (("b@x",), ("2",))
    assert merge(merged, new, str) == merged
