"""The day's load: one cell a touch of capacity, the fifth taller."""

from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, draw_box, draw_text, text_width
from app.ui.look.tokens import RADIUS_BUTTON

_CELL, _PITCH, _SHORT, _TALL, _FIFTH = 8, 11, 10, 14, 5
_WIDEST = 129
_SIDE, _GAP = 12, 12


def load_words(done: int, planned: int, capacity: int) -> str:
    """The load in words: what is done or planned, of what the day can hold."""
    return f"{done + planned} of {capacity} touches"


def cells_width(capacity: int) -> float:
    """Width of the row of cells, px; many cells get narrower."""
    return min(_WIDEST, capacity * _PITCH - (_PITCH - _CELL))


def draw_cells(painter: QPainter, box: QRectF, done: int, planned: int, capacity: int) -> None:
    """The cells, filling the width of `box` and standing on its bottom."""
    over = done + planned > capacity
    full, half = ("warn", "warnl") if over else ("accent", "accentl")
    count = max(1, capacity)
    pitch = (box.width() + _PITCH - _CELL) * 1.0 / count
    cell = max(2.0, pitch - min(_PITCH - _CELL, pitch / 3))
    for number in range(1, capacity + 1):
        ink = full if number <= done else half if number <= done + planned else "line"
        height = _TALL if number == _FIFTH else _SHORT
        left = box.left() + (number - 1) * pitch
        draw_box(painter, QRectF(left, box.bottom() - height, cell, height), 2, ink)


class LoadMeter(QWidget):
    """The meter with its words: "7 of 12 touches"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._planned, self._capacity = 0, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_load(self, done: int, planned: int, capacity: int) -> None:
        """Show how many touches are done, still planned, and possible today."""
        self._done, self._planned, self._capacity = done, planned, capacity
        self.setAccessibleName(f"Today: {self._words()}, {done} done")
        self.setToolTip(f"{done} done, {planned} to do, room for {capacity}")
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return load_words(self._done, self._planned, self._capacity)

    def sizeHint(self) -> QSize:
        words = text_width("smallm", self._words())
        return QSize(ceil(2 * _SIDE + words + _GAP + cells_width(self._capacity)), 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = QRectF(self.rect())
        draw_box(painter, box, RADIUS_BUTTON, "surface", "line")
        over = self._done + self._planned > self._capacity
        words = box.adjusted(_SIDE, 0, -_SIDE, 0)
        draw_text(painter, words, self._words(), "smallm", "warn" if over else "ink1")
        width = cells_width(self._capacity)
        start = _SIDE + text_width("smallm", self._words()) + _GAP
        cells = QRectF(round(start), 9, width, 14)
        draw_cells(painter, cells, self._done, self._planned, self._capacity)
