"""A chip for one part that was understood; it can be changed or dropped by keyboard."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.look import brush_on, draw_box, draw_icon, draw_ring, draw_text, text_width
from app.ui.look.tokens import RADIUS_CARD
from app.ui.parts.pressable import Pressable
from app.ui.quick_add.look import Face

HEIGHT, _TILE, _SIDE, _GAP, _MOST = 48, 28, 8, 10, 260


class PartChip(Pressable):
    """`clicked` asks for other choices, `dropped` says that it is no part (Backspace twice, or Delete)."""

    dropped = Signal(object)

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(face.words, parent)
        self.face = face
        self._armed = False
        self._name()

    def show_face(self, face: Face) -> None:
        """Show other words for the same part."""
        if face == self.face:
            return
        self.face, self._armed = face, False
        self._name()
        self.updateGeometry()
        self.update()

    @property
    def armed(self) -> bool:
        """Whether one more Backspace drops it."""
        return self._armed

    def sizeHint(self) -> QSize:
        words = max(text_width("small", self.face.head), text_width("bodys", self.face.words))
        return QSize(min(_MOST, _SIDE + _TILE + _GAP + ceil(words) + 16), HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.click()
        elif event.key() == Qt.Key.Key_Delete or (event.key() == Qt.Key.Key_Backspace and self._armed):
            self.dropped.emit(self.face.part)
        elif event.key() == Qt.Key.Key_Backspace:
            self._armed = True
            self._name()
            self.update()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._armed = False
        self._name()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(self.face.words if self.width() >= _MOST else "")
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, face = brush_on(self), self.face
        ground = "hover" if self.hovered() or self.isDown() else None
        border = "danger" if self._armed else "line2"
        draw_box(painter, QRectF(self.rect()), RADIUS_CARD, ground, border)
        if self.hasFocus() and not self._armed:
            draw_ring(painter, self.box(), RADIUS_CARD)
        tile = QRectF(_SIDE, (HEIGHT - _TILE) / 2, _TILE, _TILE)
        draw_box(painter, tile, 6, face.ground)
        draw_icon(painter, face.icon, tile.left() + 6, tile.top() + 6, 16, face.ink)
        left = tile.right() + _GAP
        room = self.width() - left - 8
        head = "Backspace again drops it" if self._armed else face.head
        draw_text(painter, QRectF(left, 6, room, 16), head, "small", "danger" if self._armed else "ink3")
        draw_text(painter, QRectF(left, 23, room, 20), face.words, "bodys")

    def _name(self) -> None:
        said = f"{self.face.head}: {self.face.words}"
        self.setAccessibleName(f"{said}. Backspace again drops it" if self._armed else said)
