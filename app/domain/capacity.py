"""What a day of the rep can hold, in touches, minutes and touches of a channel (P28)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.domain import phrases
from app.domain.plan import DayLoad, DayRoom, RepSide, Span
from app.domain.words import Channel

_EMPTY = DayLoad()
_LEVELS = 4
"""Days are compared by quarters of their capacity, so that nearness decides among similar ones."""


class Capacity:
    """The load of the rep's days, by the rep's local date; grows while a plan is made."""

    def __init__(self, rep: RepSide) -> None:
        self._rep = rep
        self._added: dict[date, DayLoad] = {}

    def load(self, day: date) -> DayLoad:
        """Return what the day holds by now."""
        there = self._rep.load.get(day, _EMPTY)
        added = self._added.get(day)
        return there if added is None else plus(there, added)

    def add(self, day: date, minutes: int, channel: Channel) -> None:
        """Count one touch."""
        self._added[day] = plus(self._added.get(day, _EMPTY), DayLoad(1, minutes, {channel: 1}))

    def remove(self, day: date, minutes: int, channel: Channel) -> None:
        """Take one touch off: it is about to be planned anew."""
        self._added[day] = plus(self._added.get(day, _EMPTY), DayLoad(-1, -minutes, {channel: -1}))

    def room(self, day: date, minutes: int, channel: Channel) -> bool:
        """Return whether one more touch of so many minutes fits."""
        most, load = room_of(self._rep, day), self.load(day)
        limit = most.channels.get(channel)
        if limit is not None and load.channels.get(channel, 0) >= limit:
            return False
        return load.touches < most.touches and load.minutes + minutes <= most.minutes

    def level(self, day: date) -> int:
        """Return how full the day is, in quarters of its touches or minutes, whichever is more."""
        most, load = room_of(self._rep, day), self.load(day)
        touches = load.touches * _LEVELS // max(most.touches, 1)
        minutes = load.minutes * _LEVELS // max(most.minutes, 1)
        return max(touches, minutes)

    def said(self, day: date, channel: Channel) -> str:
        """Return what is short: "12 of 12", "4 of 4 calls", or "145 of 150 minutes"."""
        most, load = room_of(self._rep, day), self.load(day)
        if load.touches >= most.touches:
            return f"{load.touches} of {most.touches}"
        limit, held = most.channels.get(channel), load.channels.get(channel, 0)
        if limit is not None and held >= limit:
            return _of(held, limit, channel)
        return f"{load.minutes} of {most.minutes} minutes"

    def said_over(self, day: date) -> str:
        """Return what the day holds by now: "13 of 12 touches", "5 of 4 calls", or "160 of 150 minutes"."""
        most, load = room_of(self._rep, day), self.load(day)
        if load.touches > most.touches:
            return f"{load.touches} of {phrases.count(most.touches, 'touch', 'touches')}"
        over = [kind for kind, limit in most.channels.items() if load.channels.get(kind, 0) > limit]
        if over:
            return _of(load.channels[over[0]], most.channels[over[0]], over[0])
        return f"{load.minutes} of {most.minutes} minutes"


def room_of(rep: RepSide, day: date) -> DayRoom:
    """Return what a day of the rep can hold; on a day with hours of its own in proportion to its hours."""
    most = rep.rooms.get(day.weekday()) or DayRoom(rep.touches, rep.minutes, rep.channels)
    if day not in rep.calendar.special:
        return most
    usual = _length(rep.calendar.hours.get(day.weekday(), ()))
    here = _length(rep.calendar.special[day])
    if not usual or here >= usual:
        return most
    return DayRoom(
        most.touches * here // usual,
        most.minutes * here // usual,
        {channel: limit * here // usual for channel, limit in most.channels.items()},
    )


def plus(one: DayLoad, other: DayLoad) -> DayLoad:
    """Return two loads together."""
    kinds = {*one.channels, *other.channels}
    channels = {kind: one.channels.get(kind, 0) + other.channels.get(kind, 0) for kind in kinds}
    return DayLoad(one.touches + other.touches, one.minutes + other.minutes, channels)


def _length(spans: tuple[Span, ...]) -> timedelta:
    pairs = ((datetime.combine(date.min, start), datetime.combine(date.min, end)) for start, end in spans)
    return sum((end - start for start, end in pairs), timedelta())


def _of(held: int, limit: int, channel: Channel) -> str:
    return f"{held} of {limit} {phrases.channel(channel, limit)}"
