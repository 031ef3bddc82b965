"""Leads that a typed person may be, by an index each: address, number, name, company and its begin."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.matching import Marks
from app.models.company import Company
from app.models.lead import Contact, Lead
from app.store import people

MOST = 40


def candidates(session: Session, typed: Marks, sort_name: str) -> list[tuple[int, Marks]]:
    """Return leads that share something with these marks; the caller looks closer."""
    ids: dict[int, None] = {}
    for query in _queries(typed, sort_name):
        ids.update(dict.fromkeys(session.scalars(query.limit(MOST))))
    return [
        found for lead_id in ids for found in people.marks(session, lead_id - 1, 1) if found[0] == lead_id
    ]


def _queries(typed: Marks, sort_name: str) -> list[Select[int]]:
    there = Lead.deleted_at.is_(None)
    queries = [select(Lead.id).where(Lead.email_key.in_(typed.emails), there)] if typed.emails else []
    if typed.phones:
        queries.append(select(Lead.id).where(Lead.phone_key.in_(typed.phones), there))
    keys = (*typed.emails, *typed.phones)
    if keys:
        queries.append(select(Contact.lead_id).where(Contact.key.in_(keys)))
    if typed.name:
        queries.append(select(Lead.id).where(Lead.sort_name == sort_name, there))
        first, _, last = typed.name.partition("|")
        turned = f"{last} {first}".strip()
        queries.append(select(Lead.id).where(Lead.sort_name == turned, there))
        if typed.company:
            begin = sort_name[:2]
            near = Lead.sort_name.between(begin, begin + "\uffff")
            of = select(Company.id).where(Company.key == typed.company)
            queries.append(select(Lead.id).where(Lead.company_id.in_(of), near, there))
    return queries
