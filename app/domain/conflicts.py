"""What stands against a time: said where it is, never forbidden (design 4.5, 4.16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from app.domain import phrases
from app.domain.businessdays import BusinessDays
from app.domain.capacity import Capacity, room_of
from app.domain.edits import is_moved_by_hand
from app.domain.gaps import Contacts, gaps_of
from app.domain.moment import wall_time
from app.domain.plan import Busy, LeadSide, PlannedTouch, RepSide
from app.domain.words import Channel

_RINGS = frozenset({Channel.CALL, Channel.MESSAGE})


def conflicts(
    touches: Sequence[PlannedTouch], lead: LeadSide, rep: RepSide, busy: Sequence[Busy] = ()
) -> dict[int, str]:
    """Return what stands against touches, by their numbers, in words.

    A full day is said of every touch, all else of those that were moved by hand. `rep.load` is what the days
    hold without these touches; `busy` are the lead's other contacts.
    """
    look = _Look(touches, lead, rep, busy)
    found = {touch.number: "; ".join(look.against(touch)) for touch in touches}
    return {number: words for number, words in found.items() if words}


class _Look:
    """One plan looked at."""

    def __init__(
        self, touches: Sequence[PlannedTouch], lead: LeadSide, rep: RepSide, busy: Sequence[Busy]
    ) -> None:
        self._touches, self._lead, self._rep, self._busy = touches, lead, rep, busy
        self._business = BusinessDays(lead.calendar, rep.calendar)
        self._capacity = Capacity(rep)
        for touch in touches:
            self._capacity.add(self._rep_day(touch), touch.minutes, touch.channel)

    def against(self, touch: PlannedTouch) -> Iterator[str]:
        """Yield each thing that stands against the time of a touch."""
        if self._is_over(self._rep_day(touch)):
            yield f"the day is full, {self._capacity.said_over(self._rep_day(touch))}"
        if is_moved_by_hand(touch.why):
            yield from self._against_hand(touch)

    def _against_hand(self, touch: PlannedTouch) -> Iterator[str]:
        yield from self._there(touch)
        yield from self._here(touch)
        refusal = self._others(touch).refuse(touch.channel, self._lead_day(touch))
        if refusal is not None:
            yield refusal.text
        yield from self._order(touch)

    def _there(self, touch: PlannedTouch) -> Iterator[str]:
        at = self._lead_wall(touch)
        start, end = self._rep.playbook.awake
        if touch.channel in _RINGS and not start <= at.time() < end:
            yield f"{phrases.clock(at.time())} there"
        if not self._lead.calendar.works(at.date()):
            yield f"{_free(at.date(), self._lead.calendar.holidays.get(at.date()))} there"

    def _here(self, touch: PlannedTouch) -> Iterator[str]:
        at = touch.due.seen_from(self._rep.zone)
        spans = self._rep.calendar.spans(at.date())
        if not spans:
            yield f"{_free(at.date(), self._rep.calendar.holidays.get(at.date()))} here"
        elif not any(start <= at.time() < end for start, end in spans):
            yield "outside your hours"

    def _is_over(self, day: date) -> bool:
        most, load = room_of(self._rep, day), self._capacity.load(day)
        by_channel = any(load.channels.get(channel, 0) > limit for channel, limit in most.channels.items())
        return load.touches > most.touches or load.minutes > most.minutes or by_channel

    def _others(self, touch: PlannedTouch) -> Contacts:
        days = [Busy(other.channel, self._lead_day(other)) for other in self._touches if other is not touch]
        return Contacts(gaps_of(self._rep.playbook), self._business, [*self._busy, *days])

    def _order(self, touch: PlannedTouch) -> Iterator[str]:
        before = [other for other in self._touches if other.number < touch.number]
        if any(other.due.utc > touch.due.utc for other in before):
            yield "now before the step that comes first"

    def _lead_wall(self, touch: PlannedTouch) -> datetime:
        return wall_time(touch.due.utc, self._lead.zones[0])

    def _lead_day(self, touch: PlannedTouch) -> date:
        return self._lead_wall(touch).date()

    def _rep_day(self, touch: PlannedTouch) -> date:
        return touch.due.seen_from(self._rep.zone).date()


def _free(day: date, name: str | None) -> str:
    return f"{phrases.day(day)} is {name}" if name else f"{phrases.day(day)} is a free day"
