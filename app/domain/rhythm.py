"""What a lead's other touches allow while a week is levelled: order, gaps and the weekly cap (design 4.4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.candidates import Candidates
from app.domain.gaps import Contacts, gaps_of
from app.domain.moment import wall_time
from app.domain.plan import RepSide
from app.domain.running import LeadWork, OpenTouch


class LeadRhythm:
    """Fits the socket `Rhythm` of levelling; dates are the rep's, contacts count by the lead's."""

    def __init__(self, work: Mapping[int, LeadWork], rep: RepSide, candidates: Candidates) -> None:
        self._rep, self._candidates = rep, candidates
        self._work = work
        self._contacts: dict[int, Contacts] = {}
        self._days: dict[int, date] = {}  # the lead's date of each touch as it is now
        self._first_days: dict[int, date] = {}
        self._touch = {touch.key: touch for one in work.values() for touch in one.touches}

    def lift(self, key: int, day: date) -> None:  # noqa: ARG002 -- the touch knows its day
        """Take the touch out of its day."""
        self._contacts_of(key).remove(self._touch[key].channel, self._days.pop(key))

    def put(self, key: int, day: date) -> None:
        """Put the lifted touch on a day of the rep."""
        contacts, lead_day = self._contacts_of(key), self._lead_day(key, day)
        contacts.add(self._touch[key].channel, lead_day)
        self._days[key] = lead_day

    def may(self, key: int, day: date) -> bool:
        """Return whether gaps, cap and order hold with the lifted touch on that day of the rep."""
        lead_day = self._lead_day(key, day)
        contacts = self._contacts_of(key)
        return self._in_order(key, lead_day) and contacts.refuse(self._touch[key].channel, lead_day) is None

    def _in_order(self, key: int, day: date) -> bool:
        """Return whether the touch stays between those before and behind it in its series."""
        touch = self._touch[key]
        for other in self._work[key].touches:
            where = self._days.get(other.key)
            if other.key == key or where is None:
                continue
            if where == day and self._first_day(other) != self._first_day(touch):
                return False
            early, late = sorted((touch, other), key=lambda one: (one.due.utc, one.number))
            days = {touch.key: day, other.key: where}
            if days[early.key] > days[late.key]:
                return False
        return True

    def _lead_day(self, key: int, day: date) -> date:
        return self._candidates.lead_day(key, day) or self._first_day(self._touch[key])

    def _first_day(self, touch: OpenTouch) -> date:
        known = self._first_days.get(touch.key)
        if known is None:
            zone = self._work[touch.key].side.zones[0]
            known = self._first_days[touch.key] = wall_time(touch.due.utc, zone).date()
        return known

    def _contacts_of(self, key: int) -> Contacts:
        """Return the contacts of the lead of a touch; all its touches are put where they are at first."""
        work = self._work[key]
        known = self._contacts.get(id(work))
        if known is None:
            business = self._candidates.business(work.side)
            known = Contacts(gaps_of(self._rep.playbook), business, work.busy)
            for touch in work.touches:
                self._days[touch.key] = self._first_day(touch)
                known.add(touch.channel, self._days[touch.key])
            self._contacts[id(work)] = known
        return known
