"""Cadences of the rep's own, and every version of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Instant, numbered


class CadenceRow(Base):
    """What the rep did to a cadence: made it, gave it a title, retired it.

    One that came with the program has a row once it was edited, renamed or retired.
    """

    __tablename__ = "cadence"
    __table_args__ = numbered(CheckConstraint("name <> ''", name="name"), UniqueConstraint("name"))

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    retired_at: Mapped[datetime | None] = mapped_column(Instant)


class CadenceVersion(Base):
    """One version as the readable file that could be exported; never changed, so a series keeps its steps."""

    __tablename__ = "cadence_version"
    __table_args__ = numbered(
        CheckConstraint("version > 0", name="version"),
        CheckConstraint("document <> ''", name="document"),
        UniqueConstraint("cadence_id", "version"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cadence_id: Mapped[int] = mapped_column(ForeignKey("cadence.id"))
    version: Mapped[int]
    document: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(Instant)
