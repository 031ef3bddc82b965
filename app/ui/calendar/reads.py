"""What the Calendar reads, each in one piece of work on the database lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from app.domain.activity import Agreement
from app.domain.glance import Look
from app.domain.moment import resolve
from app.domain.plan import DayLoad, Span
from app.domain.series import SeriesView
from app.domain.touch import Touch
from app.settings import Settings

if TYPE_CHECKING:
    from app.services.days import Days
    from app.services.leads import Leads
    from app.services.ports import HolidaySource
    from app.services.preferences import Preferences
    from app.services.touches import Touches

ORIGIN = "calendar"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days in view: `last` is exclusive; all dates and times are the rep's.

    Attributes:
        free: Public holidays and own days off, with their names.
        hours: Working hours by weekday, 0 for Monday.
        overdue: Touches whose time has passed, of any day.
        counts: How many touches a day holds, where not all of them were read.
    """

    first: date
    last: date
    zone: str
    touches: tuple[Touch, ...] = ()
    load: Mapping[date, DayLoad] = field(default_factory=dict)
    free: Mapping[date, str] = field(default_factory=dict)
    hours: Mapping[int, Span] = field(default_factory=dict)
    capacity: int = 12
    overdue: tuple[Touch, ...] = ()
    counts: Mapping[date, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What belongs to the selected touch: its series and what was agreed with its lead."""

    lead_id: int
    series: SeriesView | None
    agreements: tuple[Agreement, ...]


def read_stretch(
    touches: Touches, preferences: Preferences, source: HolidaySource, first: date, last: date
) -> Stretch:
    """Read only what is in view, so that the cost does not grow with what is stored."""
    settings, zone = preferences.current(), preferences.zone()
    start, end = (resolve(datetime.combine(day, time()), zone).utc for day in (first, last))
    return Stretch(
        first=first,
        last=last,
        zone=zone,
        touches=touches.between(start, end),
        load=touches.load(first, last),
        free=_free_days(settings, preferences.country(), source, first, last),
        hours=_hours(settings),
        capacity=settings.touches,
        overdue=touches.today().overdue,
    )


def read_month(
    days: Days,
    touches: Touches,
    preferences: Preferences,
    source: HolidaySource,
    first: date,
    last: date,
    look: Look,
) -> Stretch:
    """Read of each day what its cell shows: a full month costs what an empty one does."""
    settings, seen = preferences.current(), days.glance(first, last, look)
    return Stretch(
        first=first,
        last=last,
        zone=preferences.zone(),
        touches=seen.touches,
        load=touches.load(first, last),
        free=_free_days(settings, preferences.country(), source, first, last),
        hours=_hours(settings),
        capacity=settings.touches,
        counts=seen.counts,
    )


def _hours(settings: Settings) -> dict[int, Span]:
    return {day: (time.fromisoformat(a), time.fromisoformat(b)) for day, a, b in settings.work_hours}


def _free_days(
    settings: Settings, country: str, source: HolidaySource, first: date, last: date
) -> dict[date, str]:
    days: dict[date, str] = {}
    if country:
        for year in {first.year, (last - timedelta(days=1)).year}:
            days |= source.holidays(country, settings.subdivision or None, year)
    days |= {date.fromisoformat(day): "Day off" for day in settings.days_off}
    return {day: name for day, name in days.items() if first <= day < last}


def read_chosen(leads: Leads, lead_id: int) -> Chosen:
    """Read the series and the agreements of a lead. Raises NotFoundError."""
    return Chosen(lead_id, leads.series(lead_id), leads.agreements(lead_id))
