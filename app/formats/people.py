"""Rows of a contact file to people.

What a lead has no field for (address, department, middle name) is kept as a line of the notes, so that
nothing of the file is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.lead import LeadDetails
from app.errors import FileError
from app.formats.columns import Column, columns_of
from app.formats.countries import country_code
from app.formats.csv import Table

_MAIL_SPLIT = re.compile(r"\s*(?::::|[;,\n]|\s/\s)\s*|\s+")
_PHONE_SPLIT = re.compile(r"\s*(?::::|[;\n])\s*")
_TAG_SPLIT = re.compile(r"\s*(?::::|[;,\n])\s*")
_PLAIN_MAIL = re.compile(
    r"[\w+-]+(?:\.[\w+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,24}", re.ASCII | re.IGNORECASE
)
_IDENTIFYING = frozenset({Column.FIRST, Column.LAST, Column.NAME, Column.EMAIL, Column.PHONE})
_NOTHING = frozenset({"[not provided]", "0/0/00"})
_YES = frozenset({"true", "yes", "1", "y", "x", "ja", "oui"})
_LONGEST_MAIL = 254


@dataclass(frozen=True, slots=True)
class Person:
    """One row as a person.

    Attributes:
        row: Row number of the file, as a spreadsheet counts it.
        details: With the first address and number of the row.
        other_emails, other_phones: Further ones, in the order of the file.
        refused: The file says that this person does not want mail or calls.
    """

    row: int
    details: LeadDetails
    other_emails: tuple[str, ...] = ()
    other_phones: tuple[str, ...] = ()
    refused: bool = False


def people_of(table: Table) -> Iterator[Person]:
    """Return the people of a table, one a row.

    A person may be empty (no name, address or number): whoever stores people refuses it with its row.
    Raises FileError when no column holds a name, an address or a number.
    """
    columns = columns_of(table.header)
    if _IDENTIFYING.isdisjoint(column for column in columns if column):
        names = ", ".join(name for name in table.header[:8] if name)
        raise FileError(
            f"No column of the file is known to hold a name, an e-mail address or a phone number: {names}.",
            "Name the columns, such as: First name, Last name, E-mail, Phone, Company.",
        )
    places = tuple((place, column) for place, column in enumerate(columns) if column)
    return (_person(row.number, _gather(row.cells, places)) for row in table.rows())


def _gather(cells: tuple[str, ...], places: tuple[tuple[int, Column], ...]) -> dict[Column, list[str]]:
    """Return the filled cells of one row by what they hold."""
    found: dict[Column, list[str]] = {}
    for place, column in places:
        text = cells[place].strip()
        if text and text not in _NOTHING:
            found.setdefault(column, []).append(text)
    return found


def _person(row: int, found: dict[Column, list[str]]) -> Person:
    emails, broken = _emails(found.get(Column.EMAIL, ()))
    phones = _split(_PHONE_SPLIT, found.get(Column.PHONE, ()))
    first, last = _names(found)
    country = _one(found, Column.COUNTRY)
    code = country_code(country)
    details = LeadDetails(
        first_name=first,
        last_name=last,
        company=_line(_one(found, Column.COMPANY)),
        title=_line(_one(found, Column.TITLE)),
        email=emails[0] if emails else "",
        phone=phones[0] if phones else "",
        country=code,
        city=_line(_one(found, Column.CITY)),
        notes="\n".join(_notes(found, broken, "" if code else country)),
        source=_line(_one(found, Column.SOURCE)),
        tags=_tags(found.get(Column.TAGS, ())),
    )
    return Person(row, details, emails[1:], phones[1:], _refused(found))


def _one(found: dict[Column, list[str]], column: Column) -> str:
    return found[column][0] if column in found else ""


def _line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split()) if "\n" in text or "\r" in text else text


def _names(found: dict[Column, list[str]]) -> tuple[str, str]:
    """Return first and last name; a full name alone is parted at its last blank."""
    first, last = _line(_one(found, Column.FIRST)), _line(_one(found, Column.LAST))
    if first or last:
        return first, last
    whole = _line(_one(found, Column.NAME))
    before, _, after = whole.rpartition(" ")
    return (before, after) if before else (whole, "")


def _split(pattern: re.Pattern[str], cells: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return the parts of all cells, each once, in order."""
    return tuple(dict.fromkeys(part for cell in cells for part in pattern.split(cell) if part))


def _emails(cells: tuple[str, ...] | list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses that can be written to, each once whatever its case, and the others."""
    good: dict[str, str] = {}
    broken = []
    for text in _split(_MAIL_SPLIT, cells):
        if is_address(text):
            good.setdefault(text.casefold(), text)
        else:
            broken.append(text)
    return tuple(good.values()), tuple(broken)


def is_address(text: str) -> bool:
    """True for an e-mail address as RFC 5322 and the internationalised domains allow it."""
    if len(text) <= _LONGEST_MAIL and _PLAIN_MAIL.fullmatch(text):
        return True
    from email_validator import EmailNotValidError, validate_email  # for the odd ones only

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _tags(cells: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return labels; those with a star are Google's own groups."""
    parts = (part.strip('" ') for part in _split(_TAG_SPLIT, cells))
    return tuple(part for part in parts if part and not part.startswith("*"))


def _notes(found: dict[Column, list[str]], broken: tuple[str, ...], country: str) -> Iterator[str]:
    yield from found.get(Column.NOTES, ())
    for word, column in (
        ("Form of address", Column.PREFIX),
        ("Middle name", Column.MIDDLE),
        ("After the name", Column.SUFFIX),
        ("Department", Column.DEPARTMENT),
        ("Website", Column.WEBSITE),
    ):
        if column in found:
            yield f"{word}: {_line(_one(found, column))}"
    place = (_one(found, Column.STREET), _one(found, Column.POSTCODE), _one(found, Column.REGION), country)
    if any(place):
        yield "Address: " + ", ".join(_line(part) for part in place if part)
    for text in broken:
        yield f"E-mail that cannot be right: {text}"


def _refused(found: dict[Column, list[str]]) -> bool:
    answers = (_one(found, Column.NO_MAIL), _one(found, Column.NO_CALL))
    return any(answer.casefold() in _YES for answer in answers)
