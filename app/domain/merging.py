"""Two records of one person to one: what is known is never overwritten by a blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.addresses import email_key
from app.domain.lead import LeadDetails

_TAKEN = ("first_name", "last_name", "company", "title", "country", "city")


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a person: details with the first address and number, and further ones."""

    details: LeadDetails
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


def merge(old: Record, new: Record, number_key: Callable[[str], str]) -> Record:
    """Return the old record with what the new one knows besides.

    A filled field of the new one wins, a blank one never does. The first address and number stay, others
    are added; lines of notes and tags are added unless they are there. Merging twice is merging once.

    Args:
        old: What is known.
        new: What is told.
        number_key: Returns the form by which numbers are compared.
    """
    first, second = old.details, new.details
    email, phone = first.email or second.email, first.phone or second.phone
    details = replace(
        first,
        **{name: getattr(second, name) or getattr(first, name) for name in _TAKEN},
        email=email,
        phone=phone,
        notes=_lines(first.notes, second.notes),
        source=first.source or second.source,
        tags=tuple(dict.fromkeys((*first.tags, *second.tags))),
    )
    return Record(
        details,
        _further(email, (*old.emails, second.email, *new.emails), email_key),
        _further(phone, (*old.phones, second.phone, *new.phones), number_key),
    )


def _further(first: str, others: tuple[str, ...], key: Callable[[str], str]) -> tuple[str, ...]:
    """Return the addresses besides the first, each once by the form it is compared by."""
    different = [text for text in dict.fromkeys(others) if text and text != first]
    if not different:
        return ()
    seen = {key(first)}
    found = []
    for text in different:
        mark = key(text)
        if mark not in seen:
            seen.add(mark)
            found.append(text)
    return tuple(found)


def _lines(old: str, new: str) -> str:
    """Return the old lines and those of the new that are not among them."""
    known = old.splitlines()
    more = [line for line in dict.fromkeys(new.splitlines()) if line not in known]
    return "\n".join([*known, *more]) if more else old
