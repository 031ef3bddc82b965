"""CSV bytes to rows of text, whatever encoding, separator and preamble the file came with.

The separator is the one that gives most of the first rows the same width; the standard library's sniffer
and the libraries for it are wrong more often. Nothing is dropped in silence: a file that cannot be read as
a whole is refused.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from charset_normalizer import from_bytes

from app.errors import FileError

LOOKED_AT = 200
"""Rows that decide on the separator."""
SEPARATORS = (",", ";", "\t", "|")
_ENCODINGS = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp932", "gb18030", "big5", "euc_kr"]
_ALIKE = frozenset({"cp1250", "cp1252", "cp1254"})
_SURE = 0.2
"""Chaos above this is a guess no better than Western Windows."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUARDED = re.compile(r"'[=+\-@\t\r(\d]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file.

    Attributes:
        number: As a spreadsheet counts it: the first row of the file is 1.
        cells: As many as the header has columns, or more where the row is longer.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A decoded file with its header found.

    Attributes:
        header: Names of the columns.
        header_row: Row number of the header, from 1; rows above it are a preamble.
        encoding: Python's name of the encoding it was read with.
        separator: One character.
    """

    header: tuple[str, ...]
    header_row: int
    encoding: str
    separator: str
    text: str

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header; empty ones are left out."""
        for number, cells in enumerate(_records(self.text, self.separator), start=1):
            if number > self.header_row and any(cell.strip() for cell in cells):
                short = len(self.header) - len(cells)
                yield Row(number, tuple(_plain(cell) for cell in cells) + ("",) * short)


def read_table(data: bytes) -> Table:
    """Decode a CSV file and find its header.

    Raises FileError for an empty file, one that is no text, and one without a header.
    """
    if not data.strip():
        raise FileError("The file is empty.", "Export it again and choose CSV.")
    if data.startswith(b"PK\x03\x04"):
        raise FileError("The file is a workbook or an archive, not CSV.", "Save it as CSV and import that.")
    text, encoding = _decode(data)
    text, separator = _separator(text)
    number, header = _header(text, separator)
    return Table(header, number, encoding, separator, text)


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data, encoding)
    if b"\0" in data:
        raise FileError("The file is not text.", "Choose a CSV file; a spreadsheet can save as CSV.")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_as(data, _guess(data))


def _decode_as(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        if encoding == "cp1252":  # a few codes are unassigned there; latin-1 takes them all
            return data.decode("latin-1"), "latin-1"
        raise FileError(
            f"The file says it is {encoding.upper()} and breaks off in the middle of a character.",
            "Export it again as CSV in UTF-8.",
        ) from error


def _guess(data: bytes) -> str:
    """Return the likeliest encoding; Western Windows where others of the Latin script fit no worse."""
    best = from_bytes(data[:200_000], cp_isolation=_ENCODINGS).best()
    if best is None or best.chaos > _SURE or (best.encoding in _ALIKE and best.chaos == 0):
        return "cp1252"
    return best.encoding


def _separator(text: str) -> tuple[str, str]:
    """Return the text without a line ``sep=;`` and the separator."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return rest, first.strip()[-1]
    return text, max(SEPARATORS, key=lambda separator: _evenness(text, separator))


def _evenness(text: str, separator: str) -> tuple[float, int]:
    """Return the share of rows with the most common width above 1, and that width."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        widths = [len(cells) for cells in islice(reader, LOOKED_AT) if cells]
    except csv.Error:
        return 0.0, 0
    common = Counter(width for width in widths if width > 1).most_common(1)
    return (common[0][1] / len(widths), common[0][0]) if common else (0.0, 0)


def _header(text: str, separator: str) -> tuple[int, tuple[str, ...]]:
    """Return row number and names of the first row that looks like column names."""
    fewest = 2 if _evenness(text, separator)[1] > 1 else 1
    for number, cells in enumerate(_records(text, separator), start=1):
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) >= fewest:
            return number, tuple(cell.strip() for cell in cells)
    raise FileError(
        "The file has no row with the names of its columns.", "Add one, such as: Name,E-mail,Company"
    )


def _records(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        yield from reader
    except csv.Error as error:
        raise FileError(
            f"Line {reader.line_num} cannot be read; probably a quotation mark is not closed.",
            "Mend it in a spreadsheet and save the file again.",
        ) from error


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from reading a number or formula."""
    return cell[1:] if _GUARDED.match(cell) else cell
