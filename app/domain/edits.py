"""What the rep changes in a suggested plan before it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from app.domain import phrases
from app.domain.meeting import TouchEdit
from app.domain.moment import resolve
from app.domain.plan import Plan, PlannedTouch
from app.domain.why import Reason
from app.errors import InputError

BY_HAND = "by-hand"
"""Rule of a time that the rep set; it rings at that time (design 4.16)."""
_MOVED = "moved by you from"


def moved_by_hand(before: datetime) -> Reason:
    """Return the reason of a touch that the rep moved; `before` is its wall time until then."""
    return Reason(BY_HAND, f"{_MOVED} {phrases.day(before.date())}")


def is_moved_by_hand(why: Iterable[Reason]) -> bool:
    """Return whether the rep moved a touch; the rule alone stands for every act by hand."""
    return any(reason.rule == BY_HAND and reason.text.startswith(_MOVED) for reason in why)


def leading(why: Sequence[Reason]) -> str:
    """Return the reason that decided: the last move by hand, or the rule; "" without any."""
    moved = [reason for reason in why if is_moved_by_hand((reason,))]
    return (*moved[-1:], *why, Reason("", ""))[0].text


def apply_edits(plan: Plan, edits: Iterable[TouchEdit], zone: str, now: datetime) -> Plan:
    """Return the plan with these edits, in order of due instant; numbers stay those of the suggestion.

    `zone` is the rep's, for the wall times of the edits. Raises InputError for a time before the UTC instant
    `now` and for a number that the plan does not have.
    """
    by_number = {edit.number: edit for edit in edits}
    unknown = by_number.keys() - {touch.number for touch in plan.touches}
    if unknown:
        raise InputError(f"The plan has no touch {min(unknown)}.", "Look at the plan again.")
    kept = [_edited(touch, by_number.get(touch.number), zone, now) for touch in plan.touches]
    touches = sorted((touch for touch in kept if touch), key=lambda touch: (touch.due.utc, touch.number))
    return replace(plan, touches=tuple(touches))


def renumbered(touches: Sequence[PlannedTouch]) -> tuple[PlannedTouch, ...]:
    """Return the touches numbered from 1 without gaps."""
    return tuple(replace(touch, number=number) for number, touch in enumerate(touches, 1))


def _edited(touch: PlannedTouch, edit: TouchEdit | None, zone: str, now: datetime) -> PlannedTouch | None:
    if edit is None:
        return touch
    if edit.off:
        return None
    if edit.due is None or edit.due == touch.due.seen_from(zone):
        return touch
    due = resolve(edit.due, zone)
    if due.utc <= now:
        raise InputError(f"{phrases.day_and_time(edit.due)} is past.", "Choose a later time.")
    return replace(touch, due=due, why=(*touch.why, moved_by_hand(touch.due.seen_from(zone))))
