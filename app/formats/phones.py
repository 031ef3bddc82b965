"""Phone numbers as written to numbers as dialled, and the zones they may ring in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_UNKNOWN = "Etc/Unknown"
_NO_DIGIT = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number.

    Attributes:
        e164: "+442079460001", or just the digits where the number cannot be understood; empty for none.
        extension: Digits, or empty.
        zones: IANA zones the number may belong to; empty when nothing is known.
    """

    e164: str = ""
    extension: str = ""
    zones: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def parse_phone(raw: str, country: str = "") -> Phone:
    """Return the number written as `raw`; `country` (ISO code or empty) is meant where it has no prefix."""
    if not _NO_DIGIT.sub("", raw):
        return Phone()
    import phonenumbers  # a tenth of a second: only where a number is written

    try:
        number = phonenumbers.parse(raw, country or None)
    except phonenumbers.NumberParseException:
        return Phone(_NO_DIGIT.sub("", raw))
    if not phonenumbers.is_possible_number(number):
        return Phone(_NO_DIGIT.sub("", raw))
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(e164, number.extension or "", _zones(number))


def _zones(number: object) -> tuple[str, ...]:
    from phonenumbers import timezone

    found = timezone.time_zones_for_number(number)  # type: ignore[arg-type]  # a PhoneNumber, loaded late
    return tuple(zone for zone in found if zone != _UNKNOWN)
