"""The columns of the lead list: title, width in px, what they sort by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class At(IntEnum):
    """Where each column stands."""

    CHECK = 0
    LEAD = 1
    COMPANY = 2
    STAGE = 3
    SCORE = 4
    SERIES = 5
    NEXT = 6
    LAST = 7


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `sort` is the word the service sorts by, empty for none; `share` of the spare width."""

    title: str
    width: int
    sort: str = ""
    share: int = 0


COLUMNS = (
    Column("", 44),
    Column("Lead", 190, "name", 2),
    Column("Company", 150, "company", 2),
    Column("Stage", 104, "stage"),
    Column("Score", 56, "score"),
    Column("Series", 124),
    Column("Next touch", 144, "next-touch"),
    Column("Last contact", 112, "last-activity"),
)


def widths(room: int, *, scored: bool) -> list[int]:
    """Share `room` px among the columns; a column nobody needs has no width."""
    base = [column.width for column in COLUMNS]
    if not scored:
        base[At.SCORE] = 0
    spare = max(0, room - sum(base))
    shares = sum(column.share for column in COLUMNS)
    wide = [width + spare * column.share // shares for width, column in zip(base, COLUMNS, strict=True)]
    wide[At.LAST] += max(0, room - sum(wide))
    return wide
