"""A time of day, typed as people type it."""

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.parts.text_field import TextField
from app.ui.parts.time_list import STEP
from app.ui.words import read_time, time_words


class TimeField(TextField):
    """A field for a time; 930, 9:30 and 9.30 are one. Up and Down move a quarter of an hour."""

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        value: time | None = None,
        *,
        height: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("09:00", name=name, height=height, parent=parent)
        self._value: time | None = None
        self.set_value(value)
        self.editingFinished.connect(self._read)

    def value(self) -> time | None:
        """The time that is set; None for none, or for words that are no time."""
        return read_time(self.text())

    def set_value(self, value: time | None) -> None:
        """Show another time, without a signal."""
        self._value = value
        self.setText(time_words(value) if value else "")
        self.set_wrong(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.setText(time_words(_later(self.value() or time(9), step)))
            self._read()

    def _read(self) -> None:
        value = self.value()
        self.set_wrong(value is None and bool(self.text().strip()))
        if value is not None:
            self.setText(time_words(value))
        if not self.wrong() and value != self._value:
            self._value = value
            self.changed.emit(value)


def _later(at: time, minutes: int) -> time:
    """So many minutes on, on the grid of a quarter, inside the same day."""
    moved = at.hour * 60 + at.minute + minutes
    moved = max(0, min(24 * 60 - STEP, moved - moved % STEP))
    return time(moved // 60, moved % 60)
