"""How long the meeting took: four usual lengths, or any number of minutes."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.parts.segmented import Segmented
from app.ui.parts.text_field import TextField

USUAL = (15, 30, 45, 60)
_LONGEST = 24 * 60
_HOURS = re.compile(r"(\d{1,2}):(\d{2})")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|mins|minutes)?", re.IGNORECASE)


def read_minutes(text: str) -> int | None:
    """Return the minutes of "45", "45 min" or "1:15"; None for anything else or over a day."""
    words = text.strip()
    if hours := _HOURS.fullmatch(words):
        minutes = int(hours[1]) * 60 + int(hours[2])
    elif plain := _MINUTES.fullmatch(words):
        minutes = int(plain[1])
    else:
        return None
    return minutes if 0 < minutes <= _LONGEST else None


class LengthField(QWidget):
    """`changed` carries nothing; ask `value()`."""

    changed = Signal()

    def __init__(self, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextField("45 min", name="Duration")
        self.field.setFixedWidth(88)
        self.usual = Segmented(
            [str(length) for length in USUAL], name="Usual durations in minutes", height=36
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self.usual)
        self.set_value(minutes)
        self.field.textEdited.connect(self._typed)
        self.usual.chosen.connect(self._choose)
        self.setFocusProxy(self.field)

    def value(self) -> int | None:
        """Minutes, or None when what stands there is no length."""
        return read_minutes(self.field.text())

    def set_value(self, minutes: int) -> None:
        """Show this length, without a signal."""
        self.field.setText(f"{minutes} min")
        self._mark()

    def _mark(self) -> None:
        minutes = self.value()
        self.usual.choose(USUAL.index(minutes) if minutes in USUAL else -1)

    def _typed(self) -> None:
        self._mark()
        self.changed.emit()

    def _choose(self, index: int) -> None:
        self.field.setText(f"{USUAL[index]} min")
        self.changed.emit()
