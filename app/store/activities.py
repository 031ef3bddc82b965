"""What happened with a lead, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import activity as values
from app.domain.words import ActivityKind, Outcome
from app.errors import NotFoundError
from app.models.activity import Activity, AgreementRow


def timeline(session: Session, lead_id: int, limit: int) -> tuple[values.Activity, ...]:
    """Return the latest activities of a lead, newest first, meetings with their agreements."""
    query = select(Activity).filter_by(lead_id=lead_id).order_by(Activity.at.desc(), Activity.id.desc())
    rows = session.scalars(query.limit(limit)).all()
    meetings = [row.id for row in rows if row.meeting_kind is not None]
    agreed = select(AgreementRow).where(AgreementRow.activity_id.in_(meetings or [0]))
    of: dict[int, list[values.Agreement]] = {}
    for row in session.scalars(agreed.order_by(AgreementRow.id)):
        of.setdefault(row.activity_id, []).append(_agreement(row))
    return tuple(_activity(row, of.get(row.id, ())) for row in rows)


def agreements(session: Session, lead_id: int) -> tuple[values.Agreement, ...]:
    """Return all agreements with a lead: open ones first, each by date; without a date last."""
    rows = session.scalars(select(AgreementRow).filter_by(lead_id=lead_id))
    found = [_agreement(row) for row in rows]
    return tuple(sorted(found, key=_urgency))


def agreement(session: Session, agreement_id: int) -> AgreementRow:
    """Return the row of an agreement. Raises NotFoundError."""
    row = session.get(AgreementRow, agreement_id)
    if row is None:
        raise NotFoundError(f"There is no agreement {agreement_id}.", "It may have been taken back.")
    return row


def of_touch(session: Session, touch_id: int) -> Activity:
    """Return the row of what completed a touch. Raises NotFoundError."""
    row = session.scalar(select(Activity).filter_by(touch_id=touch_id).order_by(Activity.id.desc()).limit(1))
    if row is None:
        raise NotFoundError(f"Nothing is noted of touch {touch_id}.", "It may have been taken back.")
    return row


def note(session: Session, lead_id: int, text: str, at: datetime) -> None:
    """Store a note: its first line is the title."""
    title, _, body = text.strip().partition("\n")
    session.add(Activity(lead_id=lead_id, kind=ActivityKind.NOTE, at=at, title=title, body=body.strip()))


def add(
    session: Session,
    lead_id: int,
    kind: ActivityKind,
    at: datetime,
    title: str,
    body: str = "",
    outcome: Outcome | None = None,
    minutes: int = 0,
) -> None:
    """Store what happened at the UTC instant `at`."""
    row = Activity(
        lead_id=lead_id, kind=kind, at=at, title=title, body=body.strip(), outcome=outcome, minutes=minutes
    )
    session.add(row)
    session.flush()


def _activity(row: Activity, agreed: Sequence[values.Agreement]) -> values.Activity:
    return values.Activity(
        id=row.id,
        lead_id=row.lead_id,
        kind=row.kind,
        at=row.at,
        title=row.title,
        body=row.body,
        minutes=row.minutes,
        outcome=row.outcome,
        number=row.number,
        meeting_kind=row.meeting_kind,
        problems=row.problems,
        solutions=row.solutions,
        agreements=tuple(agreed),
    )


def _agreement(row: AgreementRow) -> values.Agreement:
    return values.Agreement(row.id, row.lead_id, row.owner, row.what, row.due, row.kept_at)


def _urgency(one: values.Agreement) -> tuple[bool, bool, float, int]:
    at = one.due.timestamp() if one.due else 0.0
    return one.kept_at is not None, one.due is None, at, one.id
