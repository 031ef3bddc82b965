"""What hangs on a lead: its company with the people there, who came from whom, files and pages."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.lead import CompanyCard, LeadDetails, Person
from app.domain.lead import LeadLink as Link
from app.errors import InputError, NotFoundError
from app.models.company import Company
from app.models.lead import Lead, LeadLink, Referral

COLLEAGUES = 20
"""Others of a company that are named at most; the rest is counted."""


def company(session: Session, lead: Lead) -> CompanyCard | None:
    """Return the company of a lead with the others who work there."""
    found = session.get(Company, lead.company_id) if lead.company_id is not None else None
    if found is None:
        return None
    others = (Lead.company_id == found.id, Lead.id != lead.id, Lead.deleted_at.is_(None))
    people = session.scalars(select(Lead).where(*others).order_by(Lead.sort_name, Lead.id).limit(COLLEAGUES))
    named = tuple(_person(one) for one in people)
    number = session.scalar(select(func.count()).select_from(Lead).where(*others)) or 0
    return CompanyCard(found.id, found.name, found.size, found.industry, named, number - len(named))


def describe_company(session: Session, company_id: int, size: int | None, industry: str) -> str:
    """Store the size and industry of a company and return its name. Raises NotFoundError."""
    found = session.get(Company, company_id)
    if found is None:
        raise NotFoundError(f"There is no company {company_id}.", "It may have been taken back.")
    found.size, found.industry = size, industry
    return found.name


def of_lead(session: Session, lead_id: int) -> tuple[Link, ...]:
    """Return the files and pages of a lead, oldest first."""
    rows = session.scalars(select(LeadLink).filter_by(lead_id=lead_id).order_by(LeadLink.id))
    return tuple(Link(row.id, row.title, row.target) for row in rows)


def add_link(session: Session, lead_id: int, title: str, target: str, at: datetime) -> None:
    """Store a file or page."""
    session.add(LeadLink(lead_id=lead_id, title=title, target=target, added_at=at))


def remove_link(session: Session, link_id: int) -> LeadLink:
    """Remove a file or page; the file itself stays where it is. Raises NotFoundError."""
    row = session.get(LeadLink, link_id)
    if row is None:
        raise NotFoundError("This link is gone already.", "Look at the lead again.")
    session.delete(row)
    return row


def came_from(session: Session, lead_id: int) -> Person | None:
    """Return who recommended a lead."""
    query = select(Lead).join(Referral, Referral.by_id == Lead.id).where(Referral.lead_id == lead_id)
    found = session.scalar(query)
    return None if found is None else _person(found)


def brought(session: Session, lead_id: int) -> tuple[Person, ...]:
    """Return whom a lead recommended."""
    query = select(Lead).join(Referral, Referral.lead_id == Lead.id)
    query = query.where(Referral.by_id == lead_id, Lead.deleted_at.is_(None)).order_by(Lead.sort_name)
    return tuple(_person(one) for one in session.scalars(query))


def set_referral(session: Session, lead_id: int, by_id: int | None) -> None:
    """Store who recommended a lead; None forgets it. Raises InputError where they would go in a circle."""
    row = session.get(Referral, lead_id)
    if by_id is None:
        if row is not None:
            session.delete(row)
        return
    if lead_id in _line_of(session, by_id):
        raise InputError("They would have come from each other.", "Choose somebody else.")
    if row is None:
        session.add(Referral(lead_id=lead_id, by_id=by_id))
    else:
        row.by_id = by_id


def _line_of(session: Session, lead_id: int) -> set[int]:
    """Return a lead and all from whom it came, one after the other."""
    line: set[int] = set()
    at: int | None = lead_id
    while at is not None and at not in line:
        line.add(at)
        at = session.scalar(select(Referral.by_id).filter_by(lead_id=at))
    return line


def _person(lead: Lead) -> Person:
    name = LeadDetails(lead.first_name, lead.last_name, email=lead.email, phone=lead.phone).name
    return Person(lead.id, name, lead.title)
