"""Leads by the thousand: reading what they are known by, writing many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.domain.lead import LeadDetails, LeadKeys
from app.domain.matching import Marks
from app.domain.merging import Record
from app.models.company import Company
from app.models.lead import Contact, ContactKind, Lead
from app.store import leads as store

CHUNK = 500
EMAIL, PHONE = ContactKind.EMAIL, ContactKind.PHONE
Further = tuple[int, ContactKind, str, str]
"""A further address: lead, kind, as written, as compared."""


def count(session: Session) -> int:
    """Return how many leads there are."""
    return session.scalar(select(func.count()).select_from(Lead)) or 0


def name_mark(first: str, last: str) -> str:
    """Return both names apart, so that Ann of the one and Ann of the other are not one."""
    return f"{first}|{last}" if first or last else ""


def marks(session: Session) -> Iterator[tuple[int, Marks]]:
    """Return what every lead is known by; the name as it is stored, for the caller to fold."""
    further: dict[int, dict[ContactKind, list[str]]] = {}
    for lead_id, kind, key in session.execute(select(Contact.lead_id, Contact.kind, Contact.key)):
        further.setdefault(lead_id, {}).setdefault(kind, []).append(key)
    query = select(
        Lead.id, Lead.email_key, Lead.phone_key, Lead.first_name, Lead.last_name, Company.key
    ).outerjoin(Company)
    for lead_id, email, phone, first, last, company in session.execute(query):
        more = further.get(lead_id, {})
        yield (
            lead_id,
            Marks(
                tuple(filter(None, (email, *more.get(ContactKind.EMAIL, ())))),
                tuple(filter(None, (phone, *more.get(ContactKind.PHONE, ())))),
                name_mark(first, last),
                company or "",
            ),
        )


def records(session: Session, ids: Sequence[int]) -> dict[int, Record]:
    """Return what is known of these leads."""
    found: dict[int, Record] = {}
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        further: dict[int, dict[ContactKind, list[str]]] = {}
        contacts = select(Contact).where(Contact.lead_id.in_(chunk)).order_by(Contact.id)
        for contact in session.scalars(contacts):
            further.setdefault(contact.lead_id, {}).setdefault(contact.kind, []).append(contact.value)
        query = select(Lead, Company.name).outerjoin(Company).where(Lead.id.in_(chunk))
        for lead, company in session.execute(query):
            more = further.get(lead.id, {})
            found[lead.id] = Record(
                store.details_of(lead, company),
                tuple(more.get(ContactKind.EMAIL, ())),
                tuple(more.get(ContactKind.PHONE, ())),
            )
        session.expunge_all()
    return found


def add_many(session: Session, people: Iterable[tuple[LeadDetails, LeadKeys]], at: datetime) -> range:
    """Store new leads and return their ids, in the same order."""
    companies = {row.key: row.id for row in session.execute(select(Company.key, Company.id))}
    next_company = (session.scalar(select(func.max(Company.id))) or 0) + 1
    first = (session.scalar(select(func.max(Lead.id))) or 0) + 1
    new_companies: list[dict[str, object]] = []
    rows: list[dict[str, object]] = []
    for details, keys in people:
        if keys.company_key and keys.company_key not in companies:
            companies[keys.company_key] = next_company
            new_companies.append({"id": next_company, "name": details.company, "key": keys.company_key})
            next_company += 1
        rows.append(_row(first + len(rows), details, keys, companies.get(keys.company_key), at))
    if new_companies:
        session.execute(insert(Company), new_companies)
    if rows:
        session.execute(insert(Lead), rows)
    return range(first, first + len(rows))


def add_contacts(session: Session, contacts: Sequence[Further]) -> None:
    """Store further addresses; those that are there are left out."""
    rows = [dict(zip(("lead_id", "kind", "value", "key"), contact, strict=True)) for contact in contacts]
    if rows:
        session.execute(insert(Contact).prefix_with("OR IGNORE"), rows)


def _row(
    number: int, details: LeadDetails, keys: LeadKeys, company: int | None, at: datetime
) -> dict[str, object]:
    return {
        "id": number,
        "first_name": details.first_name,
        "last_name": details.last_name,
        "company_id": company,
        "title": details.title,
        "email": details.email,
        "email_key": keys.email_key,
        "phone": details.phone,
        "phone_key": keys.phone_key,
        "country": details.country,
        "city": details.city,
        "zone": details.zone,
        "zones": keys.zones,
        "notes": details.notes,
        "source": details.source,
        "tags": details.tags,
        "stage": details.stage,
        "preferred": details.preferred,
        "sort_name": keys.sort_name,
        "search": keys.search,
        "rest_reason": "",
        "added_at": at,
    }
