"""The recap after a meeting: what was said, what was agreed, when the next contact is (P2, P20, P29, P30).

Pure: the fields of a text; a template puts them in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain import phrases
from app.domain.dates import END_OF_DAY
from app.domain.fields import bullets, plain
from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.moment import resolve, wall_time
from app.domain.words import Channel, MeetingKind, NextStep, Owner

TEMPLATE = "recap"
MOST_WORDS = 160
_NOON = time(12)
_EVENING = time(17)
_SUBJECTS = {Owner.MINE: "I", Owner.THEIRS: "you", Owner.BOTH: "we"}
_CONTACTS = {
    Channel.CALL: "call you",
    Channel.EMAIL: "write to you",
    Channel.MESSAGE: "send you a message",
    Channel.LINKEDIN: "write to you on LinkedIn",
    Channel.MEETING: "see you",
    Channel.LETTER: "send you a letter",
}


@dataclass(frozen=True, slots=True)
class Clocks:
    """Where both are: wall times of notes are the rep's, those of the text are the lead's.

    Attributes:
        now: Aware UTC instant at which the text is written.
        zone, lead_zone: IANA zones of the rep and of the lead.
    """

    now: datetime
    zone: str
    lead_zone: str

    @property
    def today(self) -> date:
        """The lead's date."""
        return wall_time(self.now, self.lead_zone).date()

    def there(self, wall: datetime) -> datetime:
        """Return the lead's wall time for a wall time of the rep."""
        return resolve(wall, self.zone).seen_from(self.lead_zone)


@dataclass(frozen=True, slots=True)
class NextContact:
    """The next touch of the series, for the promise at the end of the recap; `day` is the lead's date."""

    channel: Channel
    day: date


def recap_fields(notes: MeetingNotes, clocks: Clocks, planned: NextContact | None = None) -> dict[str, str]:
    """Return the fields that a meeting fills; empty where nothing was noted."""
    return {
        "problem": plain(notes.problems[0]) if notes.problems else "",
        "problems": bullets(notes.problems),
        "solution": plain(notes.solutions[0]) if notes.solutions else "",
        "solutions": bullets(notes.solutions),
        "agreements": bullets([agreement_said(agreement, clocks) for agreement in notes.agreements]),
        "my_promise": _first(notes.agreements, Owner.MINE),
        "their_promise": _first(notes.agreements, Owner.THEIRS),
        "next_contact": next_contact_said(notes, clocks, planned),
        "meeting_short": meeting_said(notes.kind, notes.at, clocks),
        **appointment_fields(notes.next_at, notes.kind, clocks),
    }


def appointment_fields(at: datetime | None, kind: MeetingKind, clocks: Clocks) -> dict[str, str]:
    """Return the fields of an agreed appointment at a wall time of the rep; empty without one."""
    if at is None:
        return {"appointment": "", "appointment_short": ""}
    there = clocks.there(at)
    day, clock = phrases.day(there.date(), clocks.today), phrases.clock(there.time())
    theirs = _yours(clocks)
    return {
        "appointment": f"{_noun(kind)} on {day} at {clock}{theirs}",
        "appointment_short": f"{day}, {clock}{theirs}",
    }


def agreement_said(agreement: NewAgreement, clocks: Clocks) -> str:
    """Return "I send the slot plan by Thu 28 May, noon"."""
    what = _lower(plain(agreement.what))
    said = f"{_SUBJECTS[agreement.owner]} {what}"
    if agreement.due is None:
        return said
    if agreement.owner is Owner.BOTH and agreement.due.time() != END_OF_DAY:
        there = clocks.there(agreement.due)
        day = phrases.day(there.date(), clocks.today)
        return f"{said} on {day} at {phrases.clock(there.time())}{_yours(clocks)}"
    return f"{said} by {_when(agreement.due, clocks)}"


def next_contact_said(notes: MeetingNotes, clocks: Clocks, planned: NextContact | None = None) -> str:
    """Return the sentence that names the next contact (P29); empty when none is known."""
    when = f" by {_when(notes.next_by, clocks)}" if notes.next_by else ""
    what = plain(notes.next_what)
    if notes.next_at is not None:
        return f"Next is {appointment_fields(notes.next_at, notes.kind, clocks)['appointment']}."
    if notes.next_step is NextStep.I_SEND and what:
        return f"You get this from me{when}: {what}."
    if notes.next_step is NextStep.THEY_COME_BACK:
        return f"You come back to me{when}{f': {what}' if what else ''}."
    if planned is not None:
        return f"I will {_CONTACTS[planned.channel]} on {phrases.day(planned.day, clocks.today)}."
    return ""


def meeting_said(kind: MeetingKind, at: datetime, clocks: Clocks) -> str:
    """Return "our meeting this morning", "our call yesterday" or "our meeting on Tue 19 May"."""
    there = wall_time(at, clocks.lead_zone)
    days = (clocks.today - there.date()).days
    if days == 0:
        part = "morning" if there.time() < _NOON else "afternoon" if there.time() < _EVENING else "evening"
        return f"{_noun(kind)} this {part}"
    when = "yesterday" if days == 1 else f"on {phrases.day(there.date(), clocks.today)}"
    return f"{_noun(kind)} {when}"


def _when(due: datetime, clocks: Clocks) -> str:
    """Return "Thu 28 May", with the time where one was agreed; the end of a day is the day itself."""
    if due.time() == END_OF_DAY:
        return phrases.day(due.date(), clocks.today)
    there = clocks.there(due)
    clock = "noon" if there.time() == _NOON else phrases.clock(there.time())
    return f"{phrases.day(there.date(), clocks.today)}, {clock}{_yours(clocks)}"


def _yours(clocks: Clocks) -> str:
    """Say whose time it is where the two differ."""
    here, there = (wall_time(clocks.now, zone) for zone in (clocks.zone, clocks.lead_zone))
    return "" if here == there else " your time"


def _noun(kind: MeetingKind) -> str:
    return "our call" if kind is MeetingKind.CALL else "our meeting"


def _first(agreements: tuple[NewAgreement, ...], owner: Owner) -> str:
    return next((plain(agreement.what) for agreement in agreements if agreement.owner is owner), "")


def _lower(text: str) -> str:
    """Begin with a small letter, unless the first word is written in capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
