"""What a quick-add line comes to for the leads that are known, and what is unsure about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.lead import LeadDetails, LeadRow
from app.domain.moment import Moment
from app.domain.quick_line import Line, Part
from app.domain.words import ActivityKind, Channel, Outcome

MONTH_FIRST = frozenset({"US", "AS", "FM", "GU", "MH", "MP", "PH", "PR", "PW", "VI"})
"""Countries that write the month before the day."""
NEW = 0
"""A choice of `Fixes.lead_id`: nobody who is known."""


@dataclass(frozen=True, slots=True)
class Fixes:
    """What a person chose in place of what was understood; None leaves it.

    Attributes:
        lead_id: A lead, or NEW.
        when: Naive wall time of the rep.
        dropped: Parts that are no part: their words go to the note.
    """

    lead_id: int | None = None
    outcome: Outcome | None = None
    did: Channel | None = None
    channel: Channel | None = None
    when: datetime | None = None
    dropped: frozenset[Part] = frozenset()


@dataclass(frozen=True, slots=True)
class Unsure:
    """What is doubtful about a part, in words.

    Attributes:
        asks: It has to be answered before anything is saved.
        at: The date that was read, naive wall time, where it cannot be taken: it is past.
    """

    part: Part
    text: str
    asks: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a line is about.

    Attributes:
        row: The lead that is known, or None for a new one.
        details: What will stand in the lead.
        others: Who else it may be.
    """

    row: LeadRow | None
    details: LeadDetails
    others: tuple[LeadRow, ...] = ()

    @property
    def name(self) -> str:
        """The name to show."""
        return self.row.name if self.row else self.details.name


@dataclass(frozen=True, slots=True)
class Activity:
    """What happened, as it will be stored; `completes` is the touch that it was, or None."""

    kind: ActivityKind
    channel: Channel
    outcome: Outcome
    minutes: int
    at: datetime
    completes: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """The next touch, as it will be stored.

    Attributes:
        timed: The line says a time.
        series: The cadence that it begins, for somebody who came by themselves; else empty.
    """

    channel: Channel
    due: Moment
    purpose: str
    lead_zone: str
    zone_known: bool
    timed: bool = True
    series: str = ""
    minutes: int = 10


@dataclass(frozen=True, slots=True)
class Understood:
    """A line as it was understood.

    Attributes:
        whom: None where nobody is named.
        new_tags: Those the lead does not have.
        note: What was not understood.
        fit: Whether the touch's time suits the lead and the day, in words; empty without one.
        fits: True when it does.
    """

    line: Line
    whom: Whom | None = None
    activity: Activity | None = None
    touch: Planned | None = None
    new_tags: tuple[str, ...] = ()
    note: str = ""
    unsure: tuple[Unsure, ...] = field(default=())
    fit: str = ""
    fits: bool = True

    @property
    def asked(self) -> Unsure | None:
        """The first question that has to be answered before it is saved."""
        return next((one for one in self.unsure if one.asks), None)

    @property
    def anything(self) -> bool:
        """Whether there is something to save about somebody."""
        new = self.whom is not None and self.whom.row is None
        return bool(self.whom and (new or self.activity or self.touch or self.new_tags or self.note))
