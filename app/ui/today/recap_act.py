"""The recap of a call that was just saved: made with one key, then opened in Compose (P2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.take_back import TakeBack

if TYPE_CHECKING:
    from app.services.call_recaps import CallRecaps, RecapWritten
    from app.services.undo import UndoStack
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

ORIGIN = "today"


class RecapAct(QObject):
    """Waits for the call it is wanted of to be saved. `written` carries the message's id."""

    written = Signal(int)

    def __init__(
        self, tasks: Tasks, notices: Notices, recaps: CallRecaps, undo: UndoStack, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._notices, self._recaps, self._undo = tasks, notices, recaps, undo
        self._wanted = 0
        self._back: TakeBack | None = None

    def want(self, touch_id: int) -> None:
        """Write it as soon as this touch is done."""
        self._wanted = touch_id

    def on_completed(self, touch_id: int) -> None:
        """A touch is done: write its recap if that was wanted."""
        if touch_id == self._wanted:
            self._wanted = 0
            self._tasks.run(self._recaps.write, touch_id, origin=ORIGIN, done=self._on_written)

    def _on_written(self, written: RecapWritten) -> None:
        self._back = TakeBack(self._tasks, self._undo, (written.undo,))
        self._notices.say(f"Recap to {written.message.lead} is ready", icon="mail-check", undo=self._back.run)
        self.written.emit(written.message.id)
