"""Room left in the day goes to the leads that grow cold (P24, P28)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.domain.lead import LeadDetails, LeadRow
from app.domain.moment import wall_time
from app.domain.undo import Undo
from app.domain.view import LeadView, Sort, SortColumn
from app.domain.words import Channel
from app.errors import KnownError
from app.services.leads import Leads
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.touches import Touches
from app.services.undo import UndoStack

APART = timedelta(minutes=10)
PURPOSE = "It has been quiet: take it up again"
_COLDEST = Sort(SortColumn.LAST_ACTIVITY)


@dataclass(frozen=True, slots=True)
class Cold:
    """The leads that grow cold: how many, and those that were heard of longest ago."""

    total: int
    rows: tuple[LeadRow, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenUp:
    """How many touches were planned for today, why others were not, and the way back."""

    number: int
    refused: tuple[str, ...]
    undo: Undo | None


class GoingCold:
    """Offers them, and plans a touch of today with each that is chosen."""

    def __init__(
        self, leads: Leads, touches: Touches, undo: UndoStack, clock: Clock, preferences: Preferences
    ) -> None:
        self._leads, self._touches, self._undo = leads, touches, undo
        self._clock, self._preferences = clock, preferences

    def offer(self, limit: int) -> Cold:
        """Return how many leads grow cold, and the first `limit` of them."""
        found = self._leads.ids(LeadView.GOING_COLD, sort=_COLDEST, limit=limit)
        return Cold(found.total, self._leads.rows(found.ids))

    def take_up(self, rows: Sequence[LeadRow], *, origin: str = "") -> TakenUp:
        """Plan a touch with each of them, one after the other from now on, as one act."""
        wall = wall_time(self._clock.wall(), self._preferences.zone()).replace(second=0, microsecond=0)
        refused: list[str] = []
        with self._undo.together("") as together:
            for place, row in enumerate(rows, 1):
                due = wall + place * APART
                try:
                    self._touches.add(row.id, _channel(row.details), due, PURPOSE, origin=origin)
                except KnownError as error:
                    refused.append(str(error))
            number = len(rows) - len(refused)
            together.text = f"{number} touches with leads going cold"
        return TakenUp(number, tuple(refused), together.undo)


def _channel(details: LeadDetails) -> Channel:
    """The channel they asked for, else what there is an address or number for."""
    if details.preferred is not None:
        return details.preferred
    return Channel.CALL if details.phone or not details.email else Channel.EMAIL
