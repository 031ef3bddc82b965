"""The list of those who said no, read once for many leads."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.addresses import widest_key
from app.domain.folding import fold
from app.models.permission import Suppression, SuppressionKind, Verdict
from app.models.schema import SUPPRESSION_KEY
from app.store import facts, permissions


class Refusing:
    """Knows whose addresses are closed, by the latest entry of each."""

    def __init__(self, session: Session) -> None:
        latest: dict[tuple[SuppressionKind, str], Verdict] = {}
        query = select(Suppression.kind, Suppression.hash, Suppression.verdict).order_by(Suppression.id)
        for kind, mark, verdict in session.execute(query):
            latest[kind, mark] = verdict
        self._closed = {mark for mark, verdict in latest.items() if verdict is Verdict.CLOSED}
        self._key = bytes.fromhex(facts.read(session, SUPPRESSION_KEY) or "")

    @property
    def anybody(self) -> bool:
        """True when there is somebody on the list."""
        return bool(self._closed)

    def holds(self, emails: Sequence[str], phones: Sequence[str], name: str) -> bool:
        """True when an address is on the list, or a number with this name, or without any address."""
        marks = [(SuppressionKind.EMAIL, widest_key(email)) for email in emails]
        marks += [(SuppressionKind.PHONE_AND_NAME, f"{phone} {fold(name)}") for phone in phones if name]
        if not emails:
            marks += [(SuppressionKind.PHONE, phone) for phone in phones]
        return any((kind, self._hash(text)) in self._closed for kind, text in marks)

    def _hash(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()


def refuse(session: Session, lead_ids: Sequence[int], at: datetime) -> int:
    """Mark leads whose addresses are on the list as not to be contacted; return how many were not yet."""
    return sum(permissions.copy_from_list(session, lead_id, at) for lead_id in lead_ids)
