"""Touches of a plan before they have their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.cadence import Step
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
    """A touch without its number.

    Attributes:
        slot: The stretch it was placed in, None for a set time.
        place: The number of its step in the cadence, from 1; 0 without one.
        blocked: Why it cannot be done, besides what is missing of the lead.
    """

    channel: Channel
    due: Moment
    minutes: int
    purpose: str
    template: str | None
    why: tuple[Reason, ...]
    slot: Slot | None = None
    locked: bool = False
    place: int = 0
    step: Step | None = None
    answer_by: date | None = None
    blocked: Reason | None = None


def numbered(drafts: Sequence[Draft], lead: LeadSide) -> tuple[PlannedTouch, ...]:
    """Return the touches in order of their instants, numbered from 1."""
    ordered = sorted(drafts, key=lambda draft: draft.due.utc)
    return tuple(_touch(number, draft, lead) for number, draft in enumerate(ordered, 1))


def _touch(number: int, draft: Draft, lead: LeadSide) -> PlannedTouch:
    block = None if draft.locked else blocked_by(draft.channel, lead) or draft.blocked
    fifth = (_FIFTH_WHY,) if number == FIFTH else ()
    made = PlannedTouch(
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
        step=draft.place,
        answer_by=draft.answer_by,
    )
    return made if draft.step is None else _as_said(made, draft.step)


def _as_said(touch: PlannedTouch, step: Step) -> PlannedTouch:
    """Return the touch with what its step says of it."""
    return replace(
        touch,
        tolerance=step.tolerance,
        late=step.late,
        drop_after=step.drop_after,
        own_window=step.window,
        item=step.item,
        asks=step.asks,
    )


def _window(slot: Slot, lead: LeadSide) -> Span:
    """Return the slot on the lead's clock."""
    start, end = (wall_time(at, lead.zones[0]).time() for at in slot)
    return start, end
