"""Leads by the thousand: reading what they are known by, writing many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.orm import Session

from app.domain.lead import LeadDetails, LeadKeys
from app.domain.matching import Marks
from app.domain.merging import Record
from app.domain.words import ActivityKind, Permission
from app.models.activity import Activity
from app.models.company import Company
from app.models.lead import Contact, ContactKind, Lead
from app.models.permission import PermissionRow
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


def marks(session: Session, after: int = 0, limit: int | None = None) -> list[tuple[int, Marks]]:
    """Return what leads are known by, in order of their ids, from the one after `after` on.

    The name is as it is stored, for the caller to fold. Deleted leads are known to nobody.
    """
    query = (
        select(Lead.id, Lead.email_key, Lead.phone_key, Lead.first_name, Lead.last_name, Company.key)
        .outerjoin(Company)
        .where(Lead.id > after, Lead.deleted_at.is_(None))
        .order_by(Lead.id)
        .limit(limit)
    )
    rows = session.execute(query).all()
    if not rows:
        return []
    further: dict[int, dict[ContactKind, list[str]]] = {}
    span = Contact.lead_id.between(rows[0][0], rows[-1][0])
    for lead_id, kind, key in session.execute(select(Contact.lead_id, Contact.kind, Contact.key).where(span)):
        further.setdefault(lead_id, {}).setdefault(kind, []).append(key)
    return [(row[0], _marks_of(row[1:], further.get(row[0], {}))) for row in rows]


def _marks_of(row: Sequence[str | None], more: dict[ContactKind, list[str]]) -> Marks:
    email, phone, first, last, company = (text or "" for text in row)
    return Marks(
        tuple(filter(None, (email, *more.get(ContactKind.EMAIL, ())))),
        tuple(filter(None, (phone, *more.get(ContactKind.PHONE, ())))),
        name_mark(first, last),
        company,
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


def add_many(session: Session, people: Sequence[tuple[LeadDetails, LeadKeys]], at: datetime) -> range:
    """Store new leads and return their ids, in the same order."""
    companies = _companies(session, people)
    first = _next_id(session)
    rows = [
        _row(number, details, keys, companies.get(keys.company_key), at)
        for number, (details, keys) in enumerate(people, start=first)
    ]
    if rows:
        session.execute(insert(Lead), rows)
    return range(first, first + len(rows))


def _companies(session: Session, people: Sequence[tuple[LeadDetails, LeadKeys]]) -> dict[str, int]:
    """Return the ids of these leads' companies by key; those that are not there yet are made."""
    names = {keys.company_key: details.company for details, keys in reversed(people) if keys.company_key}
    known: dict[str, int] = {}
    wanted = list(names)
    for start in range(0, len(wanted), CHUNK):
        query = select(Company.key, Company.id).where(Company.key.in_(wanted[start : start + CHUNK]))
        known.update((key, number) for key, number in session.execute(query))
    following = (session.scalar(select(func.max(Company.id))) or 0) + 1
    new = {key: number for number, key in enumerate((key for key in names if key not in known), following)}
    if new:
        rows = [{"id": number, "name": names[key], "key": key} for key, number in new.items()]
        session.execute(insert(Company), rows)
    return known | new


def _next_id(session: Session) -> int:
    """Return an id that no lead has or had: a late click never meets another lead."""
    used = session.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'lead'")) or 0
    return max(used, session.scalar(select(func.max(Lead.id))) or 0) + 1


def add_contacts(session: Session, contacts: Sequence[Further]) -> None:
    """Store further addresses; those that are there are left out."""
    rows = [dict(zip(("lead_id", "kind", "value", "key"), contact, strict=True)) for contact in contacts]
    if rows:
        session.execute(insert(Contact).prefix_with("OR IGNORE"), rows)


def drop_contacts(session: Session, contacts: Sequence[tuple[int, ContactKind, str]]) -> None:
    """Take away further addresses (lead, kind, key) that became the first ones."""
    for lead_id, kind, key in contacts:
        session.execute(
            delete(Contact).where(Contact.lead_id == lead_id, Contact.kind == kind, Contact.key == key)
        )


def give_many(session: Session, lead_ids: Sequence[int], at: datetime, source: str) -> None:
    """Record that a file says that these new leads agreed; the entries go with them when they go."""
    rows = [
        {
            "lead_id": lead_id,
            "permission": Permission.GIVEN,
            "at": at,
            "wording": "",
            "source": source,
            "copied": True,
        }
        for lead_id in lead_ids
    ]
    if rows:
        session.execute(insert(PermissionRow), rows)


def note_contacts(session: Session, days: Mapping[int, datetime], title: str, body: str) -> None:
    """Store when leads were contacted last, by a file; what is in the timeline already stays one."""
    query = select(Activity.lead_id, Activity.at).where(
        Activity.lead_id.in_(list(days)), Activity.kind == ActivityKind.NOTE, Activity.title == title
    )
    known = {(lead_id, at) for lead_id, at in session.execute(query)}
    rows = [
        {
            "lead_id": lead_id,
            "kind": ActivityKind.NOTE,
            "at": at,
            "title": title,
            "body": body,
            "minutes": 0,
            "problems": (),
            "solutions": (),
        }
        for lead_id, at in days.items()
        if (lead_id, at) not in known
    ]
    if rows:
        session.execute(insert(Activity), rows)


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
        "language": details.language,
        "best_time": details.best_time,
        "linkedin": details.linkedin,
        "value": details.value,
        "sort_name": keys.sort_name,
        "search": keys.search,
        "rest_reason": "",
        "added_at": at,
    }
