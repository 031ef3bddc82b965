"""The one state a lead is in, and when its end has to be explained (design 4.13, 4.14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.words import LeadState

FIFTH = 5
"""Stopping before so many touches were done asks for a reason: most sales come after it (P4)."""

TOO_EARLY = "Most sales close after the fifth touch; stopping earlier asks for a reason."


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides the state of a lead.

    Attributes:
        open_touches: Open touches of any kind; at least one is a next step.
        recurring: A keep-in-touch rule runs.
        rest: What the rep chose when no series was wanted (WAITING, PARKED or ENDED), or None.
        rest_until: UTC instant at which waiting or parking ends, or None.
    """

    open_touches: int = 0
    recurring: bool = False
    rest: LeadState | None = None
    rest_until: datetime | None = None


def must_explain_stop(done_count: int, ask_before: int = FIFTH) -> bool:
    """Return whether stopping after so many done touches asks for a reason (P4)."""
    return done_count < ask_before


def lead_state(facts: Facts, now: datetime) -> LeadState:
    """Return the one state a lead is in at the UTC instant `now`.

    An open touch is a next step, whatever else holds. Waiting and parked end by themselves at their date:
    the lead then has no next step, and stands on the list of those to take up again.
    """
    if facts.open_touches > 0:
        return LeadState.NEXT_STEP
    if facts.rest is LeadState.ENDED:
        return LeadState.ENDED
    if facts.rest in {LeadState.WAITING, LeadState.PARKED} and not _over(facts, now):
        return facts.rest or LeadState.NO_NEXT_STEP
    return LeadState.RECURRING if facts.recurring else LeadState.NO_NEXT_STEP


def _over(facts: Facts, now: datetime) -> bool:
    return facts.rest_until is not None and facts.rest_until <= now
