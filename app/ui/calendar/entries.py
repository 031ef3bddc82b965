"""Touches as the calendar paints them: in the rep's wall time, with their colours and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.lanes import Slot, Span, share_width
from app.domain.phrases import clock, day
from app.domain.queue import LATE_AFTER
from app.domain.touch import Touch
from app.domain.words import OPEN_STATES, Channel, TouchState
from app.ui.parts.channel_tile import channel_ground, channel_icon, channel_ink, channel_words

SHOWN_LEAST = 30
"""Minutes an entry is drawn for at least, where the next one leaves room."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One touch. `start` is in minutes from the rep's midnight.

    Attributes:
        late: Its time has passed on an earlier day, or by more than an hour.
        over: Done or skipped.
    """

    touch: Touch
    at: datetime
    late: bool
    over: bool

    @property
    def id(self) -> int:
        """The touch's id."""
        return self.touch.id

    @property
    def day(self) -> date:
        """The rep's date."""
        return self.at.date()

    @property
    def start(self) -> float:
        """Minutes from midnight."""
        return self.at.hour * 60 + self.at.minute + self.at.second / 60

    @property
    def blocked(self) -> bool:
        """Whether an address or a permission is missing: it stands in the plan, and rings for nobody."""
        return self.touch.state is TouchState.BLOCKED

    @property
    def icon(self) -> str:
        """The channel, or that it is over or cannot be done."""
        if self.over:
            return "check" if self.touch.state is TouchState.DONE else "skip-forward"
        if self.blocked:
            return "ban"
        return channel_icon(self.touch.channel)

    @property
    def inks(self) -> tuple[str, str, str]:
        """Ground, border and ink: of the channel, of lateness, or grey when it is over or cannot be done."""
        if self.over or self.blocked:
            return "hover", "line2", "ink2"
        if self.late:
            return "dangers", "dangerl", "danger"
        ink = channel_ink(self.touch.channel)
        border = {"ink2": "line2", "accentink": "accentl"}.get(ink, f"{ink}l")
        return channel_ground(self.touch.channel), border, ink

    @property
    def second_line(self) -> str:
        """What it is for, or the time there when that differs."""
        touch = self.touch
        if touch.lead_zone_known and touch.lead_local != touch.due_local:
            return f"{clock(touch.lead_local.time())} there"
        return touch.purpose

    @property
    def words(self) -> str:
        """The whole entry in words, for tooltips and screen readers."""
        touch = self.touch
        told = self.over or self.blocked
        state = touch.state.value if told else "overdue" if self.late else ""
        place = f"touch {touch.number} of {touch.of}" if touch.series_id is not None else ""
        when = f"{day(self.day)}, {clock(self.at.time())}"
        parts = (touch.lead, channel_words(touch.channel), when, place, touch.purpose, state)
        return ", ".join(part for part in parts if part)

    @property
    def movable(self) -> bool:
        """Open ones may be moved, also what the rep set; an appointment is moved with the lead."""
        set_by_rep = self.touch.series_id is None and self.touch.channel is not Channel.MEETING
        return not self.over and (set_by_rep or not self.touch.locked)


def entries_of(touches: Iterable[Touch], now: datetime) -> tuple[Entry, ...]:
    """Return touches as entries in order of time; `now` is the rep's wall time."""
    made = (_entry(touch, now) for touch in touches)
    return tuple(sorted(made, key=lambda entry: (entry.at, entry.id)))


def late_first(entries: Iterable[Entry]) -> list[Entry]:
    """What is overdue stands above the rest; what is over, below."""
    return sorted(entries, key=lambda entry: (entry.over, not entry.late, entry.at))


def is_late(at: datetime, now: datetime) -> bool:
    """True for an earlier day, or more than an hour ago: both are the rep's wall time."""
    return at < now and (at.date() < now.date() or now - at > LATE_AFTER)


def _entry(touch: Touch, now: datetime) -> Entry:
    is_open = touch.state in OPEN_STATES or touch.state is TouchState.DUE
    at = touch.due_local
    return Entry(touch, at, is_open and is_late(at, now), not is_open)


def placed(day_entries: Sequence[Entry], squeezed: float) -> dict[int, tuple[Span, Slot]]:
    """Return where the entries of one day stand: drawn times, and their share of the width.

    `squeezed` is the least number of minutes whose height still holds a name.
    """
    spans: list[Span] = []
    starts = sorted(entry.start for entry in day_entries)
    for entry in day_entries:
        following = next((start for start in starts if start > entry.start), 24 * 60.0)
        wanted = max(entry.touch.minutes, SHOWN_LEAST)
        least = max(entry.touch.minutes, squeezed)
        spans.append(
            Span(entry.id, entry.start, entry.start + max(least, min(wanted, following - entry.start)))
        )
    slots = share_width(spans)
    return {span.key: (span, slots[span.key]) for span in spans}
