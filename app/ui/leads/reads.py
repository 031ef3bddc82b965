"""What the Leads screen reads, each in one piece of work on the database lane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.activity import Activity, Agreement
from app.domain.lead import LeadCard
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.view import LeadIds, LeadView, Sort
from app.errors import KnownError
from app.ui.leads.words import leads_words

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.services.planning import Planning
    from app.services.preferences import Preferences
    from app.services.touches import Touches
    from app.services.undo import UndoStack
    from app.ui.leads.lead_dialog import LeadEntry


SEARCH_LIMIT = 5000
"""Hits listed at most while searching; the rest is counted."""
RECENT = 30
ORIGIN = "leads"


@dataclass(frozen=True, slots=True)
class Listed:
    """The answer to a view, a search and an order."""

    ids: LeadIds
    counts: Mapping[LeadView, int]
    zone: str
    view: str
    search: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A lead with all that the drawer shows."""

    card: LeadCard
    touch: Touch | None
    agreements: tuple[Agreement, ...]
    timeline: tuple[Activity, ...]
    zone: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A lead as saved, and who else goes by its address, number or name."""

    lead_id: int
    undo: Undo
    duplicates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Started:
    """For how many of the chosen leads a series was started, and why not for the others."""

    started: int
    refused: tuple[str, ...]
    undo: Undo | None


def read_list(
    leads: Leads, preferences: Preferences, view: str, search: str, sort: tuple[str, bool]
) -> Listed:
    """Read the id list and the counts of the views; `sort` is a column and whether descending."""
    column, descending = sort
    order = Sort(column, descending=descending)
    ids = leads.ids(LeadView(view), search, order, SEARCH_LIMIT if search else None)
    return Listed(ids, leads.counts(), preferences.zone(), view, search)


def read_lead(leads: Leads, touches: Touches, preferences: Preferences, lead_id: int) -> Opened:
    """Read one lead and what stands beside it. Raises NotFoundError."""
    card = leads.card(lead_id)
    coming = card.row.next_touch
    touch = None if coming is None else touches.get(coming.touch_id)
    agreements, timeline = leads.agreements(lead_id), leads.timeline(lead_id, RECENT)
    return Opened(card, touch, agreements, timeline, preferences.zone())


def start_series(
    planning: Planning, undo: UndoStack, lead_ids: Sequence[int], cadence: str, anchor: datetime
) -> Started:
    """Start a series for each lead; one that refuses, such as without permission, does not stop the rest."""
    refused: list[str] = []
    with undo.together("series") as together:
        for lead_id in lead_ids:
            try:
                planning.start(lead_id, cadence, anchor, origin=ORIGIN)
            except KnownError as error:
                refused.append(str(error))
        started = len(lead_ids) - len(refused)
        together.text = f"series for {leads_words(started)}"
    return Started(started, tuple(refused), together.undo)


def save_lead(leads: Leads, lead_id: int | None, entry: LeadEntry) -> Saved:
    """Add or change a lead, then record the permission if one was entered."""
    if lead_id is None:
        added = leads.add(entry.details, origin=ORIGIN)
        saved = Saved(added.lead_id, added.undo, tuple(row.name for row in added.duplicates))
    else:
        saved = Saved(lead_id, leads.change(lead_id, entry.details, origin=ORIGIN), ())
    if entry.permission is not None:
        leads.set_permission(saved.lead_id, entry.permission, entry.wording, "lead form", origin=ORIGIN)
    return saved
