"""The tally of a series: one stroke a touch, the fifth always taller."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, draw_box

HEIGHT = 14
_STROKE, _GAP, _SHORT, _FIFTH = 3, 3, 10, 5


def tally_width(of: int) -> int:
    """Width of a tally of so many touches, px."""
    return max(0, of * (_STROKE + _GAP) - _GAP)


def draw_tally(
    painter: QPainter, x: float, bottom: float, n: int, of: int, *, on_selected: bool = False
) -> float:
    """Strokes from `x`, standing on `bottom`; `n` is the current touch from 1. Returns the width.

    Strokes before `n` are done. `n` above `of` means that all are done.
    """
    planned = "accentl" if on_selected else "line2"
    for number in range(1, of + 1):
        height = HEIGHT if number == _FIFTH else _SHORT
        ink = "ink2" if number < n else "accent" if number == n else planned
        left = x + (number - 1) * (_STROKE + _GAP)
        draw_box(painter, QRectF(left, bottom - height, _STROKE, height), _STROKE / 2, ink)
    return float(tally_width(of))


class Tally(QWidget):
    """A tally; the words beside it ("3 of 8") carry the meaning for the eye and the ear."""

    def __init__(self, n: int = 1, of: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._n, self._of = n, of
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_place(n, of)

    def set_place(self, n: int, of: int) -> None:
        """Touch `n` of `of` is the current one."""
        self._n, self._of = n, of
        self.setAccessibleName(f"Touch {n} of {of}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(tally_width(self._of), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_tally(brush_on(self), 0, self.height(), self._n, self._of)
