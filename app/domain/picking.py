"""Choosing an instant out of slots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from app.domain.slots import Slot

GRID = timedelta(minutes=5)
_QUARTER = 15
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

Pick = tuple[datetime, Slot]
"""A start and the slot it lies in."""


def pick(slots: Sequence[Slot], minutes: int, planned_minutes: int = 0) -> Pick | None:
    """Choose a start on a grid of five minutes, as far in as the day holds minutes already.

    Touches of a day are spread this way instead of all ringing at its first minute. The touch ends within
    its slot; None when none is long enough.
    """
    length = timedelta(minutes=minutes)
    starts = [(on_grid(slot[0]), slot) for slot in slots]
    starts = [(start, slot) for start, slot in starts if start + length <= slot[1] and start < slot[1]]
    room = [max((slot[1] - length - start) // GRID, 0) + 1 for start, slot in starts]
    steps = -(-planned_minutes // 5) % sum(room) if room else 0
    for found, places in zip(starts, room, strict=True):
        if steps < places:
            return found[0] + steps * GRID, found[1]
        steps -= places
    return None


def pick_nearest(slots: Sequence[Slot], goals: Sequence[Slot], minutes: int) -> Pick:
    """Choose the start within `slots` (at least one) nearest to any goal; the earlier one if equal."""
    length = timedelta(minutes=-(-max(minutes, 1) // _QUARTER) * _QUARTER)
    found = [
        (at, slot)
        for slot in slots
        for at in (on_grid(slot[0]), slot[1] - length, *(goal[0] - length for goal in goals))
        if slot[0] <= at <= slot[1] - length
    ] or [(slot[0], slot) for slot in slots]
    return min(found, key=lambda start: (_distance(start[0], length, goals), start[0]))


def on_grid(at: datetime) -> datetime:
    """Return the instant, or the next full five minutes."""
    past = (at - _EPOCH) % GRID
    return at + (GRID - past) if past else at


def _distance(at: datetime, length: timedelta, goals: Sequence[Slot]) -> timedelta:
    gaps = (max(start - (at + length), at - end, timedelta()) for start, end in goals)
    return min(gaps, default=timedelta())
