"""Messages: drafts and what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.domain.lead import LeadDetails
from app.domain.message import Message
from app.domain.words import OPEN_STATES, Channel, MessageKind, MessageState, TouchState
from app.errors import NotFoundError
from app.models.company import Company
from app.models.lead import Lead
from app.models.message import MessageRow
from app.models.series import Series
from app.models.touch import Touch

_WRITTEN = frozenset(Channel) - {Channel.CALL, Channel.MEETING}
"""Channels whose messages are letters; those of a call are talking points."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message says; `missing` are merge fields that could not be filled."""

    subject: str
    body: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom a message is for, and what for."""

    lead_id: int
    touch_id: int | None
    kind: MessageKind
    channel: Channel
    to: str


def row(session: Session, message_id: int) -> MessageRow:
    """Return the row of a message. Raises NotFoundError."""
    found = session.get(MessageRow, message_id)
    if found is None:
        raise NotFoundError(f"There is no message {message_id}.", "It may have been dropped.")
    return found


def get(session: Session, message_id: int) -> Message:
    """Return one message. Raises NotFoundError."""
    row(session, message_id)
    (message,) = _read(session, (MessageRow.id == message_id,), None)
    return message


def drafts(session: Session) -> tuple[Message, ...]:
    """Return the letters that wait to be sent: those whose touch is open, or that have none."""
    conditions = (
        MessageRow.state == MessageState.DRAFT,
        MessageRow.channel.in_(_WRITTEN),
        or_(MessageRow.touch_id.is_(None), Touch.state.in_(OPEN_STATES)),
    )
    found = _read(session, conditions, None)
    return tuple(sorted(found, key=lambda one: (one.due_utc or one.changed, one.id)))


def sent(session: Session, limit: int) -> tuple[Message, ...]:
    """Return the latest messages that were sent, latest first."""
    return _read(session, (MessageRow.state == MessageState.SENT,), limit)


def of_touch(session: Session, touch_id: int) -> int | None:
    """Return the message of a touch, or None."""
    query = select(MessageRow.id).filter_by(touch_id=touch_id).order_by(MessageRow.id.desc())
    return session.scalar(query.limit(1))


def add(session: Session, to: Addressed, letter: Letter, at: datetime) -> int:
    """Store a draft and return its id."""
    made = MessageRow(
        lead_id=to.lead_id,
        touch_id=to.touch_id,
        kind=to.kind,
        channel=to.channel,
        recipient=to.to,
        subject=letter.subject,
        body=letter.body,
        missing=letter.missing,
        changed=at,
    )
    session.add(made)
    session.flush()
    return made.id


def write(session: Session, message_id: int, letter: Letter, at: datetime) -> None:
    """Store another text. Raises NotFoundError."""
    found = row(session, message_id)
    found.subject, found.body, found.missing = letter.subject, letter.body, letter.missing
    found.changed = at
    session.flush()


def mark_sent(session: Session, message_id: int, at: datetime) -> None:
    """Note that a message went out."""
    found = row(session, message_id)
    found.state, found.changed = MessageState.SENT, at
    session.flush()


def mark_sent_with_touch(session: Session, touch_id: int, at: datetime) -> None:
    """Note that the draft of a touch that was completed as sent went out."""
    for found in session.scalars(select(MessageRow).filter_by(touch_id=touch_id, state=MessageState.DRAFT)):
        found.state, found.changed = MessageState.SENT, at
    session.flush()


def drop(session: Session, message_id: int) -> None:
    """Delete a message. Raises NotFoundError."""
    session.delete(row(session, message_id))
    session.flush()


def _read(
    session: Session, conditions: Sequence[ColumnElement[bool]], limit: int | None
) -> tuple[Message, ...]:
    query = (
        select(MessageRow, Lead, Company.name, Touch, Series.touches)
        .join(Lead, Lead.id == MessageRow.lead_id)
        .outerjoin(Company, Company.id == Lead.company_id)
        .outerjoin(Touch, Touch.id == MessageRow.touch_id)
        .outerjoin(Series, Series.id == Touch.series_id)
        .where(*conditions)
        .order_by(MessageRow.changed.desc(), MessageRow.id.desc())
        .limit(limit)
    )
    return tuple(_value(*found) for found in session.execute(query))


def _value(one: MessageRow, lead: Lead, company: str | None, touch: Touch | None, of: int | None) -> Message:
    details = LeadDetails(lead.first_name, lead.last_name, company or "", email=lead.email, phone=lead.phone)
    return Message(
        id=one.id,
        lead_id=one.lead_id,
        lead=details.name,
        company=company or "",
        touch_id=one.touch_id,
        kind=one.kind,
        channel=one.channel,
        state=one.state,
        to=one.recipient,
        subject=one.subject,
        body=one.body,
        changed=one.changed,
        touch_number=touch.number if touch else None,
        touch_of=(of or 1) if touch else None,
        due_utc=touch.due_utc if touch and touch.state is not TouchState.STOPPED else None,
        missing=one.missing,
    )
