"""The days the rep is away (design 4.11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain import phrases
from app.errors import InputError

LONGEST = 366
"""Days; a longer one is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Days away, `first` and `last` included, on the rep's calendar.

    Attributes:
        caught_up_at: UTC instant at which the way back was planned, or None.
    """

    id: int
    first: date
    last: date
    reason: str = ""
    caught_up_at: datetime | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        return days_of(self.first, self.last)

    @property
    def words(self) -> str:
        """What such a day is called in a why."""
        return f"you are away ({self.reason})" if self.reason else "you are away"

    def said(self, today: date) -> str:
        """Return "1 June to 12 June, holiday"."""
        span = phrases.span_of_days(self.first, self.last, today)
        return f"{span}, {self.reason}" if self.reason else span


def days_of(first: date, last: date) -> tuple[date, ...]:
    """Return the days from `first` to `last`, both included."""
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def check_absence(first: date, last: date, today: date) -> None:
    """Raise InputError for an absence that is reversed, over, or longer than a year."""
    if last < first:
        raise InputError("The last day away is before the first.", "Swap them.")
    if last < today:
        raise InputError("This absence is over.", "On return, ask for the catch-up plan.")
    if (last - first).days >= LONGEST:
        raise InputError("An absence is a year at most.", "Enter it in parts.")
