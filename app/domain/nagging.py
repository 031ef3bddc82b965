"""When a reminder that nobody attended to comes again.

A promise comes again after 5, 15 and 60 minutes; everything else once a working day, in the morning, and so
all of it at once. Nothing here ends a reminder: only a person does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.touch import Touch
from app.domain.why import Reason

if TYPE_CHECKING:
    from app.domain.plan import Span

AGAIN = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))
"""How long after its first ring a promise comes again."""
REST = timedelta(minutes=15)
"""A closed reminder window comes back after this."""
MORNING, EVENING = time(9), time(17)
"""Where the rep's hours do not say."""
BEFORE_EVENING = timedelta(hours=1)
_PROMISES = frozenset({"P1", "P29", "appointment"})
_DAYS_AHEAD = 15


class ReminderKind(StrEnum):
    """What a reminder is about."""

    TOUCH = "touch"
    AGREEMENT = "agreement"
    RECAP = "recap"


class ReminderState(StrEnum):
    """SHOWING stands in the reminder window, RESTING comes back to it, DISMISSED is left to Today."""

    SHOWING = "showing"
    RESTING = "resting"
    DISMISSED = "dismissed"


def is_promise(why: Sequence[Reason], *, locked: bool) -> bool:
    """Whether a touch stands at a time somebody relies on: agreed, set by hand, or a lead that waits (P1)."""
    return locked or any(reason.rule in _PROMISES for reason in why)


def touch_is_promise(touch: Touch) -> bool:
    """The same for a whole touch."""
    return is_promise(touch.why, locked=touch.locked)


def next_ring(
    rang: datetime, now: datetime, *, promise: bool, morning: datetime, evening: datetime | None = None
) -> datetime:
    """Return when a reminder first told at `rang` comes again, after `now`; all are UTC instants.

    `morning` is the start of the next working day; `evening` is given for what has to be done today (P2).
    """
    steps = [rang + span for span in AGAIN] if promise else []
    steps += [evening] if evening is not None else []
    return min([step for step in steps if step > now] + [morning])


def morning_after(now: datetime, hours: Mapping[int, Sequence[Span]]) -> datetime:
    """Return the start of the next working day after the day of the wall time `now`, as wall time."""
    for ahead in range(1, _DAYS_AHEAD):
        day = now.date() + timedelta(days=ahead)
        spans = hours.get(day.weekday(), ())
        if spans:
            return datetime.combine(day, spans[0][0])
    return datetime.combine(now.date() + timedelta(days=1), MORNING)


def evening_of(now: datetime, hours: Mapping[int, Sequence[Span]]) -> datetime:
    """Return when the rep's day draws to its end: an hour before the last working hour is over, wall time."""
    spans = hours.get(now.weekday(), ())
    if not spans:
        return datetime.combine(now.date(), EVENING)
    return datetime.combine(now.date(), spans[-1][1]) - BEFORE_EVENING


def quiet_until(now: datetime, start: time, end: time) -> datetime | None:
    """Return when the quiet hours end in which the wall time `now` lies, or None outside them.

    Start inclusive, end exclusive; they may reach over midnight. An equal start and end mean none.
    """
    clock = now.time()
    if start == end:
        return None
    if start < end:
        return datetime.combine(now.date(), end) if start <= clock < end else None
    if clock >= start:
        return datetime.combine(now.date() + timedelta(days=1), end)
    return datetime.combine(now.date(), end) if clock < end else None
