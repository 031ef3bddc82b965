"""Leads and their further addresses."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.words import Channel, LeadState, Stage
from app.models.base import Base, Code, Instant, Texts, numbered, one_of, strict

LISTED = text("deleted_at IS NULL")
"""Leads that lists show."""
IDLE = text("next_due IS NULL AND deleted_at IS NULL")
"""Leads with no touch ahead."""


class Lead(Base):
    """A person to follow up.

    The first address of each kind stands here, because every list shows it; further ones are Contacts. What
    is derived from them (keys to compare by, possible zones, the folded text that is searched) is written
    with them, so that reading needs no library.

    Rest is the state of a lead without a series (design 4.13). Waiting and parked leads have one touch at the
    date they come back, so the bell rings for them as for any other; until that date the state stands, from
    then on the touch is the next step.

    Attributes:
        bad_email, bad_phone: Keys of an address that bounced and a number that is wrong; steps that need
            them are blocked as long as the lead has no other one.
        next_due, last_at: Earliest touch ahead and latest contact, kept by triggers, so that lists and views
            walk an index however many leads there are.
        answer_by: Until when an inbound lead wants its first answer (P1); a first contact ends it.
        deleted_at: When the rep deleted the lead; it is kept, its record of permission with it.
        value: Expected value in whole units of the rep's currency (P34).
    """

    __tablename__ = "lead"
    __table_args__ = numbered(
        one_of("stage", Stage),
        one_of("preferred", Channel),
        CheckConstraint("rest_state IN ('waiting', 'parked', 'ended')", name="rest_state"),
        CheckConstraint(
            "CASE rest_state WHEN 'ended' THEN rest_until IS NULL AND rest_reason <> ''"
            " WHEN 'waiting' THEN rest_until IS NOT NULL WHEN 'parked' THEN rest_until IS NOT NULL"
            " ELSE rest_until IS NULL AND rest_reason = '' END",
            name="rest",
        ),
        Index("ix_lead_by_name", "sort_name", sqlite_where=LISTED),
        Index("ix_lead_by_next", "next_due", "sort_name", sqlite_where=LISTED),
        Index("ix_lead_by_last", "last_at", "sort_name", sqlite_where=LISTED),
        Index("ix_lead_by_score", "score", "sort_name", sqlite_where=LISTED),
        Index("ix_lead_idle", "rest_state", "rest_until", "last_at", sqlite_where=IDLE),
        Index("ix_lead_inbound", "answer_by", sqlite_where=text("answer_by IS NOT NULL")),
        Index("ix_lead_deleted", "deleted_at", sqlite_where=text("deleted_at IS NOT NULL")),
        Index(None, "company_id", "sort_name"),
        Index(None, "email_key"),
        Index(None, "phone_key"),
        Index(None, "stage", "sort_name"),
        Index(None, "rest_state", "rest_until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    first_name: Mapped[str] = mapped_column(Text, default="")
    last_name: Mapped[str] = mapped_column(Text, default="")
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    title: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(Text, default="")
    email_key: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    phone_key: Mapped[str] = mapped_column(Text, default="")
    country: Mapped[str] = mapped_column(Text, default="")
    city: Mapped[str] = mapped_column(Text, default="")
    zone: Mapped[str] = mapped_column(Text, default="")
    zones: Mapped[tuple[str, ...]] = mapped_column(Texts, default=())
    notes: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text, default="")
    tags: Mapped[tuple[str, ...]] = mapped_column(Texts, default=())
    stage: Mapped[Stage] = mapped_column(Code(Stage), default=Stage.NEW)
    preferred: Mapped[Channel | None] = mapped_column(Code(Channel))
    score: Mapped[int | None]
    sort_name: Mapped[str] = mapped_column(Text, default="")
    search: Mapped[str] = mapped_column(Text, default="")
    rest_state: Mapped[LeadState | None] = mapped_column(Code(LeadState))
    rest_until: Mapped[datetime | None] = mapped_column(Instant)
    rest_reason: Mapped[str] = mapped_column(Text, default="")
    added_at: Mapped[datetime] = mapped_column(Instant)
    bad_email: Mapped[str] = mapped_column(Text, default="", server_default="")
    bad_phone: Mapped[str] = mapped_column(Text, default="", server_default="")
    next_due: Mapped[datetime | None] = mapped_column(Instant)
    last_at: Mapped[datetime | None] = mapped_column(Instant)
    answer_by: Mapped[datetime | None] = mapped_column(Instant)
    deleted_at: Mapped[datetime | None] = mapped_column(Instant)
    value: Mapped[int | None]
    language: Mapped[str] = mapped_column(Text, default="", server_default="")
    best_time: Mapped[str] = mapped_column(Text, default="", server_default="")
    linkedin: Mapped[str] = mapped_column(Text, default="", server_default="")


class ContactKind(StrEnum):
    """What kind of address a Contact is."""

    EMAIL = "email"
    PHONE = "phone"


class Contact(Base):
    """A further mail address or number of a lead; `key` is the form it is compared by."""

    __tablename__ = "contact"
    __table_args__ = strict(
        one_of("kind", ContactKind), UniqueConstraint("lead_id", "kind", "key"), Index(None, "kind", "key")
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    kind: Mapped[ContactKind] = mapped_column(Code(ContactKind))
    value: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)


class Referral(Base):
    """Who came from whom (P27)."""

    __tablename__ = "referral"
    __table_args__ = strict(CheckConstraint("by_id <> lead_id", name="by"), Index(None, "by_id"))

    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"), primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))


class LeadLink(Base):
    """A file by its path, or a page by its address; never a copy."""

    __tablename__ = "lead_link"
    __table_args__ = numbered(CheckConstraint("target <> ''", name="target"), Index(None, "lead_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    title: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime] = mapped_column(Instant)
