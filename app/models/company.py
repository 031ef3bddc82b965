"""Companies that leads belong to."""

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, strict


class Company(Base):
    """A company, known by its folded name; `size` is its number of people."""

    __tablename__ = "company"
    __table_args__ = strict(UniqueConstraint("key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    size: Mapped[int | None]
    industry: Mapped[str] = mapped_column(Text, default="", server_default="")
