"""Business days: those on which both the lead and the rep work (design 4.1).

Days are dates on the lead's calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.plan import WorkCalendar
from app.errors import InputError

_LONGEST_SEARCH = 1100
"""Days without any business day after which there is none: three years."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A day that would be a business day but for a holiday.

    Attributes:
        name: The holiday's name; may be empty.
        lead, rep: Whose holiday it is; both may hold.
    """

    day: date
    name: str
    lead: bool
    rep: bool


class BusinessDays:
    """The days working for both sides; answers are remembered while one plan is made."""

    def __init__(self, lead: WorkCalendar, rep: WorkCalendar) -> None:
        self._lead = lead
        self._rep = rep
        self._known: dict[date, bool] = {}

    def works(self, day: date) -> bool:
        """Return whether both sides work on the day."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = self._lead.works(day) and self._rep.works(day)
        return known

    def on_or_after(self, day: date) -> date:
        """Return the first business day not before `day`. Raises InputError when there is none."""
        return self._search(day, _DAY)

    def on_or_before(self, day: date) -> date:
        """Return the last business day not after `day`. Raises InputError when there is none."""
        return self._search(day, -_DAY)

    def after(self, day: date, count: int) -> date:
        """Return the business day `count` after `day` (before it when negative).

        0 is the day itself, or the next business day when it is free.
        """
        if count == 0:
            return self.on_or_after(day)
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day = self._search(day + step, step)
        return day

    def apart(self, one: date, other: date, count: int) -> bool:
        """Return whether two days are at least `count` business days from each other."""
        first, last = min(one, other), max(one, other)
        return count <= 0 or self.after(first, count) <= last

    def between(self, first: date, last: date) -> int:
        """Return the number of business days after `first` up to and with `last`; 0 when reversed."""
        days = range(1, (last - first).days + 1)
        return sum(self.works(first + timedelta(days=number)) for number in days)

    def free_days(self, first: date, last: date) -> tuple[FreeDay, ...]:
        """Return the holidays after `first` up to and with `last` that fall on a working weekday."""
        held = {*self._lead.holidays, *self._rep.holidays}
        return tuple(
            self._free_day(day)
            for day in sorted(held)
            if first < day <= last and self._weekday_works(day) and not self.works(day)
        )

    def _free_day(self, day: date) -> FreeDay:
        there, here = self._lead.holidays.get(day), self._rep.holidays.get(day)
        return FreeDay(day, there or here or "", there is not None, here is not None)

    def _weekday_works(self, day: date) -> bool:
        return bool(self._lead.hours.get(day.weekday())) and bool(self._rep.hours.get(day.weekday()))

    def _search(self, day: date, step: timedelta) -> date:
        for _ in range(_LONGEST_SEARCH):
            if self.works(day):
                return day
            day += step
        raise InputError(
            "There is no day on which both you and the lead work.",
            "Check your working days and days off, and those of the lead.",
        )
