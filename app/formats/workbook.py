"""XLSX, old XLS and ODS workbooks to rows of text: what a person sees in the cell, not how it is stored."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook

from app.errors import FileError
from app.formats.csv import LOOKED_AT
from app.formats.table import Row, Table, check_length, check_width, header_of

MOST_PARTS = 1_000
MOST_BYTES = 256 * 1024 * 1024
"""A workbook that unpacks to more is no list of one rep's leads."""
_SAVE_AGAIN = "Open it in a spreadsheet, save it as XLSX or CSV, and import that."
_MIDNIGHT = time(0)
_LONGEST_CELL = 32_767
"""Letters; a workbook takes no more in a cell."""


def read_workbook(data: bytes) -> Table:
    """Return the first sheet that holds anything.

    Raises FileError for a torn workbook, one with a password, one that unpacks to too much, an empty one.
    """
    if data.startswith(b"PK"):
        check_archive(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names[:1]]
        if not any(any(map(_is_filled, rows)) for _, rows in sheets):
            sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names[1:]]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise FileError("The workbook is damaged, or it has a password.", _SAVE_AGAIN) from error
    for name, rows in sheets:
        if any(map(_is_filled, rows)):
            return _table(name, rows)
    raise FileError("The workbook is empty.", "Choose another file.")


def check_archive(data: bytes) -> None:
    """Raise FileError for an archive that is torn, or a bomb, going by what it says of itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise FileError(
            "The workbook is damaged; probably it was not copied as a whole.", _SAVE_AGAIN
        ) from error
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or size > MOST_BYTES:
        raise FileError(
            f"The workbook would unpack to {size // (1024 * 1024):,} MB in {len(parts):,} parts.",
            "That is no list of contacts; save only the sheet about people as CSV.",
        )
    if not any(part.filename.startswith(("xl/", "content.xml", "Index/")) for part in parts):
        raise FileError("The file is an archive, not a workbook.", "Unpack it and choose the file in it.")


def _table(name: str, values: Sequence[Sequence[object]]) -> Table:
    check_length(len(values))
    check_width(values[0] if values else ())  # type: ignore[arg-type]  # only their number counts
    rows = [tuple(map(cell_text, row)) for row in values]
    number, header = header_of(rows[:LOOKED_AT])
    body = tuple(
        Row(place, row)
        for place, row in enumerate(rows, start=1)
        if place > number and any(map(str.strip, row))
    )
    return Table("workbook", header, number, "", "", body, sheet=name)


def _is_filled(row: Sequence[object]) -> bool:
    return any(cell not in {"", None} for cell in row)


def cell_text(value: object) -> str:  # noqa: PLR0911 -- one a type
    """Return a cell as text: whole numbers without a point or exponent, dates as ISO writes them."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e18:  # noqa: PLR2004 -- beyond, digits are lost
            return str(int(value))
        case datetime():
            day = value.date().isoformat()
            return day if value.time() == _MIDNIGHT else f"{day} {value:%H:%M}"
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case None:
            return ""
        case _:
            return str(value)


def write_workbook(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return an XLSX workbook of texts alone: nothing in it is a formula, a link or a number."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    book = Workbook(
        data,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    sheet = book.add_worksheet("Leads")
    bold = book.add_format({"bold": True})
    for column, name in enumerate(header):
        sheet.write_string(0, column, name, bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write_string(last, column, cell[:_LONGEST_CELL])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(header) - 1)
    sheet.set_column(0, len(header) - 1, 18)
    book.close()
    return data.getvalue()
