"""When on a day a touch is best: windows for calls, the start of the day for what is written (P9, P10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.moment import wall_time
from app.domain.phrases import clock, hour, listed
from app.domain.picking import Pick, pick, pick_nearest
from app.domain.plan import LeadSide, RepSide, Span
from app.domain.slots import (
    AWAKE,
    Slot,
    common,
    in_all_zones,
    lead_slots,
    not_before,
    on_day,
    rep_slots,
    waking_slots,
)
from app.domain.why import Reason
from app.domain.words import Channel

BEST_CALLS: tuple[Span, ...] = ((time(8), time(10)), (time(16), time(17)))
FAIR_CALLS: tuple[Span, ...] = ((time(10), time(11)), (time(14), time(16)), (time(17), time(21)))
POOR_CALLS: tuple[Span, ...] = ((time(11), time(14)),)
BEST_CALL_DAYS = frozenset({2, 3})
"""Wednesday and Thursday."""

_Tier = tuple[tuple[Span, ...], Reason]
_Stretch = tuple[list[Slot], tuple[Reason, ...]]
_TIERS: tuple[_Tier, ...] = (
    (BEST_CALLS, Reason("P9", "best 8 to 10 and 16 to 17 there")),
    (FAIR_CALLS, Reason("P9", "the best hour you have in common; 11 to 14 there is avoided")),
    (POOR_CALLS, Reason("P9", "only 11 to 14 there is common, the weakest hours for calls")),
)
_SOON: _Tier = ((AWAKE,), Reason("P1", "as soon as your hours and theirs allow"))
_LATE = Reason("no-common-hour", "none of your hours is before 21 there")
_FIRST_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a day a touch fits.

    Attributes:
        at: UTC instant.
        slot: The stretch it was chosen from.
        why: What decided.
    """

    at: datetime
    slot: Slot
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for.

    Attributes:
        minutes: Length of the touch.
        earliest: UTC instant before which it cannot be.
        soon: The first possible instant of the working hours is better than the best window (P1).
        never_late: Not after 21 there, even if it is only written.
    """

    channel: Channel
    minutes: int
    earliest: datetime
    soon: bool = False
    never_late: bool = False


class DayWindows:
    """Finds the time of a touch on one of the lead's days; the answer depends on nothing but its input."""

    def __init__(self, lead: LeadSide, rep: RepSide) -> None:
        self._lead = lead
        self._rep = rep

    def place(self, wish: Wish, day: date, planned_minutes: int = 0) -> Place | None:
        """Return the best time on the lead's local day, or None when no hour is common.

        `planned_minutes` is what the day holds already; later touches of a day start later.
        """
        if wish.channel in {Channel.CALL, Channel.MEETING}:
            return self._call(wish, day, planned_minutes)
        return self._writing(wish, day, planned_minutes)

    def nearest(self, wish: Wish, day: date) -> Place | None:
        """Return the time within 8 to 21 there nearest to the rep's hours; None when the day is over."""
        awake = not_before(waking_slots(self._lead, day), wish.earliest)
        if not awake:
            return None
        mine = rep_slots(self._rep, awake[0][0] - _DAY, awake[-1][1] + _DAY)
        shared = common(awake, mine)
        goals = lead_slots(self._lead, day, (AWAKE,)) if shared else mine
        at, slot = pick_nearest(shared or awake, goals, wish.minutes)
        text = f"no working hour is common; {clock(self._there(at))} there is nearest to yours"
        return Place(at, slot, (Reason("no-common-hour", text),))

    def _call(self, wish: Wish, day: date, planned_minutes: int) -> Place | None:
        tiers = self._tiers(wish)
        for limits, reason in tiers:
            slots = self._shared(lead_slots(self._lead, day, limits), wish)
            found = pick(slots, wish.minutes, planned_minutes)
            if found:
                return Place(*found, (reason, *self._zones()))
        short = pick(self._shared(lead_slots(self._lead, day, (AWAKE,)), wish), 0)
        return Place(*short, (tiers[-1][1], *self._zones())) if short else None

    def _tiers(self, wish: Wish) -> tuple[_Tier, ...]:
        if wish.soon:
            return (_SOON,)
        if not self._lead.best_hours:
            return _TIERS
        spans = listed([f"{hour(start)} to {hour(end)}" for start, end in self._lead.best_hours])
        return ((self._lead.best_hours, Reason("P13", f"they asked for {spans}")), *_TIERS)

    def _writing(self, wish: Wish, day: date, planned_minutes: int) -> Place | None:
        """In the first rep hour on or after the start of the lead's day, on the same lead date.

        A mail that cannot suit every zone the lead may be in follows the first; it rings nowhere.
        """
        hours = self._lead.calendar.spans(day)
        if not hours:
            return None
        begin = max(hours[0][0], AWAKE[0])
        for slots, reasons in self._writing_slots(day, begin, wish):
            found = _in_first_hour(self._shared(slots, wish), wish.minutes, planned_minutes)
            if found:
                return Place(*found, (self._writing_reason(found, begin, wish), *reasons))
        return None

    def _writing_slots(self, day: date, begin: time, wish: Wish) -> list[_Stretch]:
        """What is tried in turn: all zones before 21, the first zone before 21, the first zone late."""
        zone = self._lead.zones[0]
        tried: list[_Stretch] = [(in_all_zones(self._lead, day, (begin, AWAKE[1])), self._zones())]
        if wish.channel is Channel.MESSAGE:
            return tried
        if self._zones():
            guess = Reason(
                "zones", f"no hour of yours suits all {len(self._lead.zones)} zones; {_city(zone)} time"
            )
            tried.append((on_day(day, ((begin, AWAKE[1]),), zone), (guess,)))
        if not wish.never_late:
            tried.append((on_day(day, ((max(begin, AWAKE[1]), time.max),), zone), (_LATE,)))
        return tried

    def _writing_reason(self, found: Pick, begin: time, wish: Wish) -> Reason:
        there = self._there(found[0])
        if there < (datetime.combine(date.min, begin) + _FIRST_HOUR).time():
            return Reason("P10", f"at the start of the day there, {clock(there)}")
        if found[1][0] == wish.earliest:
            return Reason("by-hand", f"the next working hour of yours, {clock(there)} there")
        return Reason("by-hand", f"your first hour, {clock(there)} there")

    def _shared(self, theirs: list[Slot], wish: Wish) -> list[Slot]:
        """What of the lead's time is the rep's working time as well, from the earliest instant on."""
        theirs = not_before(theirs, wish.earliest)
        if not theirs:
            return []
        return common(theirs, rep_slots(self._rep, theirs[0][0], theirs[-1][1]))

    def _zones(self) -> tuple[Reason, ...]:
        number = len(self._lead.zones)
        return (Reason("zones", f"suits all {number} zones they may be in"),) if number > 1 else ()

    def _there(self, at: datetime) -> time:
        return wall_time(at, self._lead.zones[0]).time()


def _in_first_hour(slots: list[Slot], minutes: int, planned_minutes: int) -> Pick | None:
    first = [(start, min(end, start + _FIRST_HOUR)) for start, end in slots[:1]]
    return pick(first, minutes, planned_minutes) or pick(slots, minutes) or pick(slots, 0)


def _city(zone: str) -> str:
    return zone.rsplit("/", 1)[-1].replace("_", " ")
