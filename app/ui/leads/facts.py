"""Small pieces of the drawer: a fact to copy or change, a person, a file, a line of what happened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import RIGHT, brush_on, draw_box, draw_icon, draw_ring, draw_text, text_width
from app.ui.parts.avatar import draw_avatar
from app.ui.parts.pressable import Pressable
from app.ui.parts.score_chip import draw_score

_PENCIL = 24
_SCORE = QSize(34, 24)


class Fact(Pressable):
    """A label with its value below; a press copies the value, the pencil or F2 changes it.

    `edit_asked` carries the name of the field.
    """

    edit_asked = Signal(str)

    def __init__(self, label: str, field: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.label, self.field = label, field
        self._icon, self._ink = "", "ink2"
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._copy)
        self.say("", "Not known")

    def say(self, icon: str, value: str, ink: str = "ink2") -> None:
        """Show a value with its icon."""
        self._icon, self._ink = icon, ink
        self.setText(value)
        change = ", F2 to change" if self.field else ""
        self.setToolTip(f"{value}: press to copy{change}")
        self.setAccessibleName(f"{self.label}: {value}")
        self.update()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.field and event.position().x() >= self.width() - _PENCIL:
            self.setDown(False)
            self.edit_asked.emit(self.field)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.field and event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit(self.field)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(140, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), self.box()
        draw_text(painter, QRectF(0, 2, box.width(), 16), self.label, "tiny", "ink2")
        left, right = 0.0, 4.0
        if self._icon:
            draw_icon(painter, self._icon, 0, 21, 14, self._ink)
            left = 20
        if self.field and (self.hovered() or self.hasFocus()):
            draw_icon(painter, "pencil", box.width() - 18, 21, 14, "ink3")
            right = float(_PENCIL)
        draw_text(painter, QRectF(left, 18, box.width() - left - right, 20), self.text(), "bodym")
        if self.hasFocus():
            draw_ring(painter, box, 6)


class ScoreButton(Pressable):
    """The score as a chip with its level beside it; a press asks why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._score, self._level = 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, score: int, level: str) -> None:
        """Show another score."""
        self._score, self._level = score, level
        self.setAccessibleName(f"Score {score} {level}".strip() + ", press to see why")
        self.setToolTip("Why this score")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        beside = round(text_width("small", self._level)) + 6 if self._level else 0
        return QSize(_SCORE.width() + beside, _SCORE.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), self.box()
        draw_score(painter, 0, (box.height() - 20) / 2, self._score)
        draw_text(painter, box.adjusted(38, 0, 0, 0), self._level, "small", "ink2")
        if self.hasFocus():
            draw_ring(painter, box, 6)


class PersonLine(Pressable):
    """Somebody beside the lead; a press opens them."""

    def __init__(self, lead_id: int, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.lead_id, self._words = lead_id, words
        self.setAccessibleName(f"{name}, {words}" if words else name)
        self.setToolTip(f"Open {name}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), self.box()
        if self.hovered():
            draw_box(painter, box, 6, "hover")
        draw_avatar(painter, QRectF(4, 4, 24, 24), self.text())
        room = box.adjusted(36, 0, -4, 0)
        wide = draw_text(painter, room, self.text(), "bodym")
        draw_text(painter, room.adjusted(wide + 8, 0, 0, 0), self._words, "small", "ink2")
        if self.hasFocus():
            draw_ring(painter, box, 6)


class LinkLine(Pressable):
    """A file or a page; a press opens it, the cross or Delete forgets it (`removed`)."""

    removed = Signal()

    def __init__(
        self, link_id: int, title: str, target: str, *, is_page: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.link_id, self.target = link_id, target
        self._icon = "globe" if is_page else "file-text"
        self.setAccessibleName(f"{title}, {target}")
        self.setToolTip(target)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 32)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().x() >= self.width() - _PENCIL:
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), self.box()
        if self.hovered():
            draw_box(painter, box, 6, "hover")
        draw_icon(painter, self._icon, 4, 9, 14, "ink2")
        draw_text(painter, box.adjusted(26, 0, -_PENCIL - 4, 0), self.text(), "bodym", "accentink")
        if self.hovered() or self.hasFocus():
            draw_icon(painter, "x", box.width() - 18, 10, 12, "ink3")
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
