"""Days on which one of the two sides does not work, as a calendar shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.domain.plan import LeadSide, RepSide

_WEEK = range(7)


@dataclass(frozen=True, slots=True)
class FreeDays:
    """Free weekdays (0 is Monday), and free dates with their names; a week without a working day has none."""

    weekdays: frozenset[int] = frozenset({5, 6})
    days: Mapping[date, str] = field(default_factory=dict)

    def free(self, day: date) -> bool:
        """Return whether one of the two sides is free on a day."""
        return day.weekday() in self.weekdays or day in self.days

    def working_days_on(self, at: datetime, days: int) -> datetime:
        """Return the same time so many working weekdays on, or back; named dates are not stepped over."""
        step = timedelta(days=1 if days > 0 else -1)
        for _ in range(abs(days)):
            at += step
            while at.weekday() in self.weekdays:
                at += step
        return at


def free_days(lead: LeadSide, rep: RepSide) -> FreeDays:
    """Return the free days of both sides together."""
    sides = (lead.calendar, rep.calendar)
    weekdays = frozenset(day for day in _WEEK if not all(side.hours.get(day) for side in sides))
    named = {
        day: name
        for side in sides
        for day, name in side.holidays.items()
        if not side.works(day) and day.weekday() not in weekdays
    }
    return FreeDays(weekdays if len(weekdays) < len(_WEEK) else frozenset(), named)
