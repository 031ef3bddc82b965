"""What each cell of the lead list says, as it is copied, read aloud and, mostly, painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.lead import LeadRow
from app.ui.leads.columns import At
from app.ui.leads.words import PERMISSIONS, added_words, ago, next_of, tally_words, value_words


@dataclass(frozen=True, slots=True)
class Seen:
    """When and from where a list is looked at: UTC instant, and the rep's zone."""

    now: datetime
    zone: str


def cell_words(row: LeadRow, column: At, seen: Seen) -> str:
    """Return the text of a cell."""
    return _TEXTS[column](row, seen)


def _score(row: LeadRow, _seen: Seen) -> str:
    return "" if row.score is None else str(row.score)


def _next(row: LeadRow, seen: Seen) -> str:
    return next_of(row, seen.now, seen.zone)


def _last(row: LeadRow, seen: Seen) -> str:
    return ago(row.last_activity, seen.now, seen.zone)


def _added(row: LeadRow, seen: Seen) -> str:
    return added_words(row, seen.now, seen.zone)


_TEXTS: Mapping[At, Callable[[LeadRow, Seen], str]] = {
    At.CHECK: lambda _row, _seen: "",
    At.LEAD: lambda row, _seen: row.name,
    At.COMPANY: lambda row, _seen: row.details.company,
    At.STAGE: lambda row, _seen: row.details.stage.capitalize(),
    At.SCORE: _score,
    At.SERIES: lambda row, _seen: tally_words(row),
    At.NEXT: _next,
    At.LAST: _last,
    At.TITLE: lambda row, _seen: row.details.title,
    At.EMAIL: lambda row, _seen: row.details.email,
    At.PHONE: lambda row, _seen: row.details.phone,
    At.CITY: lambda row, _seen: row.details.city,
    At.COUNTRY: lambda row, _seen: row.details.country,
    At.SOURCE: lambda row, _seen: row.details.source,
    At.TAGS: lambda row, _seen: ", ".join(row.details.tags),
    At.VALUE: lambda row, _seen: value_words(row.details.value),
    At.PERMISSION: lambda row, _seen: PERMISSIONS[row.permission],
    At.ADDED: _added,
}
