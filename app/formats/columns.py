"""What the columns of a contact file hold, by their names.

Names are compared without case, signs and numbers, so that "E-mail 2 - Value" and "email_1_value" are one.
A further layout is a further line here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum


class Column(StrEnum):
    """What one column holds; EMAIL and PHONE may stand over several."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    NAME = "name"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    COMPANY = "company"
    TITLE = "title"
    DEPARTMENT = "department"
    EMAIL = "email"
    PHONE = "phone"
    STREET = "street"
    CITY = "city"
    REGION = "region"
    POSTCODE = "postcode"
    COUNTRY = "country"
    WEBSITE = "website"
    NOTES = "notes"
    TAGS = "tags"
    SOURCE = "source"
    NO_MAIL = "no-mail"
    NO_CALL = "no-call"


_NAMES = {
    Column.FIRST: "first name|given name|firstname|vorname|person first name",
    Column.MIDDLE: "middle name|additional name|middlename",
    Column.LAST: "last name|family name|lastname|surname|nachname|person last name",
    Column.NAME: "name|full name|fullname|display name|contact name|person name|lead|contact",
    Column.PREFIX: "name prefix|salutation|prefix",
    Column.SUFFIX: "name suffix|suffix",
    Column.COMPANY: "organization name|company|company name|organization|organisation|account name|firma"
    "|associated company|person organization|org",
    Column.TITLE: "organization title|job title|title|position|role|person title|occupation",
    Column.DEPARTMENT: "organization department|department|departments",
    Column.EMAIL: "e mail|email|mail|e mail value|email value|email address|e mail address|secondary email"
    "|tertiary email|work email|home email|other email|person email work|person email home"
    "|person email other",
    Column.PHONE: "phone|phone value|phone number|telephone|tel|mobile|mobile phone|mobilephone"
    "|mobile phone number|work phone|work direct phone|business phone|primary phone|company main phone"
    "|home phone|other phone|corporate phone|car phone|person phone work|person phone mobile"
    "|person phone home|person phone other",
    Column.STREET: "address street|street|street address|business street|address",
    Column.CITY: "address city|city|town|business city|ort|stadt",
    Column.REGION: "address region|state|region|state region|business state|province",
    Column.POSTCODE: "address postal code|postal code|postalcode|zip|zip code|business postal code|postcode",
    Column.COUNTRY: "address country|country|country region|business country region|land|cc",
    Column.WEBSITE: "website value|website|website url|web page|url|person linkedin url",
    Column.NOTES: "notes|note|description|remarks|comments|person notes",
    Column.TAGS: "labels|tags|group membership|categories|lists|person label",
    Column.SOURCE: "source|lead source|leadsource",
    Column.NO_MAIL: "hasoptedoutofemail|email opt out|unsubscribed|do not email",
    Column.NO_CALL: "donotcall|do not call",
}
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_SIGNS = re.compile(r"[\W\d_]+")


def columns_of(header: Sequence[str]) -> tuple[Column | None, ...]:
    """Return what each column holds; None for one that is left out.

    "Title" is the form of address where a file has "Job Title" as well, as Outlook writes it.
    """
    plain = [_plain(name) for name in header]
    found = [_BY_NAME.get(name) for name in plain]
    if "title" in plain and "job title" in plain:
        found[plain.index("title")] = Column.PREFIX
    return tuple(found)


def _plain(name: str) -> str:
    return _SIGNS.sub(" ", name).strip().casefold()
