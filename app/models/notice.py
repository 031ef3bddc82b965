"""What became of pop-ups, and single facts about this file."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, Instant, Texts, strict, yes_or_no


class Notice(Base):
    """One attempt to raise a pop-up, and how it ended; `touches` are ids as text."""

    __tablename__ = "notice"
    __table_args__ = strict(yes_or_no("ok"), Index(None, "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    backend: Mapped[str] = mapped_column(Text)
    ok: Mapped[bool] = mapped_column(Flag)
    reason: Mapped[str] = mapped_column(Text, default="")
    touches: Mapped[tuple[str, ...]] = mapped_column(Texts, default=())


class Fact(Base):
    """A fact about this file by name: "suppression-key", "alive"."""

    __tablename__ = "fact"
    __table_args__ = strict()

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)
