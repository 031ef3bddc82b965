"""Activities (what happened) and agreements (who does what by when)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.words import ActivityKind, MeetingKind, Outcome, Owner
from app.models.base import Base, Code, Instant, Texts, numbered, one_of


class Activity(Base):
    """Something that happened; `touch_id` is the touch it completed, `number` its place in the series."""

    __tablename__ = "activity"
    __table_args__ = numbered(
        one_of("kind", ActivityKind),
        one_of("outcome", Outcome),
        one_of("meeting_kind", MeetingKind),
        CheckConstraint("minutes >= 0", name="minutes"),
        CheckConstraint("problems LIKE '[%' AND solutions LIKE '[%'", name="lists"),
        Index(None, "lead_id", "at"),
        Index(None, "touch_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    touch_id: Mapped[int | None] = mapped_column(ForeignKey("touch.id"))
    kind: Mapped[ActivityKind] = mapped_column(Code(ActivityKind))
    at: Mapped[datetime] = mapped_column(Instant)
    title: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text, default="")
    minutes: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[Outcome | None] = mapped_column(Code(Outcome))
    number: Mapped[int | None]
    meeting_kind: Mapped[MeetingKind | None] = mapped_column(Code(MeetingKind))
    problems: Mapped[tuple[str, ...]] = mapped_column(Texts, default=())
    solutions: Mapped[tuple[str, ...]] = mapped_column(Texts, default=())


class AgreementRow(Base):
    """What was agreed in a meeting (P30)."""

    __tablename__ = "agreement"
    __table_args__ = numbered(
        one_of("owner", Owner),
        CheckConstraint("what <> ''", name="what"),
        Index(None, "lead_id", "kept_at"),
        Index(None, "activity_id"),
        Index("ix_agreement_open", "due", sqlite_where=text("kept_at IS NULL AND due IS NOT NULL")),
        Index(
            "ix_agreement_remind",
            "remind_at",
            sqlite_where=text("kept_at IS NULL AND remind_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    owner: Mapped[Owner] = mapped_column(Code(Owner))
    what: Mapped[str] = mapped_column(Text)
    due: Mapped[datetime | None] = mapped_column(Instant)
    kept_at: Mapped[datetime | None] = mapped_column(Instant)
    remind_at: Mapped[datetime | None] = mapped_column(Instant)
