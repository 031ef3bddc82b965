"""Opens the acts on many touches, and tells what was done with its way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.moment import wall_time
from app.domain.undo import Undo
from app.ui.take_back import TakeBack

if TYPE_CHECKING:
    from app.services.absences import Absences, Entered
    from app.services.ports import Clock
    from app.services.undo import UndoStack
    from app.services.weeks import Weeks
    from app.ui.ahead.change_dialog import ChangeDialog
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks


class Ahead(QObject):
    """One dialog at a time."""

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        notices: Notices,
        absences: Absences,
        weeks: Weeks,
        undo: UndoStack,
        clock: Clock,
        zone: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._notices = window, tasks, notices
        self._absences, self._weeks, self._undo = absences, weeks, undo
        self._clock, self._zone = clock, zone
        self.dialog: ChangeDialog | None = None

    def level_week(self) -> None:
        """Ask for moves that level a week."""
        from app.ui.ahead.level_dialog import LevelDialog

        zone = self._zone()
        today = wall_time(self._clock.wall(), zone).date()
        self._open(LevelDialog(self._window, self._tasks, self._weeks, today, zone), self._levelled)

    def plan_absence(self) -> None:
        """Ask for days away."""
        from app.ui.ahead.absence_dialog import AbsenceDialog

        zone = self._zone()
        today = wall_time(self._clock.wall(), zone).date()
        self._open(AbsenceDialog(self._window, self._tasks, self._absences, today, zone), self._entered)

    def catch_up(self) -> None:
        """Ask for the plan to catch up."""
        from app.ui.ahead.catch_up_dialog import CatchUpDialog

        zone = self._zone()
        today = wall_time(self._clock.wall(), zone).date()
        self._open(CatchUpDialog(self._window, self._tasks, self._absences, today, zone), self._caught_up)

    def _open(self, dialog: ChangeDialog, done: Callable[..., object]) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        dialog.done_with.connect(done)
        dialog.finished.connect(self._gone)
        self.dialog = dialog
        dialog.open()

    def _gone(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _levelled(self, undo: Undo) -> None:
        self._tell("The week is level", undo, "calendar-check")

    def _entered(self, entered: Entered) -> None:
        moved = len(entered.change.moved)
        today = wall_time(self._clock.wall(), self._zone()).date()
        self._tell(f"Away {entered.absence.said(today)}, {moved} moved", entered.undo, "calendar-x")

    def _caught_up(self, undo: Undo) -> None:
        self._tell("The backlog is spread over the next days", undo, "calendar-check")

    def _tell(self, text: str, undo: Undo, icon: str) -> None:
        self._notices.say(text, icon=icon, undo=TakeBack(self._tasks, self._undo, [undo]).run)
