"""When the next touch of a quick-add line is, and whether that suits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain import phrases
from app.domain.date_finder import FoundDate
from app.domain.date_words import Today
from app.domain.moment import Moment, resolve, wall_time
from app.domain.plan import LeadSide
from app.domain.quick_read import MONTH_FIRST, Planned, Whom
from app.domain.windows import DayWindows, Wish
from app.domain.words import Channel, Permission
from app.formats.lead_keys import derive
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.sides import Sides
from app.services.touches import Touches

MINUTES = {Channel.CALL: 10, Channel.MEETING: 45}
_MORNING = time(9)
_DAY = timedelta(days=1)
_QUARTER = 15


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a time suits, in words."""

    text: str
    good: bool = True


class Times:
    """Puts a date into the day: at the written time, else in the best hour both have."""

    def __init__(self, clock: Clock, preferences: Preferences, sides: Sides, touches: Touches) -> None:
        self._clock = clock
        self._preferences = preferences
        self._sides = sides
        self._touches = touches

    def today(self, country: str = "") -> Today:
        """Return what phrases are read against; `country` decides the order of day and month."""
        now = wall_time(self._clock.wall(), self._preferences.zone())
        settings = self._preferences.current()
        hours = [span for _, *span in settings.work_hours]
        rep = self._sides.rep({}, now.date())
        return Today(
            now,
            month_first=(country or self._preferences.country()) in MONTH_FIRST,
            working=frozenset(weekday for weekday, *_ in settings.work_hours) or frozenset(range(5)),
            free=frozenset(rep.calendar.holidays),
            opens=max(_MORNING, min((time.fromisoformat(start) for start, _ in hours), default=_MORNING)),
        )

    def due(self, found: FoundDate, channel: Channel, whom: Whom | None, chosen: datetime | None) -> Moment:
        """Return the moment of a date: the time chosen or written, else the best one of that day."""
        zone = self._preferences.zone()
        if chosen is not None:
            return resolve(chosen, zone)
        if found.timed:
            return resolve(found.at, zone)
        day = found.at.date()
        placed = self._placed(day, channel, whom)
        return resolve(placed or self._plain(day), zone)

    def fit(self, touch: Planned, whom: Whom | None) -> Fit:
        """Return whether the time suits the lead, and how full the day is."""
        zone = self._preferences.zone()
        mine = touch.due.seen_from(zone)
        theirs = touch.due.seen_from(touch.lead_zone)
        room = self._room(mine.date())
        if whom is None or not touch.zone_known:
            return Fit(room)
        place = touch.lead_zone.rpartition("/")[2].replace("_", " ")
        inside = self._inside(whom, theirs)
        hours = "inside their hours" if inside else "outside their hours"
        return Fit(f"{phrases.clock(theirs.time())} in {place}, {hours}. {room}", inside)

    def zone_of(self, whom: Whom | None) -> tuple[str, bool]:
        """Return the lead's zone, and whether it is known; else the rep's."""
        side = self._side(whom, wall_time(self._clock.wall(), self._preferences.zone()).date())
        return (
            (side.zones[0], side.zone_known)
            if side and side.zone_known
            else (self._preferences.zone(), False)
        )

    def _placed(self, day: date, channel: Channel, whom: Whom | None) -> datetime | None:
        """Return the rep's wall time of the best hour of that day, or None."""
        side = self._side(whom, day)
        if side is None:
            return None
        load = self._touches.load(day, day + _DAY)
        wish = Wish(channel, MINUTES.get(channel, 10), self._clock.wall())
        planned = load[day].minutes if day in load else 0
        windows = DayWindows(side, self._sides.rep(load, day))
        place = windows.place(wish, day, planned)
        if place is None:
            return None
        at = wall_time(place.at, self._preferences.zone())
        return at if at.date() == day else None

    def _plain(self, day: date) -> datetime:
        """Return nine in the morning, or the next quarter where that is past."""
        now = wall_time(self._clock.wall(), self._preferences.zone())
        nine = datetime.combine(day, _MORNING)
        if nine > now:
            return nine
        later = now + timedelta(minutes=2 * _QUARTER)
        return later.replace(minute=later.minute // _QUARTER * _QUARTER, second=0, microsecond=0)

    def _side(self, whom: Whom | None, day: date) -> LeadSide | None:
        if whom is None:
            return None
        zones = derive(whom.details, self._preferences.country()).zones
        return self._sides.lead(whom.details, tuple(zones), Permission.GIVEN, day)

    def _inside(self, whom: Whom, theirs: datetime) -> bool:
        side = self._side(whom, theirs.date())
        if side is None:
            return True
        return any(start <= theirs.time() < end for start, end in side.calendar.spans(theirs.date()))

    def _room(self, day: date) -> str:
        load = self._touches.load(day, day + _DAY)
        planned, most = load[day].touches if day in load else 0, self._preferences.current().touches
        name = phrases.day(day) if (day - self._today()).days > 6 else f"{day:%A}"  # noqa: PLR2004 -- a week
        return f"{'Today' if day == self._today() else name} has {planned} of {most} touches"

    def _today(self) -> date:
        return wall_time(self._clock.wall(), self._preferences.zone()).date()
