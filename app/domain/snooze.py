"""When a touch may come back: the choices offered for a snooze.

Wall times here are naive datetimes where the rep is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.moment import resolve
from app.domain.plan import Span
from app.domain.touch import Touch
from app.domain.windows import BEST_CALLS
from app.domain.words import Channel

AFTER_LUNCH = time(13, 30)
FAIR_CALLS: tuple[Span, ...] = ((time(10), time(11)), (time(14), time(16)), (time(17), time(21)))
"""Where no best hour is left: all but the weakest, 11 to 14 (P9)."""
_LEAST = timedelta(minutes=30)
_DAYS_AHEAD = 14
_MINUTES = {"minutes": 10, "half-hour": 30, "hour": 60}


@dataclass(frozen=True, slots=True)
class There:
    """Where the lead is, for a choice that suits a call there: both zones, IANA."""

    rep_zone: str
    lead_zone: str


@dataclass(frozen=True, slots=True)
class SnoozeChoice:
    """One line of the snooze menu: a code such as "tomorrow", and the wall time it stands for."""

    name: str
    until: datetime


def there_of(touch: Touch) -> There | None:
    """Return where a good hour counts: for calls to a lead whose zone is known."""
    if touch.channel is not Channel.CALL or not touch.lead_zone_known:
        return None
    return There(touch.zone, touch.lead_zone)


def snooze_choices(
    now: datetime, usual: time, hours: Mapping[int, Sequence[Span]], there: There | None = None
) -> tuple[SnoozeChoice, ...]:
    """Return the choices at the wall time `now`, each in the future, sorted and all different.

    `usual` is the time of day the touch was planned for; on a later day it is kept, moved into the
    working hours of that day where it falls outside. `hours` are the rep's spans by weekday (0 is
    Monday); without any, days count from Monday to Friday and hours do not bind. With `there` the
    next good hour for a call there is offered as well (P9), and a later day begins with it.
    """
    start = _whole_minute(now)
    found = {name: start + timedelta(minutes=minutes) for name, minutes in _MINUTES.items()}
    if there is not None and (good := good_hour(now.date(), hours, there, start + _LEAST)) is not None:
        found["good-hour"] = good
    lunch = datetime.combine(now.date(), AFTER_LUNCH)
    if lunch - now >= _LEAST:
        found["lunch"] = lunch
    found["tomorrow"] = tomorrow = _next_day(now, usual, hours, 1, there)
    week = _next_day(now, usual, hours, 7 - now.weekday(), there)
    if week.date() != tomorrow.date():
        found["week"] = week
    choices = sorted((until, name) for name, until in found.items())
    seen: dict[datetime, str] = {}
    for until, name in choices:
        seen.setdefault(until, name)
    return tuple(SnoozeChoice(name, until) for until, name in seen.items())


def good_hour(
    day: date, hours: Mapping[int, Sequence[Span]], there: There, earliest: datetime
) -> datetime | None:
    """Return the first good instant for a call on the rep's day, as the rep's wall time (P9).

    The best hours there come before the fair ones; None where neither begins in the rep's hours at
    or after the wall time `earliest`.
    """
    mine = hours.get(day.weekday(), ())
    for limits in (BEST_CALLS, FAIR_CALLS):
        starts = sorted(
            good
            for ahead in (-1, 0, 1)
            for span in limits
            for good in _inside_day(day + timedelta(days=ahead), span, there, mine, day, earliest)
        )
        if starts:
            return starts[0]
    return None


def _inside_day(
    lead_day: date, span: Span, there: There, mine: Sequence[Span], day: date, earliest: datetime
) -> list[datetime]:
    """The starts of what a span there and the rep's hours share on the rep's day."""
    begins, ends = (
        resolve(datetime.combine(lead_day, at), there.lead_zone).seen_from(there.rep_zone) for at in span
    )
    found = []
    for opens, closes in mine:
        start = max(begins, datetime.combine(day, opens))
        if earliest <= start < min(ends, datetime.combine(day, closes)):
            found.append(start)
    return found


def _whole_minute(now: datetime) -> datetime:
    """The minute that begins at or after `now`, so that a snooze is never shorter than it says."""
    cut = now.replace(second=0, microsecond=0)
    return cut if cut == now else cut + timedelta(minutes=1)


def _next_day(
    now: datetime, usual: time, hours: Mapping[int, Sequence[Span]], ahead: int, there: There | None
) -> datetime:
    """The first working day at least `ahead` days from now, at a good hour, the usual time or near it."""
    for more in range(_DAYS_AHEAD):
        day = now.date() + timedelta(days=ahead + more)
        spans = hours.get(day.weekday(), ())
        if spans:
            good = None if there is None else good_hour(day, hours, there, datetime.combine(day, time()))
            return good or datetime.combine(day, _inside(usual, spans))
        if not any(hours.values()) and day.weekday() < 5:  # noqa: PLR2004 -- Saturday
            return datetime.combine(day, usual)
    return datetime.combine(now.date() + timedelta(days=ahead), usual)


def _inside(usual: time, spans: Sequence[Span]) -> time:
    """The usual time if a span holds it, else the start of the next span, else of the first."""
    if any(start <= usual < end for start, end in spans):
        return usual
    return next((start for start, _ in spans if usual < start), spans[0][0])
