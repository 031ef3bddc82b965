"""Agreements whose day has come, and recaps that lie unsent: they ring as touches do (P2, P30)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.domain.lead import LeadDetails
from app.domain.nagging import ReminderKind, ReminderState
from app.domain.promise import Promise
from app.domain.words import OPEN_STATES, MessageKind, MessageState, Owner
from app.models.activity import AgreementRow
from app.models.company import Company
from app.models.lead import Lead
from app.models.message import MessageRow
from app.models.reminder import ReminderRow
from app.models.touch import Touch


def agreements(session: Session, now: datetime, end_of_day: datetime) -> tuple[Promise, ...]:
    """Return the open agreements that ring by the UTC instant `now`.

    One with a time of its own rings then. Of the others the rep's ring on their day, which ends at the UTC
    instant `end_of_day`; those of the lead when they are due. What was told already is left out until it
    comes again.
    """
    days = or_(
        AgreementRow.due <= now, and_(AgreementRow.due < end_of_day, AgreementRow.owner != Owner.THEIRS)
    )
    usual = and_(AgreementRow.due < end_of_day, AgreementRow.remind_at.is_(None), days)
    fresh = _rings_now(AgreementRow.due, now)
    found = [
        *session.execute(_agreements().where(usual, fresh)),
        *session.execute(_agreements().where(AgreementRow.remind_at <= now, fresh)),
    ]
    return tuple(sorted((_agreement(row) for row in found), key=_due))


def recaps(session: Session, now: datetime, evening: datetime) -> tuple[Promise, ...]:
    """Return the unsent recaps that belong to no open touch; they ring from the evening of the day on.

    `evening` is the UTC instant at which the rep's day draws to its end.
    """
    if now < evening:
        return ()
    query = _recaps().where(_comes_now(now))
    return tuple(_recap(row, evening) for row in session.execute(query.order_by(MessageRow.id)))


def in_window(session: Session) -> tuple[Promise, ...]:
    """Return the agreements and recaps that stand in the reminder window."""
    showing = ReminderRow.state == ReminderState.SHOWING
    found = session.execute(_agreements().where(showing, ReminderRow.due_utc == AgreementRow.due)).all()
    drafts = session.execute(_recaps().where(showing)).all()
    return (*(_agreement(row) for row in found), *(_recap(row, row[3].due_utc) for row in drafts))


def _agreements() -> Select[AgreementRow, Lead, str, ReminderRow]:
    mine = and_(ReminderRow.kind == ReminderKind.AGREEMENT, ReminderRow.subject == AgreementRow.id)
    return (
        select(AgreementRow, Lead, Company.name, ReminderRow)
        .join(Lead, Lead.id == AgreementRow.lead_id)
        .outerjoin(Company, Company.id == Lead.company_id)
        .outerjoin(ReminderRow, mine)
        .where(AgreementRow.kept_at.is_(None), AgreementRow.due.is_not(None))
    )


def _recaps() -> Select[MessageRow, Lead, str, ReminderRow]:
    mine = and_(ReminderRow.kind == ReminderKind.RECAP, ReminderRow.subject == MessageRow.id)
    open_touch = (
        select(Touch.id).where(Touch.id == MessageRow.touch_id, Touch.state.in_(OPEN_STATES)).exists()
    )
    return (
        select(MessageRow, Lead, Company.name, ReminderRow)
        .join(Lead, Lead.id == MessageRow.lead_id)
        .outerjoin(Company, Company.id == Lead.company_id)
        .outerjoin(ReminderRow, mine)
        .where(MessageRow.state == MessageState.DRAFT, MessageRow.kind == MessageKind.RECAP, ~open_touch)
    )


def _rings_now(due: InstrumentedAttribute[datetime | None], now: datetime) -> ColumnElement[bool]:
    """It never rang for this date, or it comes again."""
    return or_(ReminderRow.subject.is_(None), ReminderRow.due_utc != due, _again(now))


def _comes_now(now: datetime) -> ColumnElement[bool]:
    return or_(ReminderRow.subject.is_(None), _again(now))


def _again(now: datetime) -> ColumnElement[bool]:
    return and_(ReminderRow.again_utc <= now, ReminderRow.state != ReminderState.DISMISSED)


def _agreement(row: Row[AgreementRow, Lead, str, ReminderRow]) -> Promise:
    agreement, lead, company, joined = row
    told: ReminderRow | None = joined  # an outer join, which the types do not know
    assert agreement.due is not None
    rang = told if told is not None and told.due_utc == agreement.due else None
    return Promise(
        ReminderKind.AGREEMENT,
        agreement.id,
        lead.id,
        _name(lead, company),
        company or "",
        agreement.what,
        agreement.due,
        agreement.owner,
        rang.rang_utc if rang else None,
        rang.times if rang else 0,
    )


def _recap(row: Row[MessageRow, Lead, str, ReminderRow], evening: datetime) -> Promise:
    message, lead, company, joined = row
    told: ReminderRow | None = joined  # an outer join, which the types do not know
    return Promise(
        ReminderKind.RECAP,
        message.id,
        lead.id,
        _name(lead, company),
        company or "",
        message.subject,
        told.due_utc if told is not None else evening,
        rang=told.rang_utc if told is not None else None,
        times=told.times if told is not None else 0,
    )


def _due(promise: Promise) -> tuple[datetime, int]:
    return promise.due, promise.subject


def _name(lead: Lead, company: str | None) -> str:
    return LeadDetails(
        lead.first_name, lead.last_name, company or "", email=lead.email, phone=lead.phone
    ).name


def open_ids(session: Session, kind: ReminderKind, ids: Iterable[int]) -> frozenset[int]:
    """Return which of these agreements or recap messages are still open."""
    if kind is ReminderKind.AGREEMENT:
        query = select(AgreementRow.id).where(AgreementRow.id.in_(list(ids)), AgreementRow.kept_at.is_(None))
    else:
        query = select(MessageRow.id).where(
            MessageRow.id.in_(list(ids)), MessageRow.state == MessageState.DRAFT
        )
    return frozenset(session.scalars(query))
