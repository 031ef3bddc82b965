"""Cadences: named, versioned templates of steps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.words import Channel


class Unit(StrEnum):
    """The unit of an offset, always written out."""

    BUSINESS_DAYS = "business days"
    DAYS = "days"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Offset:
    """How long after (or, negative, before) the anchor a step is due.

    Attributes:
        amount: Whole units; 0 is the day of the anchor itself.
        unit: Business days are working days of both the lead and the rep.
    """

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a cadence.

    Attributes:
        channel: None is a nudge: the lead's preferred channel (P14).
        offset: Counted from the anchor.
        purpose: What the touch is for, in a few words (P15).
        template: Name of a template in resources/presets/templates, or None.
        minutes: Time the touch takes, for capacity.
        tolerance: Business days it may move to a day with room; 0 never moves (P28).
        same_day: True for a recap, which may go out after hours on the day of the anchor (P2).
    """

    channel: Channel | None
    offset: Offset
    purpose: str
    template: str | None = None
    minutes: int = 10
    tolerance: int = 2
    same_day: bool = False


@dataclass(frozen=True, slots=True)
class Cadence:
    """A template of steps.

    Attributes:
        name: Code, such as "after-demo".
        title: For a person, such as "After demo".
        version: Counts from 1; editing makes a new version (design 4.12).
        anchor: What day 0 is, in words: "the demo", "the meeting", "the form", "the quote".
        summary: When it fits, one sentence.
        steps: In order of due date.
    """

    name: str
    title: str
    version: int
    anchor: str
    summary: str
    steps: tuple[Step, ...]
