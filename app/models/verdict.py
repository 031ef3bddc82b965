"""What the guard said before each act."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.guard import GuardedAct
from app.models.base import Base, Code, Flag, Instant, one_of, strict, yes_or_no


class VerdictRow(Base):
    """One look at a touch; the touch may be gone."""

    __tablename__ = "verdict"
    __table_args__ = strict(
        one_of("act", GuardedAct), yes_or_no("allowed"), Index(None, "at"), Index(None, "touch_id", "at")
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[GuardedAct] = mapped_column(Code(GuardedAct))
    touch_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant)
    allowed: Mapped[bool] = mapped_column(Flag)
    rule: Mapped[str] = mapped_column(Text)
    sentence: Mapped[str] = mapped_column(Text)
