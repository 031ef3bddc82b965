"""Public holidays as the library told them, by country, part and year."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, strict


class HolidayYear(Base):
    """The holidays of one year.

    Attributes:
        country, part: ISO 3166 codes; the part is empty for those of the whole country.
        days: JSON, names by ISO date.
        told_by: The version of the program that asked; another one asks anew.
    """

    __tablename__ = "holiday_year"
    __table_args__ = strict(CheckConstraint("days LIKE '{%'", name="days"))

    country: Mapped[str] = mapped_column(Text, primary_key=True)
    part: Mapped[str] = mapped_column(Text, primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    days: Mapped[str] = mapped_column(Text)
    told_by: Mapped[str] = mapped_column(Text)
