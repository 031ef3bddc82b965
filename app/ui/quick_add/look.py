"""How the parts of a line look: hue, icon and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.lead import LeadRow
from app.domain.quick_line import Part
from app.domain.quick_read import Activity, Planned, Understood, Whom
from app.domain.words import Channel, Outcome
from app.ui.parts.channel_tile import channel_ground, channel_icon, channel_ink, channel_words
from app.ui.words import moment_words

if TYPE_CHECKING:
    from app.services.quick_add import QuickAdded

HUES = {
    # part: (ink, soft ground)
    Part.LEAD: ("call", "calls"),
    Part.HAPPENED: ("meet", "meets"),
    Part.NEXT: ("mail", "mails"),
    Part.WHEN: ("accent", "accents"),
    Part.TAG: ("li", "lis"),
    Part.NOTE: ("ink3", "hover"),
}
_OUTCOME_ICONS = {
    Outcome.CONNECTED: "phone-call",
    Outcome.NO_ANSWER: "phone-missed",
    Outcome.VOICEMAIL: "voicemail",
    Outcome.BUSY: "phone-off",
    Outcome.WRONG_NUMBER: "circle-x",
    Outcome.REPLIED: "reply",
    Outcome.NO_SHOW: "user-x",
    Outcome.MOVED: "calendar-clock",
    Outcome.WON: "star",
}


@dataclass(frozen=True, slots=True)
class Face:
    """A chip: the part it stands for, its small head, its words, icon and hues."""

    part: Part
    head: str
    words: str
    icon: str
    ink: str
    ground: str


def faces(read: Understood, today: date) -> tuple[Face, ...]:
    """Return the chips of a line, in the order of the picture."""
    found: list[Face] = []
    if read.whom is not None:
        found.append(_lead(read.whom))
    if read.activity is not None:
        found.append(_activity(read.activity))
    if read.touch is not None:
        found += _touch(read.touch, today)
    elif read.line.step is not None:
        found.append(_face(Part.WHEN, "When", "Set a date", "calendar"))
    if read.line.tags:
        found.append(_face(Part.TAG, "Tags", ", ".join(read.line.tags), "tag"))
    if read.note:
        found.append(_face(Part.NOTE, "Note", read.note, "sticky-note"))
    return tuple(found)


def outcome_words(channel: Channel, outcome: Outcome) -> str:
    """Return "Call, no answer"."""
    return f"{channel_words(channel)}, {outcome.value.replace('-', ' ')}"


def outcome_icon(channel: Channel, outcome: Outcome) -> str:
    """Return the icon of an outcome, or that of its channel."""
    return _OUTCOME_ICONS.get(outcome, channel_icon(channel))


def who(row: LeadRow) -> str:
    """Return "Marta Oliveira, Porto Frio"."""
    about = row.details.company if row.details.company != row.name else row.details.email
    return ", ".join(filter(None, (row.name, about)))


def _lead(whom: Whom) -> Face:
    new = whom.row is None
    head = "New lead" if new else "Lead"
    return _face(Part.LEAD, head, whom.name, "user-plus" if new else "user")


def _activity(activity: Activity) -> Face:
    words = outcome_words(activity.channel, activity.outcome)
    head = "Outcome of the due touch" if activity.completes else "Outcome"
    return _face(Part.HAPPENED, head, words, outcome_icon(activity.channel, activity.outcome))


def _touch(touch: Planned, today: date) -> list[Face]:
    channel = touch.channel
    words, icon = channel_words(channel), channel_icon(channel)
    ink, ground = channel_ink(channel), channel_ground(channel)
    return [
        Face(Part.NEXT, "Next", words, icon, ink, ground),
        _face(Part.WHEN, "When", moment_words(touch.due.wall, today), "calendar"),
    ]


def _face(part: Part, head: str, words: str, icon: str) -> Face:
    return Face(part, head, words, icon, *HUES[part])


def saved_words(added: QuickAdded, now: datetime) -> str:
    """Return "Marta Jensen: call, no answer; e-mail Fri 29 May, 10:00"."""
    read = added.read
    parts = []
    if read.activity:
        outcome = read.activity.outcome.value.replace("-", " ")
        parts.append(f"{channel_words(read.activity.channel).lower()}, {outcome}")
    if read.touch:
        when = moment_words(read.touch.due.wall, now.date())
        parts.append(f"{channel_words(read.touch.channel).lower()} {when}")
    name = read.whom.name if read.whom else ""
    return (
        f"{name}: {'; '.join(parts)}"
        if parts
        else f"Added {name}"
        if read.whom and not read.whom.row
        else f"Noted for {name}"
    )
