"""What a rep may do to a running series; each is one act with a before and an after (P7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.series import SeriesView
from app.domain.words import Channel


@dataclass(frozen=True, slots=True)
class Shift:
    """Move all that is open by business days, later or (negative) earlier."""

    days: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Stretch or compress so that the last touch falls on about this day of the lead."""

    last: date


@dataclass(frozen=True, slots=True)
class Insert:
    """Add a touch at the rep's wall time; it stays there."""

    channel: Channel
    due: datetime
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """Move one touch to the rep's wall time."""

    touch_id: int
    due: datetime


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave one touch out."""

    touch_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold the series, with a reason; without a date until the rep resumes it."""

    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Let it go on now with what remains of its delays."""


@dataclass(frozen=True, slots=True)
class Renew:
    """Take another version of its cadence for the steps still open (design 4.12)."""

    version: int


Edit = Shift | Stretch | Insert | Move | Skip | Pause | Resume | Renew


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """A series before and after an edit."""

    before: SeriesView
    after: SeriesView
    warnings: tuple[str, ...] = ()
