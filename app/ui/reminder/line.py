"""One line of the reminder window; the chosen one opens its buttons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.promise import Promise
from app.domain.reminder import Key
from app.domain.touch import Touch
from app.ui.look import RIGHT, brush_on, draw_box, draw_text, text_width
from app.ui.look.paint import draw_line
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.channel_tile import draw_channel_tile
from app.ui.reminder.words import LineWords

HEAD, OPEN = 68, 112
_LEFT, _RIGHT, _WORDS = 24, 24, 68
_INSET = 8


class Line(QWidget):
    """`pressed` and `double_pressed` carry the key of what the line is about."""

    pressed = Signal(object)
    double_pressed = Signal(object)

    def __init__(self, key: Key, subject: Touch | Promise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.subject = key, subject
        self._words: LineWords | None = None
        self._chosen = self._divided = False
        self._body = QHBoxLayout()
        self._body.setContentsMargins(_WORDS, 0, _RIGHT, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 60, 0, 0)
        column.addLayout(self._body)
        column.addStretch(1)
        self.setFixedHeight(HEAD)

    def show_words(self, subject: Touch | Promise, words: LineWords) -> None:
        """Show it as it is now."""
        self.subject, self._words = subject, words
        self.setAccessibleName(words.spoken)
        self.setToolTip(words.why)
        self.update()

    def words(self) -> LineWords | None:
        """What is shown."""
        return self._words

    def set_divided(self, divided: bool) -> None:  # noqa: FBT001 -- a Qt-like setter
        """Draw a hairline above it."""
        self._divided = divided
        self.update()

    def hold(self, buttons: QWidget | None, height: int = OPEN) -> None:
        """Open with these buttons, or close without any."""
        self._chosen = buttons is not None
        if buttons is not None:
            self._body.addWidget(buttons)
            buttons.show()
        self.setFixedHeight(height if self._chosen else HEAD)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(self.key)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.double_pressed.emit(self.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._words is None:
            return
        painter = brush_on(self)
        box = QRectF(self.rect())
        if self._chosen:
            ground = box.adjusted(_INSET, 2, -_INSET, -2)
            draw_box(painter, ground, RADIUS_BUTTON, "accents")
            bar = QRectF(ground.left(), ground.top() + 14, 3, ground.height() - 28)
            draw_box(painter, bar, 1.5, "accent")
        elif self._divided:
            left, right = box.left() + _WORDS, box.right() - _RIGHT
            draw_line(painter, box.topLeft() + _across(left), box.topLeft() + _across(right), "line")
        self._draw_words(painter, self._words)

    def _draw_words(self, painter: QPainter, words: LineWords) -> None:
        draw_channel_tile(painter, QRectF(_LEFT, 15, 32, 32), words.icon)
        right = self.width() - _RIGHT
        time_wide = max(text_width("bodys", words.time), text_width("small", words.there))
        line = QRectF(_WORDS, 12, right - _WORDS, 20)
        draw_text(painter, line, words.time, "bodys", "danger" if words.late else "ink1", RIGHT)
        under = line.translated(0, 20)
        draw_text(painter, under, words.there, "small", "ink2" if self._chosen else "ink3", RIGHT)
        room = line.adjusted(0, 0, -time_wide - 12, 0)
        wide = draw_text(painter, room, words.name, "bodys", "ink1")
        rest = room.adjusted(wide + 8, 0, 0, 0)
        if words.company and rest.width() > 24:  # noqa: PLR2004 -- less holds no word
            draw_text(painter, rest, words.company, "body", "ink2")
        draw_text(painter, room.translated(0, 20), words.why, "small", "ink2")


def _across(x: float) -> QPointF:
    return QPointF(x, 0.5)
