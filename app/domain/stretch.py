"""Stretching, compressing and shifting a series, and a cadence, to another length (P7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from app.domain import phrases
from app.domain.cadence import Cadence, Step, Unit, of_appointment
from app.domain.keep_in_touch import Every, later
from app.domain.plan import RepSide
from app.domain.replan import Asked, Replanning, flexible
from app.domain.running import Diff, LeadWork, OpenTouch
from app.domain.why import Reason
from app.errors import InputError

_WEEK, _WORKING_WEEK = 7, 5


def stretch(work: LeadWork, rep: RepSide, last: date, now: datetime, start: date | None = None) -> Diff:
    """Return the new times of an open series whose last touch is to fall on about the lead's date `last`.

    Distances from `start` (the lead's date, today when None) grow or shrink in proportion. Gaps, the weekly
    cap, calendars and capacity hold; where they do not let it be so short, that is said. Raises InputError
    when it would be longer than the playbook allows, or end before it starts.
    """
    replanning = Replanning(work, rep, now)
    start = max(start or replanning.today, replanning.today)
    _check(start, last, rep)
    touches = flexible(work.touches)
    if not touches:
        return Diff()
    days = [replanning.business.between(start, replanning.day(touch)) for touch in touches]
    wanted = spread(days, replanning.business.between(start, last))
    verb = "stretched" if wanted[-1] >= days[-1] else "compressed"
    why = (Reason("stretched", f"{verb} to end about {phrases.day(last, replanning.today)}"),)
    asked = [
        Asked(touch, replanning.business.after(start, day), why if day != was else ())
        for touch, day, was in zip(touches, wanted, days, strict=True)
    ]
    made = replanning.place(asked)
    return replace(made, warnings=(*made.warnings, *_not_reached(made, touches, last, replanning)))


def shift(work: LeadWork, rep: RepSide, days: int, now: datetime) -> Diff:
    """Return the new times of an open series moved by business days, back when negative; never before now."""
    replanning = Replanning(work, rep, now)
    if not days:
        return Diff()
    why = (Reason("by-hand", f"moved by you by {_days(days)}"),)
    return replanning.place(
        [
            Asked(touch, replanning.business.after(replanning.day(touch), days), why)
            for touch in flexible(work.touches)
        ]
    )


def stretched(cadence: Cadence, business_days: int) -> Cadence:
    """Return the cadence with its last step after so many business days; recaps and hours stay.

    Raises InputError for less than one day a step.
    """
    scaled = [step for step in cadence.steps if _scales(step)]
    if business_days < len(scaled):
        raise InputError("That is less than a day for each step.", f"Choose {len(scaled)} days or more.")
    lengths = [_length(step) for step in scaled]
    wanted = iter(spread(lengths, business_days))
    steps = tuple(_with_length(step, next(wanted)) if _scales(step) else step for step in cadence.steps)
    return replace(cadence, steps=steps)


def target(months: int, start: date) -> date:
    """Return the day on which a series of so many months from `start` ends."""
    return later(start, months, Every.MONTHS)


def spread(days: Sequence[int], last: int) -> list[int]:
    """Return rising numbers in proportion, the last one `last`; those that were apart stay apart."""
    total = days[-1] if days else 0
    made: list[int] = []
    for place, day in enumerate(days):
        scaled = round(day * last / total) if total else last
        if made:
            apart = day > days[place - 1]
            scaled = max(scaled, made[-1] + apart)
        made.append(max(scaled, min(day, 1)))
    return made


def _check(start: date, last: date, rep: RepSide) -> None:
    if last <= start:
        raise InputError("A series ends after it starts.", "Choose a later day.")
    most = rep.playbook.longest_months
    if last > target(most, start):
        raise InputError(f"A series is at most {most} months long.", "Choose an earlier day.")


def _not_reached(
    made: Diff, touches: Sequence[OpenTouch], last: date, replanning: Replanning
) -> tuple[str, ...]:
    """Say so when the law does not let the series end as early as asked."""
    new = {line.key: line.after for line in made.lines}
    end = new.get(touches[-1].key) or touches[-1].due
    day = end.seen_from(replanning.lead.zones[0]).date()
    beyond = replanning.business.between(replanning.business.on_or_after(last), day)
    if not beyond:
        return ()
    said = f"{phrases.day(day, replanning.today)}, {phrases.business_days(beyond)} after the day asked for"
    return (f"The last touch falls on {said}: gaps, the weekly cap and full days need them.",)


def _scales(step: Step) -> bool:
    return not (step.same_day or step.offset.unit is Unit.HOURS or of_appointment(step)) and (
        step.offset.amount > 0
    )


def _length(step: Step) -> int:
    """Return the offset in business days."""
    amount = step.offset.amount
    return amount * _WORKING_WEEK // _WEEK if step.offset.unit is Unit.DAYS else amount


def _with_length(step: Step, days: int) -> Step:
    amount = -(-days * _WEEK // _WORKING_WEEK) if step.offset.unit is Unit.DAYS else days
    return replace(step, offset=replace(step.offset, amount=amount))


def _days(days: int) -> str:
    side = "later" if days > 0 else "earlier"
    return f"{phrases.business_days(abs(days))} {side}"
