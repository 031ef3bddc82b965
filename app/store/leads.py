"""Leads: reading pages of them, writing one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.lead import LeadCard, LeadDetails, LeadKeys, LeadRow, NextTouch
from app.domain.progress import Facts, lead_state
from app.domain.words import OPEN_STATES, LeadState, Permission, SeriesState, TouchState
from app.errors import NotFoundError
from app.models.activity import Activity, AgreementRow
from app.models.company import Company
from app.models.lead import Contact, ContactKind, Lead
from app.models.permission import PermissionRow
from app.models.series import Series
from app.models.touch import Touch
from app.store import permissions

NEXT_STATES = OPEN_STATES - {TouchState.BLOCKED}
"""Open states that lead somewhere by themselves."""


def get(session: Session, lead_id: int) -> Lead:
    """Return the row of a lead. Raises NotFoundError."""
    lead = session.get(Lead, lead_id)
    if lead is None:
        raise NotFoundError(f"There is no lead {lead_id}.", "It may have been removed.")
    return lead


def add(session: Session, details: LeadDetails, keys: LeadKeys, at: datetime) -> int:
    """Store a new lead and return its id."""
    lead = Lead(added_at=at)
    session.add(lead)
    _fill(session, lead, details, keys)
    session.flush()
    return lead.id


def change(session: Session, lead_id: int, details: LeadDetails, keys: LeadKeys) -> None:
    """Store other details of a lead."""
    _fill(session, get(session, lead_id), details, keys)
    session.flush()


def details_of(lead: Lead, company: str | None) -> LeadDetails:
    """Return a row as details."""
    return LeadDetails(
        first_name=lead.first_name,
        last_name=lead.last_name,
        company=company or "",
        title=lead.title,
        email=lead.email,
        phone=lead.phone,
        country=lead.country,
        city=lead.city,
        zone=lead.zone,
        notes=lead.notes,
        source=lead.source,
        tags=lead.tags,
        stage=lead.stage,
        preferred=lead.preferred,
    )


def details(session: Session, lead_id: int) -> LeadDetails:
    """Return the details of one lead. Raises NotFoundError."""
    lead = get(session, lead_id)
    company = session.get(Company, lead.company_id) if lead.company_id is not None else None
    return details_of(lead, company.name if company else None)


def rows(session: Session, ids: Sequence[int], now: datetime, rep_zone: str) -> tuple[LeadRow, ...]:
    """Return these leads as lines of a list, in this order; those that are gone are left out."""
    query = select(Lead, Company.name).outerjoin(Company).where(Lead.id.in_(ids))
    found = {lead.id: (lead, company) for lead, company in session.execute(query)}
    page = _Page(session, tuple(found))
    return tuple(_row(*found[lead_id], page, now, rep_zone) for lead_id in ids if lead_id in found)


def card(session: Session, lead_id: int, now: datetime, rep_zone: str) -> LeadCard:
    """Return a lead with what stands beside it. Raises NotFoundError."""
    lead = get(session, lead_id)
    (row,) = rows(session, (lead_id,), now, rep_zone)
    query = select(Contact).filter_by(lead_id=lead_id).order_by(Contact.id)
    further = session.scalars(query).all()
    return LeadCard(
        row=row,
        permissions=permissions.record(session, lead_id),
        state_until=lead.rest_until,
        state_reason=lead.rest_reason,
        other_emails=tuple(contact.value for contact in further if contact.kind is ContactKind.EMAIL),
        other_phones=tuple(contact.value for contact in further if contact.kind is ContactKind.PHONE),
        open_agreements=session.scalar(
            select(func.count()).select_from(AgreementRow).filter_by(lead_id=lead_id, kept_at=None)
        )
        or 0,
    )


def same_addresses(session: Session, lead_id: int) -> tuple[int, ...]:
    """Return other leads with the same mail address or number."""
    lead = get(session, lead_id)
    same = [Lead.email_key == lead.email_key] if lead.email_key else []
    same += [Lead.phone_key == lead.phone_key] if lead.phone_key else []
    found: set[int] = set()
    for condition in same:
        found |= set(session.scalars(select(Lead.id).where(condition, Lead.id != lead_id).limit(20)))
    return tuple(sorted(found))


def by_email(session: Session, key: str) -> tuple[int, ...]:
    """Return the leads with this mail address (as it is compared), first or further."""
    first = select(Lead.id).where(Lead.email_key == key)
    further = select(Contact.lead_id).where(Contact.kind == ContactKind.EMAIL, Contact.key == key)
    return tuple(sorted(session.scalars(first.union(further))))


def _fill(session: Session, lead: Lead, details: LeadDetails, keys: LeadKeys) -> None:
    for name in ("first_name", "last_name", "title", "email", "phone", "country", "city", "zone"):
        setattr(lead, name, getattr(details, name))
    for name in ("notes", "source", "tags", "stage", "preferred"):
        setattr(lead, name, getattr(details, name))
    for name in ("email_key", "phone_key", "zones", "sort_name", "search"):
        setattr(lead, name, getattr(keys, name))
    lead.company_id = _company(session, details.company, keys.company_key)


def _company(session: Session, name: str, key: str) -> int | None:
    if not key:
        return None
    found = session.scalar(select(Company.id).filter_by(key=key))
    if found is None:
        company = Company(name=name, key=key)
        session.add(company)
        session.flush()
        found = company.id
    return found


class _Page:
    """What a page of leads needs from other tables: a query each, however many leads."""

    def __init__(self, session: Session, ids: Sequence[int]) -> None:
        touches = (
            select(Touch, Series.touches)
            .outerjoin(Series)
            .where(Touch.lead_id.in_(ids), Touch.state.in_(NEXT_STATES))
            .order_by(Touch.due_utc.desc(), Touch.id.desc())
        )
        self.next = {touch.lead_id: (touch, of) for touch, of in session.execute(touches)}
        last = select(Activity.lead_id, func.max(Activity.at)).where(Activity.lead_id.in_(ids))
        self.last = dict(session.execute(last.group_by(Activity.lead_id)).all())
        said = select(PermissionRow.lead_id, PermissionRow.permission).where(PermissionRow.lead_id.in_(ids))
        self.said = dict(session.execute(said.order_by(PermissionRow.id)).all())
        series = (
            select(Series.lead_id, Series.touches, func.count(Touch.id))
            .outerjoin(Touch, (Touch.series_id == Series.id) & (Touch.state == TouchState.DONE))
            .where(Series.lead_id.in_(ids), Series.state != SeriesState.ENDED)
            .group_by(Series.id)
        )
        self.series = {lead: (done, of) for lead, of, done in session.execute(series)}


def _row(lead: Lead, company: str | None, page: _Page, now: datetime, rep_zone: str) -> LeadRow:
    touch, of = page.next.get(lead.id, (None, None))
    done, length = page.series.get(lead.id, (0, 0))
    known = len(lead.zones) == 1
    return LeadRow(
        id=lead.id,
        details=details_of(lead, company),
        zone=lead.zones[0] if known else rep_zone,
        zone_known=known,
        permission=page.said.get(lead.id, Permission.NOT_ASKED),
        state=_state(lead, touch, now),
        score=lead.score,
        next_touch=_next(touch, of) if touch else None,
        done=done,
        of=length,
        last_activity=page.last.get(lead.id),
    )


def _state(lead: Lead, touch: Touch | None, now: datetime) -> LeadState:
    """Return the state; the check-in of a lead at rest becomes its next step when the rest is over."""
    resting = lead.rest_until is not None and now < lead.rest_until
    steps = 0 if touch is None or (touch.check_in and resting) else 1
    return lead_state(Facts(steps, rest=lead.rest_state, rest_until=lead.rest_until), now)


def _next(touch: Touch, of: int | None) -> NextTouch:
    return NextTouch(touch.id, touch.channel, touch.due_utc, touch.number, of or 1, touch.purpose)
