"""Opens quick-add from wherever it is asked for, and says what was saved."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.moment import wall_time
from app.ui.quick_add.look import saved_words
from app.ui.quick_add.window import QuickAddWindow
from app.ui.take_back import TakeBack

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.ports import Clock
    from app.services.quick_add import QuickAdd, QuickAdded
    from app.services.undo import UndoStack
    from app.ui.notices import Notices
    from app.ui.shell.shell import Shell
    from app.ui.tasks import Tasks


class QuickAddOpener(QObject):
    """Keeps one window; its line is kept until it is saved or emptied."""

    def __init__(
        self,
        shell: Shell,
        tasks: Tasks,
        notices: Notices,
        quick_add: QuickAdd,
        undo: UndoStack,
        clock: Clock,
        zone: Callable[[], str],
    ) -> None:
        super().__init__(shell)
        self._shell, self._tasks, self._notices = shell, tasks, notices
        self._quick_add, self._undo, self._clock, self._zone = quick_add, undo, clock, zone
        self._back: TakeBack | None = None
        self.window: QuickAddWindow | None = None

    def open(self) -> QuickAddWindow:
        """Show it."""
        if self.window is None:
            self.window = QuickAddWindow(self._tasks, self._quick_add, self._now, self._shell)
            self.window.saved.connect(self._saved)
            self.window.failed.connect(self._notices.tell)
        self.window.open()
        return self.window

    def _saved(self, added: QuickAdded) -> None:
        self._back = TakeBack(self._tasks, self._undo, (added.undo,))
        self._notices.say(saved_words(added, self._now()), undo=self._back.run)

    def _now(self) -> datetime:
        return wall_time(self._clock.wall(), self._zone())
