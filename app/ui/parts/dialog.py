"""The base of dialogs: a surface, a body, and a footer with its buttons."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.look import brush_on, colour, draw_line, finish_look

FOOTER = 72


class Footer(QWidget):
    """The foot of a dialog or pane: a hairline, buttons of 40 px at both ends."""

    def __init__(self, *, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(side, 1, side, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._left = 0

    def add_left(self, widget: QWidget) -> None:
        """Put a button at the left end, after those that are there."""
        self._row.insertWidget(self._left, widget)
        self._left += 1

    def add_right(self, widget: QWidget) -> None:
        """Put a button at the right end, after those that are there; the main act comes last."""
        self._row.addWidget(widget)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), FOOTER)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_line(brush_on(self), QPointF(0, 0.5), QPointF(self.width(), 0.5))


class Dialog(QDialog):
    """A dialog of a fixed size: put parts into `body`, buttons into `footer`. Escape cancels."""

    def __init__(
        self, title: str, parent: QWidget | None = None, *, width: int = 480, height: int = 0
    ) -> None:
        finish_look()
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        if height:
            self.resize(width, height)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(32, 24, 32, 24)
        self.body.setSpacing(12)
        self.footer = Footer()
        frame.addLayout(self.body, 1)
        frame.addWidget(self.footer)

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush_on(self).fillRect(self.rect(), colour("surface"))
