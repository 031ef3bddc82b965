"""Views of the lead list: own ones, and how a view that came with the program was arranged."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, numbered


class SavedView(Base):
    """One view: filters, order and columns as JSON; `code` is that of LeadView, or its own."""

    __tablename__ = "saved_view"
    __table_args__ = numbered(
        CheckConstraint("definition LIKE '{%'", name="definition"), UniqueConstraint("code")
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    definition: Mapped[str] = mapped_column(Text)
