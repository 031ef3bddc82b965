"""Cadences: named, versioned templates of steps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.plan import Span
from app.domain.words import Asks, Channel, Event, ItemKind, Late


class Unit(StrEnum):
    """The unit of an offset, always written out."""

    BUSINESS_DAYS = "business days"
    DAYS = "days"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Offset:
    """How long after (or, negative, before) an event a step is due.

    Attributes:
        amount: Whole units; 0 is the day of the event itself.
        unit: Business days are working days of both the lead and the rep.
        event: The anchor of the series, or the agreed appointment.
    """

    amount: int
    unit: Unit
    event: Event = Event.ANCHOR


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
        window: Span of the lead's day it is meant for, wall time there, tried before the usual hours.
        late: What its being late means for the steps behind it.
        drop_after: Business days late after which DROP drops it.
        item: Kind of value item that goes with it (P15), or None.
        asks: What it asks the lead for.
        answer_within: Business days until the date it names, where it asks for an answer.
    """

    channel: Channel | None
    offset: Offset
    purpose: str
    template: str | None = None
    minutes: int = 10
    tolerance: int = 2
    same_day: bool = False
    window: Span | None = None
    late: Late = Late.SHIFT
    drop_after: int = 5
    item: ItemKind | None = None
    asks: Asks = Asks.NOTHING
    answer_within: int = 5


def of_appointment(step: Step) -> bool:
    """Return whether a step counts from the agreed appointment."""
    return step.offset.event is Event.APPOINTMENT


def reminds(step: Step) -> bool:
    """Return whether a step is a letter before the agreed appointment (P8)."""
    return of_appointment(step) and step.offset.amount < 0 and step.channel in {None, Channel.EMAIL}


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
