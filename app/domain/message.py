"""Messages: drafts and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.words import Channel, MessageKind, MessageState


@dataclass(frozen=True, slots=True)
class Message:
    """A text to one lead.

    Attributes:
        touch_id: The touch it belongs to, or None.
        to: Address, number or handle as text; may be empty.
        changed: UTC instant of the last change.
        missing: Merge fields that could not be filled; a message with any cannot be sent.
    """

    id: int
    lead_id: int
    lead: str
    company: str
    touch_id: int | None
    kind: MessageKind
    channel: Channel
    state: MessageState
    to: str
    subject: str
    body: str
    changed: datetime
    touch_number: int | None = None
    touch_of: int | None = None
    due_utc: datetime | None = None
    missing: tuple[str, ...] = ()
