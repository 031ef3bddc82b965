"""Touches, and how full each quarter of an hour is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.why import Reason
from app.domain.words import Channel, Outcome, TouchState
from app.models.base import Base, Code, Flag, Instant, Reasons, Wall, numbered, one_of, strict, yes_or_no

UNRUNG = text("touch.state IN ('planned', 'snoozed') AND touch.rung_utc IS NOT touch.due_utc")
"""Touches the bell has not rung for. SQLite takes the index of just these for a query with the same words."""
UNRUNG_INDEX = text("state IN ('planned', 'snoozed') AND rung_utc IS NOT due_utc")
"""The same words for the index itself, which must not name its table."""
STORED = ", ".join(f"'{state}'" for state in TouchState if state is not TouchState.DUE)


class Touch(Base):
    """One planned contact.

    Attributes:
        due_utc, due_wall, due_zone: When it rings, as an instant and as it was meant.
        planned_utc, planned_wall, planned_zone: When it was planned for at first.
        own_window: The hours its step asks for, wall time there, as "09:00-11:00"; empty for none.
        rung_utc: The due instant for which the bell has rung; a new due instant rings anew.
        check_in: True for the one touch at which a waiting or parked lead comes back.
        step: Which step of its cadence's version it was made of, from 1; None for what no step asked for.
        lateness, late_days: What becomes of the series when it is done late, and the days of "drop".
        tolerance: Business days by which levelling may move it.
    """

    __tablename__ = "touch"
    __table_args__ = numbered(
        CheckConstraint(f"state IN ({STORED})", name="state"),  # a touch is due because its time has come
        one_of("channel", Channel),
        one_of("outcome", Outcome),
        yes_or_no("locked"),
        yes_or_no("check_in"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("minutes >= 0", name="minutes"),
        CheckConstraint("why LIKE '[[%'", name="why"),  # trusted_schema=OFF forbids json_array_length
        CheckConstraint("state NOT IN ('done', 'skipped') OR done_at IS NOT NULL", name="done_at"),
        CheckConstraint("state <> 'done' OR outcome IS NOT NULL", name="done_outcome"),
        CheckConstraint("state NOT IN ('skipped', 'stopped', 'held') OR reason <> ''", name="reason"),
        Index(None, "state", "due_utc"),
        Index(None, "due_utc"),
        Index("ix_touch_unrung", "due_utc", sqlite_where=UNRUNG_INDEX),
        Index(None, "lead_id", "state", "due_utc"),
        Index(None, "series_id", "number"),
        Index(None, "done_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("lead.id"))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"))
    number: Mapped[int] = mapped_column(default=1)
    channel: Mapped[Channel] = mapped_column(Code(Channel))
    state: Mapped[TouchState] = mapped_column(Code(TouchState), default=TouchState.PLANNED)
    due_utc: Mapped[datetime] = mapped_column(Instant)
    due_wall: Mapped[datetime] = mapped_column(Wall)
    due_zone: Mapped[str] = mapped_column(Text)
    planned_utc: Mapped[datetime] = mapped_column(Instant)
    planned_wall: Mapped[datetime] = mapped_column(Wall)
    planned_zone: Mapped[str] = mapped_column(Text)
    minutes: Mapped[int] = mapped_column(default=10)
    purpose: Mapped[str] = mapped_column(Text)
    template: Mapped[str | None] = mapped_column(Text)
    why: Mapped[tuple[Reason, ...]] = mapped_column(Reasons)
    locked: Mapped[bool] = mapped_column(Flag, default=False)
    check_in: Mapped[bool] = mapped_column(Flag, default=False)
    outcome: Mapped[Outcome | None] = mapped_column(Code(Outcome))
    done_at: Mapped[datetime | None] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text, default="")
    rung_utc: Mapped[datetime | None] = mapped_column(Instant)
    step: Mapped[int | None]
    lateness: Mapped[str] = mapped_column(
        Text,
        CheckConstraint("lateness IN ('shift', 'keep', 'drop', 'merge')", name="lateness"),
        default="shift",
        server_default="shift",
    )
    late_days: Mapped[int] = mapped_column(
        CheckConstraint("late_days >= 0", name="late_days"), default=0, server_default=text("0")
    )
    tolerance: Mapped[int] = mapped_column(
        CheckConstraint("tolerance >= 0", name="tolerance"), default=2, server_default=text("2")
    )
    own_window: Mapped[str] = mapped_column(Text, default="", server_default="")


class Load(Base):
    """What is planned in one quarter of an hour, kept by triggers so that planning never counts all touches.

    Every zone's offset is a multiple of fifteen minutes, so quarters add up to the days of any zone.

    Attributes:
        quarter: Number of quarter hours since 1970 in UTC.
    """

    __tablename__ = "load"
    __table_args__ = strict()

    quarter: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    touches: Mapped[int]
    minutes: Mapped[int]
