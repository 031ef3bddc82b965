"""The touches of a series as they are and as they would be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import CENTRE, RIGHT, brush_on, draw_box, draw_icon, draw_line, draw_text, middle, text_width
from app.ui.look.spoken import LIST
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.channel_tile import draw_channel_tile
from app.ui.series.rows import CLOSED, ChangeRow

ROW = 46
_NUMBER, _TILE, _WORDS, _ARROW = 34.0, 42.0, 82.0, 34.0


class RowList(QWidget):
    """Shows rows; Up and Down read them one by one."""

    SPOKEN_AS = LIST

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ChangeRow, ...] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_rows(self, rows: Sequence[ChangeRow]) -> None:
        """Show these."""
        self._rows = tuple(rows)
        self._current = min(self._current, max(0, len(self._rows) - 1))
        self.setFixedHeight(max(1, len(self._rows)) * ROW)
        self._tell()
        self.update()

    def rows(self) -> tuple[ChangeRow, ...]:
        """What is shown."""
        return self._rows

    def sizeHint(self) -> QSize:
        return QSize(420, max(1, len(self._rows)) * ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._rows:
            super().keyPressEvent(event)
            return
        self._current = max(0, min(len(self._rows) - 1, self._current + step))
        self._tell()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        for index, row in enumerate(self._rows):
            self._draw(painter, index, row)

    def _draw(self, painter: QPainter, index: int, row: ChangeRow) -> None:
        box = QRectF(0, index * ROW, self.width(), ROW)
        focused = index == self._current and self.hasFocus()
        if row.changed or focused:
            inner = box.adjusted(0.5, 1.5, -0.5, -1.5)
            draw_box(painter, inner, RADIUS_BUTTON, "accents", "accent" if focused else None, 1)
        elif index:
            draw_line(painter, QPointF(_WORDS, box.top() - 0.5), QPointF(box.right(), box.top() - 0.5))
        closed = row.touch.state in CLOSED
        ink = "accentink" if row.fifth else "ink3" if closed else "ink2"
        number = QRectF(0, box.top(), _NUMBER + 6, ROW)
        draw_text(painter, number, str(row.touch.number), "smalls", ink, CENTRE)
        draw_channel_tile(painter, QRectF(_TILE, middle(box, 28), 28, 28), row.touch.channel)
        self._draw_words(painter, box, row)

    def _draw_words(self, painter: QPainter, box: QRectF, row: ChangeRow) -> None:
        top, end = box.top() + 4, box.right() - 12
        quiet = row.touch.state in CLOSED
        x = _WORDS
        if row.before:
            width = text_width("body", row.before) + 1
            draw_text(painter, QRectF(x, top, width, 20), row.before, "body", "ink3")
            draw_icon(painter, "arrow-right", x + width + 9, top + 3, 14, "ink3")
            x += width + _ARROW
        style, ink = ("bodys", "ink1") if row.changed else ("bodym", "ink3" if quiet else "ink1")
        draw_text(painter, QRectF(x, top, end - x, 20), row.after, style, ink)
        if row.fifth:
            draw_text(painter, QRectF(end - 90, top, 90, 20), "fifth touch", "tinys", "accentink", RIGHT)
        under = QRectF(_WORDS, box.top() + 23, end - _WORDS, 16)
        draw_text(painter, under, row.under, "small", "ink3" if quiet else "ink2")

    def _tell(self) -> None:
        words = self._rows[self._current].said if self._rows else "nothing planned"
        self.setAccessibleName(f"Touches: {words}")
