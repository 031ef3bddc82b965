"""What a day of the rep can hold, in touches and minutes (P28)."""

from __future__ import annotations

from datetime import date

from app.domain.plan import DayLoad, RepSide

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
        added = self._added.get(day, _EMPTY)
        return DayLoad(there.touches + added.touches, there.minutes + added.minutes)

    def add(self, day: date, minutes: int) -> None:
        """Count one touch."""
        added = self._added.get(day, _EMPTY)
        self._added[day] = DayLoad(added.touches + 1, added.minutes + minutes)

    def room(self, day: date, minutes: int) -> bool:
        """Return whether one more touch of so many minutes fits."""
        load = self.load(day)
        return load.touches < self._rep.touches and load.minutes + minutes <= self._rep.minutes

    def level(self, day: date) -> int:
        """Return how full the day is, in quarters of its touches or minutes, whichever is more."""
        load = self.load(day)
        touches = load.touches * _LEVELS // max(self._rep.touches, 1)
        minutes = load.minutes * _LEVELS // max(self._rep.minutes, 1)
        return max(touches, minutes)

    def said(self, day: date) -> str:
        """Return the load in words: "12 of 12", or "145 of 150 minutes" when these are what is short."""
        load = self.load(day)
        if load.touches >= self._rep.touches:
            return f"{load.touches} of {self._rep.touches}"
        return f"{load.minutes} of {self._rep.minutes} minutes"

    def said_over(self, day: date) -> str:
        """Return what the day holds by now: "13 of 12 touches", or "160 of 150 minutes"."""
        load = self.load(day)
        if load.touches > self._rep.touches:
            return f"{load.touches} of {self._rep.touches} touches"
        return f"{load.minutes} of {self._rep.minutes} minutes"
