"""Days on which the rep is away."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.absence_days import Absence
from app.errors import NotFoundError
from app.models.rhythm import AbsenceRow


def add(session: Session, first: date, last: date, reason: str, now: datetime) -> int:
    """Store an absence and return its id; both days are included."""
    row = AbsenceRow(first=first, last=last, reason=reason, entered_at=now)
    session.add(row)
    session.flush()
    return row.id


def row(session: Session, absence_id: int) -> AbsenceRow:
    """Return the row. Raises NotFoundError."""
    found = session.get(AbsenceRow, absence_id)
    if found is None:
        raise NotFoundError("This absence is not there any more.", "It may have been taken back.")
    return found


def since(session: Session, day: date) -> tuple[Absence, ...]:
    """Return the absences that end on `day` or later, earliest first."""
    rows = session.scalars(select(AbsenceRow).where(AbsenceRow.last >= day).order_by(AbsenceRow.first))
    return tuple(_value(one) for one in rows)


def days(session: Session, day: date) -> dict[date, str]:
    """Return every day away from `day` on, with what it is called."""
    return {one: absence.words for absence in since(session, day) for one in absence.days if one >= day}


def _value(one: AbsenceRow) -> Absence:
    return Absence(one.id, one.first, one.last, one.reason, one.caught_up_at)


def mark_caught_up(session: Session, day: date, now: datetime) -> None:
    """Note that what the absences before `day` left was planned anew."""
    for one in session.scalars(select(AbsenceRow).where(AbsenceRow.last < day)):
        one.caught_up_at = one.caught_up_at or now
    session.flush()
