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
from itertools import islice

from app.errors import FileError
from app.formats.table import MOST_COLUMNS, Row, Table, check_length, check_width, header_of

LOOKED_AT = 200
"""Rows that decide on separator and header."""
SEPARATORS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp932", "gb18030", "big5", "euc_kr")
"""Encodings that are tried, and that may be chosen by hand."""
_GUESSED = list(ENCODINGS[1:])
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
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r(\d]")


def read_csv(data: bytes, encoding: str = "", separator: str = "") -> Table:
    """Decode a CSV file and find its header; encoding and separator are found unless they are given.

    Raises FileError for an empty file, one that is no text, and one without a header.
    """
    text, used = _decode_as(data, encoding) if encoding else decode(data)
    text, separator = (text, separator) if separator else _separator(text)
    number, header = header_of(list(islice(_records(text, separator), LOOKED_AT)))
    return Table("csv", header, number, used, separator, tuple(_rows(text, separator, number, len(header))))


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and its encoding. Raises FileError for bytes that are no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data, encoding)
    if b"\0" in data:
        raise FileError("The file is not text.", "Choose a CSV, XLSX or vCard file.")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_as(data, _guess(data))


def _rows(text: str, separator: str, header_row: int, width: int) -> Iterator[Row]:
    for number, cells in enumerate(_records(text, separator), start=1):
        if number > header_row and any(cell.strip() for cell in cells):
            if len(cells) > MOST_COLUMNS:
                check_width(cells)
            yield Row(number, tuple(map(_plain, cells)) + ("",) * (width - len(cells)))
    check_length(number)


def _decode_as(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        if encoding == "cp1252":  # a few codes are unassigned there; latin-1 takes them all
            return data.decode("latin-1"), "latin-1"
        raise FileError(
            f"The file says it is {encoding.upper()} and breaks off in the middle of a character.",
            "Choose another encoding, or export it again as CSV in UTF-8.",
        ) from error


def _guess(data: bytes) -> str:
    """Return the likeliest encoding; Western Windows where others of the Latin script fit no worse."""
    from charset_normalizer import from_bytes  # only for files that are not UTF-8

    best = from_bytes(data[:200_000], cp_isolation=_GUESSED).best()
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
    reader = csv.reader(io.StringIO(text[:1_000_000], newline=""), delimiter=separator)
    try:
        widths = [len(cells) for cells in islice(reader, LOOKED_AT) if cells]
    except csv.Error:
        return 0.0, 0
    common = Counter(width for width in widths if width > 1).most_common(1)
    return (common[0][1] / len(widths), common[0][0]) if common else (0.0, 0)


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
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell
