"""What rang and was not attended to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.nagging import ReminderKind, ReminderState
from app.models.base import Base, Code, Instant, one_of, strict


class ReminderRow(Base):
    """One thing that rang: a touch, an agreement or a recap.

    Attributes:
        subject: Id of the touch, the agreement or the message. It may be gone.
        due_utc: The due instant it rang for; a touch that was moved since has nothing to do with this row.
        rang_utc, times: When it rang first, and how often it was told.
        again_utc: When it is told again, or None.
    """

    __tablename__ = "reminder"
    __table_args__ = strict(
        one_of("kind", ReminderKind),
        one_of("state", ReminderState),
        CheckConstraint("times > 0", name="times"),
        Index(None, "again_utc"),
        Index(None, "state", "kind"),
    )

    kind: Mapped[ReminderKind] = mapped_column(Code(ReminderKind), primary_key=True)
    subject: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    due_utc: Mapped[datetime] = mapped_column(Instant)
    rang_utc: Mapped[datetime] = mapped_column(Instant)
    times: Mapped[int] = mapped_column(default=1)
    again_utc: Mapped[datetime | None] = mapped_column(Instant)
    state: Mapped[ReminderState] = mapped_column(Code(ReminderState), default=ReminderState.SHOWING)
