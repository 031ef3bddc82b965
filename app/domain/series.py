"""A series as a screen shows it, and the question it may put."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.touch import Touch
from app.domain.words import SeriesState


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A cadence applied to one lead.

    Attributes:
        cadence, title, version: Its code, its name for a person, and which version of it.
        anchor: UTC instant it counts from.
        touches: All of them, in order.
        reason: Why it waits, is held or has ended; empty while it runs.
        held_at: UTC instant since when it waits or is held, else None.
        held_until: UTC instant at which a hold ends by itself, or None.
    """

    id: int
    lead_id: int
    cadence: str
    title: str
    anchor: datetime
    state: SeriesState
    touches: tuple[Touch, ...]
    version: int = 1
    reason: str = ""
    held_at: datetime | None = None
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeriesAsk:
    """A series that waits for the rep.

    Attributes:
        reason: What happened, in words.
        since: UTC instant it happened.
        open_touches: How many of its touches wait with it.
    """

    series_id: int
    lead_id: int
    lead: str
    title: str
    reason: str
    since: datetime
    open_touches: int
