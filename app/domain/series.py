"""A series as a screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.touch import Touch
from app.domain.words import SeriesState


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A cadence applied to one lead.

    Attributes:
        cadence, title: Its code and its name for a person.
        anchor: UTC instant it counts from.
        touches: All of them, in order.
    """

    id: int
    lead_id: int
    cadence: str
    title: str
    anchor: datetime
    state: SeriesState
    touches: tuple[Touch, ...]
