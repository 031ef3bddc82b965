"""Planned touches to an iCalendar file (RFC 5545): one entry each, in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from app.domain.dossier import Dossier, Row
from app.domain.words import OPEN_STATES
from app.formats.content_lines import folded, plain

_VERBS = {"call": "Call", "email": "Mail to", "meeting": "Meeting with", "letter": "Letter to"}


def write_calendar(dossiers: Iterable[Dossier], made: datetime) -> bytes:
    """Return the open touches of these leads; `made` is the UTC instant of the file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fifth Touch//Touches//EN"]
    for dossier in dossiers:
        for touch in dossier.of("touch"):
            if touch["state"] in OPEN_STATES:
                lines += _event(dossier, touch, made)
    return b"".join(folded(line) for line in (*lines, "END:VCALENDAR"))


def _event(dossier: Dossier, touch: Row, made: datetime) -> Iterator[str]:
    details = dossier.record.details
    channel, due = str(touch["channel"]), touch["due_utc"]
    assert isinstance(due, datetime)
    whom = ", ".join(filter(None, (details.name, details.company)))
    yield "BEGIN:VEVENT"
    yield f"UID:touch-{touch['id']}@fifth-touch"
    yield f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART:{due:%Y%m%dT%H%M%SZ}"
    yield f"DURATION:PT{max(5, int(str(touch['minutes'])))}M"
    yield f"SUMMARY:{plain(f'{_VERBS.get(channel, channel.capitalize())} {whom}')}"
    yield f"DESCRIPTION:{plain(str(touch['purpose']))}"
    yield "END:VEVENT"
