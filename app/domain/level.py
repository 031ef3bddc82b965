"""Levelling: flexible touches leave days over capacity for days with room, as few as need be (P28).

A plan never gets worse: a touch only ever goes to a day that holds it within capacity. Pure numbers; what a
move means for the lead and the clock is asked of `Rhythm`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.domain.packing import pack
from app.domain.plan import DayLoad, DayRoom
from app.domain.room import Days
from app.domain.words import Channel

_SMALL = 8
"""Up to so many touches that share days are tried in every combination, if need be."""


@dataclass(frozen=True, slots=True)
class Flexible:
    """A touch as levelling sees it.

    Attributes:
        key: Its id.
        day: The rep's date it is on.
        allowed: Other dates of the rep it may go to, the best first; none for one that never moves.
        rank: Lower ones are moved first; later steps stay.
    """

    key: int
    day: date
    channel: Channel
    minutes: int
    allowed: tuple[date, ...] = ()
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Shift:
    """A proposed move from one of the rep's dates to another."""

    key: int
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class Levelled:
    """The moves, and the days over capacity before and after them."""

    moves: tuple[Shift, ...]
    over_before: tuple[date, ...]
    over_after: tuple[date, ...]


class Rhythm(Protocol):
    """What a lead's other touches allow; a touch is lifted before it is asked about and put afterwards."""

    def lift(self, key: int, day: date) -> None:
        """Take the touch out of its day."""

    def put(self, key: int, day: date) -> None:
        """Put the lifted touch on a day."""

    def may(self, key: int, day: date) -> bool:
        """Return whether the lifted touch may be put there."""


class AnyRhythm:
    """Every day is as good as another."""

    def lift(self, key: int, day: date) -> None:
        """Nothing to do."""

    def put(self, key: int, day: date) -> None:
        """Nothing to do."""

    def may(self, key: int, day: date) -> bool:  # noqa: ARG002 -- as Rhythm asks
        """Always."""
        return True


def level(
    touches: Sequence[Flexible],
    rooms: Mapping[date, DayRoom],
    load: Mapping[date, DayLoad],
    rhythm: Rhythm | None = None,
) -> Levelled:
    """Return the moves that take days back to their capacity, as far as touches may move.

    Args:
        touches: Those that may be moved; their minutes are part of `load`.
        rooms: Capacity of each date of the rep; a date without one is left alone.
        load: All that the dates hold.
        rhythm: What else binds a touch.
    """
    levelling = _Levelling(touches, Days(rooms, load), rhythm or AnyRhythm())
    before = levelling.days.over()
    if before:
        levelling.run()
    return Levelled(levelling.moves(), before, levelling.days.over())


_Chain = tuple[tuple[Flexible, date], ...]


class _Levelling:
    def __init__(self, touches: Sequence[Flexible], days: Days, rhythm: Rhythm) -> None:
        self.days = days
        self._touches = tuple(touches)
        self._rhythm = rhythm
        self._at = {touch.key: touch.day for touch in touches}
        self._on: dict[date, dict[int, Flexible]] = {}
        for touch in sorted(touches, key=lambda one: (one.rank, one.key)):
            self._on.setdefault(touch.day, {})[touch.key] = touch

    def moves(self) -> tuple[Shift, ...]:
        """Return what differs from the start, in order of the touches given."""
        changed = (touch for touch in self._touches if self._at[touch.key] != touch.day)
        return tuple(Shift(touch.key, touch.day, self._at[touch.key]) for touch in changed)

    def run(self) -> None:
        """One by one, then by way of others, then in every combination where few are concerned."""
        for day in self.days.over():
            self._unload(day)
        for day in self.days.over():
            while self.days.is_over(day) and self._pass_on(day):
                pass
        for day in self.days.over():
            self._combine(day)

    def _unload(self, day: date) -> None:
        for touch in list(self._on.get(day, {}).values()):
            if not self.days.is_over(day):
                return
            if self.days.helps(day, touch.channel):
                target = next((one for one in self._options(touch) if self._free(touch, one)), None)
                if target is not None:
                    self._move(touch, target)

    def _pass_on(self, start: date) -> bool:
        """Find a chain of moves that ends on a day with room, each into the place the next one leaves."""
        queue: deque[tuple[date, _Chain]] = deque([(start, ())])
        seen = {start}
        while queue:
            day, chain = queue.popleft()
            for touch, target in self._ways_out(day, chain, seen):
                longer = (*chain, (touch, target))
                if self.days.fits(target, touch.minutes, touch.channel):
                    return self._follow(longer)
                seen.add(target)
                queue.append((target, longer))
        return False

    def _ways_out(self, day: date, chain: _Chain, seen: set[date]) -> Iterator[tuple[Flexible, date]]:
        """Yield the touches whose leaving makes room for the one the chain brings, each with a new day."""
        for touch in list(self._on.get(day, {}).values()):
            for target in self._options(touch):
                if target not in seen and self._makes_room(touch, day, chain) and self._may(touch, target):
                    yield touch, target

    def _makes_room(self, touch: Flexible, day: date, chain: _Chain) -> bool:
        if not chain:
            return self.days.helps(day, touch.channel)
        comes = chain[-1][0]
        return self.days.fits_for(day, comes.minutes, comes.channel, touch.minutes, touch.channel)

    def _follow(self, chain: _Chain) -> bool:
        """Make the moves from the last one back, each into free room; stop where one is no longer allowed."""
        for touch, target in reversed(chain):
            if not self._free(touch, target):
                return False
            self._move(touch, target)
        return True

    def _combine(self, day: date) -> None:
        """Try every combination of the touches that share days with this one, where they are few."""
        touches, dates = self._around(day)
        if len(touches) > _SMALL:
            return
        found = pack(touches, self._at, self.days, dates, self._rhythm)
        for touch in touches:
            target = found.get(touch.key, self._at[touch.key])
            self._set(touch, target)

    def _around(self, day: date) -> tuple[list[Flexible], set[date]]:
        """Return the touches that share days with a day, over any number of corners, and those days."""
        dates, touches = {day}, dict[int, Flexible]()
        grown = True
        while grown and len(touches) <= _SMALL:
            near = [
                touch for touch in self._touches
                if touch.allowed and touch.key not in touches and dates & {touch.day, *touch.allowed}
            ]  # fmt: skip
            grown = bool(near)
            touches.update((touch.key, touch) for touch in near)
            dates.update(one for touch in near for one in (touch.day, *self._options(touch)))
        return list(touches.values()), dates

    def _options(self, touch: Flexible) -> tuple[date, ...]:
        """Return the dates a touch may be on besides the one it is on now."""
        now = self._at[touch.key]
        if now == touch.day:
            return touch.allowed
        return (touch.day, *(day for day in touch.allowed if day != now))

    def _free(self, touch: Flexible, day: date) -> bool:
        return self.days.fits(day, touch.minutes, touch.channel) and self._may(touch, day)

    def _may(self, touch: Flexible, day: date) -> bool:
        now = self._at[touch.key]
        self._rhythm.lift(touch.key, now)
        allowed = self._rhythm.may(touch.key, day)
        self._rhythm.put(touch.key, now)
        return allowed

    def _move(self, touch: Flexible, day: date) -> None:
        now = self._at[touch.key]
        self._rhythm.lift(touch.key, now)
        self._rhythm.put(touch.key, day)
        self._set(touch, day)

    def _set(self, touch: Flexible, day: date) -> None:
        now = self._at[touch.key]
        if day == now:
            return
        self.days.take(now, touch.minutes, touch.channel)
        self.days.give(day, touch.minutes, touch.channel)
        del self._on[now][touch.key]
        self._on.setdefault(day, {})[touch.key] = touch
        self._at[touch.key] = day
