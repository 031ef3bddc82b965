"""Days off entered ahead: what is moved before or after them, and what is given up (design 4.11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from app.domain import phrases
from app.domain.backlog import Backlog
from app.domain.businessdays import BusinessDays
from app.domain.capacity import Capacity
from app.domain.moment import wall_time
from app.domain.plan import RepSide, WorkCalendar
from app.domain.replan import Asked, Replanning, flexible
from app.domain.running import Diff, LeadWork, OpenTouch, no_common_day, together
from app.domain.why import Reason
from app.domain.words import Late
from app.errors import InputError


def absence(work: Sequence[LeadWork], rep: RepSide, away: frozenset[date], now: datetime) -> Diff:
    """Return what becomes of the touches that fall into days off; one item of `work` for each series.

    `away` are the rep's dates; `rep.calendar` has them as free days already. A touch goes to a day within its
    tolerance, before or after, and then nothing else moves. Where there is none its policy decides: the first
    day after, with the rest of its series keeping its distance or its dates; dropped; merged. Promises and
    appointments stay and are named.
    """
    capacity = Capacity(rep)
    usual = replace(rep, calendar=_without(rep.calendar, away))
    diffs = []
    for one in work:
        try:
            diffs.append(_Away(one, rep, usual, away, now, capacity).diff())
        except InputError:
            diffs.append(no_common_day(one))
    return together([Diff(warnings=_named(work, rep, away, now)), *diffs])


class _Away:
    """One series and the days off."""

    def __init__(
        self,
        work: LeadWork,
        rep: RepSide,
        usual: RepSide,
        away: frozenset[date],
        now: datetime,
        capacity: Capacity,
    ) -> None:
        self._replanning = Replanning(work, rep, now, capacity)
        self._usual = BusinessDays(work.side.calendar, usual.calendar)
        self._work, self._rep, self._away, self._now = work, rep, away, now
        touches = flexible(touch for touch in work.touches if touch.due.utc >= now)
        self._backlog = Backlog(work.key, touches)
        self._anchor: tuple[date, date] | None = None  # old and new day of the last one that shifts the rest

    def diff(self) -> Diff:
        """Return what becomes of its touches."""
        if not any(self._falls_away(touch) for touch in self._backlog.touches):
            return Diff()
        for touch in self._backlog.touches:
            self._sort_out(touch)
        placed = self._replanning.place(self._backlog.asked, *self._backlog.gone)
        return Diff((*self._backlog.lines, *placed.lines), placed.warnings)

    def _sort_out(self, touch: OpenTouch) -> None:
        old = self._replanning.day(touch)
        if self._anchor is not None:
            self._ask(touch, self._after_anchor(old), self._said_rest())
        elif not self._falls_away(touch):
            self._ask(touch, old, ())
        elif (near := self._within_tolerance(touch, old)) is not None:
            self._ask(touch, near, self._said(old))
        else:
            self._by_policy(touch, old)

    def _by_policy(self, touch: OpenTouch, old: date) -> None:
        day = self._replanning.business.on_or_after(old)
        while not self._is_open(touch, day):
            day = self._replanning.business.after(day, 1)
        if self._backlog.give_up(touch, self._usual.between(old, day)):
            return
        self._ask(touch, day, self._said(old))
        if touch.late is not Late.KEEP:
            self._anchor = (old, day)

    def _after_anchor(self, old: date) -> date:
        """Return the day at the same distance from the touch that moved."""
        assert self._anchor is not None
        was, day = self._anchor
        return self._replanning.business.after(day, self._usual.between(was, old))

    def _within_tolerance(self, touch: OpenTouch, old: date) -> date | None:
        """Return the nearest day within the tolerance on which the rep is there, the earlier one first."""
        for distance in range(1, touch.tolerance + 1):
            for day in (self._usual.after(old, -distance), self._usual.after(old, distance)):
                if day >= self._replanning.today and self._is_open(touch, day):
                    return day
        return None

    def _is_open(self, touch: OpenTouch, day: date) -> bool:
        """Return whether both work on the lead's day, and the rep is there on its own date of that time."""
        ahead = self._rep_day(touch) - self._replanning.day(touch)
        return self._replanning.business.works(day) and day + ahead not in self._away

    def _ask(self, touch: OpenTouch, day: date, why: tuple[Reason, ...]) -> None:
        self._backlog.asked.append(Asked(touch, day, why))

    def _falls_away(self, touch: OpenTouch) -> bool:
        return self._rep_day(touch) in self._away

    def _rep_day(self, touch: OpenTouch) -> date:
        return wall_time(touch.due.utc, self._rep.zone).date()

    def _said(self, old: date) -> tuple[Reason, ...]:
        return (Reason("absence", f"you are away on {phrases.day(old, self._replanning.today)}"),)

    def _said_rest(self) -> tuple[Reason, ...]:
        assert self._anchor is not None
        was = phrases.day(self._anchor[0], self._replanning.today)
        return (Reason("absence", f"keeps its distance from the step of {was}, which your absence moved"),)


def _without(calendar: WorkCalendar, away: frozenset[date]) -> WorkCalendar:
    """Return the calendar as if the rep were there."""
    holidays = {day: name for day, name in calendar.holidays.items() if day not in away}
    special = {day: spans for day, spans in calendar.special.items() if day not in away}
    return WorkCalendar(calendar.hours, holidays, special)


def _named(work: Sequence[LeadWork], rep: RepSide, away: frozenset[date], now: datetime) -> tuple[str, ...]:
    return tuple(
        f"“{touch.purpose}” for {one.name} on {phrases.day(touch.due.wall.date())} was promised and stays."
        for one in work
        for touch in one.touches
        if touch.locked and touch.due.utc >= now and wall_time(touch.due.utc, rep.zone).date() in away
    )
