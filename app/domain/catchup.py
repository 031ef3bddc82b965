"""The plan to catch up after an absence or a bad week: promises first, the rest spread (design 4.8, 4.11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain import phrases
from app.domain.backlog import Backlog
from app.domain.capacity import Capacity
from app.domain.moment import wall_time
from app.domain.plan import RepSide
from app.domain.replan import Asked, Replanning, flexible
from app.domain.running import Diff, LeadWork, OpenTouch, no_common_day, together
from app.domain.why import Reason
from app.domain.words import Late
from app.errors import InputError


def catch_up(work: Sequence[LeadWork], rep: RepSide, now: datetime) -> Diff:
    """Return what becomes of overdue touches and those behind them; one item of `work` for each series.

    Overdue promises and appointments stay first: they take their room today and are named. What is overdue
    besides is dropped or merged where its policy says so, and otherwise spread over the next days within
    capacity, the later steps first; by its policy the rest of its series keeps its distance or its dates.
    """
    capacity = Capacity(rep)
    today = wall_time(now, rep.zone).date()
    for touch in _promises(work, now):
        capacity.remove(wall_time(touch.due.utc, rep.zone).date(), touch.minutes, touch.channel)
        capacity.add(today, touch.minutes, touch.channel)
    late = sorted((one for one in work if _is_late(one, now)), key=lambda one: _urgency(one, now))
    series: list[_Series] = []
    diffs = [Diff(warnings=_named(work, now))]
    for one in late:
        try:
            series.append(_Series(one, rep, now, capacity))
        except InputError:
            diffs.append(no_common_day(one))
    diffs += [one.place_overdue() for one in series]
    return together([*diffs, *(one.place_rest() for one in series)])


class _Series:
    """One series with something overdue; all of it is lifted before anything of any series is placed."""

    def __init__(self, work: LeadWork, rep: RepSide, now: datetime, capacity: Capacity) -> None:
        self._replanning = Replanning(work, rep, now, capacity)
        self._replanning.business.on_or_after(self._replanning.today)  # raises where there is none at all
        touches = flexible(work.touches)
        self._backlog = Backlog(work.key, touches)
        self._rest: list[Asked] = []
        self._shift = 0  # business days by which those behind are moved
        self._replanning.lift(*touches)
        for touch in touches:
            self._sort_out(touch)

    def place_overdue(self) -> Diff:
        """Return what becomes of the overdue ones."""
        placed = self._replanning.place(self._backlog.asked)
        return Diff((*self._backlog.lines, *placed.lines), placed.warnings)

    def place_rest(self) -> Diff:
        """Return what becomes of those behind them."""
        return self._replanning.place(self._rest)

    def _sort_out(self, touch: OpenTouch) -> None:
        old, today, business = self._replanning.day(touch), self._replanning.today, self._replanning.business
        overdue = touch.due.utc < self._replanning.now
        if overdue and self._backlog.give_up(touch, business.between(old, today)):
            return
        day = business.after(old, self._shift) if self._shift else old
        if not (overdue and day <= today):
            self._rest.append(Asked(touch, day, self._said_shift()))
            return
        why = (Reason("catch-up", f"overdue since {phrases.day(old, today)}"),)
        self._backlog.asked.append(Asked(touch, today, why, self._replanning.book.catch_up_days))
        if touch.late is not Late.KEEP:
            self._shift += business.between(day, today)

    def _said_shift(self) -> tuple[Reason, ...]:
        if not self._shift:
            return ()
        return (Reason("late", f"{phrases.business_days(self._shift)} later, as a step before is late"),)


def _is_late(work: LeadWork, now: datetime) -> bool:
    return any(touch.due.utc < now for touch in flexible(work.touches))


def _promises(work: Sequence[LeadWork], now: datetime) -> list[OpenTouch]:
    every = (touch for one in work for touch in one.touches)
    return [touch for touch in every if touch.locked and touch.due.utc < now]


def _named(work: Sequence[LeadWork], now: datetime) -> tuple[str, ...]:
    owed = [(one, touch) for one in work for touch in _promises([one], now)]
    return tuple(
        f"“{touch.purpose}” for {one.name} was promised for {_day(touch)}: do it first."
        for one, touch in owed
    )


def _day(touch: OpenTouch) -> str:
    return phrases.day(touch.due.wall.date())


def _urgency(work: LeadWork, now: datetime) -> tuple[int, datetime, int]:
    """Later steps first, then the longer overdue ones."""
    overdue = [touch for touch in flexible(work.touches) if touch.due.utc < now]
    return -max(touch.number for touch in overdue), overdue[0].due.utc, work.key
