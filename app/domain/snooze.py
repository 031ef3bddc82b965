"""When a touch may come back: the choices offered for a snooze.

Wall times here are naive datetimes where the rep is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.domain.plan import Span

AFTERNOON = time(14, 0)
_LEAST = timedelta(minutes=30)
_DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class SnoozeChoice:
    """One line of the snooze menu: a code such as "tomorrow", and the wall time it stands for."""

    name: str
    until: datetime


def snooze_choices(
    now: datetime, usual: time, hours: Mapping[int, Sequence[Span]]
) -> tuple[SnoozeChoice, ...]:
    """Return the choices at the wall time `now`, each in the future and all different.

    `usual` is the time of day the touch was planned for; on a later day it is kept, moved into the
    working hours of that day where it falls outside. `hours` are the rep's spans by weekday (0 is
    Monday); without any, days count from Monday to Friday and hours do not bind.
    """
    start = _whole_minute(now)
    choices = [
        SnoozeChoice("minutes", start + timedelta(minutes=10)),
        SnoozeChoice("hour", start + timedelta(hours=1)),
    ]
    afternoon = datetime.combine(now.date(), AFTERNOON)
    if afternoon - now >= _LEAST:
        choices.append(SnoozeChoice("afternoon", afternoon))
    tomorrow = _next_day(now, usual, hours, 1)
    choices.append(SnoozeChoice("tomorrow", tomorrow))
    week = _next_day(now, usual, hours, 7 - now.weekday())
    if week.date() != tomorrow.date():
        choices.append(SnoozeChoice("week", week))
    return tuple(choices)


def _whole_minute(now: datetime) -> datetime:
    """The minute that begins at or after `now`, so that a snooze is never shorter than it says."""
    cut = now.replace(second=0, microsecond=0)
    return cut if cut == now else cut + timedelta(minutes=1)


def _next_day(now: datetime, usual: time, hours: Mapping[int, Sequence[Span]], ahead: int) -> datetime:
    """The first working day at least `ahead` days from now, at the usual time or near it."""
    for more in range(_DAYS_AHEAD):
        day = now.date() + timedelta(days=ahead + more)
        spans = hours.get(day.weekday(), ())
        if spans:
            return datetime.combine(day, _inside(usual, spans))
        if not any(hours.values()) and day.weekday() < 5:  # noqa: PLR2004 -- Saturday
            return datetime.combine(day, usual)
    return datetime.combine(now.date() + timedelta(days=ahead), usual)


def _inside(usual: time, spans: Sequence[Span]) -> time:
    """The usual time if a span holds it, else the start of the next span, else of the first."""
    if any(start <= usual < end for start, end in spans):
        return usual
    return next((start for start, _ in spans if usual < start), spans[0][0])
