"""How it went, as a key: an icon, a word, the digit that presses it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import CENTRE, RIGHT, brush_on, draw_box, draw_icon, draw_ring, draw_text
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.pressable import Pressable


class OutcomeKey(Pressable):
    """A checkable key; those of one group exclude each other (QButtonGroup of the screen)."""

    def __init__(self, icon: str, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon, self._key = icon, key
        self.setCheckable(True)
        self.setAccessibleName(f"{text}, key {key}" if key else text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(96, 64)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 64)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = self.box()
        taken = self.isChecked()
        ground = "accents" if taken else "hover" if self.hovered() else "surface"
        border = "accent" if taken else "control" if self.hovered() else "line2"
        draw_box(painter, box, RADIUS_BUTTON, ground, border, 2 if taken else 1)
        if self.hasFocus():
            draw_ring(painter, box.adjusted(2, 2, -2, -2) if taken else box, RADIUS_BUTTON)
        ink = "inkoff" if not self.isEnabled() else "accentink" if taken else "ink2"
        draw_icon(painter, self._icon, box.center().x() - 9, 12, 18, ink)
        word = "ink1" if ink == "ink2" else ink
        draw_text(
            painter, QRectF(2, 36, box.width() - 4, 16), self.text(), _weight(taken=taken), word, CENTRE
        )
        draw_text(painter, QRectF(0, 4, box.width() - 7, 16), self._key, "tiny", "ink3", RIGHT)


def _weight(*, taken: bool) -> str:
    return "tinys" if taken else "tinym"
