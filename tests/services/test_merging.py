"""Two entries of one person become one: nothing is lost, a no survives, and it can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.lead import LeadDetails
from app.domain.words import Channel, Permission, Stage, TouchState
from app.errors import InputError, NotFoundError, RefusedError
from app.services.merging import FIELDS, Merging
from tests.factory import World
from tests.factory import world as make_world


def merging_of(made: World) -> Merging:
    return Merging(made.database, made.clock, made.preferences, made.undo)


def pairs_of(made: World) -> list[tuple[int, int, str]]:
    search = merging_of(made).search()
    while search.pairs is None:
        search.step()
    return [(pair.first, pair.second, pair.reason) for pair in search.pairs]


def everything_said(made: World, lead: int) -> str:
    card = made.leads.card(lead)
    told = " ".join(f"{one.title} {one.body}" for one in made.leads.timeline(lead))
    return f"{card.row.details} {card.other_emails} {card.other_phones} {told}"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"email": "a@x.example"}, {"email": "A@X.example", "first_name": "B"}, "Same e-mail address"),
        ({"phone": "+44 20 7946 0018"}, {"phone": "020 7946 0018"}, "Same phone number"),
        ({"company": "Acme, Inc."}, {"company": "ACME"}, "Same name and company"),
        ({"company": ""}, {"company": "Acme"}, "Same name"),
        ({"last_name": "Müller"}, {"last_name": "Mueller"}, "Nearly the same name, same company"),
        ({"first_name": "Vogt", "last_name": "Anna"}, {}, "Same name and company"),
        ({"company": "Acme"}, {"company": "Bolt Logistics"}, None),
        ({"first_name": "Bruno"}, {"first_name": "Greta"}, None),
    ],
)
def test_who_may_be_one(world: World, one: dict[str, str], other: dict[str, str], reason: str | None) -> None:
    basis = {"first_name": "Anna", "last_name": "Vogt", "company": "Acme"}
    first = world.leads.add(LeadDetails(**(basis | {"email": "one@x.example"} | one)))  # type: ignore[arg-type]
    second = world.leads.add(LeadDetails(**(basis | {"email": "two@x.example"} | other)))  # type: ignore[arg-type]
    wanted = [(first.lead_id, second.lead_id, reason)] if reason else []
    assert pairs_of(world) == wanted
    typed = LeadDetails(**(basis | {"email": "two@x.example"} | other))  # type: ignore[arg-type]
    near = {(found.row.id, found.reason) for found in merging_of(world).near(typed, but=second.lead_id)}
    assert near == ({(first.lead_id, reason)} if reason else set()) or reason == "Same phone number"


def test_those_kept_apart_are_not_offered_again(world: World) -> None:
    one, other = world.lead("Anna"), world.lead("Anna")
    assert pairs_of(world) == [(one, other, "Same name and company")]
    merging_of(world).keep_apart(other, one)
    assert pairs_of(world) == []


def test_what_is_not_kept_stands_in_the_timeline(world: World) -> None:
    heir = world.lead("Anna", company="Acme", title="Buyer", city="", email="a@x.example", notes="one")
    gone = world.lead("Anna", company="Acme Ltd", title="CEO", city="Rome", email="b@x.example", notes="two")
    world.leads.note(gone, "Wants a quote")
    merging_of(world).merge(heir, gone, frozenset({"title"}))
    card = world.leads.card(heir)
    details = card.row.details
    assert (details.company, details.title, details.city) == ("Acme", "CEO", "Rome")
    assert (details.email, card.other_emails) == ("a@x.example", ("b@x.example",))
    assert details.notes == "one\ntwo"
    notes = {note.title: note.body for note in world.leads.timeline(heir)}
    assert notes["Merged with Anna Vogt"] == "Company: Acme Ltd\nJob title: Buyer"
    assert "Wants a quote" in notes
    with pytest.raises(NotFoundError):
        world.leads.card(gone)


def test_touches_and_messages_go_along_and_come_back(world: World) -> None:
    heir, gone = world.lead("Anna"), world.lead("Anna")
    _, ids = world.series(gone)
    before = world.dump()
    undo = merging_of(world).merge(heir, gone)
    assert {world.touches.get(touch).lead_id for touch in ids} == {heir}
    assert world.leads.ids().total == 1
    world.undo.take_back(undo)
    after = world.dump()
    for table in ("lead", "touch", "series", "contact", "activity", "permission", "company"):
        assert after[table] == before[table], table


def test_of_two_series_the_one_that_stays_goes_on(world: World) -> None:
    heir, gone = world.lead("Anna"), world.lead("Anna")
    _, mine = world.series(heir)
    _, theirs = world.series(gone)
    merging_of(world).merge(heir, gone)
    assert {world.touches.get(touch).state for touch in theirs} == {TouchState.STOPPED}
    assert TouchState.STOPPED not in {world.touches.get(touch).state for touch in mine}


@pytest.mark.parametrize("no", ["heir", "gone"])
def test_a_no_of_either_survives_and_outlives_undo(world: World, no: str) -> None:
    heir, gone = world.lead("Anna"), world.lead("Anna")
    world.series(heir)
    other = {"heir": gone, "gone": heir}[no]
    world.leads.set_permission({"heir": heir, "gone": gone}[no], Permission.WITHDRAWN, "no more", "call")
    world.leads.set_permission(other, Permission.GIVEN, "yes", "mail")
    undo = merging_of(world).merge(heir, gone)
    card = world.leads.card(heir)
    assert card.row.permission.forbids
    assert {"no more", "yes"} <= {entry.wording for entry in card.permissions}
    assert card.row.next_touch is None
    world.undo.take_back(undo)
    assert world.leads.card({"heir": heir, "gone": gone}[no]).row.permission.forbids
    assert world.leads.card(heir).row.permission.forbids


def test_a_yes_of_the_other_is_taken_back_with_the_merge(world: World) -> None:
    heir, gone = world.lead("Anna"), world.lead("Anna")
    world.leads.set_permission(gone, Permission.GIVEN, "yes", "mail")
    undo = merging_of(world).merge(heir, gone)
    assert world.leads.card(heir).row.permission is Permission.GIVEN
    world.undo.take_back(undo)
    assert world.leads.card(heir).row.permission is Permission.NOT_ASKED
    assert [entry.wording for entry in world.leads.card(gone).permissions] == ["yes"]


def test_what_came_later_is_never_overwritten_by_undo(world: World) -> None:
    heir, gone = world.lead("Anna"), world.lead("Anna", city="Rome")
    undo = merging_of(world).merge(heir, gone)
    world.leads.change(heir, LeadDetails(first_name="Anne"))
    with pytest.raises(RefusedError, match="changed since"):
        world.undo.take_back(undo)


def test_nobody_is_merged_with_itself(world: World) -> None:
    lead = world.lead("Anna")
    with pytest.raises(InputError):
        merging_of(world).merge(lead, lead)


VALUES = st.sampled_from(["", "Acme", "Bolt", "acme"])
PEOPLE = st.builds(
    LeadDetails,
    first_name=st.sampled_from(["Ann", "Anna"]),
    company=VALUES,
    title=VALUES,
    city=VALUES,
    email=st.sampled_from(["", "a@x.example", "b@x.example"]),
    phone=st.sampled_from(["", "+44 20 7946 0018", "+49 341 5550001"]),
    notes=st.sampled_from(["", "one", "one\ntwo"]),
    stage=st.sampled_from([Stage.NEW, Stage.CUSTOMER]),
    preferred=st.sampled_from([None, Channel.CALL]),
    value=st.sampled_from([None, 12_000]),
)


@settings(max_examples=12, deadline=None)
@given(one=PEOPLE, other=PEOPLE, theirs=st.frozensets(st.sampled_from(FIELDS)))
def test_nothing_that_was_known_is_lost(
    tmp_path_factory: pytest.TempPathFactory, one: LeadDetails, other: LeadDetails, theirs: frozenset[str]
) -> None:
    with make_world(tmp_path_factory.mktemp("merge")) as made:
        heir, gone = made.leads.add(one).lead_id, made.leads.add(other).lead_id
        before = made.dump()
        undo = merging_of(made).merge(heir, gone, theirs)
        said = everything_said(made, heir).casefold()
        for details in (one, other):
            for value in (details.first_name, details.company, details.title, details.city, details.email):
                assert value.casefold() in said
        assert made.leads.ids().total == 1
        made.undo.take_back(undo)
        after = made.dump()
        assert {table: after[table] for table in ("lead", "contact", "activity")} == {
            table: before[table] for table in ("lead", "contact", "activity")
        }
