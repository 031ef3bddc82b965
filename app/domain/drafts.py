"""Touches of a plan before they have their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.channels import blocked_by
from app.domain.moment import Moment, wall_time
from app.domain.plan import LeadSide, PlannedTouch, Span
from app.domain.slots import Slot
from app.domain.why import Reason
from app.domain.words import Channel, TouchState

FIFTH = 5
_FIFTH_WHY = Reason("P4", "the fifth touch; most reps have stopped by now")


@dataclass(frozen=True, slots=True)
class Draft:
    """A touch without its number; `slot` is the stretch it was placed in, None for a set time."""

    channel: Channel
    due: Moment
    minutes: int
    purpose: str
    template: str | None
    why: tuple[Reason, ...]
    slot: Slot | None = None
    locked: bool = False


def numbered(drafts: Sequence[Draft], lead: LeadSide) -> tuple[PlannedTouch, ...]:
    """Return the touches in order of their instants, numbered from 1."""
    ordered = sorted(drafts, key=lambda draft: draft.due.utc)
    return tuple(_touch(number, draft, lead) for number, draft in enumerate(ordered, 1))


def _touch(number: int, draft: Draft, lead: LeadSide) -> PlannedTouch:
    block = None if draft.locked else blocked_by(draft.channel, lead)
    fifth = (_FIFTH_WHY,) if number == FIFTH else ()
    return PlannedTouch(
        number=number,
        channel=draft.channel,
        due=draft.due,
        minutes=draft.minutes,
        purpose=draft.purpose,
        template=draft.template,
        why=(*draft.why, *fifth, *((block,) if block else ())),
        state=TouchState.BLOCKED if block else TouchState.PLANNED,
        locked=draft.locked,
        window=_window(draft.slot, lead) if draft.slot else None,
    )


def _window(slot: Slot, lead: LeadSide) -> Span:
    """Return the slot on the lead's clock."""
    start, end = (wall_time(at, lead.zones[0]).time() for at in slot)
    return start, end
