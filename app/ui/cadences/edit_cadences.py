"""Opens the window of cadences; what was not saved is kept for the run of the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.cadence import Cadence

if TYPE_CHECKING:
    from app.services.cadences import Cadences
    from app.services.leads import Leads
    from app.services.planning import Planning
    from app.services.ports import Clock
    from app.services.series_acts import SeriesActs
    from app.services.undo import UndoStack
    from app.ui.cadences.dialog import CadencesDialog
    from app.ui.changes import Changes
    from app.ui.tasks import Tasks


class EditCadences(QObject):
    """One window of cadences at a time.

    Signals:
        used: The name of a cadence saved for the wizard that asked for it.
    """

    used = Signal(str)

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        changes: Changes,
        cadences: Cadences,
        planning: Planning,
        leads: Leads,
        undo: UndoStack,
        clock: Clock,
        zone: Callable[[], str],
        series: SeriesActs | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._changes = window, tasks, changes
        self._cadences, self._planning, self._leads, self._undo = cadences, planning, leads, undo
        self._clock, self._zone, self._series = clock, zone, series
        self._drafts: dict[str, Cadence] = {}
        self.dialog: CadencesDialog | None = None

    def open(self, name: str = "") -> CadencesDialog:
        """Open the window, with a cadence chosen when one is named."""
        dialog = self._shown(self._window, to_use=False)
        if name:
            dialog.show_cadence(name)
        return dialog

    def start(self) -> None:
        """Open the window."""
        self.open()

    def build_own(self, over: QWidget, base: Cadence) -> CadencesDialog:
        """Begin a cadence with the steps of `base`, to be used at once by the window it lies over."""
        dialog = self._shown(over, to_use=True)
        dialog.begin_from(base)
        return dialog

    def _shown(self, over: QWidget, *, to_use: bool) -> CadencesDialog:
        if self.dialog is not None and self.dialog.parent() is not over:
            self.dialog.reject()
        if self.dialog is None:
            from app.ui.cadences.dialog import CadencesDialog

            self.dialog = CadencesDialog(
                over,
                self._tasks,
                self._cadences,
                self._planning,
                self._leads,
                self._undo,
                self._changes,
                self._clock.wall(),
                self._zone(),
                self._drafts,
                series=self._series,
                to_use=to_use,
            )
            self.dialog.used.connect(self.used)
            self.dialog.finished.connect(self._gone)
            self.dialog.open()
        self.dialog.raise_()
        self.dialog.activateWindow()
        return self.dialog

    def _gone(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
