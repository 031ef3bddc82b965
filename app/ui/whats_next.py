"""Asks what comes next for a lead for whom nothing is planned any more (design 4.14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.keep_in_touch import Rule
from app.domain.moment import wall_time
from app.domain.undo import Undo
from app.services.ports import Clock
from app.ui.take_back import TakeBack
from app.ui.today.after_dialog import After, AfterDialog, StartSeries

if TYPE_CHECKING:
    from app.domain.cadence import Cadence
    from app.domain.lead import LeadCard
    from app.services.planning import SeriesStarted
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

ORIGIN = "what's next"


class WhatsNext(QObject):
    """Opens the question and does what is answered."""

    def __init__(self, tasks: Tasks, notices: Notices, needs: Needs, clock: Clock, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._notices, self._needs = tasks, notices, needs
        self._clock, self._window = clock, window
        self._lead: LeadCard | None = None
        self._offers: tuple[str, ...] = ()
        self._back: TakeBack | None = None

    def ask(self, lead_id: int, offers: tuple[str, ...] = ()) -> None:
        """Ask about this lead; cadences of these names are offered first."""
        self._offers = offers
        self._tasks.run(self._read, lead_id, done=self._open)

    def _read(self, lead_id: int) -> tuple[LeadCard, tuple[Cadence, ...]]:
        return self._needs.leads.card(lead_id), self._needs.planning.cadences()

    def _open(self, found: tuple[LeadCard, tuple[Cadence, ...]]) -> None:
        self._lead, cadences = found
        today = wall_time(self._clock.wall(), self._needs.preferences.zone()).date()
        first = sorted(cadences, key=self._is_not_offered)
        dialog = AfterDialog(self._lead.row.name, first, today, self._window)
        dialog.taken.connect(self._take)
        dialog.open()

    def _is_not_offered(self, cadence: Cadence) -> bool:
        return cadence.name not in self._offers

    def _take(self, after: After) -> None:
        assert self._lead
        lead_id = self._lead.row.id
        if isinstance(after, StartSeries):
            work, args = self._needs.planning.start, (lead_id, after.cadence, self._clock.wall())
            self._tasks.run(work, *args, origin=ORIGIN, done=self._started)
        elif isinstance(after, Rule):
            self._tasks.run(self._needs.rhythms.keep, lead_id, after, origin=ORIGIN, done=self._kept)
        else:
            self._tasks.run(self._needs.leads.rest, lead_id, after, origin=ORIGIN, done=self._rested)

    def _started(self, started: SeriesStarted) -> None:
        self._say(f"{len(started.touches)} touches planned", started.undo)

    def _kept(self, undo: Undo) -> None:
        self._say("Kept in touch from now on", undo)

    def _rested(self, undo: Undo) -> None:
        assert self._lead
        self._say(f"{self._lead.row.name} rests", undo)

    def _say(self, words: str, undo: Undo) -> None:
        self._back = TakeBack(self._tasks, self._needs.undo, (undo,))
        self._notices.say(words, undo=self._back.run)
