"""Small pieces of the drawer: a fact that can be copied, a line of what happened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import RIGHT, brush_on, draw_icon, draw_ring, draw_text, text_width
from app.ui.parts.pressable import Pressable


class Fact(Pressable):
    """A label with its value below; a press copies the value."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._label = label
        self._icon, self._ink = "", "ink2"
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._copy)
        self.say("", "Not known")

    def say(self, icon: str, value: str, ink: str = "ink2") -> None:
        """Show a value with its icon."""
        self._icon, self._ink = icon, ink
        self.setText(value)
        self.setToolTip(f"{value}: press to copy")
        self.setAccessibleName(f"{self._label}: {value}")
        self.update()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def sizeHint(self) -> QSize:
        return QSize(140, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), self.box()
        draw_text(painter, QRectF(0, 2, box.width(), 16), self._label, "tiny", "ink2")
        left = 0.0
        if self._icon:
            draw_icon(painter, self._icon, 0, 21, 14, self._ink)
            left = 20
        draw_text(painter, QRectF(left, 18, box.width() - left - 4, 20), self.text(), "bodym")
        if self.hasFocus():
            draw_ring(painter, box, 6)


class HappenedLine(QWidget):
    """One line of what happened: icon, title, date at the right."""

    def __init__(self, icon: str, ink: str, title: str, date: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._ink, self._title, self._date = icon, ink, title, date
        self.setAccessibleName(f"{title}, {date}")
        self.setToolTip(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        draw_icon(painter, self._icon, 0, 9, 14, self._ink)
        room = text_width("small", self._date) + 8
        draw_text(painter, box.adjusted(26, 0, -room, 0), self._title)
        draw_text(painter, box, self._date, "small", "ink2", RIGHT)
