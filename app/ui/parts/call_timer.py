"""The ring of a call: seven minutes, a warning from the sixth, and it keeps counting."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import CENTRE, brush_on, colour, draw_text

WHOLE = 7 * 60
WARN_FROM = 6 * 60
_SMALL = 80


def clock_words(seconds: int) -> str:
    """Seconds as minutes and seconds, such as 2:18."""
    return f"{seconds // 60}:{seconds % 60:02d}"


class CallTimer(QWidget):
    """Shows what it is told; the screen owns the clock and calls `set_seconds`."""

    def __init__(self, size: int = 96, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._seconds = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_seconds(0)

    def set_seconds(self, seconds: int) -> None:
        """Show how long the call has lasted."""
        self._seconds = seconds
        self.setAccessibleName(f"Call time {clock_words(seconds)} of {clock_words(WHOLE)}")
        self.update()

    def set_size(self, size: int) -> None:
        """96 px, or 64 where the window is low."""
        self._size = size
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        thick = 6 if self._size >= _SMALL else 4
        inset = 3 + thick / 2
        ring = QRectF(0, 0, self._size, self._size).adjusted(inset, inset, -inset, -inset)
        self._draw_arc(painter, ring, thick)
        self._draw_words(painter)

    def _draw_arc(self, painter: QPainter, ring: QRectF, thick: int) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("line"), thick))
        painter.drawEllipse(ring)
        pen = QPen(colour("warn" if self._seconds >= WARN_FROM else "call"), thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        share = min(1.0, self._seconds / WHOLE)
        if share:
            painter.drawArc(ring, 90 * 16, -round(share * 360 * 16))

    def _draw_words(self, painter: QPainter) -> None:
        small = self._size < _SMALL
        half = self._size / 2
        now = QRectF(0, 0, self._size, self._size) if small else QRectF(0, half - 22, self._size, 28)
        style = "bodys" if small else "figure"
        draw_text(painter, now, clock_words(self._seconds), style, "ink1", CENTRE)
        if not small:
            under = QRectF(0, half + 3, self._size, 16)
            draw_text(painter, under, f"of {clock_words(WHOLE)}", "tiny", "ink3", CENTRE)
