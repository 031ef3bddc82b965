"""Text as it is searched, addresses as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.addresses import email_key, widest_key
from app.domain.folding import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Müller", "muller"),
        ("WEIẞ Weiß", "weiss weiss"),
        ("Yılmaz İstanbul", "yilmaz istanbul"),
        ("Łódź  Gdańsk", "lodz gdansk"),
        ("Søren Ægir Œuvre", "soren aegir oeuvre"),
        ("Þór Đorđe", "thor dorde"),
        ("ﬁne  ①", "fine 1"),
        ("Ελλάς", "ελλασ"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_hold_nothing_the_index_takes_for_an_operator(text: str) -> None:
    assert all(word.isalnum() or word.replace("_", "").isalnum() for word in words(text))


@pytest.mark.parametrize(
    ("one", "other", "same_key", "same_person"),
    [
        ("Anna@Example.COM", "anna@example.com ", True, True),
        ("anna@bücher.example", "anna@xn--bcher-kva.example", True, True),
        ("anna+news@example.com", "anna@example.com", False, True),
        ("a.nna@gmail.com", "anna@googlemail.com", False, True),
        ("a.nna@example.com", "anna@example.com", False, False),
        ("anna@example.com", "anna@example.org", False, False),
        ("+@example.com", "a@example.com", False, False),
    ],
)
def test_addresses(one: str, other: str, same_key: bool, same_person: bool) -> None:  # noqa: FBT001
    assert (email_key(one) == email_key(other)) is same_key
    assert (widest_key(one) == widest_key(other)) is same_person


def test_no_address_has_no_key() -> None:
    assert email_key(" ") == widest_key("") == ""
