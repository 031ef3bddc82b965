"""What leads said about being followed up, and the list of those who said no; both are only added to."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.addresses import widest_key
from app.domain.folding import fold
from app.domain.lead import PermissionEntry
from app.domain.words import LeadState, Permission
from app.errors import StorageError
from app.models.lead import Contact, ContactKind, Lead
from app.models.permission import PermissionRow, Suppression, SuppressionKind, Verdict
from app.models.schema import SUPPRESSION_KEY
from app.store import facts

KEY = SUPPRESSION_KEY
SAID_NO = "said no"
MERGED = "merged from another entry of this person"
ON_THE_LIST = "on the list of those who said no"
Record = tuple[tuple[Permission, datetime, str, str, bool], ...]
"""All entries of one lead, oldest first: permission, UTC instant, wording, source, copied from the list."""
Mark = tuple[SuppressionKind, str]
"""A kind and the keyed hash of an address."""


def current(session: Session, lead_id: int) -> Permission:
    """Return what counts now; not asked when nothing was recorded."""
    query = select(PermissionRow.permission).where(PermissionRow.lead_id == lead_id)
    return session.scalar(query.order_by(PermissionRow.id.desc()).limit(1)) or Permission.NOT_ASKED


def record(session: Session, lead_id: int) -> tuple[PermissionEntry, ...]:
    """Return all entries, oldest first."""
    rows = session.scalars(select(PermissionRow).filter_by(lead_id=lead_id).order_by(PermissionRow.id))
    return tuple(PermissionEntry(row.permission, row.at, row.wording, row.source) for row in rows)


def whole_record(session: Session, lead_id: int) -> Record:
    """Return all entries as they stand."""
    rows = session.scalars(select(PermissionRow).filter_by(lead_id=lead_id).order_by(PermissionRow.id))
    return tuple((row.permission, row.at, row.wording, row.source, row.copied) for row in rows)


def bring_back(session: Session, lead_id: int, record: Record) -> None:
    """Give a lead that came back the record it went with."""
    for permission, at, wording, source, copied in record:
        _append(session, lead_id, permission, at, wording, source, copied=copied)


def inherit(session: Session, lead_id: int, record: Record, at: datetime) -> None:
    """Add the record of a lead that is merged into this one; a no of either is the last word."""
    forbidden = current(session, lead_id).forbids
    for permission, when, wording, source, copied in record:
        _append(session, lead_id, permission, when, wording, source or MERGED, copied=copied)
    forbidden |= bool(record) and record[-1][0].forbids
    if forbidden and not current(session, lead_id).forbids:
        _append(session, lead_id, Permission.REFUSED, at, "", MERGED)


def append(
    session: Session, lead_id: int, permission: Permission, at: datetime, wording: str = "", source: str = ""
) -> None:
    """Add an entry; a no closes the lead's addresses and stops what is open, a yes opens them again."""
    _append(session, lead_id, permission, at, wording, source)
    lead = session.get_one(Lead, lead_id)
    if permission.forbids:
        _judge(session, lead_id, Verdict.CLOSED, at, wording or permission.value)
        _close_twins(session, lead_id, at)
    elif permission is Permission.GIVEN:
        if lead.rest_state is LeadState.ENDED and lead.rest_reason == SAID_NO:
            lead.rest_state, lead.rest_reason = None, ""
        _judge(session, lead_id, Verdict.OPENED, at, wording or "they asked again")


def restore(session: Session, lead_id: int, permission: Permission, at: datetime) -> None:
    """Answer an entry of an act that was taken back; a no is never taken back."""
    if not current(session, lead_id).forbids:
        _append(session, lead_id, permission, at, "", "undo")


def copy_from_list(session: Session, lead_id: int, at: datetime) -> bool:
    """Refuse for a lead whose address is on the list; return whether it is."""
    if current(session, lead_id).forbids or not closed(session, lead_id):
        return False
    _append(session, lead_id, Permission.REFUSED, at, "", ON_THE_LIST, copied=True)
    return True


def close_addresses(session: Session, lead_id: int, at: datetime, reason: str) -> bool:
    """Put a lead's addresses on the list and refuse for it; return whether it was not refused before.

    For a no that a file brings: the lead may go again with its import, the list stays.
    """
    _judge(session, lead_id, Verdict.CLOSED, at, reason)
    return copy_from_list(session, lead_id, at)


def closed(session: Session, lead_id: int) -> bool:
    """Return whether the list holds a mail address of the lead, or a number of theirs.

    Colleagues share a switchboard: a number counts for a lead of the same name, or one without a mail
    address.
    """
    lead = session.get_one(Lead, lead_id)
    emails, _ = addresses(session, lead)
    counting = {SuppressionKind.EMAIL, SuppressionKind.PHONE_AND_NAME}
    if not emails:
        counting.add(SuppressionKind.PHONE)
    return any(kind in counting and _is_closed(session, kind, mark) for kind, mark in _marks(session, lead))


def addresses(session: Session, lead: Lead) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return all mail addresses and all numbers (as they are compared) of a lead."""
    query = select(Contact.kind, Contact.value, Contact.key).filter_by(lead_id=lead.id)
    contacts = session.execute(query).all()
    emails = [lead.email, *(value for kind, value, _ in contacts if kind is ContactKind.EMAIL)]
    phones = [lead.phone_key, *(key for kind, _, key in contacts if kind is ContactKind.PHONE)]
    return tuple(filter(None, emails)), tuple(filter(None, phones))


def _append(
    session: Session,
    lead_id: int,
    permission: Permission,
    at: datetime,
    wording: str,
    source: str,
    *,
    copied: bool = False,
) -> None:
    session.add(
        PermissionRow(
            lead_id=lead_id, permission=permission, at=at, wording=wording, source=source, copied=copied
        )
    )
    session.flush()
    session.expire_all()  # the triggers may have stopped touches
    if permission.forbids:
        lead = session.get_one(Lead, lead_id)
        lead.rest_state, lead.rest_until, lead.rest_reason = LeadState.ENDED, None, SAID_NO


def _judge(session: Session, lead_id: int, verdict: Verdict, at: datetime, reason: str) -> None:
    for kind, mark in _marks(session, session.get_one(Lead, lead_id)):
        if _is_closed(session, kind, mark) is not (verdict is Verdict.CLOSED):
            session.add(Suppression(kind=kind, hash=mark, verdict=verdict, at=at, reason=reason))
    session.flush()


def _close_twins(session: Session, lead_id: int, at: datetime) -> None:
    """Refuse for other leads with the same address: the same person under another name."""
    lead = session.get_one(Lead, lead_id)
    further = session.scalars(select(Contact.key).filter_by(lead_id=lead_id)).all()
    keys = {key for key in (lead.email_key, lead.phone_key, *further) if key}
    same = select(Lead.id).where(Lead.email_key.in_(keys) | Lead.phone_key.in_(keys))
    listed = select(Contact.lead_id).where(Contact.key.in_(keys))
    for twin in set(session.scalars(same.union(listed))) - {lead_id}:
        copy_from_list(session, twin, at)


def _is_closed(session: Session, kind: SuppressionKind, mark: str) -> bool:
    query = select(Suppression.verdict).filter_by(kind=kind, hash=mark).order_by(Suppression.id.desc())
    return session.scalar(query.limit(1)) is Verdict.CLOSED


def _marks(session: Session, lead: Lead) -> Iterable[Mark]:
    key = facts.read(session, KEY)
    if key is None:  # nobody on the list could be told apart: in doubt nothing goes on
        raise StorageError("The key to the list of those who said no is missing.", "Restore a backup.")
    emails, phones = addresses(session, lead)
    name = fold(f"{lead.first_name} {lead.last_name}")
    texts = [(SuppressionKind.EMAIL, widest_key(email)) for email in emails]
    texts += [(SuppressionKind.PHONE, phone) for phone in phones]
    texts += [(SuppressionKind.PHONE_AND_NAME, f"{phone} {name}") for phone in phones if name]
    secret = bytes.fromhex(key)
    return [(kind, hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()) for kind, text in texts]
