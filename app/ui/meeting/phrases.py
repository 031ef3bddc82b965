"""What the wizard says: times, people, agreements, in one wording."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.domain.dates import END_OF_DAY
from app.domain.lead import LeadRow
from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.phrases import clock, count, day
from app.domain.words import Channel, MeetingKind, Owner, Permission

CHANNELS = {
    Channel.EMAIL: "E-mail",
    Channel.CALL: "Call",
    Channel.MESSAGE: "Message",
    Channel.LINKEDIN: "LinkedIn",
    Channel.MEETING: "Meeting",
    Channel.LETTER: "Letter",
}
KINDS = {MeetingKind.CALL: "Call", MeetingKind.VIDEO: "Video", MeetingKind.ON_SITE: "On site"}
KIND_ICONS = {MeetingKind.CALL: "phone", MeetingKind.VIDEO: "video", MeetingKind.ON_SITE: "map-pin"}


def near_day(of: date, today: date) -> str:
    """Return "Today", "Yesterday" or "Tue 19 May"."""
    near = {0: "Today", -1: "Yesterday", 1: "Tomorrow"}
    return near.get((of - today).days) or day(of, today)


def meeting_span(start: datetime, minutes: int, today: date) -> str:
    """Return "Today 09:30 to 10:15" for a wall time."""
    end = start + timedelta(minutes=minutes)
    return f"{near_day(start.date(), today)} {clock(start.time())} to {clock(end.time())}"


def due_words(due: datetime | None, today: date) -> str:
    """Return "Thu 28 May, 12:00"; the end of a day goes without its time."""
    if due is None:
        return "no date"
    words = day(due.date(), today)
    return words if due.time() == END_OF_DAY else f"{words}, {clock(due.time())}"


def owner_words(owner: Owner, first_name: str) -> str:
    """Return "You", the lead's first name, or "Both"."""
    if owner is Owner.MINE:
        return "You"
    return "Both" if owner is Owner.BOTH else first_name or "They"


def as_typed(agreement: NewAgreement, first_name: str) -> str:
    """Return the line that reads as this agreement, to be edited again."""
    who = {Owner.MINE: "I", Owner.BOTH: "we", Owner.THEIRS: first_name or "they"}[agreement.owner]
    by = f" by {agreement.due:%Y-%m-%d %H:%M}" if agreement.due else ""
    return f"{who} {agreement.what}{by}"


def first_name(lead: LeadRow | None) -> str:
    """Return the name to call a lead by in a sentence."""
    if lead is None:
        return ""
    return lead.details.first_name or lead.name.split(" ")[0]


def place_of(lead: LeadRow) -> str:
    """Return the lead's city, or that of its zone; empty when nobody knows."""
    if lead.details.city:
        return lead.details.city
    known = lead.zone_known and "/" in lead.zone
    return lead.zone.rsplit("/", 1)[-1].replace("_", " ") if known else ""


def address_of(lead: LeadRow) -> str:
    """Return "Samuel Reid <s.reid@glenmore.example>"."""
    return f"{lead.name} <{lead.details.email}>" if lead.details.email else f"{lead.name}, no mail address"


def meeting_words(notes: MeetingNotes) -> str:
    """Return "45 min, 3 problems, 2 solutions"."""
    parts = [f"{notes.minutes} min"]
    if notes.problems:
        parts.append(count(len(notes.problems), "problem", "problems"))
    if notes.solutions:
        parts.append(count(len(notes.solutions), "solution", "solutions"))
    return ", ".join(parts)


def agreements_words(notes: MeetingNotes, today: date) -> str:
    """Return "yours is due Thu 28 May, 12:00", the earliest of the rep's own."""
    own = [line.due for line in notes.agreements if line.owner is not Owner.THEIRS and line.due]
    return f"yours is due {due_words(min(own), today)}" if own else "none of yours has a date"


def permission_after(notes: MeetingNotes, lead: LeadRow | None) -> Permission:
    """Return what counts after the meeting: what they said in it, else what is on record."""
    if notes.permission is Permission.NOT_ASKED and lead is not None:
        return lead.permission
    return notes.permission
