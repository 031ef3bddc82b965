"""Scores: the rep's own rules, and what was given or taken by hand."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.score import Fit
from app.models.base import Base, Code, Instant, numbered, one_of


class ScoreRule(Base):
    """Points for who a lead is (P23); without any row the rules that came with the program count."""

    __tablename__ = "score_rule"
    __table_args__ = numbered(one_of("field", Fit), CheckConstraint("wanted <> ''", name="wanted"))

    id: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[Fit] = mapped_column(Code(Fit))
    wanted: Mapped[str] = mapped_column(Text)
    points: Mapped[int]


class ScoreAdjustment(Base):
    """Points given or taken by hand, with a reason, until they expire."""

    __tablename__ = "score_adjustment"
    __table_args__ = numbered(
        CheckConstraint("reason <> ''", name="reason"),
        CheckConstraint("until > at", name="until"),
        Index(None, "lead_id"),
        Index(None, "until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    points: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
    until: Mapped[datetime] = mapped_column(Instant)
