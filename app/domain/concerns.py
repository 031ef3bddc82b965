"""What a person should know of a whole plan: its warnings, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain import phrases
from app.domain.capacity import Capacity
from app.domain.moment import wall_time
from app.domain.plan import LeadSide, PlannedTouch
from app.domain.words import Channel, Permission

_PERMISSION = {
    Permission.REFUSED: "They said no to follow-ups: every touch is blocked.",
    Permission.WITHDRAWN: "They no longer want follow-ups: every touch is blocked.",
    Permission.NOT_ASKED: "They have not been asked yet whether you may follow up.",
}


def of_lead(lead: LeadSide) -> list[str]:
    """Return what is to be said of the lead: permission, and a zone that is not known."""
    said = [_PERMISSION[lead.permission]] if lead.permission in _PERMISSION else []
    if len(lead.zones) > 1:
        said.append(f"Their time zone is not known; {len(lead.zones)} are possible.")
    elif not lead.zone_known:
        said.append("Their time zone is not known; the times are taken for yours.")
    return said


def of_touches(touches: Sequence[PlannedTouch], lead: LeadSide) -> list[str]:
    """Return what is to be said of single touches: no common hour, no address."""
    said: list[str] = []
    lonely = [touch for touch in touches if _has(touch, "no-common-hour")]
    if lonely:
        times = {phrases.clock(wall_time(touch.due.utc, lead.zones[0]).time()) for touch in lonely}
        numbers = _numbers(lonely)
        said.append(
            f"You have no working hour in common: {numbers} at {phrases.listed(sorted(times))} there."
        )
    for channel in Channel:
        blocked = [touch for touch in touches if touch.channel is channel and _has(touch, "missing-address")]
        if blocked:
            reason = next(reason.text for reason in blocked[0].why if reason.rule == "missing-address")
            verb = "is" if len(blocked) == 1 else "are"
            said.append(f"{reason[0].upper()}{reason[1:]}: {_numbers(blocked)} {verb} blocked.")
    return said


def of_days(days: Iterable[date], capacity: Capacity, today: date) -> list[str]:
    """Return the warning that names the days without room."""
    full = [f"{phrases.day(day, today)} ({capacity.said_over(day)})" for day in sorted(set(days))]
    if not full:
        return []
    return [f"Over your capacity on {phrases.listed(full)}: no day nearby has room."]


def _numbers(touches: Sequence[PlannedTouch]) -> str:
    numbers = phrases.listed([str(touch.number) for touch in touches])
    return f"touch {numbers}" if len(touches) == 1 else f"touches {numbers}"


def _has(touch: PlannedTouch, rule: str) -> bool:
    return any(reason.rule == rule for reason in touch.why)
