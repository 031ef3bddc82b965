"""Everything that is known of leads, chunk by chunk, for exports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier import Dossier, Row
from app.domain.words import Permission
from app.models.lead import Lead
from app.models.schema import METADATA
from app.store import people
from app.store.belongings import RECORD, pointing_at_lead

CHUNK = 200
_DERIVED = frozenset({"email_key", "phone_key", "sort_name", "search"})
"""Columns that are made from others, for comparing and searching."""


def all_ids(session: Session) -> tuple[int, ...]:
    """Return every lead that is not deleted, by name."""
    query = select(Lead.id).where(Lead.deleted_at.is_(None)).order_by(Lead.sort_name, Lead.id)
    return tuple(session.scalars(query))


def read(session: Session, lead_ids: Sequence[int], *, whole: bool) -> Iterator[Dossier]:
    """Yield these leads in this order, those that are gone left out; `whole` with all that is theirs."""
    for start in range(0, len(lead_ids), CHUNK):
        chunk = lead_ids[start : start + CHUNK]
        records = people.records(session, chunk)
        table = METADATA.tables["lead"]
        leads = {row["id"]: row for row in _rows(session, table, table.c.id, chunk)}
        belonging = _belongings(session, chunk, whole=whole)
        for lead_id in chunk:
            if lead_id in records:
                rows = belonging[lead_id]
                said = rows.get(RECORD, ())
                now = said[-1]["permission"] if said else Permission.NOT_ASKED
                assert isinstance(now, Permission)
                yield Dossier(lead_id, records[lead_id], now, leads[lead_id], rows)


def _belongings(
    session: Session, lead_ids: Sequence[int], *, whole: bool
) -> dict[int, dict[str, tuple[Row, ...]]]:
    found: dict[int, dict[str, tuple[Row, ...]]] = {lead_id: {} for lead_id in lead_ids}
    for table, column in pointing_at_lead():
        if not whole and table.name != RECORD:
            continue
        for row in _rows(session, table, column, lead_ids):
            of = found[row[column.name]]
            of[table.name] = (*of.get(table.name, ()), row)
    return found


def _rows(session: Session, table: Any, column: Any, ids: Sequence[int]) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- tables as SQLAlchemy types them
    key = tuple(table.primary_key.columns)
    for row in session.execute(select(table).where(column.in_(ids)).order_by(*key)):
        yield {name: value for name, value in row._mapping.items() if name not in _DERIVED}  # noqa: SLF001 -- SQLAlchemy's own name
