"""The list of the queue, with its keys: J and K move, Enter starts, letters act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.domain.touch import Touch
from app.ui.today.queue_delegate import QueueDelegate
from app.ui.today.queue_model import QueueModel
from app.ui.today.queue_rows import Row

if TYPE_CHECKING:
    from app.domain.score import Thresholds

_LETTERS = {
    Qt.Key.Key_Space: "done",
    Qt.Key.Key_S: "snooze",
    Qt.Key.Key_R: "reschedule",
    Qt.Key.Key_N: "note",
    Qt.Key.Key_Return: "start",
    Qt.Key.Key_Enter: "start",
}
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QueueList(QListView):
    """Keeps the chosen touch by its id over every refresh; a touch that left gives way to the next."""

    chosen = Signal(object)
    asked = Signal(str)
    digit = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QueueModel(self)
        self._drawn = QueueDelegate(self)
        self._touch_id: int | None = None
        self._place = 0
        self._was_open = True
        self.setModel(self._model)
        self.setItemDelegate(self._drawn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("Touches of today")
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, rows: tuple[Row, ...], zone: str) -> None:
        """Show other rows, with the chosen touch still chosen if it is there."""
        self._drawn.zone = zone
        self._model.show_rows(rows)
        at = self._model.row_of(self._touch_id)
        if at < 0 or (self._was_open and at not in self._model.open_rows()):
            at = self._neighbour()
        self._choose(at)

    def set_thresholds(self, thresholds: Thresholds) -> None:
        """Take from how many points a lead is qualified, for what is said of its score."""
        self._model.thresholds = thresholds

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 -- a Qt-like setter
        """Lower rows for a low window."""
        if compact != self._drawn.compact:
            self._drawn.compact = compact
            self.scheduleDelayedItemsLayout()

    def touch(self) -> Touch | None:
        """The chosen touch."""
        return self._model.touch_at(self.currentIndex().row())

    def choose(self, touch_id: int) -> bool:
        """Choose a touch by its id; False when the list does not show it."""
        at = self._model.row_of(touch_id)
        if at >= 0:
            self._choose(at)
        return at >= 0

    def move_on(self, touch_id: int) -> None:
        """Let go of this touch if it is chosen: the next rows choose the one that takes its place."""
        if touch_id == self._touch_id:
            self._touch_id, self._was_open = None, True

    def step(self, by: int) -> None:
        """Go to the next or the last touch, heads left out."""
        rows = self._model.touch_rows()
        now = self.currentIndex().row()
        if rows:
            at = rows.index(now) + by if now in rows else 0
            self._choose(rows[max(0, min(len(rows) - 1, at))])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held:
            event.ignore()
        elif key in _STEPS:
            self.step(_STEPS[key])
        elif key in _LETTERS:
            self.asked.emit(_LETTERS[key])
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self.digit.emit(key - Qt.Key.Key_0)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            whole = len(self._model.touch_rows())
            self.step(-whole if key == Qt.Key.Key_Home else whole)
        else:
            event.ignore()  # no search by letters: letters act here

    def _neighbour(self) -> int:
        """The touch that moved into the place of one that left; done ones are not offered."""
        rows = self._model.open_rows()
        return next((row for row in rows if row >= self._place), rows[-1] if rows else -1)

    def _choose(self, row: int) -> None:
        self._touch_id = None if row < 0 else self._touch_id
        index = self._model.index(row)
        if index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            return
        self._remember()

    def _on_current(self) -> None:
        self.scrollTo(self.currentIndex())
        self._remember()

    def _remember(self) -> None:
        touch = self.touch()
        self._place = max(0, self.currentIndex().row())
        self._was_open = touch is None or self.currentIndex().row() in self._model.open_rows()
        before, self._touch_id = self._touch_id, touch.id if touch else None
        if self._touch_id != before or touch is None:
            self.chosen.emit(touch)
