"""Touches as they stand in the database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.moment import Moment
from app.domain.why import Reason
from app.domain.words import RINGS, Channel, Outcome, TouchState


@dataclass(frozen=True, slots=True)
class Touch:
    """One planned contact, with what a list needs to show it.

    Attributes:
        number, of: Its place in the series and the length of the series; 1 of 1 for a single touch.
        series_id, cadence, cadence_title: None for a single touch.
        due: When it rings; after a snooze, the new time.
        planned: When it was planned for at first; equal to `due` unless moved or snoozed.
        zone, lead_zone: IANA zones of the rep (at the time of reading) and of the lead.
        lead_zone_known: False where the lead's zone is a guess.
        done_at: UTC instant of completion or skipping, else None.
        reason: Why it was skipped, stopped, held or blocked; empty otherwise.
        behind: Open touches of the same lead that come after this one (design 4.17).
        answer_by: An hour after the lead asked (UTC) while it waits for a first answer (P1), else None.
    """

    id: int
    lead_id: int
    lead: str
    company: str
    email: str
    phone: str
    score: int | None
    number: int
    of: int
    series_id: int | None
    cadence: str | None
    cadence_title: str | None
    channel: Channel
    state: TouchState
    due: Moment
    planned: Moment
    zone: str
    lead_zone: str
    lead_zone_known: bool
    minutes: int
    purpose: str
    template: str | None
    why: tuple[Reason, ...]
    locked: bool = False
    outcome: Outcome | None = None
    done_at: datetime | None = None
    reason: str = ""
    behind: int = 0
    answer_by: datetime | None = None

    @property
    def due_local(self) -> datetime:
        """Naive wall time where the rep is."""
        return self.due.seen_from(self.zone)

    @property
    def lead_local(self) -> datetime:
        """Naive wall time where the lead is."""
        return self.due.seen_from(self.lead_zone)

    def as_of(self, now: datetime) -> Touch:
        """Return the touch with the state DUE when its time has come at the UTC instant `now`."""
        if self.state in RINGS and self.due.utc <= now:
            return replace(self, state=TouchState.DUE)
        return self
