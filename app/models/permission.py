"""Permission (what the lead said) and suppression (those never to contact again); both append-only."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.words import Permission
from app.models.base import Base, Code, Flag, Instant, one_of, strict, yes_or_no


class PermissionRow(Base):
    """One entry of the record; the latest one counts (P25).

    A copied entry repeats what the suppression list says of the lead's address. It goes when the lead goes;
    any other entry keeps its lead from being deleted.
    """

    __tablename__ = "permission"
    __table_args__ = strict(
        one_of("permission", Permission), yes_or_no("copied"), Index(None, "lead_id", "id")
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id", ondelete="CASCADE"))
    permission: Mapped[Permission] = mapped_column(Code(Permission))
    at: Mapped[datetime] = mapped_column(Instant)
    wording: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text, default="")
    copied: Mapped[bool] = mapped_column(Flag, default=False)


class SuppressionKind(StrEnum):
    """What was hashed."""

    EMAIL = "email"
    PHONE = "phone"
    PHONE_AND_NAME = "phone-name"


class Verdict(StrEnum):
    """Whether an entry closes an address or, after they asked again, opens it."""

    CLOSED = "closed"
    OPENED = "opened"


class Suppression(Base):
    """An address that said no, as a keyed hash: it outlives the lead; the latest entry counts."""

    __tablename__ = "suppression"
    __table_args__ = strict(
        one_of("kind", SuppressionKind), one_of("verdict", Verdict), Index(None, "kind", "hash", "id")
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[SuppressionKind] = mapped_column(Code(SuppressionKind))
    hash: Mapped[str] = mapped_column(Text)
    verdict: Mapped[Verdict] = mapped_column(Code(Verdict))
    at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text)
