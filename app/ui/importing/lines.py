"""Lines of an import: a figure and what it counts, a row and why, a bar that fills."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, draw_box, draw_line, draw_text


class FigureLine(QWidget):
    """A figure and what it counts."""

    def __init__(self, figure: int, words: str, *, warn: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure, self._words = f"{figure:,}", words
        self._ink = "warn" if warn and figure else "ink1"
        self.setAccessibleName(f"{figure} {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        draw_text(painter, QRectF(0, 0, 64, box.height()), self._figure, "h2", self._ink)
        draw_text(painter, box.adjusted(70, 0, 0, 0), self._words, "body", "ink2")


class RowLine(QWidget):
    """A row of the file by its number, and what is to be said of it."""

    def __init__(self, row: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._words = f"Row {row:,}", words
        self.setAccessibleName(f"Row {row}: {words}")
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        draw_text(painter, QRectF(0, 0, 84, box.height()), self._row, "smalls")
        draw_text(painter, box.adjusted(92, 0, 0, 0), self._words, "small", "ink2")
        draw_line(painter, QPointF(0, box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5))


class Bar(QWidget):
    """How far it is, from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Fill up to this share."""
        self._share = max(0.0, min(1.0, share))
        self.setAccessibleName(f"{self._share:.0%} done")
        self.update()

    def share(self) -> float:
        """How far it is filled."""
        return self._share

    def sizeHint(self) -> QSize:
        return QSize(240, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        draw_box(painter, box, 4, "hover")
        if self._share:
            draw_box(painter, QRectF(0, 0, max(8.0, box.width() * self._share), 8), 4, "accent")
