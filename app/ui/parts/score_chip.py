"""A lead's score: 75 and up wears the accent, under 50 is quiet."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import CENTRE, brush_on, draw_box, draw_text
from app.ui.look.tokens import RADIUS_EVENT

WIDTH, HEIGHT = 32, 20
_HOT, _WARM = 75, 50


def draw_score(painter: QPainter, x: float, y: float, score: int, *, on_selected: bool = False) -> None:
    """The score with its top left corner at (x, y); on a selected row its ground is `surface`."""
    hot = score >= _HOT
    ground = "surface" if on_selected else "accents" if hot else "hover"
    ink = "accentink" if hot else "ink2" if score >= _WARM else "ink3"
    box = QRectF(x, y, WIDTH, HEIGHT)
    draw_box(painter, box, RADIUS_EVENT, ground)
    draw_text(painter, box, str(score), "smalls", ink, CENTRE)


class ScoreChip(QWidget):
    """A lead's score, 0 to 100."""

    def __init__(self, score: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score = score
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_score(score)

    def set_score(self, score: int) -> None:
        """Show another score."""
        self._score = score
        self.setAccessibleName(f"Score {score}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_score(brush_on(self), 0, 0, self._score)
