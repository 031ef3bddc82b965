"""One line to its parts."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.date_words import Today
from app.domain.quick_add import parse, with_phrase
from app.domain.quick_line import Line

NOW = Today(datetime(2026, 5, 27, 10, 42))
"""A Wednesday."""


def _read(text: str) -> Line:
    line = parse(text, NOW)
    return with_phrase(line.with_lead(line.named[0] if line.named else None), NOW)


def _said(line: Line) -> dict[str, str]:
    """Return what was understood, short; what was not is left out."""
    did, step = line.happened, line.step
    parts = {
        "who": line.named[0].text if line.named else "",
        "did": f"{did.channel} {did.outcome}" if did else "",
        "next": (step.channel or "?") if step else "",
        "when": f"{step.when.at:%d %b %H:%M}".replace(" 00:00", "") if step and step.when else "",
        "for": line.purpose,
        "note": line.note,
    }
    return {name: value for name, value in parts.items() if value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Called Marta, no answer, e-mail fri 10",
            {"who": "Marta", "did": "call no-answer", "next": "email", "when": "29 May 10:00"},
        ),
        (
            "called marta no answer email fri 10",
            {"who": "marta", "did": "call no-answer", "next": "email", "when": "29 May 10:00"},
        ),
        (
            "left voicemail for Priya, try again tomorrow",
            {"who": "Priya", "did": "call voicemail", "next": "?", "when": "28 May"},
        ),
        (
            "emailed Hannah Vogt the offer, follow up in 5 working days",
            {"who": "Hannah Vogt", "did": "email sent", "next": "?", "when": "03 Jun", "note": "the offer"},
        ),
        ("Hannah replied: not interested", {"who": "Hannah", "did": "email not-interested"}),
        ("Marta no answer", {"who": "Marta", "did": "call no-answer"}),
        ("Samuel didn't show up", {"who": "Samuel", "did": "meeting no-show"}),
        (
            "met Tom van der Berg at Philips, send contract by monday",
            {
                "who": "Tom van der Berg",
                "did": "meeting held",
                "next": "email",
                "when": "01 Jun",
                "for": "send contract",
                "note": "send contract",
            },
        ),
        (
            "call Anna mon re pricing",
            {"who": "Anna", "next": "call", "when": "01 Jun", "for": "re pricing", "note": "re pricing"},
        ),
        ("text Bob tomorrow at noon", {"who": "Bob", "next": "message", "when": "28 May 12:00"}),
        ("10am call with Anna on friday", {"who": "Anna", "next": "call", "when": "29 May 10:00"}),
        ("LinkedIn Omar Haddad tomorrow", {"who": "Omar Haddad", "next": "linkedin", "when": "28 May"}),
        ("meeting with Anna 3 June at 11", {"who": "Anna", "next": "meeting", "when": "03 Jun 11:00"}),
        ("Anna Berg fri 10", {"who": "Anna Berg", "next": "?", "when": "29 May 10:00"}),
        ("mail Anna in Jan", {"who": "Anna", "next": "email", "when": "01 Jan"}),
        ("mail Anna 1 hour", {"who": "Anna", "next": "email", "when": "27 May 11:42"}),
        (
            "Anna is on leave until 3 June, call 4 June",
            {"who": "Anna", "next": "call", "when": "04 Jun", "note": "is on leave until 3 June"},
        ),
        ("note about Anna: likes football", {"who": "Anna", "note": "likes football"}),
        ('"call me friday" said Anna', {"who": "Anna", "note": '"call me friday" said'}),
        ("Jan Novak asked for prices", {"who": "Jan Novak", "note": "asked for prices"}),
        ("call Anna", {"who": "Anna", "next": "call"}),
        ("Remind me to call Marta on Thursday", {"who": "Marta", "next": "call", "when": "28 May"}),
        ("Phone Marta 1500 tomorrow", {"who": "Marta", "next": "call", "when": "28 May 15:00"}),
        ("meeting Thursday 10-11 with Marta", {"who": "Marta", "next": "meeting", "when": "28 May 10:00"}),
        (
            "Marta next touch fri 9:15 by linkedin",
            {"who": "Marta", "next": "linkedin", "when": "29 May 09:15"},
        ),
        (
            "sent Tomasz Wilk whatsapp, mail him by friday",
            {"who": "Tomasz Wilk", "did": "message sent", "next": "email", "when": "29 May"},
        ),
        (
            "Visited Fjordline Freight; send offer by fri noon",
            {
                "who": "Fjordline Freight",
                "did": "meeting held",
                "next": "email",
                "when": "29 May 12:00",
                "for": "send offer",
                "note": "send offer",
            },
        ),
        ("Dr. Anna Berg called, no answer", {"who": "Anna Berg", "did": "call no-answer"}),
        ("Marta wants 20 units by 15 June", {"who": "Marta", "note": "wants 20 units by 15 June"}),
        (
            "Petr asked to be called back after Easter",
            {"who": "Petr", "note": "asked to be called back after Easter"},
        ),
        ("Marta's number is wrong", {"who": "Marta", "did": "call wrong-number"}),
        (
            "Mailed Marta, call Marta tue",
            {"who": "Marta", "did": "email sent", "next": "call", "when": "02 Jun"},
        ),
        (
            "email marta about the 2nd of june event tomorrow 8am",
            {
                "who": "marta",
                "next": "email",
                "when": "28 May 08:00",
                "for": "about the 2nd of june event",
                "note": "about the 2nd of june event",
            },
        ),
        ("", {}),
    ],
)
def test_what_a_line_says(text: str, expected: dict[str, str]) -> None:
    assert _said(_read(text)) == expected


def test_addresses_company_tags_and_minutes_are_taken_out() -> None:
    line = _read(
        "Spoke to Anna Berg (anna@berg.example, +46 70 123 45 67) from Nordic Steel for 20 min about racks,"
        " call tue 3pm #hot #expo"
    )
    assert (line.email, line.phone) == ("anna@berg.example", "+46 70 123 45 67")
    assert (line.company, line.tags) == ("Nordic Steel", ("hot", "expo"))
    assert line.happened
    assert line.happened.minutes == 20
    assert line.note == "about racks"


def test_a_date_beside_what_was_done_is_when_it_was_done() -> None:
    line = _read("Called Marta on monday, no answer, call again thu 15:00")
    assert line.happened
    assert line.happened.at == datetime(2026, 5, 25)
    assert line.step
    assert line.step.when
    assert line.step.when.at == datetime(2026, 5, 28, 15)


def test_an_enquiry_is_somebody_new_who_came_by_themselves() -> None:
    line = _read("New lead Jane Doe jane@doe.example, demo request")
    assert (line.new, line.inbound, line.named[0].text) == (True, True, "Jane Doe")


@given(st.text(max_size=100))
def test_whatever_is_typed_has_its_marks_in_the_line_and_in_order(text: str) -> None:
    line = _read(text)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in line.marks)
    assert [mark.start for mark in line.marks] == sorted(mark.start for mark in line.marks)


@given(
    st.lists(
        st.sampled_from(
            [
                "called",
                "Marta",
                "Jensen",
                "no",
                "answer",
                "fri",
                "10",
                "mail",
                ",",
                "re",
                "#hot",
                "by",
                "3",
                "june",
                "at",
            ]
        ),
        max_size=14,
    )
)
def test_no_word_is_lost(words: list[str]) -> None:
    """Every word is marked as understood, or stands in the note; small words between parts may go."""
    text = " ".join(words)
    line = _read(text)
    unmarked = "".join(
        letter
        for place, letter in enumerate(text)
        if not any(mark.start <= place < mark.end for mark in line.marks)
    )
    small = {"by", "at", "on", ",", "#", "and", "then"}
    assert {word for word in unmarked.replace(",", " ").split() if word not in small} <= set(
        line.note.replace(",", " ").split()
    ) | {word.rstrip(",") for word in line.note.split()}
