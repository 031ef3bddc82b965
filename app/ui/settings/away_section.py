"""Days away: those entered ahead, and the way back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.newest import Newest
from app.ui.parts.button import Button
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.settings.section import Section

if TYPE_CHECKING:
    from app.domain.absence_days import Absence
    from app.domain.undo import Undo
    from app.services.absences import Absences
    from app.ui.tasks import Tasks


class AwayLine(QWidget):
    """One absence, and its cross. `cancelled` carries its id."""

    cancelled = Signal(int)

    def __init__(self, absence: Absence, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = absence.id
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(absence.said(today), "body", icon="calendar-x"), 1)
        over = absence.last < today
        self.cross = IconButton("x", f"Cancel {absence.said(today)}", size=28)
        self.cross.setVisible(not over)
        self.cross.clicked.connect(self._cancel)
        row.addWidget(self.cross)

    def _cancel(self) -> None:
        self.cancelled.emit(self._id)


class AwaySection(Section):
    """Absences.

    Signals:
        plan_asked, catch_up_asked: The dialog is wanted.
        cancelled: The undo of an absence that was cancelled.
    """

    plan_asked = Signal()
    catch_up_asked = Signal()
    cancelled = Signal(object)

    def __init__(self, tasks: Tasks, absences: Absences, today: date, parent: QWidget | None = None) -> None:
        note = "What falls into them moves before you go; promises stay and are named"
        super().__init__("Days away", note, parent)
        self._tasks, self._absences, self._today = tasks, absences, today
        self._newest = Newest(tasks, self._show, self)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        held = QWidget()
        held.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add_wide(held)
        self.plan = Button("Plan days away", icon="calendar-plus")
        self.catch_up = Button("Catch up", icon="calendar-check")
        self.plan.clicked.connect(self.plan_asked)
        self.catch_up.clicked.connect(self.catch_up_asked)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.plan)
        line.addWidget(self.catch_up)
        line.addStretch(1)
        self.add_wide(row)

    def refresh(self) -> None:
        """Read the absences again."""
        self._newest.ask(self._absences.all)

    def lines(self) -> list[AwayLine]:
        """The absences shown."""
        return [line for line in self.findChildren(AwayLine) if not line.isHidden()]

    def _show(self, absences: tuple[Absence, ...]) -> None:
        empty_layout(self._lines)
        for absence in absences:
            line = AwayLine(absence, self._today)
            line.cancelled.connect(self._cancel)
            self._lines.addWidget(line)
        if not absences:
            self._lines.addWidget(Label("None entered", "body", "ink3"))

    def _cancel(self, absence_id: int) -> None:
        self._tasks.run(self._absences.cancel, absence_id, origin="settings", done=self._tell)

    def _tell(self, undo: Undo) -> None:
        self.cancelled.emit(undo)
        self.refresh()
