"""City and country of an address as people write it; only what stands there is said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.folding import fold
from app.formats.countries import country_code
from app.formats.signature_words import CA_PLACE, CODE_PLACE, GB_CODE, PLATES, STREET, US_PLACE

_SPELT = frozenset({"uk", "u k", "usa", "u s a", "u.k.", "u.s.a.", "uae"})
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Either may be empty."""

    city: str
    country: str


def place_of(text: str) -> Place | None:
    """Return city and country (ISO code) of a line of an address; None where neither is sure.

    Two letters are a state as well as a country, so a country has to be spelt out, stand before the
    postal code (D-10115), or follow from a postal code that only one country writes.
    """
    parts = [part.strip(" .") for part in text.split(",") if part.strip(" .")]
    country = _country(parts[-1]) if parts else ""
    rest = parts[:-1] if country else parts
    for pattern, code in ((US_PLACE, "US"), (CA_PLACE, "CA")):
        if match := pattern.search(", ".join(rest)):
            return Place(match["city"].strip(), country or code)
    return _british(rest, country) or _coded(rest, country) or _plain(rest, country)


def _country(part: str) -> str:
    spelt = len(part) >= _LEAST or part.casefold() in _SPELT
    return country_code(part) if spelt else ""


def _british(parts: list[str], country: str) -> Place | None:
    for number, part in enumerate(parts):
        if GB_CODE.search(part):
            before = GB_CODE.sub("", part).strip()
            city = before or (parts[number - 1] if number else "")
            return Place("" if any(map(str.isdigit, city)) else city, country or "GB")
    return None


def _coded(parts: list[str], country: str) -> Place | None:
    for part in reversed(parts):
        match = CODE_PLACE.fullmatch(part)
        if match and not STREET.search(fold(match["city"])):
            return Place(match["city"].strip(), country or PLATES.get(match["plate"] or "", ""))
    return None


def _plain(parts: list[str], country: str) -> Place | None:
    if not country:
        return None
    city = parts[0] if len(parts) == 1 and not re.search(r"\d", parts[0]) else ""
    return Place(city, country)
