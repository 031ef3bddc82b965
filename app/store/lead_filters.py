"""What leads must be to be listed, in SQL: views and filters as conditions on the columns of a lead."""

# ruff: noqa: S608 -- put together from the constants of this file; values are bound

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.folding import fold
from app.domain.view import Filters, LeadView
from app.models.instant import instant_number
from app.models.promises import AHEAD

COLD_AFTER = timedelta(days=21)
"""A lead that nothing happened with for so long, and with no touch ahead, is going cold (P24)."""

_LISTED = "lead.deleted_at IS NULL"
_IDLE = "lead.next_due IS NULL AND (lead.rest_state IS NULL OR lead.rest_until <= :now)"
_VIEWS = {
    LeadView.ALL: "1",
    LeadView.HOT: "lead.score >= :hot AND lead.stage NOT IN ('customer', 'lost')"
    " AND lead.rest_state IS NOT 'ended'",
    LeadView.NEW_INBOUND: "lead.answer_by IS NOT NULL AND lead.rest_state IS NOT 'ended'",
    LeadView.GOING_COLD: f"{_IDLE} AND lead.last_at < :cold",
    LeadView.NO_NEXT_STEP: _IDLE,
    LeadView.WAITING: "lead.rest_state = 'waiting' AND lead.rest_until > :now",
    LeadView.CUSTOMERS: "lead.stage = 'customer'",
    LeadView.IN_SERIES: "EXISTS (SELECT 1 FROM series WHERE lead_id = lead.id AND state <> 'ended')",
}
_SAID = "(SELECT permission FROM permission WHERE lead_id = lead.id ORDER BY id DESC LIMIT 1)"

Values = dict[str, object]
_Term = tuple[str, Values]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the views compare with: the UTC instant now, and from how many points a lead is hot."""

    now: datetime
    hot: int


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on `lead` with its values."""

    sql: str
    values: Values


def condition(view: LeadView, filters: Filters, standing: Standing) -> Condition:
    """Return the condition of a view and filters together."""
    terms = [*_terms(filters, standing.now)]
    values: Values = {
        "now": instant_number(standing.now),
        "cold": instant_number(standing.now - COLD_AFTER),
        "hot": standing.hot,
    }
    for _, more in terms:
        values |= more
    return Condition(" AND ".join([of_view(view), *(sql for sql, _ in terms)]), values)


def of_view(view: LeadView) -> str:
    """Return the condition of a view."""
    return "lead.deleted_at IS NOT NULL" if view is LeadView.DELETED else f"{_LISTED} AND {_VIEWS[view]}"


def _terms(filters: Filters, now: datetime) -> Iterator[_Term]:
    yield from _one_of("lead.stage", "stage", filters.stages)
    yield from _one_of("lead.country", "country", filters.countries)
    yield from _one_of("lead.source", "source", filters.sources)
    yield from _one_of("lead.city", "city", filters.cities)
    yield from _one_of(f"coalesce({_SAID}, 'not-asked')", "said", filters.permissions)
    yield from _linked(filters)
    if filters.least_score is not None:
        yield "lead.score >= :least_score", {"least_score": filters.least_score}
    if filters.least_value is not None:
        yield "lead.value >= :least_value", {"least_value": filters.least_value}
    if filters.silent_days is not None:
        since = instant_number(now - timedelta(days=filters.silent_days))
        yield "coalesce(lead.last_at, 0) < :silent", {"silent": since}
    if filters.in_series is not None:
        runs = _VIEWS[LeadView.IN_SERIES]
        yield runs if filters.in_series else f"NOT {runs}", {}


def _linked(filters: Filters) -> Iterator[_Term]:
    """Yield the filters that look into another table."""
    for sql, values in _one_of("channel", "channel", filters.channels):
        of_next = f"lead_id = lead.id AND state IN {AHEAD} AND due_utc = lead.next_due AND {sql}"
        yield f"EXISTS (SELECT 1 FROM touch WHERE {of_next})", values
    for sql, values in _one_of("value", "tag", filters.tags):
        yield f"EXISTS (SELECT 1 FROM json_each(lead.tags) WHERE {sql})", values
    for sql, values in _one_of("key", "company", [fold(name) for name in filters.companies]):
        yield f"lead.company_id IN (SELECT id FROM company WHERE {sql})", values


def _one_of(column: str, name: str, wanted: Iterable[str]) -> Iterator[_Term]:
    """Yield the term that a column is one of some values, or nothing when all will do."""
    values: Values = {f"{name}_{place}": str(value) for place, value in enumerate(wanted)}
    if values:
        yield f"{column} IN ({', '.join(f':{key}' for key in values)})", values
