"""The text by which a lead is found: every word of it, by how it begins."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.folding import fold
from app.domain.lead import LeadDetails

LONGEST = 4000
"""Most characters of notes that are searched, the first ones."""


def search_text(details: LeadDetails, number: str, more: Iterable[str] = ()) -> str:
    """Return the folded text of a lead.

    Args:
        details: What is known; all but country, zone and stage is searched.
        number: The number as it is compared, so that it is found however it is written.
        more: Further addresses, and notes on the timeline.
    """
    parts = (
        *(details.first_name, details.last_name, details.company, details.title),
        *(details.email, details.phone, number, details.city, *details.tags),
        *(details.source, details.notes[:LONGEST], *more),
    )
    return fold(" ".join(part for part in parts if part))
