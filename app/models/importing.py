"""What the rep chose for a file's columns, to be offered again, and leads on their way out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Instant, strict


class ImportMapping(Base):
    """The mapping of one set of column names; `header` is a digest of the names as they are compared."""

    __tablename__ = "import_mapping"
    __table_args__ = strict(
        CheckConstraint("columns LIKE '[%'", name="columns"), CheckConstraint("rules LIKE '{%'", name="rules")
    )

    header: Mapped[str] = mapped_column(Text, primary_key=True)
    columns: Mapped[str] = mapped_column(Text)
    rules: Mapped[str] = mapped_column(Text)
    used: Mapped[datetime] = mapped_column(Instant)


class Farewell(Base):
    """Why a lead with a record of permission may go, for the length of one transaction.

    It is merged into an heir whose record holds its no (a trigger sees to it), or it is erased at its own
    request: then there is no heir, and its addresses stand on the list of those who said no.
    """

    __tablename__ = "farewell"
    __table_args__ = strict()

    lead_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    heir_id: Mapped[int | None] = mapped_column(ForeignKey("lead.id"))
