"""When a promise rings: the morning of its day, an hour before, the working day before."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.domain.phrases import clock, day
from app.domain.promised import reminder_times
from app.ui.parts.select import Option, Select

_NONE = "On its day"
"""What is said when no time of its own is left: it rings with the day."""


class RemindField(Select):
    """Offers times that come before a promise is due; the usual one is taken until another is chosen."""

    def __init__(self, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__("Remind me", parent=parent)
        self._now = now
        self._due: datetime | None = None
        self.set_due(None)

    def set_due(self, due: datetime | None) -> None:
        """Offer the times for a promise, without a signal; None for one without a date."""
        if due == self._due and self.value() is not None:
            return
        self._due = due
        times = reminder_times(due, self._now) if due is not None else ()
        self.set_options([_option(at) for at in times] or [Option(None, _NONE, "bell")])
        self.setEnabled(bool(times))
        if times:
            self.choose(times[0])

    def take(self, at: datetime | None) -> None:
        """Take a time that was noted before, without a signal."""
        if at is not None:
            self.choose(at)

    def remind_at(self) -> datetime | None:
        """The time that is taken, a naive wall time where the rep is."""
        at = self.value()
        return at if isinstance(at, datetime) else None


def _option(at: datetime) -> Option:
    weekday = day(at.date())[:3]
    return Option(at, f"{weekday} {clock(at.time())}", "bell", hint=day(at.date())[4:])
