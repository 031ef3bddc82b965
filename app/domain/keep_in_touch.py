"""Keep-in-touch rules: every so many weeks or months, counted from the last real contact (peers 12)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain import phrases
from app.domain.words import Channel, Outcome
from app.errors import InputError

REACHED = frozenset(
    {Outcome.CONNECTED, Outcome.REPLIED, Outcome.SENT, Outcome.HELD, Outcome.WON, Outcome.LOST}
)
"""Outcomes that count as a contact; a call nobody took is none."""
_MONTHS_A_YEAR = 12
MOST = 60
"""Weeks or months between two contacts; more is a slip of the hand."""


class Every(StrEnum):
    """The unit of a rule."""

    WEEKS = "weeks"
    MONTHS = "months"


class Warmth(StrEnum):
    """How long the last real contact lies back, measured by the rule."""

    FRESH = "fresh"
    DUE = "due"  # the ideal day is here
    LATE = "late"  # the latest day has passed


@dataclass(frozen=True, slots=True)
class Rule:
    """How often a lead is to hear from the rep.

    Attributes:
        ideal, latest: Weeks or months after the last real contact; latest is ideal or more.
        channel: None takes the one the lead prefers.
    """

    ideal: int
    latest: int
    unit: Every = Every.WEEKS
    channel: Channel | None = None
    purpose: str = "Keep in touch"

    @property
    def words(self) -> str:
        """Return "every 6 weeks, 8 at the latest"."""
        unit = self.unit.value if self.ideal != 1 else self.unit.value.removesuffix("s")
        often = f"every {self.ideal} {unit}" if self.ideal != 1 else f"every {unit}"
        return often if self.latest == self.ideal else f"{often}, {self.latest} at the latest"

    def ideal_day(self, last: date) -> date:
        """Return the day to be in touch again."""
        return later(last, self.ideal, self.unit)

    def latest_day(self, last: date) -> date:
        """Return the last day to be in touch again."""
        return later(last, self.latest, self.unit)

    def warmth(self, last: date, today: date) -> Warmth:
        """Return how it stands on a day."""
        if today > self.latest_day(last):
            return Warmth.LATE
        return Warmth.DUE if today >= self.ideal_day(last) else Warmth.FRESH

    def said(self, last: date, today: date) -> str:
        """Return the reason for a date."""
        return f"{self.words}, last in touch {phrases.day(last, today)}"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rule as it stands for a lead.

    Attributes:
        last: The lead's date of the last real contact, or of the day the rule was made.
        ideal_day, latest_day: When the next contact should be, and must be.
        touch_id: The one open touch of the rule, or None while something else is planned.
    """

    rule: Rule
    last: date
    ideal_day: date
    latest_day: date
    warmth: Warmth
    touch_id: int | None


def later(day: date, number: int, unit: Every) -> date:
    """Return the day so many weeks or months on; the 31st becomes the last day of a shorter month."""
    if unit is Every.WEEKS:
        return day + timedelta(weeks=number)
    years, month = divmod(day.month - 1 + number, _MONTHS_A_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def check_rule(rule: Rule) -> None:
    """Raise InputError for a rule that cannot be."""
    if not 1 <= rule.ideal <= MOST or not rule.ideal <= rule.latest <= 2 * MOST:
        raise InputError(
            f"“Every {rule.ideal} {rule.unit}, {rule.latest} at the latest” cannot be kept.",
            f"Choose 1 to {MOST}, and a latest that is not before it.",
        )
    if not rule.purpose.strip():
        raise InputError("The contact needs a purpose.", "Say in a few words what it is for.")
