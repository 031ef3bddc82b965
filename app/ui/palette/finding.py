"""Finding leads by a few letters; runs on the lane."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.folding import fold, words
from app.domain.lead import LeadRow
from app.domain.view import Filters

if TYPE_CHECKING:
    from app.services.leads import Leads

MOST = 6
_NEAR, _COMPARED = 78.0, 80
_LEAST_FUZZY, _KEPT = 4, 2


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a text: leads, and tags with how many of those looked at have them."""

    text: str
    leads: tuple[LeadRow, ...] = ()
    tags: tuple[tuple[str, int], ...] = ()


def find(leads: Leads, text: str) -> Found:
    """Return leads for what was typed: words of a name or company, an address, "#tag"."""
    if text.startswith("#"):
        return _tagged(leads, text)
    typed = text.removeprefix("@").strip()
    if not typed or text.startswith(">"):
        return Found(text)
    ids = leads.ids(search=typed, limit=MOST, quick=True).ids
    rows = leads.rows(tuple(ids)) if len(ids) else _nearly(leads, typed)
    return Found(text, tuple(sorted(rows, key=_by_name(typed))))


def _by_name(typed: str) -> _Order:
    return _Order(fold(typed))


class _Order:
    """First whose name begins with it, then whose last name does, then by name."""

    def __init__(self, typed: str) -> None:
        self._typed = typed

    def __call__(self, row: LeadRow) -> tuple[bool, bool, bool, str]:
        name, last = fold(row.name), fold(row.details.last_name)
        return (
            not name.startswith(self._typed),
            not last.startswith(self._typed),
            row.next_touch is None,
            name,
        )


def _nearly(leads: Leads, typed: str) -> tuple[LeadRow, ...]:
    """Return leads whose name is nearly what was typed, "Hanah" for Hannah."""
    wanted = words(typed)
    if not wanted or len(wanted[0]) < _LEAST_FUZZY:
        return ()
    from rapidfuzz import fuzz  # loaded with the first slip of the finger

    ids = leads.ids(search=wanted[0][:_KEPT], limit=_COMPARED, quick=True).ids
    ranked = [(fuzz.WRatio(" ".join(wanted), fold(row.name)), row) for row in leads.rows(tuple(ids))]
    near = sorted((one for one in ranked if one[0] >= _NEAR), key=_likeness)
    return tuple(row for _, row in near[:MOST])


def _likeness(one: tuple[float, LeadRow]) -> float:
    return -one[0]


def _tagged(leads: Leads, text: str) -> Found:
    """Return the leads with a tag; for a part of one the tags it may become.

    Tags stand in the search index beside the names: its latest hits are looked at, however many leads there
    are.
    """
    wanted = fold(text[1:])
    if not wanted:
        return Found(text)
    rows = leads.rows(tuple(leads.ids(search=wanted, limit=_COMPARED, quick=True).ids))
    tags = Counter(tag for row in rows for tag in row.details.tags if fold(tag).startswith(wanted))
    exact = next((tag for tag in tags if fold(tag) == wanted), None)
    offered = tuple((tag, count) for tag, count in tags.most_common(MOST) if tag != exact)
    if exact is None:
        return Found(text, tags=offered)
    ids = leads.ids(search=wanted, limit=MOST, filters=Filters(tags=(exact,))).ids
    return Found(text, leads.rows(tuple(ids)), offered)
