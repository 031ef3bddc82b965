"""What a place says while nothing is in it, and what to do about it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.look import CENTRE, brush_on, colour, draw_box, draw_icon
from app.ui.look.tokens import RADIUS_PANE
from app.ui.parts.label import Label

_TILE = 48


class TallySign(QWidget):
    """The big tally of the first run: four strokes and the fifth across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(164, 92)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        for number in range(4):
            _stroke(painter, "line2", QPointF(34 + number * 32, 6), QPointF(34 + number * 32, 84))
        _stroke(painter, "accent", QPointF(6, 71), QPointF(158, 20), 9)


def _stroke(painter: QPainter, ink: str, start: QPointF, end: QPointF, width: float = 8) -> None:
    pen = QPen(colour(ink), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(start, end)


class _Tile(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(_TILE, _TILE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_box(painter, QRectF(self.rect()), RADIUS_PANE, "hover")
        draw_icon(painter, self._icon, 12, 12, 24, "ink2")


class EmptyState(QWidget):
    """A sign, a title and a sentence, centred; buttons go under them with `add`."""

    def __init__(
        self,
        title: str,
        text: str,
        *,
        icon: str = "",
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addStretch(2)
        sign = TallySign() if big or not icon else _Tile(icon)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        self._title = Label(title, "display" if big else "h2", align=CENTRE)
        self._text = Label(text, "bodyl" if big else "body", "ink2", align=CENTRE)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(12)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def set_words(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.set_text(title)
        self._text.set_text(text)

    def add(self, button: QWidget) -> None:
        """Put a button under the words."""
        self._buttons.insertWidget(self._buttons.count() - 1, button)
