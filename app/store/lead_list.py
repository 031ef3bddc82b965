"""Lists of leads as ids: a view, a search, an order. Rows are read a page at a time, by id."""

# ruff: noqa: S608 -- the statement is put together from the constants of this file

from __future__ import annotations

from array import array
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.domain.folding import words
from app.domain.view import LeadIds, LeadView, Sort, SortColumn
from app.domain.words import Stage
from app.models.instant import instant_number

COLD_AFTER = timedelta(days=21)
"""A lead that nothing happened with for so long, and with no touch ahead, is going cold (P24)."""

_RINGS = "state IN ('planned', 'snoozed', 'held')"
_NO_TOUCH = f"NOT EXISTS (SELECT 1 FROM touch WHERE lead_id = lead.id AND {_RINGS})"
_AT_REST = "(lead.rest_state IS NOT NULL AND coalesce(lead.rest_until, :now + 1) > :now)"
_LAST = "(SELECT max(at) FROM activity WHERE lead_id = lead.id)"
_VIEWS = {
    LeadView.ALL: "1",
    LeadView.NO_NEXT_STEP: f"NOT {_AT_REST} AND {_NO_TOUCH}",
    LeadView.GOING_COLD: f"NOT {_AT_REST} AND {_NO_TOUCH} AND {_LAST} < :cold",
    LeadView.WAITING: "lead.rest_state = 'waiting' AND lead.rest_until > :now",
    LeadView.CUSTOMERS: "lead.stage = 'customer'",
    LeadView.IN_SERIES: "EXISTS (SELECT 1 FROM series WHERE lead_id = lead.id AND state <> 'ended')",
}
_STAGES = " ".join(f"WHEN '{stage}' THEN {place}" for place, stage in enumerate(Stage))
_ORDERS = {
    SortColumn.NAME: "nullif(lead.sort_name, '')",
    SortColumn.COMPANY: "(SELECT key FROM company WHERE id = lead.company_id)",
    SortColumn.STAGE: f"CASE lead.stage {_STAGES} END",
    SortColumn.NEXT_TOUCH: f"(SELECT min(due_utc) FROM touch WHERE lead_id = lead.id AND {_RINGS})",
    SortColumn.LAST_ACTIVITY: _LAST,
    SortColumn.SCORE: "lead.score",
}


def ids(
    session: Session, view: LeadView, search: str, sort: Sort, limit: int | None, now: datetime
) -> LeadIds:
    """Return the leads of a view that have a word beginning with each word of `search`."""
    found = words(search)
    if search.strip() and not found:
        return LeadIds(array("q"), 0)
    source = "lead JOIN lead_search ON lead_search.rowid = lead.id" if found else "lead"
    where = f"{_VIEWS[view]}{' AND lead_search MATCH :match' if found else ''}"
    values = _moments(now) | {"match": " ".join(f'"{word}"*' for word in found)}
    query = f"SELECT lead.id FROM {source} WHERE {where} ORDER BY {_order(sort)}"
    cursor = session.connection().exec_driver_sql(query, values)
    rows = array("q", (row[0] for row in cursor))
    return LeadIds(rows if limit is None else rows[:limit], len(rows))


def counts(session: Session, now: datetime) -> Mapping[LeadView, int]:
    """Return how many leads each view holds."""
    sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in _VIEWS.values())
    row = session.execute(text(f"SELECT {sums} FROM lead"), _moments(now)).one()
    return dict(zip(_VIEWS, row, strict=True))


def _moments(now: datetime) -> dict[str, int]:
    return {"now": instant_number(now), "cold": instant_number(now - COLD_AFTER)}


def _order(sort: Sort) -> str:
    column = SortColumn(sort.column)
    if column is SortColumn.NAME and not sort.descending:
        return "lead.sort_name, lead.id"  # walks its index
    value = _ORDERS[column]
    return f"{value} IS NULL, {value}{' DESC' if sort.descending else ''}, lead.sort_name, lead.id"
