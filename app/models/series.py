"""Series: a cadence applied to one lead."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.words import SeriesState
from app.models.base import Base, Code, Instant, numbered, one_of


class Series(Base):
    """One run of a cadence; `touches` is its length, and the version says which steps were meant.

    Attributes:
        held_at: Since when it waits, for the rep's answer or until a date; what remains of its delays counts
            from there (design 4.10).
        held_until: When a hold ends by itself; None waits for the rep.
    """

    __tablename__ = "series"
    __table_args__ = numbered(
        one_of("state", SeriesState),
        CheckConstraint("touches > 0", name="touches"),
        CheckConstraint("(state = 'ended') = (ended_at IS NOT NULL)", name="ended"),
        Index(None, "lead_id", "state"),
        Index(None, "state", "lead_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    cadence: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    anchor: Mapped[datetime] = mapped_column(Instant)
    anchor_words: Mapped[str] = mapped_column(Text)
    touches: Mapped[int]
    state: Mapped[SeriesState] = mapped_column(Code(SeriesState), default=SeriesState.RUNNING)
    started_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text, default="")
    held_at: Mapped[datetime | None] = mapped_column(Instant)
    held_until: Mapped[datetime | None] = mapped_column(Instant)
