"""What a line of the reminder window says of a touch, an agreement or a recap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.moment import wall_time
from app.domain.nagging import ReminderKind
from app.domain.promise import Promise
from app.domain.queue import LATE_AFTER
from app.domain.response_clock import asked_at, clock_words
from app.domain.touch import Touch
from app.domain.words import Owner
from app.ui.today.phrases import DAY_NAMES, LONG_MONTHS, city_of, plural, row_words, when_words
from app.ui.today.phrases import clock_words as time_words

if TYPE_CHECKING:
    from app.services.due_list import Showing


@dataclass(frozen=True, slots=True)
class LineWords:
    """A line: who, where from, why, and both times; `late` prints the time in red."""

    name: str
    company: str
    why: str
    time: str
    there: str
    late: bool
    icon: str

    @property
    def spoken(self) -> str:
        """The line as one sentence, for screen readers."""
        late = " (late)" if self.late else ""
        parts = (self.name, self.company, self.why, f"{self.time}{late}", self.there)
        return ", ".join(part for part in parts if part)


def title_words(showing: Showing) -> str:
    """Return "3 touches are due"; agreements and recaps are no touches."""
    noun = ("follow-up", "follow-ups") if showing.promises else ("touch", "touches")
    verb = "is" if showing.count == 1 else "are"
    return f"{plural(showing.count, *noun)} {verb} due"


def moment_words(showing: Showing) -> str:
    """Return "Wednesday 27 May, 10:42"."""
    now = wall_time(showing.now, showing.zone)
    return f"{DAY_NAMES[now.weekday()]} {now.day} {LONG_MONTHS[now.month - 1]}, {time_words(now)}"


def touch_words(touch: Touch, showing: Showing) -> LineWords:
    """The words of a touch; a lead that asked has a clock in place of the time (P1)."""
    now = wall_time(showing.now, showing.zone)
    until = showing.clocks.get(touch.id)
    if until is not None:
        why = _asked_words(touch, until, showing)
        left = clock_words(until, showing.now)
        return _line(touch, why, left, wall_time(showing.now, touch.lead_zone), late=True)
    due = touch.due_local
    late = due.date() < now.date() or showing.now - touch.due.utc > LATE_AFTER
    return _line(touch, row_words(touch), when_words(due, now.date()), touch.lead_local, late=late)


def _asked_words(touch: Touch, until: datetime, showing: Showing) -> str:
    """Return "New inbound at 10:21, answer by 11:21"; the day where it is not today's."""
    today = wall_time(showing.now, showing.zone).date()
    by = when_words(wall_time(until, showing.zone), today)
    if touch.answer_by is None:
        return f"New inbound, answer by {by}"
    came = when_words(wall_time(asked_at(touch.answer_by), showing.zone), today)
    return f"New inbound at {came}, answer by {by}"


def promise_words(promise: Promise, showing: Showing) -> LineWords:
    """The words of an agreement or an unsent recap."""
    now = wall_time(showing.now, showing.zone)
    due = wall_time(promise.due, showing.zone)
    time, late = when_words(due, now.date()), promise.due < showing.now
    if promise.kind is ReminderKind.RECAP:
        return LineWords(promise.lead, promise.company, "Recap not sent yet", time, "", late, "email")
    owner = {Owner.MINE: "You", Owner.THEIRS: "They", Owner.BOTH: "Both"}[promise.owner]
    why = f"Agreed: {owner.lower()} {promise.what}"
    return LineWords(promise.lead, promise.company, why, time, "", late, "meeting")


def minutes_ahead(now: datetime, minutes: int, zone: str) -> datetime:
    """Return the rep's wall time so many minutes from the UTC instant `now`, on a whole minute."""
    later = wall_time(now + timedelta(minutes=minutes, seconds=59), zone)
    return later.replace(second=0, microsecond=0)


def _line(touch: Touch, why: str, time: str, there: datetime, *, late: bool) -> LineWords:
    city = city_of(touch.lead_zone) if touch.lead_zone_known else ""
    words = f"{time_words(there)} in {city}" if city else ""
    return LineWords(touch.lead, touch.company, why, time, words, late, touch.channel.value)
