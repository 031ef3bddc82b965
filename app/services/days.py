"""The day: what is due, what is done, what comes tomorrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from app.domain.glance import Glance, Look
from app.domain.moment import resolve, wall_time
from app.domain.queue import LATE_AFTER, Queue, sort_open
from app.domain.response_clock import clocks_of, is_inbound, presses
from app.domain.touch import Touch
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.store import touch_rows
from app.store.database import Database

_DAY = timedelta(days=1)


class Days:
    """Reads the queue of a day. The first thing to be shown: it loads nothing that it does not need."""

    def __init__(self, database: Database, clock: Clock, preferences: Preferences) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences

    def today(self) -> Queue:
        """Return one line for each lead with something due today or before, and what was done today."""
        now, zone = self._clock.wall(), self._preferences.zone()
        start, end, after = (midnight(wall_time(now, zone).date() + _DAY * ahead, zone) for ahead in range(3))
        with self._database.look() as driver:
            waiting = touch_rows.due_before(driver, end, zone)
            done = touch_rows.completed(driver, start, end, zone)
            tomorrow = touch_rows.count_between(driver, end, after)
        found = sort_open(waiting, now, zone, presses=self._presses(waiting, now, zone))
        room = self._preferences.current().touches
        clocks = self._clocks((*found.overdue, *found.due, *found.later))
        return Queue(now, zone, found.overdue, found.due, found.later, done, room, tomorrow, clocks)

    def glance(self, first: date, last: date, look: Look) -> Glance:
        """Return the first touches of each of the rep's days in [first, last), late ones first."""
        now, zone = self._clock.wall(), self._preferences.zone()
        late = max(midnight(wall_time(now, zone).date(), zone), now - LATE_AFTER)
        days = [first + _DAY * ahead for ahead in range((last - first).days)]
        counts: dict[date, int] = {}
        ids: list[int] = []
        with self._database.look() as driver:
            for day in days:
                span = (midnight(day, zone), midnight(day + _DAY, zone))
                shown, counts[day] = touch_rows.shown_between(driver, *span, late, look)
                ids += shown
            touches = touch_rows.by_ids(driver, ids, zone)
        seen = tuple(touch.as_of(now) for touch in touches)
        return Glance(seen, {day: count for day, count in counts.items() if count})

    def _presses(self, touches: Sequence[Touch], now: datetime, zone: str) -> bool:
        return any(map(is_inbound, touches)) and presses(now, zone, self._preferences.hours())

    def _clocks(self, touches: Sequence[Touch]) -> Mapping[int, datetime]:
        """Return by when leads that asked want their answer; on most days nobody asked."""
        if not any(is_inbound(touch) for touch in touches):
            return {}
        span = timedelta(minutes=self._preferences.playbook().answer_minutes)
        return clocks_of(touches, self._preferences.hours(), span)


def midnight(day: date, zone: str) -> datetime:
    """Return the UTC instant at which a date of `zone` begins."""
    return resolve(datetime.combine(day, time()), zone).utc
