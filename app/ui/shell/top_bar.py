"""The top bar: title, the day's load, and the button for everything new."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.look import brush_on, draw_text
from app.ui.parts.button import Button
from app.ui.parts.load_meter import LoadMeter

HEIGHT = 56


class Heading(QWidget):
    """The title of the page and what stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._subtitle = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_words(self, title: str, subtitle: str) -> None:
        """Show a title and a subtitle."""
        self._title, self._subtitle = title, subtitle
        self.setAccessibleName(f"{title}, {subtitle}" if subtitle else title)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = QRectF(self.rect()).adjusted(8, 0, 0, 0)
        width = draw_text(painter, box, self._title, "h1")
        draw_text(painter, box.adjusted(width + 12, 3, 0, 0), self._subtitle, "body", "ink3")


class TopBar(QWidget):
    """One line of 56 px over the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.heading = Heading()
        self.load = LoadMeter()
        self.add = Button("", "tonal", icon="plus", height=36)
        self.add.setAccessibleName("New")
        self.add.setToolTip("Log a meeting, add or import leads")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(8)
        line.addWidget(self.heading, 1)
        line.addWidget(self.load)
        line.addWidget(self.add)
        self.load.hide()
