"""When the recap after a meeting goes out: the same day, outside windows if need be, never at night (P2)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.domain import phrases
from app.domain.businessdays import BusinessDays
from app.domain.moment import wall_time
from app.domain.plan import LeadSide, RepSide
from app.domain.slots import not_before, waking_slots
from app.domain.why import Reason
from app.domain.windows import Place

_LAST_CALL = timedelta(minutes=10)


def same_day(
    lead: LeadSide, rep: RepSide, business: BusinessDays, anchor: datetime, at: datetime
) -> Place | None:
    """Return the place on the day of `at`, or None when that day is free or over there.

    `anchor` is the meeting, `at` the instant from which the recap can be sent; both aware UTC.
    """
    day = wall_time(at, lead.zones[0]).date()
    if not (business.works(day) and rep.calendar.works(wall_time(at, rep.zone).date())):
        return None
    awake = not_before(waking_slots(lead, day), at)
    if not awake:
        return None
    start, end = awake[0]
    to_write = timedelta(minutes=rep.playbook.recap_minutes)
    due = max(start, min(start + to_write, end - _LAST_CALL)) if start == at else start
    return Place(due, awake[0], _why(wall_time(anchor, lead.zones[0]).date(), day))


def _why(met: date, day: date) -> tuple[Reason, ...]:
    if met == day:
        return (Reason("P2", "the recap goes out the same day"),)
    passed = Reason("passed", f"{phrases.day(met, day)} has passed")
    return (Reason("P2", "the recap goes out as soon as possible"), passed)
