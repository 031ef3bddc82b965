"""Bytes of people to a table, whatever they are: CSV, a workbook, vCards, pasted text."""

from __future__ import annotations

import re

from app.errors import FileError
from app.formats.table import Row, Table

LARGEST = 64 * 1024 * 1024
"""Bytes; a larger file is no list of one rep's leads."""
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ADDRESS_LIST = re.compile(r"[^@\n]*<[^<>@\s]+@[^<>@\s]+>[^@\n]*|[^<>@\s,;]+@[^<>@\s,;]+")
_BETWEEN = re.compile(r"[;,\n]\s*(?=[^;,\n]*@)")


def read_people(data: bytes, encoding: str = "", separator: str = "") -> Table:
    """Return what the bytes hold; encoding and separator are found unless they are given.

    Raises FileError for what holds no people, or too much.
    """
    if len(data) > LARGEST:
        raise FileError(f"The file is larger than {LARGEST // (1024 * 1024)} MB.", "Split it into parts.")
    if not data.strip():
        raise FileError("The file is empty.", "Export it again, as CSV, XLSX or vCard.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLD_WORKBOOK)):
        from app.formats.workbook import read_workbook  # its library loads with the first workbook

        return read_workbook(data)
    from app.formats.cards import holds_cards, read_cards

    if holds_cards(data):
        return read_cards(data, encoding)
    return _read_text(data, encoding, separator)


def _read_text(data: bytes, encoding: str, separator: str) -> Table:
    from app.formats.csv import decode, read_csv

    if len(data) < 100_000 and not separator:  # noqa: PLR2004 -- a list of addresses is pasted, never as large
        people = address_list(decode(data)[0])
        if people:
            return people
    return read_csv(data, encoding, separator)


def address_list(text: str) -> Table | None:
    """Return the people of a line such as `Anna Lee <a@x.example>, b@x.example`; None for another text."""
    pieces = [piece.strip() for piece in _BETWEEN.split(text.strip()) if piece.strip(" ;,\r\n")]
    if not pieces or not all(_ADDRESS_LIST.fullmatch(piece) for piece in pieces):
        return None
    if not any("<" in piece for piece in pieces) and len(pieces) == 1:
        return None
    rows = tuple(Row(number, _addressed(piece)) for number, piece in enumerate(pieces, start=1))
    return Table("text", ("Name", "E-mail"), 0, "utf-8", "", rows)


def _addressed(piece: str) -> tuple[str, str]:
    """Return name and address of `Anna Lee <a@x.example>`."""
    name, opened, rest = piece.partition("<")
    return (name.strip(" \"'"), rest.partition(">")[0]) if opened else ("", piece)
