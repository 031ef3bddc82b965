"""Messages, and the unfinished notes of a meeting."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.words import Channel, MessageKind, MessageState
from app.models.base import Base, Code, Instant, Texts, numbered, one_of, strict


class MessageRow(Base):
    """A text to one lead. A touch never has two messages to one recipient: nothing is said twice."""

    __tablename__ = "message"
    __table_args__ = numbered(
        one_of("kind", MessageKind),
        one_of("channel", Channel),
        one_of("state", MessageState),
        UniqueConstraint("touch_id", "recipient"),
        Index(None, "state", "changed"),
        Index(None, "lead_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touch.id"))
    kind: Mapped[MessageKind] = mapped_column(Code(MessageKind))
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    state: Mapped[MessageState] = mapped_column(Code(MessageState), default=MessageState.DRAFT)
    recipient: Mapped[str] = mapped_column(Text, default="")
    subject: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text, default="")
    missing: Mapped[tuple[str, ...]] = mapped_column(Texts, default=())
    changed: Mapped[datetime] = mapped_column(Instant)


class MeetingDraft(Base):
    """What stood in the wizard when it was left: one for each lead."""

    __tablename__ = "meeting_draft"
    __table_args__ = strict(CheckConstraint("notes LIKE '{%'", name="notes"))

    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id", ondelete="CASCADE"), primary_key=True)
    notes: Mapped[str] = mapped_column(Text)
    changed: Mapped[datetime] = mapped_column(Instant)
