"""What was dropped on the window or lies in the clipboard, as one lead or as text of several."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs, unquote

from app.domain.lead import LeadDetails
from app.errors import FileError
from app.formats.cards import holds_cards, read_cards
from app.formats.columns import columns_of
from app.formats.people import IDENTIFYING, Person, is_address, name_parts, people_of
from app.formats.reading import address_list
from app.formats.signature import read_signature

LONGEST = 20_000
"""Characters; a longer text is no signature."""
LARGEST_CARDS = 2 * 1024 * 1024
"""Bytes of vCards read at once; the import reads larger ones, in a process of its own."""
_TAGS = re.compile(r"<[^>]*>")
_WHOLE = re.compile(r'\s*"?(?P<name>[^"<>]*?)"?\s*<(?P<address>[^<>\s]+)>\s*')
_BETWEEN = re.compile(r"[,;]")
_LONGEST_NAME = 60
_LONGEST_LINK = 4000


@dataclass(frozen=True, slots=True)
class Captured:
    """One lead, or the text of several as the import reads it; neither where nobody was found."""

    lead: LeadDetails | None = None
    several: str = ""


def capture(text: str, page: str = "") -> Captured:
    """Return who stands in a text: a mailto link, addresses, vCards, rows of a table, or a signature.

    Args:
        text: As it was dropped or copied.
        page: The same as HTML, where a link brings the words it stood under.
    """
    text = text.strip()
    if text[:7].lower() == "mailto:" and "\n" not in text and len(text) <= LONGEST:
        return _linked(text[7:], page)
    if holds_cards(text.encode()):
        return capture_cards(text)
    if _is_table(text):
        return Captured(several=text)
    if len(text) > LONGEST:
        return Captured()
    details = read_signature(text).details
    known = details.email or details.phone or (details.name and (details.title or "\n" not in text))
    return Captured(details if known else None)


def capture_files(paths: Sequence[Path]) -> Captured | None:
    """Return who stands in files of vCards; None where one is too large to be read at once.

    Raises FileError for a file that cannot be read.
    """
    try:
        if sum(path.stat().st_size for path in paths) > LARGEST_CARDS:
            return None
        data = [path.read_bytes() for path in paths]
    except OSError as error:
        raise FileError(
            f"The file cannot be read: {error.strerror}.", "See whether it is still there."
        ) from error
    if len(data) == 1:
        return _one_card(data[0])
    from app.formats.csv import decode

    return capture_cards("\r\n".join(decode(one)[0] for one in data))


def capture_cards(text: str) -> Captured:
    """Return the person of one whole card; several, or a torn one, are the import's business."""
    found = _one_card(text.encode(), "utf-8")
    return found if found is not None and found.lead else Captured(several=text)


def _one_card(data: bytes, encoding: str = "") -> Captured | None:
    """Return the person of a file with one whole card; None for any other, the import says what it holds."""
    if not holds_cards(data):
        return None
    table = read_cards(data, encoding)
    people = [*people_of(table)]
    return Captured(_lead(people[0])) if len(people) == 1 and not table.rejected else None


def _lead(person: Person) -> LeadDetails:
    """Return a lead with the further addresses and numbers in its notes, where the form shows them."""
    more = [
        *(f"E-mail: {one}" for one in person.other_emails),
        *(f"Phone: {one}" for one in person.other_phones),
    ]
    return replace(person.details, notes="\n".join(filter(None, (person.details.notes, *more))))


def _linked(rest: str, page: str) -> Captured:
    """Return who a mailto link writes to (RFC 6068), with subject and text in the notes."""
    whole, _, query = rest.partition("?")
    head = {name.lower(): values[0] for name, values in parse_qs(query.replace("+", "%2B")).items()}
    written = [one for one in _BETWEEN.split(whole) if one] + _BETWEEN.split(head.get("to", ""))
    people = [_addressed(unquote(one)) for one in written]
    people = [(name, address) for name, address in people if is_address(address)]
    if len(people) != 1:
        return Captured(several=", ".join(f"{name} <{address}>".strip() for name, address in people))
    name, address = people[0]
    first, last = name_parts(name or _words(page))
    subject = f"Subject: {head['subject']}" if head.get("subject") else ""
    notes = "\n".join(filter(None, (subject, head.get("body", "").replace("\r\n", "\n").strip())))
    return Captured(LeadDetails(first, last, email=address, notes=notes))


def _addressed(text: str) -> tuple[str, str]:
    match = _WHOLE.fullmatch(text)
    return (match["name"].strip(), match["address"]) if match else ("", text.strip())


def _words(page: str) -> str:
    """Return the words of a link where they are a name."""
    words = " ".join(html.unescape(_TAGS.sub(" ", page[:_LONGEST_LINK])).split())
    is_name = 0 < len(words) <= _LONGEST_NAME and all(part[0].isupper() for part in words.split())
    return words if is_name and not re.search(r"[@\d:/]", words) else ""


def _is_table(text: str) -> bool:
    """True for a list of addresses, rows under names of columns, and rows that each hold an address."""
    addresses = address_list(text) if "@" in text and len(text) < LONGEST else None
    if addresses is not None and len(addresses.body) > 1:
        return True
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:  # noqa: PLR2004 -- a header and one row are the least
        return False
    for sign in "\t;,":
        named = {column for column in columns_of(lines[0].split(sign)) if column}
        if len(named) > 1 and IDENTIFYING & named:
            return True
        if sum(sign in line and "@" in line for line in lines) == len(lines):
            return True
    return False
