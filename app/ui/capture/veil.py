"""Lies over the window while something is dragged over it, and says what letting go would do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.look import LEFT, brush_on, colour, draw_box, draw_icon, draw_text, text_width
from app.ui.look.tokens import GAP, RADIUS_CARD, RADIUS_PANE

_HEIGHT, _ICON, _PAD, _BETWEEN = 56, 20, 20, 12
_SEEN_THROUGH = 0.72


class Veil(QWidget):
    """Dims the window and shows one line; the pointer goes through it."""

    def __init__(self, words: str, *, taken: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.words, self.taken, self._under = words, taken, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words)
        self.setGeometry(parent.rect())
        parent.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._under and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._under.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        ground = QColor(colour("canvas"))
        ground.setAlphaF(_SEEN_THROUGH)
        painter.fillRect(self.rect(), ground)
        pen = QPen(colour("accent" if self.taken else "line2"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(GAP, GAP, -GAP, -GAP), RADIUS_PANE, RADIUS_PANE)
        self._draw_card()

    def _draw_card(self) -> None:
        painter = brush_on(self)
        width = min(self.width() - 64, text_width("h3", self.words) + _ICON + _BETWEEN + 2 * _PAD + 2)
        box = QRectF((self.width() - width) / 2, (self.height() - _HEIGHT) / 2, width, _HEIGHT)
        draw_box(painter, box, RADIUS_CARD, "surface", "accentl" if self.taken else "line")
        icon, ink = ("user-plus", "accent") if self.taken else ("ban", "ink2")
        draw_icon(painter, icon, box.left() + _PAD, box.top() + (_HEIGHT - _ICON) / 2, _ICON, ink)
        room = box.adjusted(_PAD + _ICON + _BETWEEN, 0, -_PAD, 0)
        draw_text(painter, room, self.words, "h3", "ink1" if self.taken else "ink2", LEFT)
