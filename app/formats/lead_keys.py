"""What can be derived from a lead's details: how it is found, sorted, compared, and what time it is there."""

from __future__ import annotations

from zoneinfo import ZoneInfoNotFoundError

from app.domain.addresses import email_key
from app.domain.folding import fold
from app.domain.lead import LeadDetails, LeadKeys
from app.domain.moment import zone_info
from app.domain.search_text import search_text
from app.errors import InputError
from app.formats.phones import parse_phone
from app.formats.zones import distinct, zones_of_country


def derive(details: LeadDetails, home: str = "") -> LeadKeys:
    """Return the keys. A number without prefix is one of the lead's country, or else of the rep's, `home`.

    Raises InputError for a zone that nobody knows.
    """
    phone = parse_phone(details.phone, details.country or home)
    return LeadKeys(
        email_key=email_key(details.email),
        phone_key=phone.e164,
        zones=possible_zones(details, phone.zones),
        sort_name=fold(details.name),
        company_key=fold(details.company),
        search=search_text(details, phone.e164),
    )


def possible_zones(details: LeadDetails, of_phone: tuple[str, ...]) -> tuple[str, ...]:
    """Return the zone as given, or those that country and number agree on, or what either one says."""
    if details.zone:
        try:
            zone_info(details.zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            advice = "Write it like Europe/London."
            raise InputError(f"There is no time zone “{details.zone}”.", advice) from error
        return (details.zone,)
    of_country = zones_of_country(details.country) if details.country else ()
    both = tuple(zone for zone in of_phone if zone in of_country)
    return distinct(both or of_country or of_phone)
