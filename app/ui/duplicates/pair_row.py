"""One pair of leads in the list of possible duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, draw_box, draw_line, draw_text
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.pressable import Pressable

if TYPE_CHECKING:
    from app.services.merging import Pair

HEIGHT = 56


class PairRow(Pressable):
    """Names, and why the two may be one."""

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(pair.reason, parent)
        self.pair = pair
        one, other = pair.names
        self._names = one if one == other else f"{one}, {other}"
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self._names}: {pair.reason}")

    def sizeHint(self) -> QSize:
        return QSize(280, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        if self.isChecked() or self.hovered():
            draw_box(
                painter, box.adjusted(0, 0, 0, -1), RADIUS_BUTTON, "accents" if self.isChecked() else "hover"
            )
        if self.isChecked():
            draw_box(painter, QRectF(0, 12, 3, HEIGHT - 25), 1.5, "accent")
        draw_text(painter, QRectF(12, 8, box.width() - 24, 20), self._names, "bodys")
        draw_text(painter, QRectF(12, 28, box.width() - 24, 16), self.pair.reason, "small", "ink2")
        draw_line(painter, QPointF(0, HEIGHT - 0.5), QPointF(box.width(), HEIGHT - 0.5))
