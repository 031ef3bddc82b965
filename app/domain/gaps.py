"""Distance between the touches of one lead: per channel, and how many a week (P5, P13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from app.domain import phrases
from app.domain.businessdays import BusinessDays
from app.domain.plan import Busy, Gaps
from app.domain.playbook import Playbook
from app.domain.why import Reason
from app.domain.words import Channel


def gaps_of(book: Playbook) -> Gaps:
    """Return the least distances and the weekly cap of a playbook."""
    return Gaps(book.email_gap, book.call_gap, book.other_gap, book.per_week)


class Contacts:
    """The days on which a lead is contacted, on the lead's calendar; grows while a plan is made."""

    def __init__(self, gaps: Gaps, business: BusinessDays, busy: Iterable[Busy] = ()) -> None:
        self._gaps = gaps
        self._business = business
        self._days: dict[Channel, list[date]] = defaultdict(list)
        self._weeks: dict[tuple[int, int], int] = defaultdict(int)
        for contact in busy:
            self.add(contact.channel, contact.day)

    def add(self, channel: Channel, day: date) -> None:
        """Count a touch."""
        self._days[channel].append(day)
        self._weeks[_week(day)] += 1

    def remove(self, channel: Channel, day: date) -> None:
        """Take a touch off: it is about to be planned anew."""
        self._days[channel].remove(day)
        self._weeks[_week(day)] -= 1

    def refuse(self, channel: Channel, day: date) -> Reason | None:
        """Return why the day is too near to other touches, or None when it is not."""
        least = self._least(channel)
        if not all(self._business.apart(day, other, least) for other in self._days[channel]):
            distance = f"{phrases.number_word(least)} business {'day' if least == 1 else 'days'}"
            return Reason("gap", f"{distance} between {phrases.channel(channel, 2)}")
        if self._weeks[_week(day)] >= max(self._gaps.per_week, 1):
            most = phrases.count(max(self._gaps.per_week, 1), "touch", "touches")
            return Reason("weekly-cap", f"{most} a week at most")
        return None

    def _least(self, channel: Channel) -> int:
        if channel is Channel.EMAIL:
            return self._gaps.email
        return self._gaps.call if channel is Channel.CALL else self._gaps.other


def _week(day: date) -> tuple[int, int]:
    """Return the calendar week, Monday to Sunday."""
    year, week, _ = day.isocalendar()
    return year, week
