"""The field in the top bar that opens the palette."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, draw_box, draw_icon, draw_ring, draw_text, middle
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.keycap import HEIGHT, caps_width, draw_caps
from app.ui.parts.pressable import Pressable

WIDTH, _LEAST, _HIGH, _SIDE = 440, 200, 36, 12
_WORDS = "Find a lead or type a command"
_KEYS = ["Ctrl", "K"]


class FindField(Pressable):
    """Looks like a field; a press opens the palette, which has the real one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WORDS, parent)
        self.setAccessibleName(_WORDS)
        self.setToolTip(f"{_WORDS}  Ctrl+K")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        draw_box(painter, box, RADIUS_BUTTON, "hover" if self.hovered() else "surface", "line2")
        if self.hasFocus():
            draw_ring(painter, box, RADIUS_BUTTON)
        draw_icon(painter, "search", _SIDE, middle(box, 16), 16, "ink3")
        caps = self.width() - _SIDE - caps_width(_KEYS)
        draw_text(painter, QRectF(_SIDE + 24, 0, caps - _SIDE - 32, _HIGH), _WORDS, "body", "ink3")
        draw_caps(painter, caps, (_HIGH - HEIGHT) / 2, _KEYS)
