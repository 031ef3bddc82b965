"""Changing the steps of a cadence: each act returns the new steps and the place of the one it was about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.cadence import Offset, Step, Unit
from app.domain.cadence_rules import about_days, in_order
from app.domain.words import Channel

Edited = tuple[tuple[Step, ...], int]
"""The steps in order, and which of them is meant, from 0."""
_USUAL_GAP = 5
"""Business days to a step put behind the last one (P5)."""


def change(steps: Sequence[Step], at: int, step: Step) -> Edited:
    """Put a step in place of another; it finds its place by its date."""
    return _sorted([*steps[:at], step, *steps[at + 1 :]], at)


def move(steps: Sequence[Step], at: int, to: int) -> Edited:
    """Bring a touch to another place: the dates stay, the touches between make room.

    What belongs to a date (its offset, and whether it may go out after hours that day) stays with the place.
    """
    to = max(0, min(len(steps) - 1, to))
    order = list(steps)
    order.insert(to, order.pop(at))
    return tuple(_dated(step, place) for step, place in zip(order, steps, strict=True)), to


def delete(steps: Sequence[Step], at: int) -> Edited:
    """Take a step out; the one that follows is meant next."""
    rest = (*steps[:at], *steps[at + 1 :])
    return rest, max(0, min(at, len(rest) - 1))


def duplicate(steps: Sequence[Step], at: int) -> Edited:
    """Put a copy behind a step, half-way to the next one."""
    copy = replace(steps[at], offset=_behind(steps, at), same_day=False)
    return _sorted([*steps[: at + 1], copy, *steps[at + 1 :]], at + 1)


def insert(steps: Sequence[Step], at: int) -> Edited:
    """Put a new step behind one, half-way to the next; with no steps yet it is the first one."""
    if not steps:
        return (Step(Channel.EMAIL, Offset(1, Unit.BUSINESS_DAYS), ""),), 0
    fresh = Step(_other(steps[at].channel), _behind(steps, at), "")
    return _sorted([*steps[: at + 1], fresh, *steps[at + 1 :]], at + 1)


def _other(channel: Channel | None) -> Channel:
    """A call after a letter, a letter after a call."""
    return Channel.CALL if channel is Channel.EMAIL else Channel.EMAIL


def _behind(steps: Sequence[Step], at: int) -> Offset:
    """Return an offset between a step and the next one; after the last, the usual gap later."""
    before = steps[at].offset
    start = round(about_days(before) * 5 / 7) if before.unit is Unit.HOURS else before.amount
    unit = Unit.BUSINESS_DAYS if before.unit is Unit.HOURS else before.unit
    if at + 1 >= len(steps):
        return Offset(start + _USUAL_GAP, unit, before.event)
    end = steps[at + 1].offset
    if end.unit is not unit or end.event is not before.event:
        return Offset(start, unit, before.event)
    return Offset(start + max(0, end.amount - start) // 2, unit, before.event)


def _dated(step: Step, place: Step) -> Step:
    return replace(step, offset=place.offset, same_day=place.same_day)


def _sorted(steps: list[Step], meant: int) -> Edited:
    marked = steps[meant]
    found = in_order(steps)
    return found, next(place for place, step in enumerate(found) if step is marked)
