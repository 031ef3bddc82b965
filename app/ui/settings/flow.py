"""Parts one after another, wrapped into lines."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 8


class Flow(QWidget):
    """Add parts; each takes its own size, and the line breaks where there is no more room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, part: QWidget) -> None:
        """Put a part at the end."""
        part.setParent(self)
        part.show()
        self._parts.append(part)
        self._place()

    def clear(self) -> None:
        """Take all parts out."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(320, self._place(move=False))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self, *, move: bool = True) -> int:
        x = y = high = 0
        for part in self._parts:
            size = part.sizeHint()
            if x and x + size.width() > self.width():
                x, y, high = 0, y + high + _GAP, 0
            if move:
                part.setGeometry(x, y, size.width(), size.height())
            x, high = x + size.width() + _GAP, max(high, size.height())
        if move:
            self.setFixedHeight(max(1, y + high))
        return y + high
