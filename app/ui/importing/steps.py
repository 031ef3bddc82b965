"""The four steps of an import, as a line of circles: done, current, to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import CENTRE, brush_on, draw_box, draw_icon, draw_line, draw_text, text_width

STEPS = ("File", "Match columns", "Check rows", "Done")
_CIRCLE, _LINE, _GAP = 24, 40, 10


class StepLine(QWidget):
    """Shows where one is; `show_step` counts from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Make this step the current one."""
        self._step = step
        self.setAccessibleName(f"Step {step + 1} of {len(STEPS)}: {STEPS[step]}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, _CIRCLE + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, x = brush_on(self), 1.0
        for number, title in enumerate(STEPS):
            done, current = number < self._step, number == self._step
            circle = QRectF(x, 1, _CIRCLE, _CIRCLE)
            ground = "accent" if current else "ink2" if done else None
            draw_box(painter, circle, _CIRCLE / 2, ground, None if ground else "control")
            if done:
                draw_icon(painter, "check", x + 5, 6, 14, "surface")
            else:
                ink = "onaccent" if current else "ink2"
                draw_text(painter, circle, str(number + 1), "smalls", ink, CENTRE)
            style = "bodys" if current else "body"
            width = text_width(style, title) + 1
            words = QRectF(x + _CIRCLE + _GAP, 1, width, _CIRCLE)
            draw_text(painter, words, title, style, "accentink" if current else "ink2")
            x = words.right() + _GAP + 4
            if number + 1 < len(STEPS):
                draw_line(painter, QPointF(x, 13.5), QPointF(x + _LINE, 13.5), "line2")
                x += _LINE + _GAP + 4
