"""Surfaces: the pane on the canvas, and the hairline inside it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.look import brush_on, colour, draw_box
from app.ui.look.tokens import RADIUS_PANE


def draw_pane(painter: QPainter, box: QRectF) -> None:
    """The ground of a pane: a surface with a hairline around it, no shadow."""
    draw_box(painter, box, RADIUS_PANE, "surface", "line")


class Pane(QWidget):
    """A pane. Put parts into `column`; it has no margins of its own but the border."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_pane(brush_on(self), QRectF(self.rect()))


class Line(QWidget):
    """A hairline across, or upright between two columns."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else free, free if upright else fixed)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush_on(self).fillRect(self.rect(), colour("line"))
