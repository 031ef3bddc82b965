"""What comes back by itself: keep-in-touch rules; and the days the rep is away."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from app.domain.keep_in_touch import Every
from app.domain.words import Channel
from app.models.base import Base, Code, Instant, numbered, one_of


class Day(TypeDecorator[date]):
    """A local date, kept as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: object) -> str | None:  # noqa: ARG002
        """To the database."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: object) -> date | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else date.fromisoformat(value)


class KeepInTouch(Base):
    """A rule that plans the next contact from the last real one; `touch_id` is the one open touch of it."""

    __tablename__ = "keep_in_touch"
    __table_args__ = numbered(
        one_of("unit", Every),
        one_of("channel", Channel),
        CheckConstraint("ideal > 0 AND latest >= ideal", name="ideal"),
        CheckConstraint("purpose <> ''", name="purpose"),
        UniqueConstraint("lead_id"),
        Index(None, "touch_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    ideal: Mapped[int]
    latest: Mapped[int]
    unit: Mapped[Every] = mapped_column(Code(Every))
    channel: Mapped[Channel | None] = mapped_column(Code(Channel))
    purpose: Mapped[str] = mapped_column(Text)
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touch.id"))
    added_at: Mapped[datetime] = mapped_column(Instant)


class AbsenceRow(Base):
    """Days on which the rep is away, `first` and `last` included.

    Attributes:
        caught_up_at: When the way back was planned.
    """

    __tablename__ = "absence"
    __table_args__ = numbered(
        CheckConstraint("last >= first", name="last"),
        Index(None, "last"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[date] = mapped_column(Day)
    last: Mapped[date] = mapped_column(Day)
    reason: Mapped[str] = mapped_column(Text, default="")
    entered_at: Mapped[datetime] = mapped_column(Instant)
    caught_up_at: Mapped[datetime | None] = mapped_column(Instant)
