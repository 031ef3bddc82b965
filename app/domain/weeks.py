"""Level my week: which flexible touches leave full days, and for when (design 4.6, P28)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain import phrases
from app.domain.candidates import Candidates
from app.domain.capacity import room_of
from app.domain.level import Flexible, Levelled, Shift, level
from app.domain.moment import at_instant, wall_time
from app.domain.plan import DayLoad, DayRoom, RepSide
from app.domain.rhythm import LeadRhythm
from app.domain.room import Days
from app.domain.running import Diff, Fate, LeadWork, Line, OpenTouch
from app.domain.why import Reason

_DAY = timedelta(days=1)
_WEEK = 7
_REACH = 31
"""Days around the week for which room is known: more than any tolerance."""


def level_week(work: Sequence[LeadWork], rep: RepSide, monday: date, now: datetime) -> Diff:
    """Return the moves that bring the rep's week from `monday` within capacity, as far as touches may move.

    One item of `work` for each lead with something in that week, with all its open touches; `rep.load`
    covers the week and a month around it. Only flexible touches move, within their tolerance, to days of
    both sides with a common hour, in order, with the gaps and the weekly cap of their lead; nothing past
    moves, and nothing goes to a day that has no room for it.
    """
    around = _days(monday - _DAY * _REACH, monday + _DAY * (_WEEK + _REACH))
    rooms = {day: room_of(rep, day) for day in around}
    week = frozenset(_days(monday, monday + _DAY * _WEEK))
    days = Days(rooms, rep.load)
    if not any(days.is_over(day) for day in week):
        return Diff()
    return _Week(work, rep, week, now).diff(rooms)


class _Week:
    def __init__(self, work: Sequence[LeadWork], rep: RepSide, week: frozenset[date], now: datetime) -> None:
        self._rep, self._week, self._now = rep, week, now
        self._today = wall_time(now, rep.zone).date()
        self._candidates = Candidates(rep, now)
        self._work: dict[int, LeadWork] = {}
        self._touch: dict[int, OpenTouch] = {}
        for lead in work:
            awake = _awake(lead, rep)
            for touch in lead.touches:
                self._work[touch.key], self._touch[touch.key] = awake, touch

    def diff(self, rooms: dict[date, DayRoom]) -> Diff:
        """Return the moves with their new times, and the days that stay over capacity."""
        flexible = [self._flexible(touch) for touch in self._touch.values() if self._may_move(touch)]
        kept = {day: room for day, room in rooms.items() if day >= self._today}
        found = level(flexible, self._only_week_over(kept), self._rep.load, LeadRhythm(self._work, self._rep,
                      self._candidates))  # fmt: skip
        load = dict(self._rep.load)
        lines = tuple(self._line(move, load) for move in found.moves)
        return Diff(lines, self._said(found, load))

    def _only_week_over(self, rooms: dict[date, DayRoom]) -> dict[date, DayRoom]:
        """Leave full days of other weeks alone: they take nothing, and are not unloaded."""
        days = Days(rooms, self._rep.load)
        return {day: room for day, room in rooms.items() if day in self._week or not days.is_over(day)}

    def _may_move(self, touch: OpenTouch) -> bool:
        day = wall_time(touch.due.utc, self._rep.zone).date()
        return day in self._week and not touch.locked and touch.tolerance > 0 and touch.due.utc >= self._now

    def _flexible(self, touch: OpenTouch) -> Flexible:
        day = wall_time(touch.due.utc, self._rep.zone).date()
        allowed = self._candidates.of(self._work[touch.key], touch)
        return Flexible(
            touch.key, day, touch.channel, touch.minutes, tuple(allowed), rank=touch.step or touch.number
        )

    def _line(self, move: Shift, load: dict[date, DayLoad]) -> Line:
        touch, work = self._touch[move.key], self._work[move.key]
        place = self._candidates.place(work, touch, move.after, load.get(move.after, DayLoad()).minutes)
        _count(load, move.before, touch, -1)
        _count(load, move.after, touch, 1)
        zone = work.side.zones[0] if work.side.zone_known else self._rep.zone
        full = f"moved from {phrases.day(move.before, self._today)}, which was over your capacity"
        why = (Reason("level", full), *place.why)
        return Line(work.key, touch.key, Fate.MOVED, touch.due, at_instant(place.at, zone), why)

    def _said(self, found: Levelled, load: dict[date, DayLoad]) -> tuple[str, ...]:
        left = [day for day in found.over_after if day in self._week]
        if not left:
            return ()
        named = phrases.listed(
            [f"{phrases.day(day, self._today)} ({load[day].touches} touches)" for day in left]
        )
        return (f"Still over your capacity on {named}: nothing else there may move to a day with room.",)


def _awake(work: LeadWork, rep: RepSide) -> LeadWork:
    """Return the work with the waking hours of the playbook."""
    if work.side.awake == rep.playbook.awake:
        return work
    return replace(work, side=replace(work.side, awake=rep.playbook.awake))


def _count(load: dict[date, DayLoad], day: date, touch: OpenTouch, sign: int) -> None:
    held = load.get(day, DayLoad())
    load[day] = DayLoad(held.touches + sign, held.minutes + sign * touch.minutes, held.channels)


def _days(first: date, end: date) -> list[date]:
    return [first + _DAY * number for number in range((end - first).days)]
