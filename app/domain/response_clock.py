"""The response clock: a new inbound lead is answered within a working hour (P1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.moment import resolve, wall_time
from app.domain.touch import Touch

if TYPE_CHECKING:
    from app.domain.plan import Span

HOUR = timedelta(hours=1)
_DAYS_AHEAD = 30


def is_inbound(touch: Touch) -> bool:
    """Whether a touch is with a lead that asked and waits for its first answer."""
    return touch.answer_by is not None


def answer_by(touch: Touch, hours: Mapping[int, Sequence[Span]], span: timedelta = HOUR) -> datetime | None:
    """Return the UTC instant by which an inbound lead wants an answer; None for any other touch.

    `hours` are the rep's spans by weekday (0 is Monday), wall time. The hour (or another `span`) counts in
    them alone; without any it counts at once.
    """
    if touch.answer_by is None:
        return None
    return after_work(asked_at(touch.answer_by), span, hours, touch.zone)


def asked_at(answer_by: datetime) -> datetime:
    """Return when a lead asked (UTC), by the mark that is kept of it: one hour later."""
    return answer_by - HOUR


def presses(now: datetime, zone: str, hours: Mapping[int, Sequence[Span]]) -> bool:
    """Whether leads that wait for an answer are due at the UTC instant `now`, whenever they were planned for.

    The clock runs in the rep's hours: inside them every such lead comes first, outside them it waits.
    """
    wall = wall_time(now, zone)
    spans = hours.get(wall.weekday(), ())
    return any(start <= wall.time() < end for start, end in spans) or not any(hours.values())


def clocks_of(
    touches: Iterable[Touch], hours: Mapping[int, Sequence[Span]], span: timedelta = HOUR
) -> dict[int, datetime]:
    """Return by when each inbound lead among these touches wants its answer, by the touch's id."""
    found = ((touch.id, answer_by(touch, hours, span)) for touch in touches)
    return {touch_id: until for touch_id, until in found if until is not None}


def after_work(start: datetime, span: timedelta, hours: Mapping[int, Sequence[Span]], zone: str) -> datetime:
    """Return the UTC instant at which `span` of working time has passed since the UTC instant `start`."""
    if not any(hours.values()):
        return start + span
    left = span
    first = wall_time(start, zone).date()
    for ahead in range(_DAYS_AHEAD):
        day = first + timedelta(days=ahead)
        for begin, end in hours.get(day.weekday(), ()):
            opens = max(start, resolve(datetime.combine(day, begin), zone).utc)
            worked = resolve(datetime.combine(day, end), zone).utc - opens
            if worked >= left:
                return opens + left
            left -= max(worked, timedelta())
    return start + span


def clock_words(until: datetime, now: datetime) -> str:
    """Return "39 min left", "1 min late" or "3 h late" for two instants."""
    minutes = round((until - now).total_seconds() / 60)
    if minutes >= 0:
        return f"{minutes} min left" if minutes <= 90 else f"{round(minutes / 60)} h left"  # noqa: PLR2004
    late = -minutes
    if late <= 90:  # noqa: PLR2004 -- from an hour and a half on, hours say enough
        return f"{late} min late"
    return f"{round(late / 60)} h late" if late < 48 * 60 else f"{round(late / 1440)} days late"
