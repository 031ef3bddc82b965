"""Lists of leads as ids: a view, filters, a search, an order. Rows are read a page at a time, by id.

Whatever a list is chosen and sorted by stands in columns of the lead, kept by triggers and indexed, so that
a list is a walk through an index and a count is a count of one.
"""

# ruff: noqa: S608 -- statements are put together from the constants of this file; values are bound

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from sqlalchemy.orm import Session

from app.domain.folding import words
from app.domain.view import Filters, LeadIds, LeadView, Sort, SortColumn
from app.domain.words import Permission, Stage
from app.store.lead_filters import Condition, Standing, condition, of_view
from app.store.touch_rows import driver_of

__all__ = ["Standing", "Wish", "choices", "counts", "ids", "total"]

_EMPTY = LeadIds(array("q"), 0)
_RUNS = "series WHERE series.lead_id = lead.id AND series.state <> 'ended'"
_DONE = "(SELECT count(*) FROM touch WHERE series_id = series.id AND state = 'done')"
_SAID = "(SELECT permission FROM permission WHERE lead_id = lead.id ORDER BY id DESC LIMIT 1)"


def _place(column: str, codes: type[Stage | Permission]) -> str:
    """Return the place of a code in its enumeration: stages sort by how far they are."""
    cases = " ".join(f"WHEN '{code}' THEN {place}" for place, code in enumerate(codes))
    return f"CASE {column} {cases} END"


def _text(column: str) -> str:
    return f"nullif(lead.{column}, '') COLLATE NOCASE"


_ORDERS = {
    SortColumn.NAME: "nullif(lead.sort_name, '')",
    SortColumn.COMPANY: "(SELECT key FROM company WHERE id = lead.company_id)",
    SortColumn.STAGE: _place("lead.stage", Stage),
    SortColumn.NEXT_TOUCH: "lead.next_due",
    SortColumn.LAST_ACTIVITY: "lead.last_at",
    SortColumn.SCORE: "lead.score",
    SortColumn.SERIES: f"(SELECT 1.0 * {_DONE} / series.touches FROM {_RUNS} LIMIT 1)",
    SortColumn.TITLE: _text("title"),
    SortColumn.EMAIL: _text("email"),
    SortColumn.PHONE: "nullif(lead.phone_key, '')",
    SortColumn.CITY: _text("city"),
    SortColumn.COUNTRY: _text("country"),
    SortColumn.SOURCE: _text("source"),
    SortColumn.TAGS: "nullif(lead.tags, '[]') COLLATE NOCASE",
    SortColumn.VALUE: "lead.value",
    SortColumn.PERMISSION: _place(f"coalesce({_SAID}, 'not-asked')", Permission),
    SortColumn.ADDED: "lead.added_at",
}
_CHOOSE = {
    "country": "SELECT country, count(*) AS n FROM lead WHERE {} AND country <> '' GROUP BY 1",
    "source": "SELECT source, count(*) AS n FROM lead WHERE {} AND source <> '' GROUP BY 1",
    "city": "SELECT city, count(*) AS n FROM lead WHERE {} AND city <> '' GROUP BY 1",
    "tag": "SELECT json_each.value, count(*) AS n FROM lead, json_each(lead.tags) WHERE {} GROUP BY 1",
    "company": "SELECT company.name, count(*) AS n FROM lead JOIN company ON company.id = company_id"
    " WHERE {} GROUP BY company_id",
}
_COUNTS = {
    LeadView.IN_SERIES: "SELECT count(DISTINCT lead_id) FROM series"
    " WHERE state IN ('running', 'asking', 'held')"  # a deleted lead has none of these
}
_INDEXES = {
    LeadView.HOT: "lead INDEXED BY ix_lead_by_score",
    LeadView.NEW_INBOUND: "lead INDEXED BY ix_lead_inbound",
    LeadView.GOING_COLD: "lead INDEXED BY ix_lead_idle",
    LeadView.NO_NEXT_STEP: "lead INDEXED BY ix_lead_idle",
    LeadView.DELETED: "lead INDEXED BY ix_lead_deleted",
}
"""Views of few among many: what chooses them is walked, whatever they are sorted by."""
_MOST_CHOICES = 200
EVERY, BY_NAME = Filters(), Sort()


@dataclass(frozen=True, slots=True)
class Wish:
    """Which leads, in what order.

    Attributes:
        search: Words, each found by how it begins.
        limit: Most ids to return, or None.
        quick: Look at no more hits of the search than the limit: for each key that is pressed.
    """

    view: LeadView = LeadView.ALL
    filters: Filters = EVERY
    search: str = ""
    sort: Sort = BY_NAME
    limit: int | None = None
    quick: bool = False


def ids(session: Session, wish: Wish, standing: Standing) -> LeadIds:
    """Return the leads that are wished for."""
    found = words(wish.search)
    if wish.search.strip() and not found:
        return _EMPTY
    chosen = condition(wish.view, wish.filters, standing)
    values = chosen.values | {"match": " ".join(f'"{word}"*' for word in found), "limit": wish.limit}
    if found and wish.quick and wish.limit is not None:
        return _first_hits(session, wish, chosen, values)
    source = f"{_source(found, wish.view)} WHERE {chosen.sql}{_match(found)}"
    query = f"SELECT lead.id FROM {source} ORDER BY {_order(wish.sort)}"
    rows = _read(session, query, values)
    return LeadIds(rows if wish.limit is None else rows[: wish.limit], len(rows))


def total(session: Session, wish: Wish, standing: Standing) -> int:
    """Return how many leads are wished for."""
    found = words(wish.search)
    if wish.search.strip() and not found:
        return 0
    chosen = condition(wish.view, wish.filters, standing)
    values = chosen.values | {"match": " ".join(f'"{word}"*' for word in found)}
    query = f"SELECT count(*) FROM {_source(found, wish.view)} WHERE {chosen.sql}{_match(found)}"
    return int(session.connection().exec_driver_sql(query, values).scalar_one())


def counts(session: Session, standing: Standing) -> Mapping[LeadView, int]:
    """Return how many leads each view holds; each is a count in an index of its own."""
    sums = ", ".join(f"({_COUNTS.get(view, _counted(view))})" for view in LeadView)
    values = condition(LeadView.ALL, Filters(), standing).values
    row = session.connection().exec_driver_sql(f"SELECT {sums}", values).one()
    return dict(zip(LeadView, row, strict=True))


def _counted(view: LeadView) -> str:
    return f"SELECT count(*) FROM {_INDEXES.get(view, 'lead')} WHERE {of_view(view)}"


def choices(session: Session, field: str) -> tuple[tuple[str, int], ...]:
    """Return what leads hold in "country", "source", "city", "tag" or "company", and how many have it."""
    query = f"{_CHOOSE[field].format('lead.deleted_at IS NULL')} ORDER BY n DESC, 1 LIMIT {_MOST_CHOICES}"
    return tuple((str(value), count) for value, count in session.connection().exec_driver_sql(query))


def _first_hits(session: Session, wish: Wish, chosen: Condition, values: dict[str, object]) -> LeadIds:
    """Return the latest hits in the order wished for; the cost does not grow with the number of hits."""
    assert wish.limit is not None
    hits = (
        f"SELECT lead.id FROM {_source(('',))} WHERE {chosen.sql}{_match(('',))} "
        "ORDER BY lead_search.rowid DESC LIMIT :limit"
    )
    query = f"SELECT lead.id FROM lead WHERE lead.id IN ({hits}) ORDER BY {_order(wish.sort)}"
    found = _read(session, query, values | {"limit": wish.limit + 1})
    if len(found) <= wish.limit:
        return LeadIds(found, len(found))
    oldest = min(found)
    return LeadIds(array("q", (one for one in found if one != oldest)), len(found), more=True)


def _source(found: tuple[str, ...], view: LeadView = LeadView.ALL) -> str:
    if found:
        return "lead_search CROSS JOIN lead ON lead.id = lead_search.rowid"
    return _INDEXES.get(view, "lead")


def _match(found: tuple[str, ...]) -> str:
    return " AND lead_search MATCH :match" if found else ""


def _read(session: Session, query: str, values: dict[str, object]) -> array[int]:
    found = driver_of(session).execute(query, values).fetchall()
    return array("q", chain.from_iterable(found))


def _order(sort: Sort) -> str:
    terms: list[str] = []
    keys = sort
    while True:
        column = SortColumn(keys.column)
        if column is SortColumn.NAME and not keys.descending:
            return ", ".join([*terms, "lead.sort_name", "lead.id"])
        terms.append(f"{_ORDERS[column]} {'DESC' if keys.descending else 'ASC'} NULLS LAST")
        if keys.then is None:
            return ", ".join([*terms, "lead.sort_name", "lead.id"])
        keys = keys.then
