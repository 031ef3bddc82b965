"""The columns of the lead list: title, width in px, what they sort by, which are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from app.domain.view import ColumnWidth


class At(IntEnum):
    """Where each column stands in the model; the head may show them in any order."""

    CHECK = 0
    LEAD = 1
    COMPANY = 2
    STAGE = 3
    SCORE = 4
    SERIES = 5
    NEXT = 6
    LAST = 7
    TITLE = 8
    EMAIL = 9
    PHONE = 10
    CITY = 11
    COUNTRY = 12
    SOURCE = 13
    TAGS = 14
    VALUE = 15
    PERMISSION = 16
    ADDED = 17


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `sort` is the word it is sorted by and kept under, `share` of the spare width."""

    title: str
    width: int
    sort: str = ""
    share: int = 0
    numbers: bool = False


COLUMNS = (
    Column("", 44),
    Column("Lead", 184, "name", 2),
    Column("Company", 140, "company", 2),
    Column("Stage", 104, "stage"),
    Column("Score", 60, "score"),
    Column("Series", 120, "series"),
    Column("Next touch", 152, "next-touch"),
    Column("Last contact", 112, "last-activity"),
    Column("Job title", 150, "title", 1),
    Column("E-mail", 190, "email", 1),
    Column("Phone", 140, "phone"),
    Column("City", 110, "city", 1),
    Column("Country", 80, "country"),
    Column("Source", 130, "source", 1),
    Column("Tags", 130, "tags", 1),
    Column("Value", 90, "value", numbers=True),
    Column("Permission", 110, "permission"),
    Column("Added", 110, "added"),
)
USUAL = (At.LEAD, At.COMPANY, At.STAGE, At.SCORE, At.SERIES, At.NEXT, At.LAST)
"""Shown as long as nobody changed a view, in this order."""
NARROWEST, WIDEST = 56, 480
_BY_CODE = {column.sort: At(place) for place, column in enumerate(COLUMNS) if column.sort}


def at_of(code: str) -> At | None:
    """Return the column kept under a word."""
    return _BY_CODE.get(code)


def shown_of(kept: Sequence[ColumnWidth]) -> dict[At, int]:
    """Return the columns to show in order, each with the width the rep gave it, 0 for its own."""
    found = {place: one.width for one in kept if (place := at_of(one.column)) is not None}
    return found or dict.fromkeys(USUAL, 0)


def widths(room: int, shown: Mapping[At, int]) -> dict[At, int]:
    """Share `room` px among the shown columns; those the rep sized keep their width."""
    wide = {at: given or COLUMNS[at].width for at, given in shown.items()}
    spare = max(0, room - COLUMNS[At.CHECK].width - sum(wide.values()))
    sharing = {at: COLUMNS[at].share for at, given in shown.items() if not given and COLUMNS[at].share}
    for at, share in sharing.items():
        wide[at] += spare * share // sum(sharing.values())
    last = next(reversed(wide), None)
    if last is not None and not shown[last]:
        wide[last] += max(0, room - COLUMNS[At.CHECK].width - sum(wide.values()))
    return wide
