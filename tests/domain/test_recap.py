from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.fields import FIELD_NAMES, lead_fields, my_fields
from app.domain.lead import LeadDetails
from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.recap import (
    Clocks,
    NextContact,
    agreement_said,
    meeting_said,
    next_contact_said,
    recap_fields,
)
from app.domain.words import Channel, MeetingKind, NextStep, Owner
from app.formats.presets import read_template
from app.formats.templates import render

PRESET = Path(__file__).resolve().parents[2] / "resources" / "presets" / "templates" / "recap.toml"
NOW = datetime(2026, 5, 27, 9, 42, tzinfo=UTC)
HERE = Clocks(NOW, "Europe/London", "Europe/London")
THERE = Clocks(NOW, "Europe/London", "Europe/Warsaw")
NOTES = MeetingNotes(
    lead_id=1,
    at=datetime(2026, 5, 27, 8, 30, tzinfo=UTC),
    minutes=45,
    problems=("casks wait two days at the Leith gate.", "the night crew\ncannot see the plan"),
    solutions=("a slot plan",),
    agreements=(
        NewAgreement(Owner.MINE, "Send the slot plan for Leith", datetime(2026, 5, 28, 12)),
        NewAgreement(Owner.THEIRS, "send the carrier list", datetime(2026, 6, 1, 18)),
        NewAgreement(Owner.BOTH, "walk the Leith site", datetime(2026, 6, 10, 10)),
    ),
    next_what="Slot plan for the Leith gate",
    next_by=datetime(2026, 5, 28, 12),
)


def test_the_recap_of_the_pictures() -> None:
    fields = {
        **lead_fields(LeadDetails(first_name="Samuel")),
        **my_fields("Nora Ellis", "Harbourline", "+44 20 7946 0182", ""),
        **recap_fields(NOTES, HERE),
    }
    template = read_template(PRESET.read_bytes(), "recap")
    assert render(template.subject, fields)[0] == "Recap of our meeting this morning"
    body, missing = render(template.body, fields)
    assert missing == ()
    assert body.splitlines() == [
        "Hello Samuel,",
        "",
        "Thank you for our meeting this morning.",
        "",
        "This is what I took with me:",
        "",
        "• casks wait two days at the Leith gate",
        "• the night crew cannot see the plan",
        "",
        "What could help:",
        "",
        "• a slot plan",
        "",
        "We agreed on this:",
        "",
        "• I send the slot plan for Leith by Thu 28 May, noon",
        "• you send the carrier list by Mon 1 June",
        "• we walk the Leith site on Wed 10 June at 10:00",
        "",
        "You get this from me by Thu 28 May, noon: Slot plan for the Leith gate.",
        "",
        "Did I get anything wrong? A short “yes, right” is enough.",
        "",
        "Kind regards,",
        "Nora Ellis, Harbourline, +44 20 7946 0182",
    ]


def test_nothing_noted_still_gives_a_letter() -> None:
    fields = recap_fields(MeetingNotes(1, NOTES.at, next_step=NextStep.NONE_YET), HERE)
    body, missing = render(read_template(PRESET.read_bytes(), "recap").body, fields)
    assert missing == ()
    assert body.startswith(
        "Hello there,\n\nThank you for our meeting this morning.\n\nDid I get anything wrong?"
    )
    assert body.endswith("Kind regards,")


@pytest.mark.parametrize(
    ("agreement", "said"),
    [
        (NewAgreement(Owner.MINE, "send the plan", None), "I send the plan"),
        (
            NewAgreement(Owner.THEIRS, "ask IT", datetime(2026, 5, 29, 14)),
            "you ask IT by Fri 29 May, 15:00 your time",
        ),
        (
            NewAgreement(Owner.BOTH, "meet", datetime(2026, 6, 10, 10)),
            "we meet on Wed 10 June at 11:00 your time",
        ),
        (NewAgreement(Owner.BOTH, "meet", datetime(2026, 6, 10, 18)), "we meet by Wed 10 June"),
        (NewAgreement(Owner.MINE, "VAT number.", datetime(2027, 1, 7, 18)), "I VAT number by Thu 7 Jan 2027"),
    ],
)
def test_agreements_are_said_on_the_leads_clock(agreement: NewAgreement, said: str) -> None:
    assert agreement_said(agreement, THERE) == said


@pytest.mark.parametrize(
    ("at", "kind", "said"),
    [
        (datetime(2026, 5, 27, 8, tzinfo=UTC), MeetingKind.VIDEO, "our meeting this morning"),
        (datetime(2026, 5, 27, 13, tzinfo=UTC), MeetingKind.CALL, "our call this afternoon"),
        (datetime(2026, 5, 27, 18, tzinfo=UTC), MeetingKind.ON_SITE, "our meeting this evening"),
        (datetime(2026, 5, 26, 13, tzinfo=UTC), MeetingKind.CALL, "our call yesterday"),
        (datetime(2026, 5, 19, 9, tzinfo=UTC), MeetingKind.VIDEO, "our meeting on Tue 19 May"),
    ],
)
def test_when_it_was(at: datetime, kind: MeetingKind, said: str) -> None:
    assert meeting_said(kind, at, HERE) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"next_step": NextStep.WE_MEET, "next_at": datetime(2026, 6, 10, 10)},
            "Next is our meeting on Wed 10 June at 10:00.",
        ),
        (
            {"next_step": NextStep.THEY_COME_BACK, "next_what": "carrier list"},
            "You come back to me by Thu 28 May, noon: carrier list.",
        ),
        ({"next_step": NextStep.THEY_COME_BACK, "next_what": "", "next_by": None}, "You come back to me."),
        ({"next_step": NextStep.I_SEND, "next_what": ""}, "I will call you on Thu 4 June."),
        ({"next_step": NextStep.NONE_YET}, "I will call you on Thu 4 June."),
    ],
)
def test_the_next_contact_is_named(change: dict[str, object], said: str) -> None:
    notes = replace(NOTES, **change)  # type: ignore[arg-type]  # fields of the table
    assert next_contact_said(notes, HERE, NextContact(Channel.CALL, date(2026, 6, 4))) == said


def test_without_a_plan_nothing_is_promised() -> None:
    assert next_contact_said(replace(NOTES, next_step=NextStep.NONE_YET), HERE) == ""


def test_every_field_is_in_the_menu() -> None:
    assert set(recap_fields(NOTES, HERE)) <= FIELD_NAMES
