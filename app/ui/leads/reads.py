"""What the Leads screen reads and does, each in one piece of work on the database lane."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.activity import Activity, Agreement
from app.domain.lead import LeadCard, LeadRow
from app.domain.score import Adjustment, Score, Thresholds
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.view import Arrangement, LeadIds, View
from app.errors import NotFoundError

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.ui.leads.lead_dialog import LeadEntry
    from app.ui.needs import Needs


FIRST_HITS = 300
"""Hits listed at each key of a search; a pause brings the others."""
MOST_HITS = 100_000
"""Hits that are listed in all; more are only counted."""
FIRST_ROWS = 50
"""Rows read along with their ids: those at the top of the list."""
RECENT = 200
ORIGIN = "leads"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list to read: a view by its code, as it is arranged now, and what is searched for."""

    code: str
    arrangement: Arrangement
    search: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """The answer: ids, the rows at the top, and the rep's zone."""

    wanted: Wanted
    ids: LeadIds
    first: tuple[LeadRow, ...]
    zone: str


@dataclass(frozen=True, slots=True)
class Shelves:
    """The views there are, how many leads each holds, and which was looked at last."""

    views: tuple[View, ...]
    counts: Mapping[str, int]
    latest: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A lead with all that the drawer shows."""

    card: LeadCard
    touch: Touch | None
    agreements: tuple[Agreement, ...]
    timeline: tuple[Activity, ...]
    zone: str
    score: Score
    adjustments: tuple[Adjustment, ...]
    thresholds: Thresholds


@dataclass(frozen=True, slots=True)
class Saved:
    """A lead as saved, and who else goes by its address, number or name."""

    lead_id: int
    undo: Undo
    duplicates: tuple[str, ...]


def read_shelves(needs: Needs) -> Shelves:
    """Read the views with their counts."""
    return Shelves(needs.views.all(), needs.views.counts(), needs.views.latest())


def read_list(needs: Needs, wanted: Wanted) -> Listed:
    """Read a list; of a search the latest hits."""
    arranged = wanted.arrangement
    ids = needs.leads.ids(
        arranged.base,
        wanted.search,
        arranged.sort,
        FIRST_HITS if wanted.search else None,
        filters=arranged.filters,
        quick=bool(wanted.search),
    )
    return Listed(wanted, ids, _first(needs.leads, ids.ids), needs.preferences.zone())


def read_whole(needs: Needs, wanted: Wanted) -> Listed:
    """Read all hits of a search, or, where they are too many to be of use, the latest and their number."""
    arranged = wanted.arrangement
    number = needs.leads.total(arranged.base, wanted.search, arranged.filters)
    if number > MOST_HITS:
        first = read_list(needs, wanted)
        return Listed(wanted, LeadIds(first.ids.ids, number), first.first, first.zone)
    ids = needs.leads.ids(arranged.base, wanted.search, arranged.sort, filters=arranged.filters)
    return Listed(wanted, ids, _first(needs.leads, ids.ids), needs.preferences.zone())


def _first(leads: Leads, ids: array[int]) -> tuple[LeadRow, ...]:
    return leads.rows(ids[:FIRST_ROWS])


def read_lead(needs: Needs, lead_id: int) -> Opened:
    """Read one lead and what stands beside it. Raises NotFoundError."""
    card = needs.leads.card(lead_id)
    coming = card.row.next_touch
    score = needs.scores.of(lead_id)
    return Opened(
        card=card,
        touch=None if coming is None else needs.touches.get(coming.touch_id),
        agreements=needs.leads.agreements(lead_id),
        timeline=needs.leads.timeline(lead_id, RECENT),
        zone=needs.preferences.zone(),
        score=score,
        adjustments=needs.scores.adjustments(lead_id),
        thresholds=needs.scores.thresholds(),
    )


def read_lead_if_there(needs: Needs, lead_id: int) -> Opened | None:
    """Read one lead; None for one that is gone, because its adding was taken back."""
    try:
        return read_lead(needs, lead_id)
    except NotFoundError:
        return None


def save_lead(needs: Needs, lead_id: int | None, entry: LeadEntry) -> Saved:
    """Add or change a lead; a permission that was entered goes along in the same act."""
    leads, told = needs.leads, entry.permission
    if lead_id is not None:
        words = {"permission": told, "wording": entry.wording} if told is not None else {}
        undo = leads.change(lead_id, entry.details, **words, origin=ORIGIN)  # type: ignore[arg-type] # by name
        return Saved(lead_id, undo, ())
    added = leads.add(entry.details, inbound=entry.inbound, origin=ORIGIN)
    if told is not None:
        leads.set_permission(added.lead_id, told, entry.wording, "lead form", origin=ORIGIN)
    return Saved(added.lead_id, added.undo, tuple(row.name for row in added.duplicates))
