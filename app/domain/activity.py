"""Activities (what happened) and agreements (who does what by when)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.words import ActivityKind, MeetingKind, Outcome, Owner


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who does what by when (P29, P30).

    Attributes:
        due: UTC instant, or None when no date was agreed.
        kept_at: UTC instant at which it was kept, or None while open.
    """

    id: int
    lead_id: int
    owner: Owner
    what: str
    due: datetime | None
    kept_at: datetime | None = None

    def late(self, now: datetime) -> bool:
        """True while open past its date."""
        return self.kept_at is None and self.due is not None and self.due < now


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that happened, as the timeline shows it.

    Attributes:
        at: UTC instant at which it began.
        minutes: Length; 0 where it does not matter.
        number: The touch of the series it completed, or None.
        problems, solutions: In the lead's words, for a meeting.
    """

    id: int
    lead_id: int
    kind: ActivityKind
    at: datetime
    title: str
    body: str = ""
    minutes: int = 0
    outcome: Outcome | None = None
    number: int | None = None
    meeting_kind: MeetingKind | None = None
    problems: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    agreements: tuple[Agreement, ...] = ()
