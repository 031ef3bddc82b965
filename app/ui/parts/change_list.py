"""Touches before and after an act, to be looked at before it is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.phrases import day_and_time
from app.domain.plan_change import ChangedTouch
from app.domain.series_diff import ADDED
from app.domain.why import why_line
from app.ui.look import RIGHT, brush_on, draw_box, draw_icon, draw_line, draw_text, middle, text_width
from app.ui.look.spoken import LIST
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.channel_tile import draw_channel_tile

ROW = 46
_ARROW = 34


class ChangeList(QWidget):
    """Shows changed touches in wall times of a zone; arrows read them one by one."""

    SPOKEN_AS = LIST

    def __init__(self, today: date, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._zone = today, zone
        self._lines: tuple[ChangedTouch, ...] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_lines(self, lines: Sequence[ChangedTouch]) -> None:
        """Show these."""
        self._lines, self._current = tuple(lines), 0
        self.setFixedHeight(max(1, len(self._lines)) * ROW)
        self._tell()
        self.update()

    def lines(self) -> tuple[ChangedTouch, ...]:
        """What is shown."""
        return self._lines

    def said(self, line: ChangedTouch) -> str:
        """Return a line in words, as screen readers say it."""
        return f"{line.touch.lead}: {self._before(line)} to {self._after(line)}; {_why(line)}"

    def sizeHint(self) -> QSize:
        return QSize(520, max(1, len(self._lines)) * ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._lines:
            super().keyPressEvent(event)
            return
        self._current = max(0, min(len(self._lines) - 1, self._current + step))
        self._tell()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().y() // ROW)
        self.setToolTip(_why(self._lines[index]) if 0 <= index < len(self._lines) else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        for index, line in enumerate(self._lines):
            self._draw(painter, index, line)

    def _draw(self, painter: QPainter, index: int, line: ChangedTouch) -> None:
        box = QRectF(0, index * ROW, self.width(), ROW)
        if index == self._current and self.hasFocus():
            draw_box(painter, box.adjusted(0, 1, 0, -1), RADIUS_BUTTON, "accents")
        elif index:
            draw_line(painter, QPointF(44, box.top() - 0.5), QPointF(box.right(), box.top() - 0.5))
        draw_channel_tile(painter, QRectF(6, middle(box, 28), 28, 28), line.touch.channel)
        left = self._draw_times(painter, box, line)
        words = QRectF(44, box.top() + 4, left - 60, 20)
        draw_text(painter, words, line.touch.lead, "bodym")
        under = QRectF(44, box.top() + 23, box.width() - 56, 16)
        draw_text(painter, under, _why(line), "small", "ink2")

    def _draw_times(self, painter: QPainter, box: QRectF, line: ChangedTouch) -> float:
        """Before, an arrow, after, at the right; returns where they begin."""
        end, top = box.right() - 12, box.top() + 4
        after, ink = self._after(line), "ink1" if line.after is not None else "warn"
        width = text_width("bodys", after)
        draw_text(painter, QRectF(end - width - 1, top, width + 1, 20), after, "bodys", ink, RIGHT)
        draw_icon(painter, "arrow-right", end - width - _ARROW + 10, top + 3, 14, "ink3")
        before = self._before(line)
        start = end - width - _ARROW - text_width("body", before)
        draw_text(painter, QRectF(start, top, end - start, 20), before, "body", "ink3")
        return start

    def _before(self, line: ChangedTouch) -> str:
        if line.fate == ADDED:
            return "new"
        return day_and_time(line.touch.due.seen_from(self._zone), self._today)

    def _after(self, line: ChangedTouch) -> str:
        if line.after is None:
            return line.fate
        return day_and_time(line.after.seen_from(self._zone), self._today)

    def _tell(self) -> None:
        words = self.said(self._lines[self._current]) if self._lines else "nothing changes"
        self.setAccessibleName(f"Changes: {words}")


def _why(line: ChangedTouch) -> str:
    words = why_line(line.why) or line.touch.purpose
    return words[:1].upper() + words[1:]
