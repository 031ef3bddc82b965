"""The two sides of a plan, from settings, rows and holidays to what the planner takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache

from app.domain.best_time import read_best_time
from app.domain.lead import LeadDetails
from app.domain.plan import DayLoad, LeadSide, RepSide, Span, WorkCalendar
from app.domain.words import Channel, Permission
from app.domain.workweeks import free_weekdays
from app.formats.zones import country_of_zone, distinct, zones_of_country
from app.services.ports import HolidaySource
from app.services.preferences import Preferences
from app.settings import Settings

_HOURS: tuple[Span, ...] = ((time(8), time(18)),)
_YEARS = 2
"""Years ahead for which holidays are wanted: a series may run for one and start late in another."""


class Sides:
    """Builds the sides; holidays are read once for a country and year."""

    def __init__(self, preferences: Preferences, holidays: HolidaySource) -> None:
        self._preferences = preferences
        self._holidays = lru_cache(maxsize=256)(holidays.holidays)

    def rep(self, load: Mapping[date, DayLoad], start: date) -> RepSide:
        """Return the rep's side; `start` is the first day planned for."""
        settings = self._preferences.current()
        days = self._days(self._preferences.country(), settings.subdivision, start)
        days |= {date.fromisoformat(day): "your day off" for day in settings.days_off}
        return RepSide(
            self._preferences.zone(),
            WorkCalendar(_work_hours(settings), days, self._preferences.special_days()),
            settings.touches,
            settings.minutes,
            load,
            self._preferences.rooms(),
            self._preferences.channel_rooms(),
            self._preferences.playbook(),
        )

    def lead(
        self,
        details: LeadDetails,
        zones: tuple[str, ...],
        permission: Permission,
        start: date,
        *,
        best_time: str = "",
        channels: frozenset[Channel] | None = None,
    ) -> LeadSide:
        """Return the lead's side; without any zone it is planned by the rep's.

        `channels` are those known to work; None derives them from the details.
        """
        country = details.country or (country_of_zone(zones[0]) if len(zones) == 1 else "")
        wish = read_best_time(best_time)
        return LeadSide(
            zones=zones or (self._preferences.zone(),),
            calendar=WorkCalendar(_week_of(country), self._days(country, "", start)),
            zone_known=len(zones) == 1,
            channels=known_channels(details) if channels is None else channels,
            preferred=details.preferred,
            permission=permission,
            best_hours=wish.hours,
            avoid_days=wish.avoid_days,
        )

    def _days(self, country: str, subdivision: str, start: date) -> dict[date, str]:
        days: dict[date, str] = {}
        if country:
            for year in range(start.year, start.year + _YEARS + 1):
                days |= self._holidays(country, subdivision or None, year)
        return days


def known_channels(details: LeadDetails) -> frozenset[Channel]:
    """Return the channels for which an address is known; a name can be looked up on LinkedIn."""
    found = set()
    if details.email:
        found.add(Channel.EMAIL)
    if details.phone:
        found |= {Channel.CALL, Channel.MESSAGE}
    if details.first_name or details.last_name:
        found.add(Channel.LINKEDIN)
    return frozenset(found)


def zones_for(zone: str, country: str) -> tuple[str, ...]:
    """Return the possible zones of somebody in a zone, or else in a country."""
    return (zone,) if zone else distinct(zones_of_country(country))


def _work_hours(settings: Settings) -> dict[int, tuple[Span, ...]]:
    hours: dict[int, tuple[Span, ...]] = {}
    for weekday, start, end in settings.work_hours:
        span = (time.fromisoformat(start), time.fromisoformat(end))
        hours[weekday] = tuple(sorted((*hours.get(weekday, ()), span)))
    return hours


@lru_cache(maxsize=512)
def _week_of(country: str) -> Mapping[int, tuple[Span, ...]]:
    free = free_weekdays(country)
    return {day: _HOURS for day in range(7) if day not in free}
