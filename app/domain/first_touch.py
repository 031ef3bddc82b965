"""The first touches of many leads at once: which series can wait for room, and how much they need (P28)."""

from __future__ import annotations

from app.domain.cadence import Cadence, Unit, of_appointment


def first_can_wait(cadence: Cadence) -> bool:
    """Return whether the first touch may go to a later day with room.

    A recap of the same day, an answer within hours, and what leads up to an event of its own cannot.
    """
    if not cadence.steps or any(of_appointment(step) for step in cadence.steps):
        return False
    first = cadence.steps[0]
    return not first.same_day and first.offset.unit is not Unit.HOURS and first.offset.amount >= 0


def full_days(leads: int, cadence: Cadence, a_day: int) -> int:
    """Return how many working days series for so many leads fill, each of the days with `a_day` touches."""
    return -(-leads * len(cadence.steps) // max(a_day, 1))
