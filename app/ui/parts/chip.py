"""Chips: a filter with its count, a set filter that can be closed, a choice with a caret."""

from math import ceil
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.look import brush_on, draw_box, draw_icon, draw_ring, draw_text, middle, text_width
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.pressable import Pressable

Form = Literal["pill", "box"]
_HEIGHT, _SIDE, _GAP, _SIGN, _ICON = 28, 10, 6, 16, 14


class Chip(Pressable):
    """A chip; checkable for filters, `closes` for set filters, `caret` where a menu opens.

    `set_count` shows a figure; a checked chip wears the accent. `closed` is emitted by the cross
    (Delete does the same).
    """

    closed = Signal()

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        count: int | None = None,
        form: Form = "pill",
        checkable: bool = False,
        closes: bool = False,
        caret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._count = count
        self._form = form
        self._sign = "x" if closes else "chevron-down" if caret else ""
        self._urgent = False
        self.setCheckable(checkable)
        self._name()

    def set_count(self, count: int | None, *, urgent: bool = False) -> None:
        """Show a figure after the word; urgent figures are red."""
        self._count = count
        self._urgent = urgent
        self._name()
        self.updateGeometry()
        self.update()

    def set_words(self, text: str) -> None:
        """Change the word."""
        self.setText(text)
        self._name()
        self.updateGeometry()

    def _name(self) -> None:
        figure = "" if self._count is None else f", {self._count}"
        self.setAccessibleName(f"{self.text()}{figure}")

    def sizeHint(self) -> QSize:
        width = text_width("smallm", self.text()) + 2 * _SIDE
        if self._icon:
            width += _ICON + 4
        if self._count is not None:
            width += _GAP + text_width("smalls", str(self._count))
        if self._sign:
            width += _SIGN
        return QSize(ceil(width) + 1, _HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._sign == "x" and event.position().x() >= self.width() - _SIDE - _SIGN:
            self.setDown(False)
            self.closed.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = self.box()
        radius = box.height() / 2 if self._form == "pill" else RADIUS_BUTTON
        draw_box(painter, box, radius, self._ground(), self._border())
        if self.hasFocus():
            draw_ring(painter, box, radius)
        self._draw_content(painter, box)

    def _set(self) -> bool:
        return self.isChecked() or self._sign == "x"

    def _ground(self) -> str:
        if self._set():
            return "accents"
        return "hover" if self.hovered() or self.isDown() else "surface"

    def _border(self) -> str | None:
        if self._sign == "x":
            return None
        return "accentl" if self.isChecked() else "control" if self.hovered() else "line2"

    def _ink(self) -> str:
        if not self.isEnabled():
            return "inkoff"
        quiet = self._count is not None or self._form == "box"
        return "accentink" if self._set() else "ink2" if quiet else "ink1"

    def _draw_content(self, painter: QPainter, box: QRectF) -> None:
        ink, x = self._ink(), float(_SIDE)
        if self._icon:
            draw_icon(painter, self._icon, x, middle(box, _ICON), _ICON, ink)
            x += _ICON + 4
        words = QRectF(x, 0, box.width() - x - _SIDE + 1, box.height())
        x += draw_text(painter, words, self.text(), "smallm", ink) + _GAP
        if self._count is not None:
            shade = "danger" if self._urgent else ink if self._set() else "ink3"
            rest = QRectF(x, 0, box.width() - x, box.height())
            draw_text(painter, rest, str(self._count), "smalls", shade)
        if self._sign:
            size = 12 if self._sign == "x" else 14
            draw_icon(painter, self._sign, box.right() - 22, middle(box, size), size, ink)
