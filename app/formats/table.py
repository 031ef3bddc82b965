"""What a contact file holds, as text: columns with names, and rows below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import FileError

MOST_COLUMNS = 500
MOST_ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file.

    Attributes:
        number: As a spreadsheet counts it: the first row of the file is 1. Cards of a vCard file are counted
            from 1 as well.
        cells: As many as the header has columns, or more where the row is longer.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that could not even be read, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """A decoded file with its header found.

    Attributes:
        kind: "csv", "workbook", "vcard" or "text".
        header: Names of the columns.
        header_row: Row number of the header, from 1; 0 where the file has none. Rows above are a preamble.
        encoding: Python's name of the encoding it was read with; empty for a workbook.
        separator: One character; empty where there is none.
        sheet: Name of the sheet; empty but for workbooks.
        body: The rows below the header; empty ones are left out.
        rejected: Rows that cannot be read, such as a torn card.
    """

    kind: str
    header: tuple[str, ...]
    header_row: int
    encoding: str
    separator: str
    body: tuple[Row, ...]
    sheet: str = ""
    rejected: tuple[Rejected, ...] = ()


def header_of(rows: Sequence[Sequence[str]]) -> tuple[int, tuple[str, ...]]:
    """Return row number and names of the first of these rows that looks like column names.

    Where the first filled row holds a mail address it is a person already: the number is 0 and the columns
    are named by their place. Raises FileError when no row can be a header or there are too many columns.
    """
    fewest = 2 if max((len(row) for row in rows), default=0) > 1 else 1
    for number, cells in enumerate(rows, start=1):
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) < fewest:
            continue
        check_width(cells)
        if any(_is_mail(cell) for cell in filled):
            width = max(len(row) for row in rows)
            return 0, tuple(f"Column {place}" for place in range(1, width + 1))
        return number, tuple(cell.strip() for cell in cells)
    raise FileError(
        "The file has no row with the names of its columns.", "Add one, such as: Name,E-mail,Company"
    )


def check_width(cells: Sequence[str]) -> None:
    """Raise FileError for a row of more columns than any list of people has."""
    if len(cells) > MOST_COLUMNS:
        raise FileError(
            f"The file has a row of {len(cells):,} columns; {MOST_COLUMNS} are the most.",
            "Save only the columns about people and import that.",
        )


def check_length(rows: int) -> None:
    """Raise FileError for more rows than one rep's leads can be."""
    if rows > MOST_ROWS:
        raise FileError(f"The file has more than {MOST_ROWS:,} rows.", "Split it into parts.")


def _is_mail(cell: str) -> bool:
    local, at, domain = cell.strip().strip("<>").rpartition("@")
    return bool(local and at and "." in domain) and " " not in domain
