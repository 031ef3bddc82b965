"""The next touch of a keep-in-touch rule: on its ideal day, or as near as calendars and capacity allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.domain import phrases
from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.keep_in_touch import Rule
from app.domain.moment import wall_time
from app.domain.plan import Anchor, Busy, LeadSide, PlannedTouch, RepSide
from app.domain.planner import plan
from app.domain.why import Reason

_MOST_TOLERANCE = 5


def next_contact(
    rule: Rule, last: datetime, lead: LeadSide, rep: RepSide, *, busy: Sequence[Busy] = (), now: datetime
) -> PlannedTouch:
    """Return the touch that is due after the last real contact (UTC), planned at `now`.

    It may move by as many business days as lie between the ideal and the latest day, five at most. Raises
    InputError when there is no day on which both sides work.
    """
    day = wall_time(last, lead.zones[0]).date()
    ideal, latest = rule.ideal_day(day), rule.latest_day(day)
    tolerance = min(max((latest - ideal).days, 1), _MOST_TOLERANCE)
    step = Step(rule.channel, Offset((ideal - day).days, Unit.DAYS), rule.purpose, tolerance=tolerance)
    cadence = Cadence("keep-in-touch", "Keep in touch", 1, "the last contact", "Recurring.", (step,))
    (made,) = plan(cadence, Anchor(last, "the last contact"), lead, rep, busy=busy, now=now).touches
    said = [Reason("keep-in-touch", rule.said(day, wall_time(now, lead.zones[0]).date()))]
    if made.due.seen_from(lead.zones[0]).date() > latest:
        said.append(Reason("keep-in-touch", f"later than {phrases.day(latest)}, the latest day"))
    return replace(made, why=(*said, *made.why[1:]))
