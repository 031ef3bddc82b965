"""Finding new times for open touches: the same law as for new ones, and what need not move stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from app.domain import concerns, phrases
from app.domain.businessdays import BusinessDays
from app.domain.capacity import Capacity
from app.domain.daysearch import DaySearch, Found, Wanted
from app.domain.gaps import Contacts, gaps_of
from app.domain.moment import at_instant, wall_time
from app.domain.plan import LeadSide, RepSide
from app.domain.running import Diff, Fate, LeadWork, Line, OpenTouch
from app.domain.why import Reason
from app.domain.windows import Wish

_DAY = timedelta(days=1)
_LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """A touch that is to get another day.

    Attributes:
        day: The lead's local date asked for; moved on to a business day.
        why: Reasons to stand before those of the day found; none where the touch may stay.
        reach: Business days it may go for room; None is its tolerance.
        fresh: It is not planned yet: it has no day to leave or to stay on.
        becomes: What it is from now on, where more changes than its day.
    """

    touch: OpenTouch
    day: date
    why: tuple[Reason, ...] = ()
    reach: int | None = None
    fresh: bool = False
    becomes: OpenTouch | None = None

    @property
    def to_place(self) -> OpenTouch:
        """What needs a place."""
        return self.becomes or self.touch


class Replanning:
    """New times for touches of one lead; `rep.load` counts all of them where they are now."""

    def __init__(self, work: LeadWork, rep: RepSide, now: datetime, capacity: Capacity | None = None) -> None:
        self.lead = replace(work.side, awake=rep.playbook.awake)
        self.business = BusinessDays(self.lead.calendar, rep.calendar)
        self.book = rep.playbook
        self.capacity = capacity or Capacity(rep)
        self.now = now
        self.today = lead_day(now, self.lead)
        self._work, self._rep = work, rep
        self._contacts = Contacts(gaps_of(rep.playbook), self.business, work.busy)
        for touch in work.touches:
            self._contacts.add(touch.channel, self.day(touch))
        self._search = DaySearch(self.lead, rep, self.business, self._contacts, self.capacity)
        self._lifted: set[int] = set()
        self._over: list[date] = []
        self._end = _LONG_AGO  # of the touch before, in its new place
        self._before: tuple[date, date] | None = None  # the old and the new day of the touch before

    def day(self, touch: OpenTouch) -> date:
        """Return the lead's local date of a touch as it stands."""
        return lead_day(touch.due.utc, self.lead)

    def place(self, asked: Sequence[Asked], *gone: OpenTouch) -> Diff:
        """Return what becomes of these touches, in this order; those `gone` make room."""
        self.lift(*(one.touch for one in asked if not one.fresh), *gone)
        lines = tuple(line for line in [self._line(one) for one in asked] if line is not None)
        return Diff(lines, tuple(concerns.of_days(self._over, self.capacity, self.today)))

    def lift(self, *touches: OpenTouch) -> None:
        """Take touches out of their days: they make room for what is placed from now on."""
        for touch in touches:
            if touch.key not in self._lifted:
                self._lifted.add(touch.key)
                self._contacts.remove(touch.channel, self.day(touch))
                self.capacity.remove(self._rep_day(touch.due.utc), touch.minutes, touch.channel)

    def find(self, wish: Wish, day: date, first: date, reach: int) -> Found:
        """Return the day and time for a wish, as for a new touch."""
        return self._search.find(Wanted(wish, day, first, reach, self.today))

    def _line(self, asked: Asked) -> Line | None:
        touch = asked.to_place
        first = max(self._first(touch), lead_day(self.now, self.lead))
        if self._may_stay(asked, first):
            self._keep(touch, touch.due.utc, self.day(touch))
            return None
        found = self._found(asked, first)
        self._keep(touch, found.place.at, found.day, over=found.over)
        after = at_instant(found.place.at, self.lead.zones[0] if self.lead.zone_known else self._rep.zone)
        why = (*asked.why, *self._passed(asked, found), *found.why)
        same = after.utc == touch.due.utc and not asked.fresh
        return None if same else Line(self._work.key, touch.key, Fate.MOVED, touch.due, after, why)

    def _found(self, asked: Asked, first: date) -> Found:
        touch = asked.to_place
        day = self.business.on_or_after(max(asked.day, first))
        wish = Wish(touch.channel, touch.minutes, max(self.now, self._end), own=touch.window)
        return self.find(wish, day, first, touch.tolerance if asked.reach is None else asked.reach)

    def _passed(self, asked: Asked, found: Found) -> tuple[Reason, ...]:
        """Say why a touch that asked for nothing new had to move."""
        if asked.why or found.moves:
            return ()
        return (
            Reason("order", f"moved from {phrases.day(self.day(asked.touch), self.today)} to keep the order"),
        )

    def _first(self, touch: OpenTouch) -> date:
        """Return the first day it may have: touches of different days stay on different days."""
        if self._before is None:
            return date.min
        old, new = self._before
        return new + _DAY if self.day(touch) > old else new

    def _may_stay(self, asked: Asked, first: date) -> bool:
        touch, day = asked.to_place, self.day(asked.touch)
        return not asked.fresh and (
            asked.day == day
            and day >= first
            and touch.due.utc >= max(self.now, self._end)
            and self.business.works(day)
            and self._contacts.refuse(touch.channel, day) is None
        )

    def _keep(self, touch: OpenTouch, at: datetime, day: date, *, over: bool = False) -> None:
        self._contacts.add(touch.channel, day)
        rep_day = self._rep_day(at)
        self.capacity.add(rep_day, touch.minutes, touch.channel)
        if over:
            self._over.append(rep_day)
        self._end = at + timedelta(minutes=touch.minutes)
        self._before = (self.day(touch), day)

    def _rep_day(self, at: datetime) -> date:
        return wall_time(at, self._rep.zone).date()


def lead_day(at: datetime, lead: LeadSide) -> date:
    """Return the lead's local date of a UTC instant."""
    return wall_time(at, lead.zones[0]).date()


def flexible(touches: Iterable[OpenTouch]) -> tuple[OpenTouch, ...]:
    """Return the touches that may move, in order of time."""
    return tuple(
        sorted((one for one in touches if not one.locked), key=lambda one: (one.due.utc, one.number))
    )
