"""What a late touch means for the rest of its series, once it is done or skipped (design 4.8).

Time alone changes nothing: until somebody acts, a late touch stays overdue and nothing behind it moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain import phrases
from app.domain.businessdays import BusinessDays
from app.domain.plan import LeadSide, RepSide
from app.domain.replan import Asked, Replanning, flexible, lead_day
from app.domain.running import Diff, Fate, LeadWork, Line, OpenTouch
from app.domain.why import Reason
from app.domain.words import Late


@dataclass(frozen=True, slots=True)
class Act:
    """A touch that was done or skipped.

    Attributes:
        touch: As it stood before.
        at: UTC instant of the act.
    """

    touch: OpenTouch
    at: datetime
    skipped: bool = False


def days_late(touch: OpenTouch, at: datetime, lead: LeadSide, rep: RepSide) -> int:
    """Return the business days from the day a touch was due to the UTC instant `at`; 0 when on time."""
    business = BusinessDays(lead.calendar, rep.calendar)
    return business.between(lead_day(touch.due.utc, lead), lead_day(at, lead))


def after_act(act: Act, work: LeadWork, rep: RepSide, now: datetime) -> Diff:
    """Return what becomes of `work`, the open rest of the series, by the policy of the late touch.

    Nothing when it was on time, or early. Appointments and promises keep their date whatever the policy.
    """
    late = days_late(act.touch, act.at, work.side, rep)
    if not late:
        return Diff()
    replanning = Replanning(work, rep, now)
    rest = flexible(work.touches)
    policy = act.touch.late
    if policy is Late.MERGE and (partner := next_of_channel(act.touch, rest)):
        return _merged(act, partner, rest, replanning, work.key)
    if policy is Late.KEEP or (policy is Late.DROP and late > act.touch.drop_after):
        return replanning.place(_kept(rest, replanning))
    return replanning.place(_shifted(act, late, rest, replanning))


def next_of_channel(touch: OpenTouch, rest: Sequence[OpenTouch]) -> OpenTouch | None:
    """Return the next flexible touch of the same channel behind a touch, or None."""
    behind = (one for one in rest if one.channel is touch.channel and one.key != touch.key)
    return next((one for one in behind if one.due.utc >= touch.due.utc), None)


def joined_purpose(one: OpenTouch, other: OpenTouch) -> str:
    """Return what a touch is for that takes over another one."""
    return f"{other.purpose}; also {one.purpose[:1].lower()}{one.purpose[1:]}"


def _shifted(act: Act, late: int, rest: Sequence[OpenTouch], replanning: Replanning) -> list[Asked]:
    verb = "skipped" if act.skipped else "done"
    why = (Reason("late", f"{phrases.business_days(late)} later, as the step before was {verb} late"),)
    return [Asked(one, replanning.business.after(replanning.day(one), late), why) for one in rest]


def _kept(rest: Sequence[OpenTouch], replanning: Replanning) -> list[Asked]:
    """Let the rest keep its dates; only what is too near now moves, and what is overdue stays so."""
    return [Asked(one, replanning.day(one)) for one in rest if one.due.utc >= replanning.now]


def _merged(
    act: Act, partner: OpenTouch, rest: Sequence[OpenTouch], replanning: Replanning, lead: int
) -> Diff:
    """Make the late touch and the next of its channel one: it was done for both, or is done with the next."""
    if act.skipped:
        why = (Reason("merged", f"takes over “{act.touch.purpose}”, which was skipped late"),)
        purpose = joined_purpose(act.touch, partner)
        return Diff((Line(lead, partner.key, Fate.CHANGED, partner.due, partner.due, why, purpose=purpose),))
    why = (Reason("merged", f"one with “{act.touch.purpose}”, which was done late"),)
    line = Line(lead, partner.key, Fate.MERGED, partner.due, None, why, into=act.touch.key)
    left = replanning.place(_kept([one for one in rest if one is not partner], replanning), partner)
    return Diff((line, *left.lines), left.warnings)
