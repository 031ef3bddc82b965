"""The days a touch may be moved to within its tolerance, and the time on each."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.domain.businessdays import BusinessDays
from app.domain.moment import wall_time
from app.domain.plan import LeadSide, RepSide
from app.domain.running import LeadWork, OpenTouch
from app.domain.windows import DayWindows, Place, Wish
from app.errors import InputError

_DAY = timedelta(days=1)


class Candidates:
    """Days and times, each thought out once for all leads whose days look the same."""

    def __init__(self, rep: RepSide, now: datetime) -> None:
        self._rep, self._now = rep, now
        self._business: dict[int, BusinessDays] = {}
        self._places: dict[object, Place | None] = {}
        self._lead_days: dict[tuple[int, date], date] = {}

    def business(self, lead: LeadSide) -> BusinessDays:
        """Return the business days shared with a lead."""
        known = self._business.get(id(lead.calendar))
        if known is None:
            known = self._business[id(lead.calendar)] = BusinessDays(lead.calendar, self._rep.calendar)
        return known

    def of(self, work: LeadWork, touch: OpenTouch) -> list[date]:
        """Return the rep's dates a touch may go to, the nearest first, the earlier of two first."""
        old = wall_time(touch.due.utc, work.side.zones[0]).date()
        own = wall_time(touch.due.utc, self._rep.zone).date()
        found: list[date] = []
        for day in self._near(work.side, old, touch.tolerance):
            place = self._place(work.side, touch, day, 0)
            if place is None:
                continue
            rep_day = wall_time(place.at, self._rep.zone).date()
            if rep_day != own and rep_day not in found:
                found.append(rep_day)
                self._lead_days[touch.key, rep_day] = day
        return found

    def lead_day(self, key: int, rep_day: date) -> date | None:
        """Return the lead's date that goes with one of the rep's for a touch; None for its own day."""
        return self._lead_days.get((key, rep_day))

    def place(self, work: LeadWork, touch: OpenTouch, rep_day: date, planned_minutes: int) -> Place:
        """Return the time on one of the dates found; later in the day where that holds something already."""
        day = self._lead_days[touch.key, rep_day]
        place = self._place(work.side, touch, day, planned_minutes)
        if place is None or wall_time(place.at, self._rep.zone).date() != rep_day:
            place = self._place(work.side, touch, day, 0)
        assert place is not None
        return place

    def _near(self, lead: LeadSide, old: date, tolerance: int) -> list[date]:
        business, first = self.business(lead), wall_time(self._now, lead.zones[0]).date()
        days: list[date] = []
        try:
            for distance in range(1, tolerance + 1):
                days += (business.after(old, -distance), business.after(old, distance))
        except InputError:  # there is no day on which both work
            return []
        return [day for day in days if day >= first and day.weekday() not in lead.avoid_days]

    def _place(self, lead: LeadSide, touch: OpenTouch, day: date, planned_minutes: int) -> Place | None:
        key = (
            lead.zones, lead.awake, lead.best_hours, _spans(lead, day),
            touch.channel, touch.minutes, touch.window, day, planned_minutes,
        )  # fmt: skip
        if key not in self._places:
            wish = Wish(touch.channel, touch.minutes, self._now, own=touch.window)
            self._places[key] = DayWindows(lead, self._rep).place(wish, day, planned_minutes)
        return self._places[key]


def _spans(lead: LeadSide, day: date) -> tuple[object, ...]:
    """Return what of a calendar decides the time on a day: its neighbours count where zones are many."""
    if len(lead.zones) == 1:
        return lead.calendar.spans(day)
    return tuple(lead.calendar.spans(near) for near in (day - _DAY, day, day + _DAY))
