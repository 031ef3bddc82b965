"""From the day a step asks for to the day it gets: rhythm, common hours and room (design 4.2 to 4.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.domain import phrases
from app.domain.businessdays import BusinessDays
from app.domain.capacity import Capacity
from app.domain.gaps import Contacts
from app.domain.moment import wall_time
from app.domain.plan import LeadSide, RepSide
from app.domain.why import Reason
from app.domain.windows import DayWindows, Place, Wish
from app.domain.words import Channel

_DAYS_WITHOUT_HOURS = 5
"""After so many days without a common hour there is none; the nearest hour of the first is taken."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for.

    Attributes:
        day: The lead's local date asked for, a business day.
        first: The earliest lead date it may be moved to.
        tolerance: Business days it may move to a day with room.
        urgent: It goes out whatever the gaps, the cap and the capacity (P1, P2).
        today: For dates in words.
    """

    wish: Wish
    day: date
    first: date
    tolerance: int
    today: date
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The day and time of a touch.

    Attributes:
        day: The lead's local date.
        rep_day: The rep's local date.
        moves: Why it is not on the day asked for.
        over: The rep's day has no room for it.
    """

    day: date
    rep_day: date
    place: Place
    moves: tuple[Reason, ...] = ()
    over: bool = False

    @property
    def why(self) -> tuple[Reason, ...]:
        """The moves first, then what decided the time."""
        return (*self.moves, *self.place.why)


class DaySearch:
    """Looks for days; changes nothing."""

    def __init__(
        self, lead: LeadSide, rep: RepSide, business: BusinessDays, contacts: Contacts, capacity: Capacity
    ) -> None:
        self._rep = rep
        self._business = business
        self._contacts = contacts
        self._capacity = capacity
        self._windows = DayWindows(lead, rep)
        sides = (lead.calendar.hours, rep.calendar.hours)
        working = {day for day in range(7) if all(hours.get(day) for hours in sides)}
        self._avoided = lead.avoid_days if working - lead.avoid_days else frozenset[int]()

    def find(self, wanted: Wanted) -> Found:
        """Return the first day that suits the lead, moved to one with room where the tolerance allows."""
        found = self._first(wanted)
        if found.over and not wanted.urgent:
            return self._with_room(wanted, found) or found
        return found

    def _first(self, wanted: Wanted) -> Found:
        """Go on from the day asked for until nothing refuses."""
        moves: dict[str, Reason] = {}
        without: list[date] = []
        day = wanted.day
        while len(without) < _DAYS_WITHOUT_HOURS:
            refusal = self._refusal(wanted, day)
            found = None if refusal else self.at(wanted, day)
            if found:
                return replace(found, moves=tuple(moves.values()))
            if refusal is None:
                without.append(day)
                refusal = Reason("hours", "no working hour in common is left")
            moved = f"moved from {phrases.day(day, wanted.today)}: {refusal.text}"
            moves.setdefault(refusal.rule, Reason(refusal.rule, moved))
            day = self._business.after(day, 1)
        return self._nearest(wanted, without, moves)

    def _nearest(self, wanted: Wanted, days: list[date], moves: dict[str, Reason]) -> Found:
        """No day has a common hour: take the nearest hour of the first."""
        moves.pop("hours")
        places = ((day, self._windows.nearest(wanted.wish, day)) for day in days)
        day, place = next((day, place) for day, place in places if place)
        return self._found(wanted, day, place, tuple(moves.values()) if day > wanted.day else ())

    def _with_room(self, wanted: Wanted, full: Found) -> Found | None:
        """Return the best day near a full one: the emptier first, for calls Wed or Thu, then the nearer."""
        near = (
            self.at(wanted, day) for day in self._near(wanted, full.day) if not self._refusal(wanted, day)
        )
        free = [found for found in near if found and not found.over]
        if not free:
            return None
        best = min(free, key=lambda found: self._rank(wanted, full.day, found))
        load = self._capacity.said(full.rep_day, wanted.wish.channel)
        said = f"moved from {phrases.day(full.day, wanted.today)}: full, {load}"
        moves = (*full.moves, Reason("capacity", said), *self._best_day(wanted, best.day))
        return replace(best, moves=moves)

    def _rank(self, wanted: Wanted, asked: date, found: Found) -> tuple[int, bool, int, bool]:
        level = self._capacity.level(found.rep_day)
        return level, not self._best_day(wanted, found.day), abs((found.day - asked).days), found.day < asked

    def _near(self, wanted: Wanted, day: date) -> list[date]:
        shifts = [shift for shift in range(-wanted.tolerance, wanted.tolerance + 1) if shift]
        days = (self._business.after(day, shift) for shift in shifts)
        return [near for near in days if near >= wanted.first]

    def _refusal(self, wanted: Wanted, day: date) -> Reason | None:
        if wanted.urgent:
            return None
        if day.weekday() in self._avoided:
            return Reason("P13", "a day they asked to be spared")
        return self._contacts.refuse(wanted.wish.channel, day)

    def at(self, wanted: Wanted, day: date) -> Found | None:
        """Find the time on a day; when the rep's day holds something already, a later one in the window."""
        place = self._windows.place(wanted.wish, day)
        if place is None:
            return None
        planned = 0 if wanted.urgent else self._capacity.load(self._rep_day(place)).minutes
        later = self._windows.place(wanted.wish, day, planned) if planned else None
        return self._found(wanted, day, later or place)

    def _found(self, wanted: Wanted, day: date, place: Place, moves: tuple[Reason, ...] = ()) -> Found:
        rep_day = self._rep_day(place)
        over = not self._capacity.room(rep_day, wanted.wish.minutes, wanted.wish.channel)
        return Found(day, rep_day, place, moves, over)

    def _rep_day(self, place: Place) -> date:
        return wall_time(place.at, self._rep.zone).date()

    def _best_day(self, wanted: Wanted, day: date) -> tuple[Reason, ...]:
        """Wednesday or Thursday decide between days a call may move to; they never move it by themselves."""
        best = self._rep.playbook.best_days
        if wanted.wish.channel is not Channel.CALL or day.weekday() not in best:
            return ()
        named = phrases.listed([phrases.weekdays(number) for number in sorted(best)])
        return (Reason("P9", f"{named} are best for calls"),)
