"""Offers leads going cold where the day has room, and plans the touches that are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.moment import wall_time
from app.domain.queue import Queue
from app.ui.newest import Newest
from app.ui.take_back import TakeBack
from app.ui.today.cold_dialog import ColdDialog
from app.ui.today.phrases import plural
from app.ui.today.queue_pane import QueuePane

if TYPE_CHECKING:
    from app.domain.lead import LeadRow
    from app.services.going_cold import Cold, GoingCold, TakenUp
    from app.services.undo import UndoStack
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

ORIGIN = "today"
MOST = 8


class ColdOffer(QObject):
    """Stands at the foot of the queue."""

    def __init__(
        self,
        tasks: Tasks,
        notices: Notices,
        going_cold: GoingCold,
        undo: UndoStack,
        pane: QueuePane,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._tasks, self._notices, self._service, self._undo = tasks, notices, going_cold, undo
        self._pane, self._window = pane, window
        self._queue: Queue | None = None
        self._cold: Cold | None = None
        self._back: TakeBack | None = None
        self.dialog: ColdDialog | None = None
        self._reads = Newest(tasks, self._show, self)
        pane.cold_asked.connect(self._open)

    def read(self, queue: Queue) -> None:
        """Look for them if the day has room."""
        self._queue = queue
        if queue.planned < queue.capacity:
            self._reads.ask(self._service.offer, MOST)
        else:
            self._pane.show_cold(0)

    def _show(self, cold: Cold) -> None:
        self._cold = cold
        self._pane.show_cold(cold.total)

    def _open(self) -> None:
        if self._cold is None or self._queue is None or not self._cold.rows:
            return
        queue = self._queue
        today = wall_time(queue.now, queue.zone).date()
        room = queue.capacity - queue.planned
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = ColdDialog(self._cold.rows, self._cold.total, room, today, queue.zone, self._window)
        self.dialog.taken.connect(self._take)
        self.dialog.open()

    def _take(self, rows: tuple[LeadRow, ...]) -> None:
        self._tasks.run(self._service.take_up, rows, origin=ORIGIN, done=self._taken)

    def _taken(self, taken: TakenUp) -> None:
        words = f"{plural(taken.number, 'touch', 'touches')} added to today"
        if taken.refused:
            words = f"{words}; {taken.refused[0]}"
        if taken.undo is None:
            self._notices.say(words, icon="info")
            return
        self._back = TakeBack(self._tasks, self._undo, (taken.undo,))
        self._notices.say(words, undo=self._back.run)
