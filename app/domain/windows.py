"""When on a day a touch is best: windows for calls, the start of the day for what is written (P9, P10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise

from app.domain.moment import wall_time
from app.domain.phrases import clock, hour, listed
from app.domain.picking import Pick, pick, pick_nearest
from app.domain.plan import LeadSide, RepSide, Span
from app.domain.playbook import USUAL, Playbook
from app.domain.slots import (
    Slot,
    common,
    in_all_zones,
    joined,
    lead_slots,
    not_before,
    on_day,
    rep_slots,
    waking_slots,
    within,
)
from app.domain.why import Reason
from app.domain.words import Channel

BEST_CALLS: tuple[Span, ...] = USUAL.best
"""The best hours for calls as they are by default."""
_Tier = tuple[tuple[Span, ...], Reason]
_Stretch = tuple[list[Slot], tuple[Reason, ...]]
_SOON = Reason("P1", "as soon as your hours and theirs allow")
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
        own: The span of the lead's day the step asks for, wall time there, tried before the usual hours.
    """

    channel: Channel
    minutes: int
    earliest: datetime
    soon: bool = False
    never_late: bool = False
    own: Span | None = None


class DayWindows:
    """Finds the time of a touch on one of the lead's days; the answer depends on nothing but its input."""

    def __init__(self, lead: LeadSide, rep: RepSide) -> None:
        self._lead = lead
        self._rep = rep
        self._call_tiers = call_tiers(rep.playbook, lead.awake)
        self._first_stretch = timedelta(minutes=rep.playbook.mail_minutes)

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
        goals = lead_slots(self._lead, day, (self._lead.awake,)) if shared else mine
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
        short = pick(self._shared(lead_slots(self._lead, day, (self._lead.awake,)), wish), 0)
        return Place(*short, (tiers[-1][1], *self._zones())) if short else None

    def _tiers(self, wish: Wish) -> tuple[_Tier, ...]:
        if wish.soon:
            return (((self._lead.awake,), _SOON),)
        tiers = self._call_tiers
        if self._lead.best_hours:
            spans = listed([f"{hour(start)} to {hour(end)}" for start, end in self._lead.best_hours])
            asked = within(self._lead.best_hours, (self._lead.awake,))
            tiers = ((asked, Reason("P13", f"they asked for {spans}")), *tiers)
        return (
            ((within((wish.own,), (self._lead.awake,)), _own_said(wish.own)), *tiers) if wish.own else tiers
        )

    def _writing(self, wish: Wish, day: date, planned_minutes: int) -> Place | None:
        """In the first rep hour on or after the start of the lead's day, on the same lead date.

        A mail that cannot suit every zone the lead may be in follows the first; it rings nowhere.
        """
        hours = self._lead.calendar.spans(day)
        if not hours:
            return None
        asked = self._in_own(wish, day, planned_minutes)
        if asked:
            return asked
        begin = max(hours[0][0], self._lead.awake[0])
        for slots, reasons in self._writing_slots(day, begin, wish):
            found = self._early(self._shared(slots, wish), wish.minutes, planned_minutes)
            if found:
                return Place(*found, (self._writing_reason(found, begin, wish), *reasons))
        return None

    def _in_own(self, wish: Wish, day: date, planned_minutes: int) -> Place | None:
        """In the span the step asks for, where that is an hour of both sides."""
        if wish.own is None:
            return None
        limits = within((wish.own,), (self._lead.awake,))
        slots = [slot for span in limits for slot in in_all_zones(self._lead, day, span)]
        found = pick(self._shared(slots, wish), wish.minutes, planned_minutes)
        return Place(*found, (_own_said(wish.own), *self._zones())) if found else None

    def _writing_slots(self, day: date, begin: time, wish: Wish) -> list[_Stretch]:
        """What is tried in turn: all zones before 21, the first zone before 21, the first zone late."""
        zone, end = self._lead.zones[0], self._lead.awake[1]
        tried: list[_Stretch] = [(in_all_zones(self._lead, day, (begin, end)), self._zones())]
        if wish.channel is Channel.MESSAGE:
            return tried
        if self._zones():
            guess = Reason(
                "zones", f"no hour of yours suits all {len(self._lead.zones)} zones; {_city(zone)} time"
            )
            tried.append((on_day(day, ((begin, end),), zone), (guess,)))
        if not wish.never_late:
            tried.append((on_day(day, ((max(begin, end), time.max),), zone), (self._late(),)))
        return tried

    def _writing_reason(self, found: Pick, begin: time, wish: Wish) -> Reason:
        there = self._there(found[0])
        if there < (datetime.combine(date.min, begin) + self._first_stretch).time():
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

    def _early(self, slots: list[Slot], minutes: int, planned_minutes: int) -> Pick | None:
        first = [(start, min(end, start + self._first_stretch)) for start, end in slots[:1]]
        return pick(first, minutes, planned_minutes) or pick(slots, minutes) or pick(slots, 0)

    def _late(self) -> Reason:
        return Reason("no-common-hour", f"none of your hours is before {hour(self._lead.awake[1])} there")

    def _zones(self) -> tuple[Reason, ...]:
        number = len(self._lead.zones)
        return (Reason("zones", f"suits all {number} zones they may be in"),) if number > 1 else ()

    def _there(self, at: datetime) -> time:
        return wall_time(at, self._lead.zones[0]).time()


@lru_cache(maxsize=64)
def call_tiers(book: Playbook, awake: Span) -> tuple[_Tier, ...]:
    """Return the spans of the day in which a call is tried in turn, each with what is said of it (P9)."""
    best = tuple(sorted(book.best))
    ranked = (*best, book.poor)
    edges = sorted({edge for span in (awake, *ranked) for edge in span})
    parts = within(pairwise(edges), (awake,))
    fair = tuple(part for part in parts if not any(start <= part[0] < end for start, end in ranked))
    poor = f"{hour(book.poor[0])} to {hour(book.poor[1])} there"
    spans = listed([f"{hour(start)} to {hour(end)}" for start, end in best])
    return (
        (within(best, (awake,)), Reason("P9", f"best {spans} there")),
        (joined(fair), Reason("P9", f"the best hour you have in common; {poor} is avoided")),
        (within((book.poor,), (awake,)), Reason("P9", f"only {poor} is common, the weakest hours for calls")),
    )


def _own_said(span: Span) -> Reason:
    return Reason("window", f"this step asks for {hour(span[0])} to {hour(span[1])} there")


def _city(zone: str) -> str:
    return zone.rsplit("/", 1)[-1].replace("_", " ")
