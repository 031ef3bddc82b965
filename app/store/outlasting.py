"""What outlasts a restore: whoever said no stays out, whatever an older file says (P25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.domain.words import Permission
from app.models.lead import Lead
from app.models.notice import Fact
from app.models.permission import PermissionRow, Suppression
from app.store import people, permissions
from app.store.backup import FACTS
from app.store.refusing import Refusing

_COLUMNS = (Suppression.kind, Suppression.hash, Suppression.verdict, Suppression.at, Suppression.reason)
_LATEST = select(PermissionRow.lead_id, PermissionRow.permission, PermissionRow.wording)


@dataclass(frozen=True, slots=True)
class Refusals:
    """The suppression list in order, and who said no by mail address and number as they are compared."""

    list: tuple[tuple[object, ...], ...]
    said_no: tuple[tuple[str, str, str], ...]


def collect(session: Session) -> Refusals:
    """Return what must outlast the restore."""
    rows = session.execute(select(*_COLUMNS).order_by(Suppression.id))
    return Refusals(tuple(tuple(row) for row in rows), tuple(_said_no(session).values()))


def carry_over(session: Session, refusals: Refusals, at: datetime) -> None:
    """Add to the restored file what it does not know yet; `at` is the UTC instant of the restore."""
    known = {tuple(row) for row in session.execute(select(*_COLUMNS))}
    names = [column.key for column in _COLUMNS]
    news = [dict(zip(names, row, strict=True)) for row in refusals.list if row not in known]
    if news:
        session.execute(insert(Suppression), news)
    there = _said_no(session)
    for email, phone, wording in refusals.said_no:
        for lead_id in _with_address(session, email, phone):
            if lead_id not in there:
                session.add(
                    PermissionRow(
                        lead_id=lead_id,
                        permission=Permission.WITHDRAWN,
                        at=at,
                        wording=wording,
                        source="Said so after this backup was made",
                    )
                )
    if news:
        session.flush()
        _refuse_who_is_listed(session, at)


def _refuse_who_is_listed(session: Session, at: datetime) -> None:
    """Mark leads whose addresses stand on the list: one that was erased comes back with an old file."""
    refusing = Refusing(session)
    for lead_id, marks in people.marks(session):
        if refusing.holds(marks.emails, marks.phones, marks.name.replace("|", " ").strip()):
            permissions.copy_from_list(session, lead_id, at)


def forget_backup_facts(session: Session) -> None:
    """Take away what the file said of itself as a backup."""
    session.execute(delete(Fact).where(Fact.name.in_(FACTS)))


def _said_no(session: Session) -> dict[int, tuple[str, str, str]]:
    """Return keys of address and number, and the wording, of every lead whose last word is no."""
    last: dict[int, tuple[Permission, str]] = {}
    for lead_id, permission, wording in session.execute(_LATEST.order_by(PermissionRow.id)):
        last[lead_id] = (permission, wording)
    no = {lead_id: wording for lead_id, (permission, wording) in last.items() if permission.forbids}
    keys = session.execute(select(Lead.id, Lead.email_key, Lead.phone_key))
    return {lead_id: (email, phone, no[lead_id]) for lead_id, email, phone in keys if lead_id in no}


def _with_address(session: Session, email: str, phone: str) -> list[int]:
    """Return the leads with this mail address, or with this number where there is no address."""
    match = Lead.email_key == email if email else Lead.phone_key == phone
    return list(session.scalars(select(Lead.id).where(match))) if email or phone else []
