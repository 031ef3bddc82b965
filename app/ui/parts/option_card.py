"""A choice as a card: icon, title, a line of text, and a radio mark."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import RIGHT, brush_on, draw_box, draw_icon, draw_text, text_width
from app.ui.look.tokens import RADIUS_BUTTON, RADIUS_CARD
from app.ui.parts.pressable import Pressable
from app.ui.parts.radio import SIDE, draw_radio
from app.ui.parts.tally import draw_tally


class OptionCard(Pressable):
    """A checkable card of 64 px, or 84 with a tally; group several in a QButtonGroup."""

    def __init__(
        self,
        title: str,
        text: str,
        *,
        icon: str = "",
        radio: bool = True,
        tally: int = 0,
        badge: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._text, self._icon, self._radio = text, icon, radio
        self._tally, self._badge = tally, badge
        self.setCheckable(True)
        self.setAccessibleName(f"{title}, {text}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_badge(self, badge: str) -> None:
        """A short word at the lower right, such as "fits best"."""
        self._badge = badge
        self.update()

    def set_words(self, text: str) -> None:
        """Change the line under the title."""
        self._text = text
        self.setAccessibleName(f"{self.text()}, {text}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 84 if self._tally else 64)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = self.box()
        taken, focus = self.isChecked(), self.hasFocus()
        ground = "accents" if taken else "hover" if self.hovered() else "surface"
        wide = taken or focus
        draw_box(painter, box, RADIUS_CARD, ground, "accent" if wide else "line2", 2 if wide else 1)
        if taken and focus:
            draw_box(painter, box.adjusted(3, 3, -3, -3), RADIUS_CARD - 3, None, "accent", 1.5)
        self._draw_content(painter, box)

    def _draw_content(self, painter: QPainter, box: QRectF) -> None:
        taken, x = self.isChecked(), 16.0
        if self._icon:
            tile = QRectF(16, 16, 32, 32)
            draw_box(painter, tile, RADIUS_BUTTON, "surface" if taken else "hover")
            draw_icon(painter, self._icon, 24, 24, 16, "accentink" if taken else "ink2")
            x = 60.0
        end = box.right() - 16
        if self._radio:
            draw_radio(painter, end - SIDE, 16, taken=taken, on=self.isEnabled())
            end -= SIDE + 8
        draw_text(painter, QRectF(x, 12, end - x, 20), self.text(), "bodys")
        draw_text(painter, QRectF(x, 33, end - x, 16), self._text, "small", "ink2")
        if self._tally:
            draw_tally(painter, x, box.bottom() - 12, 5, self._tally)
        self._draw_badge(painter, box)

    def _draw_badge(self, painter: QPainter, box: QRectF) -> None:
        if self._badge:
            width = text_width("tinys", self._badge) + 2
            low = QRectF(box.right() - 14 - width, box.bottom() - 26, width, 16)
            draw_text(painter, low, self._badge, "tinys", "accentink", RIGHT)
