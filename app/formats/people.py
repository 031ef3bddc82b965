"""Rows of a contact file to people.

What a lead has no field for (address, department, middle name) is kept as a line of the notes, so that
nothing of the file is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfoNotFoundError

from app.domain.lead import LeadDetails
from app.domain.moment import zone_info
from app.domain.words import Channel, Stage
from app.errors import FileError
from app.formats.columns import Column, columns_of
from app.formats.countries import country_code
from app.formats.days import day_first, read_day
from app.formats.stages import stage_of
from app.formats.table import Row, Table

_MAIL_SPLIT = re.compile(r"\s*(?::::|[;,\n]|\s/\s)\s*|\s+")
_PHONE_SPLIT = re.compile(r"\s*(?::::|[;\n])\s*")
_TAG_SPLIT = re.compile(r"\s*(?::::|[;,\n])\s*")
_PLAIN_MAIL = re.compile(
    r"[\w+-]+(?:\.[\w+-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,24}", re.ASCII | re.IGNORECASE
)
IDENTIFYING = frozenset({Column.FIRST, Column.LAST, Column.NAME, Column.EMAIL, Column.PHONE})
"""One of these is enough for a lead."""
_NOTHING = frozenset({"[not provided]", "0/0/00"})
_YES = frozenset(
    {
        *("true", "yes", "1", "y", "x", "ja", "oui", "si", "sí", "sim", "tak", "да", "given", "opted in"),
        "granted",
    }
)
_NO = frozenset(
    {*("false", "no", "0", "n", "nein", "non", "nee", "nie", "нет", "refused", "withdrawn", "denied")}
)
_OPTED_OUT = _YES | {"unsubscribed", "opted out", "opted-out", "suppressed"}
_LINKEDIN = re.compile(r"linkedin\.com/(in|pub)/", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{2}")
_CENTS = re.compile(r"[.,]\d{1,2}$")
_LONGEST_MAIL = 254
_LONGEST_AMOUNT = 15


@dataclass(frozen=True, slots=True)
class Person:
    """One row as a person.

    Attributes:
        row: Row number of the file, as a spreadsheet counts it.
        details: With the first address and number of the row.
        other_emails, other_phones: Further ones, in the order of the file.
        refused: The file says that this person does not want mail or calls.
        agreed: The file says that this person agreed to be contacted.
        last_contact: Day of the last contact.
    """

    row: int
    details: LeadDetails
    other_emails: tuple[str, ...] = ()
    other_phones: tuple[str, ...] = ()
    refused: bool = False
    agreed: bool = False
    last_contact: date | None = None


Mapped = Sequence[Column | None]
"""What each column of a table holds."""


def people_of(table: Table, columns: Mapped | None = None) -> Iterator[Person]:
    """Return the people of a table, one a row; without `columns` by the names of the columns.

    A person may be empty (no name, address or number): whoever stores people refuses it with its row.
    Raises FileError when no column holds a name, an address or a number.
    """
    return people_in(table, table.body, columns_of(table.header) if columns is None else columns)


def people_in(table: Table, rows: Sequence[Row], columns: Mapped) -> Iterator[Person]:
    """Return the people of some rows of a table. Raises FileError as people_of does."""
    check_columns(table, columns)
    places = tuple((place, column) for place, column in enumerate(columns) if column)
    begins = days_begin_with_day(table, columns)
    return (_person(row.number, _gather(row.cells, places), begins_with_day=begins) for row in rows)


def check_columns(table: Table, columns: Mapped) -> None:
    """Raise FileError when no column holds a name, an address or a number."""
    if IDENTIFYING.isdisjoint(column for column in columns if column):
        names = ", ".join(name for name in table.header[:8] if name)
        raise FileError(
            f"No column of the file is known to hold a name, an e-mail address or a phone number: {names}.",
            "Name the columns, such as: First name, Last name, E-mail, Phone, Company.",
        )


def days_begin_with_day(table: Table, columns: Mapped) -> bool:
    """Return how the days of the last contact are written, by all rows together."""
    if Column.LAST_CONTACT not in columns:
        return True
    place = list(columns).index(Column.LAST_CONTACT)
    return day_first(row.cells[place] for row in table.body)


def _gather(cells: tuple[str, ...], places: tuple[tuple[int, Column], ...]) -> dict[Column, list[str]]:
    """Return the filled cells of one row by what they hold."""
    found: dict[Column, list[str]] = {}
    for place, column in places:
        text = cells[place].strip()
        if text and text not in _NOTHING:
            found.setdefault(column, []).append(text)
    return found


def _person(row: int, found: dict[Column, list[str]], *, begins_with_day: bool) -> Person:
    emails, broken = _emails(found.get(Column.EMAIL, ()))
    phones = _split(_PHONE_SPLIT, found.get(Column.PHONE, ()))
    first_name, last_name = _names(found)
    country = _one(found, Column.COUNTRY)
    code = country_code(country) or (country if _CODE.fullmatch(country) else "")
    stage = stage_of(_one(found, Column.STAGE)) if Column.STAGE in found else None
    linkedin = _line(_one(found, Column.LINKEDIN))
    website = _one(found, Column.WEBSITE)
    if not linkedin and _LINKEDIN.search(website):
        linkedin = _line(website)
        del found[Column.WEBSITE]
    last = read_day(_one(found, Column.LAST_CONTACT), begins_with_day=begins_with_day)
    details = LeadDetails(
        first_name=first_name,
        last_name=last_name,
        company=_line(_one(found, Column.COMPANY)),
        title=_line(_one(found, Column.TITLE)),
        email=emails[0] if emails else "",
        phone=phones[0] if phones else "",
        country=code,
        city=_line(_one(found, Column.CITY)),
        zone=_zone(_one(found, Column.ZONE)),
        notes="\n".join(_notes(found, broken, "" if code else country)),
        source=_line(_one(found, Column.SOURCE)),
        tags=_tags(found.get(Column.TAGS, ())),
        stage=stage or Stage.NEW,
        preferred=_channel(_one(found, Column.PREFERRED)),
        language=_line(_one(found, Column.LANGUAGE)),
        best_time=_line(_one(found, Column.BEST_TIME)),
        linkedin=linkedin,
        value=whole_number(_one(found, Column.VALUE)),
    )
    agreed = _one(found, Column.PERMISSION).casefold() in _YES
    return Person(row, details, emails[1:], phones[1:], _refused(found), agreed, last)


def _one(found: dict[Column, list[str]], column: Column) -> str:
    return found[column][0] if column in found else ""


def _line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split()) if "\n" in text or "\r" in text else text


def _names(found: dict[Column, list[str]]) -> tuple[str, str]:
    """Return first and last name; a full name alone is parted: at its last blank where it has two words."""
    first, last = _line(_one(found, Column.FIRST)), _line(_one(found, Column.LAST))
    if first or last:
        return first, last
    return name_parts(_line(_one(found, Column.NAME)))


def name_parts(whole: str) -> tuple[str, str]:
    """Return first and last name of a full name, so that both together hold all of its words."""
    words = whole.split()
    if len(words) == 2 and not words[0].endswith(","):  # noqa: PLR2004 -- nothing to decide
        return words[0], words[1]
    if len(words) <= 1:
        return whole, ""
    if "," in whole and whole.count(",") == 1 and not whole.endswith(","):
        last, first = (part.strip() for part in whole.split(","))
        begin, *rest = last.split()
        if (not rest or begin.casefold() in _PARTICLES) and _SUFFIX.fullmatch(first) is None:
            return first, last
    place = next(
        (place for place, word in enumerate(words) if place > 0 and word in _PARTICLES), len(words) - 1
    )
    while place > 1 and _SUFFIX.fullmatch(" ".join(words[place:])):
        place -= 1
    return " ".join(words[:place]), " ".join(words[place:])


def _split(pattern: re.Pattern[str], cells: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return the parts of all cells, each once, in order."""
    return tuple(dict.fromkeys(part for cell in cells for part in pattern.split(cell) if part))


_PARTICLES = frozenset(
    {*("van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le"), "zu"}
)
_SUFFIX = re.compile(r"(Jr|Sr|II|III|IV|PhD|MBA|MD|Esq|Dr)\.?", re.IGNORECASE)


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


def _zone(text: str) -> str:
    """Return an IANA name, or nothing for another word for a zone."""
    if "/" not in text:
        return ""
    try:
        zone_info(text)
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    return text


def whole_number(text: str) -> int | None:
    """Return an amount in whole units: 24000 for “24.000,50 €”; None for what is no amount."""
    digits = "".join(letter for letter in text if letter.isdecimal() or letter in ".,")
    whole = re.sub(r"[.,]", "", _CENTS.sub("", digits))
    return int(whole) if whole.isascii() and whole.isdecimal() and len(whole) <= _LONGEST_AMOUNT else None


def _channel(text: str) -> Channel | None:
    try:
        return Channel(text.casefold())
    except ValueError:
        return None


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
    stage = _one(found, Column.STAGE)
    if stage and stage_of(stage) is None:
        yield f"Stage: {_line(stage)}"


def split_mails(cell: str) -> tuple[str, ...]:
    """Return the addresses of a cell, right or not."""
    return _split(_MAIL_SPLIT, (cell,))


def answers_yes(cell: str) -> bool:
    """True for a cell that says yes, in the languages of other products."""
    return cell.strip().casefold() in _YES


def answers_no(cell: str) -> bool:
    """True for a cell that says no."""
    return cell.strip().casefold() in _NO


def opts_out(cell: str) -> bool:
    """True for a cell of an opt-out column that says that the person is out."""
    return cell.strip().casefold() in _OPTED_OUT


def _refused(found: dict[Column, list[str]]) -> bool:
    answers = (_one(found, Column.NO_MAIL), _one(found, Column.NO_CALL))
    opted_out = any(answer.casefold() in _OPTED_OUT for answer in answers)
    return opted_out or _one(found, Column.PERMISSION).casefold() in _NO
