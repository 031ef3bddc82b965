"""What comes next for a lead: exactly one state at any time (design 4.13)."""

from __future__ import annotations

from datetime import datetime

from app.domain.words import LeadState


def state_of(
    rest: LeadState | None, until: datetime | None, now: datetime, *, has_next_step: bool
) -> LeadState:
    """Return the state at the UTC instant `now`.

    Args:
        rest: Waiting, parked or ended, as the rep said; None otherwise.
        until: When a waiting or parked lead comes back; from then on its check-in is the next step.
        now: UTC instant.
        has_next_step: There is an open touch that rings or is held.
    """
    if rest is LeadState.ENDED or (rest is not None and until is not None and now < until):
        return rest
    return LeadState.NEXT_STEP if has_next_step else LeadState.NO_NEXT_STEP
