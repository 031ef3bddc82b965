"""Going on after a hold: the remaining delay, calendar and capacity; never the backlog at once (4.10)."""

from __future__ import annotations

from datetime import datetime

from app.domain import phrases
from app.domain.plan import RepSide
from app.domain.replan import Asked, Replanning, flexible, lead_day
from app.domain.running import Diff, LeadWork
from app.domain.why import Reason


def resume(work: LeadWork, rep: RepSide, held_at: datetime, now: datetime) -> Diff:
    """Return the new times of a series that was held from `held_at` until `now` (both UTC).

    What was still to come then comes after the same number of business days from now. What was overdue by
    then comes first, today or on the next business day; the rest keeps its distance from it.
    """
    replanning = Replanning(work, rep, now)
    touches = flexible(work.touches)
    if not touches:
        return Diff()
    business, today = replanning.business, replanning.today
    held_for = business.between(lead_day(held_at, replanning.lead), today)
    overdue = business.between(replanning.day(touches[0]), today)
    shift = max(held_for, overdue)
    if not shift:
        return replanning.place([Asked(one, replanning.day(one)) for one in touches])
    why = (Reason("resumed", f"{phrases.business_days(shift)} later, as the series was on hold"),)
    return replanning.place([Asked(one, business.after(replanning.day(one), shift), why) for one in touches])
