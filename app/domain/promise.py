"""An agreement or a recap that rings as a touch does (P2, P30)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.nagging import ReminderKind
from app.domain.reminder import Key
from app.domain.words import Owner


@dataclass(frozen=True, slots=True)
class Promise:
    """What the bell and the reminder window need to know of it.

    Attributes:
        subject: Id of the agreement or of the message.
        due: UTC instant by which it is to be done.
        owner: Who has to do it; the rep for a recap.
        rang, times: When it rang first (UTC) and how often it was told; None and 0 before.
    """

    kind: ReminderKind
    subject: int
    lead_id: int
    lead: str
    company: str
    what: str
    due: datetime
    owner: Owner = Owner.MINE
    rang: datetime | None = None
    times: int = 0

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.kind, self.subject
