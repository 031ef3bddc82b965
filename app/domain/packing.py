"""Every combination of days for a few touches, the ones that move least first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from app.domain.room import Days
from app.domain.words import Channel


class Parcel(Protocol):
    """A touch to pack."""

    @property
    def key(self) -> int:
        """Its id."""

    @property
    def day(self) -> date:
        """The date it was on at first."""

    @property
    def channel(self) -> Channel:
        """How the lead is contacted."""

    @property
    def minutes(self) -> int:
        """The time it takes."""

    @property
    def allowed(self) -> tuple[date, ...]:
        """Other dates it may go to."""


class Keeper(Protocol):
    """What a lead's other touches allow."""

    def lift(self, key: int, day: date) -> None:
        """Take the touch out of its day."""

    def put(self, key: int, day: date) -> None:
        """Put the lifted touch on a day."""

    def may(self, key: int, day: date) -> bool:
        """Return whether the lifted touch may be put there."""


def pack(
    touches: Sequence[Parcel], at: Mapping[int, date], days: Days, dates: set[date], keeper: Keeper
) -> dict[int, date]:
    """Return a date for every touch so that none of `dates` is over, or nothing where there is no such plan.

    `at` says where each is now; the keeper is told where each one ends up, the days are left as they were.
    """
    for touch in touches:
        keeper.lift(touch.key, at[touch.key])
        days.take(at[touch.key], touch.minutes, touch.channel)
    found: dict[int, date] = {}
    if not any(days.is_over(day) for day in dates):  # what cannot move is too much already
        ordered = sorted(touches, key=lambda touch: (len(touch.allowed), touch.day, touch.key))
        _place(ordered, 0, days, keeper, found)
    for touch in touches:
        if touch.key not in found:
            keeper.put(touch.key, at[touch.key])
        days.give(at[touch.key], touch.minutes, touch.channel)
    return found


def _place(touches: Sequence[Parcel], index: int, days: Days, keeper: Keeper, found: dict[int, date]) -> bool:
    """Place the touch at `index` and those after it; undo what leads nowhere."""
    if index == len(touches):
        return True
    touch = touches[index]
    for day in (touch.day, *touch.allowed):
        if not days.fits(day, touch.minutes, touch.channel):
            continue
        if day != touch.day and not keeper.may(touch.key, day):
            continue
        keeper.put(touch.key, day)
        days.give(day, touch.minutes, touch.channel)
        found[touch.key] = day
        done = _place(touches, index + 1, days, keeper, found)
        days.take(day, touch.minutes, touch.channel)
        if done:
            return True
        keeper.lift(touch.key, day)
        del found[touch.key]
    return False
