"""A series before and after an edit, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.phrases import day_and_time
from app.domain.series_edit import SeriesChange
from app.domain.touch import Touch
from app.domain.words import TouchState

CLOSED = frozenset({TouchState.DONE, TouchState.SKIPPED, TouchState.STOPPED})
_FIFTH = 5
_STATES = {
    TouchState.DONE: "done",
    TouchState.SKIPPED: "left out",
    TouchState.STOPPED: "stopped",
    TouchState.HELD: "waits",
    TouchState.BLOCKED: "blocked",
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a row shows.

    Attributes:
        touch: As it would be.
        before: Its time until now in words, where that changes; "new" for one that is added; else empty.
        after: Its time, or what becomes of it.
        changed: Whether the edit touches it.
    """

    touch: Touch
    before: str
    after: str
    changed: bool

    @property
    def said(self) -> str:
        """In words, as screen readers say it."""
        head = f"Touch {self.touch.number}, {self.touch.channel}, {self.touch.purpose}"
        return f"{head}: {self.before} to {self.after}" if self.before else f"{head}: {self.after}"

    @property
    def under(self) -> str:
        """The second line: what it is for, or why it moved."""
        if self.changed and self.touch.state in {TouchState.SKIPPED, TouchState.HELD}:
            return self.touch.reason or self.touch.purpose
        return self.touch.purpose

    @property
    def fifth(self) -> bool:
        """Whether it is the fifth touch."""
        return self.touch.number == _FIFTH


def rows_of(change: SeriesChange, today: date) -> tuple[ChangeRow, ...]:
    """Return a row for every touch of the series as it would be."""
    known = {touch.id: touch for touch in change.before.touches}
    return tuple(_row(known.get(touch.id), touch, today) for touch in change.after.touches)


def _row(old: Touch | None, new: Touch, today: date) -> ChangeRow:
    after = _words(new, today)
    if old is None:
        return ChangeRow(new, "new", after, changed=True)
    was = _words(old, today)
    same = was == after and (old.channel, old.purpose) == (new.channel, new.purpose)
    return ChangeRow(new, "" if was == after else was, after, changed=not same)


def _words(touch: Touch, today: date) -> str:
    at = day_and_time(touch.due_local, today)
    if touch.state in CLOSED:
        return _STATES[touch.state]
    state = _STATES.get(touch.state)
    return f"{at}, {state}" if state else at
