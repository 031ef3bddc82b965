"""The foot of quick-add: its keys, and the button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.look import brush_on, draw_line, draw_text, text_width
from app.ui.parts.button import Button
from app.ui.parts.keycap import HEIGHT, caps_width, draw_caps

KEYS = (
    # keys, what they do
    (["Return"], "save"),
    (["Ctrl", "Return"], "save and add another"),
    (["Tab"], "next chip"),
    (["Down"], "other match"),
)
FOOT = 56
_TO_WORDS, _TO_NEXT = 8, 18


class Foot(QWidget):
    """Hints at the left, Save at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("; ".join(f"{' '.join(keys)} {words}" for keys, words in KEYS))
        self.save = Button("Save", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.addStretch(1)
        row.addWidget(self.save)

    def sizeHint(self) -> QSize:
        return QSize(600, FOOT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_line(painter, QPointF(0, 0.5), QPointF(self.width(), 0.5))
        x = 20.0
        for keys, words in KEYS:
            if x + caps_width(keys) + _TO_WORDS + text_width("small", words) > self.save.x() - _TO_NEXT:
                break
            x = draw_caps(painter, x, (FOOT - HEIGHT) / 2, keys) + _TO_WORDS
            box = QRectF(x, 0, text_width("small", words) + 1, FOOT)
            x += draw_text(painter, box, words, "small", "ink2") + _TO_NEXT
