"""Leads: reading pages of them, writing one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.lead import LeadCard, LeadDetails, LeadKeys, LeadRow
from app.domain.response_clock import HOUR
from app.domain.search_text import search_text
from app.domain.words import ActivityKind
from app.errors import NotFoundError
from app.models.activity import Activity, AgreementRow
from app.models.company import Company
from app.models.lead import Contact, ContactKind, Lead
from app.store import lead_links, lead_rows, permissions

_SEARCHED_NOTES = 50
"""Latest notes of the timeline that are searched."""
_OF_DETAILS = (
    *("first_name", "last_name", "title", "email", "phone", "country", "city", "zone"),
    *("notes", "source", "tags", "stage", "preferred", "language", "best_time", "linkedin", "value"),
)
_OF_KEYS = ("email_key", "phone_key", "zones", "sort_name")


def get(session: Session, lead_id: int) -> Lead:
    """Return the row of a lead. Raises NotFoundError."""
    lead = session.get(Lead, lead_id)
    if lead is None:
        raise NotFoundError(f"There is no lead {lead_id}.", "It may have been removed.")
    return lead


def add(session: Session, details: LeadDetails, keys: LeadKeys, at: datetime) -> int:
    """Store a new lead and return its id."""
    lead = Lead(added_at=at, search=keys.search)
    session.add(lead)
    _fill(session, lead, details, keys)
    session.flush()
    return lead.id


def change(session: Session, lead_id: int, details: LeadDetails, keys: LeadKeys) -> None:
    """Store other details of a lead."""
    _fill(session, get(session, lead_id), details, keys)
    refresh_search(session, lead_id)


def refresh_search(session: Session, lead_id: int) -> None:
    """Make the text by which a lead is found anew: after its details, addresses or notes were changed."""
    session.flush()
    lead = get(session, lead_id)
    addresses = session.scalars(select(Contact.value).filter_by(lead_id=lead_id)).all()
    notes = select(Activity.title, Activity.body).filter_by(lead_id=lead_id, kind=ActivityKind.NOTE)
    latest = session.execute(notes.order_by(Activity.at.desc()).limit(_SEARCHED_NOTES)).all()
    said = (text for note in latest for text in note)
    lead.search = search_text(details(session, lead_id), lead.phone_key, (*addresses, *said))
    session.flush()


def start_clock(session: Session, lead_id: int, at: datetime) -> None:
    """Let an inbound lead want its first answer within the hour after the UTC instant `at` (P1)."""
    get(session, lead_id).answer_by = at + HOUR
    session.flush()


def details_of(lead: Lead, company: str | None) -> LeadDetails:
    """Return a row as details."""
    return LeadDetails(company=company or "", **{name: getattr(lead, name) for name in _OF_DETAILS})


def details(session: Session, lead_id: int) -> LeadDetails:
    """Return the details of one lead. Raises NotFoundError."""
    lead = get(session, lead_id)
    company = session.get(Company, lead.company_id) if lead.company_id is not None else None
    return details_of(lead, company.name if company else None)


def rows(session: Session, ids: Sequence[int], now: datetime, rep_zone: str) -> tuple[LeadRow, ...]:
    """Return these leads as lines of a list, in this order; those that are gone are left out."""
    return lead_rows.rows(session, ids, now, rep_zone)


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
        company=lead_links.company(session, lead),
        links=lead_links.of_lead(session, lead_id),
        came_from=lead_links.came_from(session, lead_id),
        brought=lead_links.brought(session, lead_id),
        deleted_at=lead.deleted_at,
    )


def same_addresses(session: Session, lead_id: int) -> tuple[int, ...]:
    """Return other leads with the same mail address or number."""
    lead = get(session, lead_id)
    same = [Lead.email_key == lead.email_key] if lead.email_key else []
    same += [Lead.phone_key == lead.phone_key] if lead.phone_key else []
    found: set[int] = set()
    for condition in same:
        query = select(Lead.id).where(condition, Lead.id != lead_id, Lead.deleted_at.is_(None))
        found |= set(session.scalars(query.limit(20)))
    return tuple(sorted(found))


def by_email(session: Session, key: str) -> tuple[int, ...]:
    """Return the leads with this mail address (as it is compared), first or further; no deleted ones."""
    first = select(Lead.id).where(Lead.email_key == key, Lead.deleted_at.is_(None))
    further = (
        select(Contact.lead_id)
        .join(Lead, Lead.id == Contact.lead_id)
        .where(Contact.kind == ContactKind.EMAIL, Contact.key == key, Lead.deleted_at.is_(None))
    )
    return tuple(sorted(session.scalars(first.union(further))))


def _fill(session: Session, lead: Lead, details: LeadDetails, keys: LeadKeys) -> None:
    for name in _OF_DETAILS:
        setattr(lead, name, getattr(details, name))
    for name in _OF_KEYS:
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
