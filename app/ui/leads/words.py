"""What the lead list says: stages, dates near now in words, how long ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.lead import LeadRow, NextTouch
from app.domain.moment import wall_time
from app.domain.phrases import clock, count, day
from app.domain.response_clock import clock_words
from app.domain.words import LeadState, Permission

PERMISSIONS = {
    Permission.GIVEN: "Given",
    Permission.REFUSED: "Refused",
    Permission.WITHDRAWN: "Withdrawn",
    Permission.NOT_ASKED: "Not asked",
}
COLD_AFTER = 10
"""Days without contact from which the last contact is marked."""

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def when(utc: datetime, now: datetime, zone: str) -> str:
    """Say an instant as seen in `zone`: "Today 10:30", "Tue 15:00" in this week, else "Mon 8 June"."""
    there, here = wall_time(utc, zone), wall_time(now, zone)
    away = (there.date() - here.date()).days
    if away == 0:
        return f"Today {clock(there.time())}"
    if away == 1:
        return f"Tomorrow {clock(there.time())}"
    if there.isocalendar()[:2] == here.isocalendar()[:2]:
        return f"{day(there.date())[:3]} {clock(there.time())}"
    return day(there.date(), here.date())


def next_of(row: LeadRow, now: datetime, zone: str) -> str:
    """Say what comes next in the list: the response clock of an inbound lead first (P1)."""
    if row.answer_by is not None:
        return clock_words(row.answer_by, now)
    return next_words(row, now, zone)


def is_late(touch: NextTouch, now: datetime, zone: str) -> bool:
    """True for a touch of an earlier day, or one that is an hour late."""
    if touch.due_utc > now:
        return False
    earlier = wall_time(touch.due_utc, zone).date() < wall_time(now, zone).date()
    return earlier or now - touch.due_utc > timedelta(hours=1)


def ago(utc: datetime | None, now: datetime, zone: str) -> str:
    """Say how long ago: "Just now", "21 min ago", "2 h ago", "Yesterday"; "Never" without one."""
    if utc is None:
        return "Never"
    days = (wall_time(now, zone).date() - wall_time(utc, zone).date()).days
    seconds = (now - utc).total_seconds()
    if seconds < _HOUR:
        return f"{int(seconds // 60)} min ago" if seconds >= _MINUTE else "Just now"
    if days == 0:
        return f"{int(seconds // _HOUR)} h ago"
    return "Yesterday" if days == 1 else f"{days} days ago"


def is_cold(row: LeadRow, now: datetime) -> bool:
    """True where the last contact is long enough ago to be marked."""
    return row.last_activity is not None and (now - row.last_activity).days >= COLD_AFTER


def next_words(row: LeadRow, now: datetime, zone: str) -> str:
    """Say what comes next: the date of the touch, or the state the lead rests in."""
    if row.next_touch is not None:
        return when(row.next_touch.due_utc, now, zone)
    return {
        LeadState.WAITING: "Waiting for them",
        LeadState.PARKED: "Parked",
        LeadState.ENDED: "Ended",
        LeadState.RECURRING: "In touch",
    }.get(row.state, "No next step")


def tally_words(row: LeadRow) -> str:
    """Say where the series stands: "3 of 8", or "No series"."""
    return f"{row.done} of {row.of}" if row.of else "No series"


def leads_words(number: int) -> str:
    """Say a count of leads with its thousands: "1,204 leads"."""
    return count(number, "lead", "leads").replace(str(number), f"{number:,}", 1)


def value_words(value: int | None) -> str:
    """Say an expected value: "24,000"; nothing where none is known."""
    return "" if value is None else f"{value:,}"


def added_words(row: LeadRow, now: datetime, zone: str) -> str:
    """Say when a lead came in."""
    if row.added_at is None:
        return ""
    return day(wall_time(row.added_at, zone).date(), wall_time(now, zone).date())
