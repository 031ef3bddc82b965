"""The zone of a lead as given, or what its number and its country say of it."""

from __future__ import annotations

from zoneinfo import ZoneInfoNotFoundError

from app.domain.lead import LeadDetails
from app.domain.moment import zone_info
from app.domain.zone_guess import Sure, ZoneGuess
from app.errors import InputError
from app.formats.phones import parse_phone
from app.formats.zones import distinct, zones_of_country


def guess_zone(details: LeadDetails, home: str = "") -> ZoneGuess:
    """Return the possible zones of a lead; a number without prefix is one of its country, or of `home`.

    Raises InputError for a zone that nobody knows.
    """
    if details.zone:
        _check(details.zone)
        return ZoneGuess((details.zone,), Sure.GIVEN, "as you gave it")
    phone = parse_phone(details.phone, details.country or home)
    return guess_from(phone.zones, details.country)


def guess_from(of_phone: tuple[str, ...], country: str) -> ZoneGuess:
    """Return the zones that number and country agree on, or what either one says."""
    of_country = zones_of_country(country) if country else ()
    both = tuple(zone for zone in of_phone if zone in of_country)
    zones = distinct(both or of_country or of_phone)
    if not zones:
        return ZoneGuess((), Sure.UNKNOWN, "nothing says where they are, so your own zone")
    sources = {bool(both): "phone number and country", not both: "country" if of_country else "phone number"}
    said = f"from the {sources[True]}"
    if len(zones) == 1:
        return ZoneGuess(zones, Sure.LIKELY, said)
    return ZoneGuess(zones, Sure.SEVERAL, f"{said}: {len(zones)} are possible, and times suit all of them")


def _check(zone: str) -> None:
    try:
        zone_info(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError(f"There is no time zone “{zone}”.", "Write it like Europe/London.") from error
