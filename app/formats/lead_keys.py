"""What can be derived from a lead's details: how it is found, sorted, compared, and what time it is there."""

from __future__ import annotations

from app.domain.addresses import email_key
from app.domain.folding import fold
from app.domain.lead import LeadDetails, LeadKeys
from app.domain.search_text import search_text
from app.formats.phones import parse_phone
from app.formats.zone_guess import guess_zone


def derive(details: LeadDetails, home: str = "") -> LeadKeys:
    """Return the keys. A number without prefix is one of the lead's country, or else of the rep's, `home`.

    Raises InputError for a zone that nobody knows.
    """
    phone = parse_phone(details.phone, details.country or home)
    return LeadKeys(
        email_key=email_key(details.email),
        phone_key=phone.e164,
        zones=guess_zone(details, home).zones,
        sort_name=fold(details.name),
        company_key=fold(details.company),
        search=search_text(details, phone.e164),
    )
