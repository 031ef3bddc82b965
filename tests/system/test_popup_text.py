import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.system.popup_text import OTHER_ROOM, WINDOWS_ROOM, clean, clip, popup_text, size

ROOMS = [WINDOWS_ROOM, OTHER_ROOM]


@pytest.mark.parametrize(
    ("given_title", "shown"),
    [
        ("Call Anna", "Call Anna"),
        ("", "Fifth Touch"),
        ("\0\n \t", "Fifth Touch"),
        ("--help", "\u2010-help"),
        ("a\nb\r\nc\td", "a b c d"),
        ("a\x1b[31mb\x00\x7f", "a[31mb"),
        ("\u202egnp.exe", "gnp.exe"),
        ("Zoë 👩‍👩‍👧 İstanbul ß", "Zoë 👩‍👩‍👧 İstanbul ß"),
        ("\ud83d alone", "\ufffd alone"),
    ],
)
def test_titles(given_title: str, shown: str) -> None:
    assert popup_text(given_title, "")[0] == shown


def test_bodies_keep_their_lines() -> None:
    assert popup_text("t", "- a\r\n b \n\nc\u2028d")[1] == "\u2010 a\nb\n\nc\nd"


def test_the_end_says_that_there_was_more() -> None:
    title, body = popup_text("x" * 10_000, "y " * 10_000)
    assert title == "x" * 47 + "…"
    assert body.endswith("y…")


def test_a_cut_goes_round_joined_characters() -> None:
    family = "👩‍👩‍👧"
    assert clip("ab" + family + "cd", 5, utf16=False) == "ab…"
    assert clip("abe\u0301d", 4, utf16=False) == "ab…"


@pytest.mark.parametrize("room", ROOMS)
@given(title=st.text(max_size=300), body=st.text(max_size=900))
def test_every_text_fits_and_stays_text(room: object, title: str, body: str) -> None:
    assert room in ROOMS
    fits = WINDOWS_ROOM if room is WINDOWS_ROOM else OTHER_ROOM
    heading, text = popup_text(title, body, fits)
    assert 0 < size(heading, utf16=fits.utf16) <= fits.title
    assert size(text, utf16=fits.utf16) <= fits.body
    assert not heading.startswith("-")
    assert not text.startswith("-")
    assert len(heading.splitlines()) == 1
    assert clean(text) == text
    text.encode("utf-16")
    assert size(text, utf16=True) == len(text.encode("utf-16-le")) // 2
