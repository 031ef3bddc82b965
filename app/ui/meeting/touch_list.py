"""The touches of the series: read, moved by a day, given another time, left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.free_days import FreeDays
from app.domain.phrases import day_and_time
from app.ui.look import RIGHT, brush_on, draw_box, draw_icon, draw_line, draw_text, first_fitting, middle
from app.ui.look.spoken import LIST
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.meeting.touch_row import FIFTH, TouchRow
from app.ui.parts.channel_tile import channel_words, draw_channel_tile

ROW, _GRIP, _PENCIL, _DRAG_STEP = 46, 36, 40, 12


class TouchList(QWidget):
    """Arrows choose a row, Alt and arrows move it a day, Delete leaves it out, Enter edits its time.

    Signals:
        moved: Number of the touch and days.
        switched: Number of the touch to leave out or to take in again.
        edit_asked: Number of the touch, and the global point to open at.
    """

    SPOKEN_AS = LIST

    moved = Signal(int, int)
    switched = Signal(int)
    edit_asked = Signal(int, QPoint)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.free = FreeDays()
        self._rows: tuple[TouchRow, ...] = ()
        self._current = 0
        self._drag_from: float | None = None
        self._shift = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._tell()

    def show_rows(self, rows: Sequence[TouchRow]) -> None:
        """Show these touches; the chosen row stays."""
        self._rows = tuple(rows)
        self._current = max(0, min(self._current, len(self._rows) - 1))
        self.setFixedHeight(max(1, len(self._rows)) * ROW)
        self._tell()
        self.update()

    def rows(self) -> tuple[TouchRow, ...]:
        """What is shown."""
        return self._rows

    def current(self) -> TouchRow | None:
        """The chosen row."""
        return self._rows[self._current] if self._rows else None

    def choose(self, index: int) -> None:
        """Choose a row."""
        self._current = max(0, min(len(self._rows) - 1, index))
        self._tell()
        self.update()

    def row_box(self, index: int) -> QRectF:
        """Where a row is painted."""
        return QRectF(0, index * ROW, self.width(), ROW)

    def sizeHint(self) -> QSize:
        return QSize(500, max(1, len(self._rows)) * ROW)

    def _tell(self) -> None:
        row = self.current()
        words = "no touches"
        if row is not None:
            state = "left out, " if row.off else ""
            when = day_and_time(row.due, self._today)
            words = f"{row.number}, {channel_words(row.touch.channel)}, {when}, {state}{row.why} {row.badge}"
        self.setAccessibleName(f"Touches: {words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        back = key in {Qt.Key.Key_Up, Qt.Key.Key_Left}
        if back or key in {Qt.Key.Key_Down, Qt.Key.Key_Right}:
            self._step(-1 if back else 1, move=alt)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Space}:
            self._switch()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and not event.modifiers():
            self._ask_edit(self._current)
        else:
            super().keyPressEvent(event)

    def _step(self, days: int, *, move: bool) -> None:
        row = self.current()
        if not move:
            self.choose(self._current + days)
        elif row is not None and not row.touch.locked and not row.off:
            self.moved.emit(row.number, days)

    def _switch(self) -> None:
        row = self.current()
        if row is not None and not row.touch.locked:
            self.switched.emit(row.number)

    def _ask_edit(self, index: int) -> None:
        row = self._rows[index] if self._rows else None
        if row is not None and not row.touch.locked and not row.off:
            corner = self.row_box(index).bottomRight().toPoint() - QPoint(300, 0)
            self.edit_asked.emit(row.number, self.mapToGlobal(corner))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().y() // ROW)
        if not 0 <= index < len(self._rows):
            return
        self.choose(index)
        if event.position().x() > self.width() - _PENCIL and not self._rows[index].moved:
            self._ask_edit(index)
        elif not self._rows[index].touch.locked and not self._rows[index].off:
            self._drag_from = event.position().y()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._ask_edit(int(event.position().y() // ROW))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is None:
            grip = event.position().x() < _GRIP
            self.setCursor(Qt.CursorShape.SizeVerCursor if grip else Qt.CursorShape.ArrowCursor)
            index = int(event.position().y() // ROW)
            self.setToolTip(self._rows[index].why if 0 <= index < len(self._rows) else "")
            return
        self._shift = int((event.position().y() - self._drag_from) / _DRAG_STEP)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        row, shift = self.current(), self._shift
        self._drag_from, self._shift = None, 0
        if row is not None and shift:
            self.moved.emit(row.number, shift)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        for index, row in enumerate(self._rows):
            self._draw_row(painter, index, row)

    def _draw_row(self, painter: QPainter, index: int, row: TouchRow) -> None:
        box = self.row_box(index)
        inner = box.adjusted(0, 1, 0, -2)
        chosen = index == self._current and self.hasFocus()
        if row.number == FIFTH:
            draw_box(painter, inner, RADIUS_BUTTON, "accents")
        if chosen:
            draw_box(painter, inner.adjusted(1, 0, -1, 0), RADIUS_BUTTON, None, "accent", 2)
        elif index and row.number != FIFTH and self._rows[index - 1].number != FIFTH:
            draw_line(painter, QPointF(90, box.top() - 0.5), QPointF(box.right(), box.top() - 0.5))
        y = box.top()
        if not row.touch.locked:
            draw_icon(painter, "grip-vertical", 6, middle(box, 16), 16, "ink3")
        ink = "accentink" if row.number == FIFTH else "ink3"
        draw_text(painter, QRectF(28, y, 18, ROW), str(row.number), "smalls", ink)
        if row.off:
            painter.setOpacity(0.45)
        draw_channel_tile(painter, QRectF(50, y + 9, 28, 28), row.touch.channel)
        painter.setOpacity(1)
        self._draw_words(painter, box, row)

    def _draw_words(self, painter: QPainter, box: QRectF, row: TouchRow) -> None:
        right = self._draw_end(painter, box, row)
        due = row.due
        if self._shift and row is self.current():
            due = self.free.working_days_on(due, self._shift)
        ink = "inkoff" if row.off else "ink1"
        room = right - 90 - 12
        draw_text(painter, QRectF(90, box.top() + 4, room, 20), day_and_time(due, self._today), "bodym", ink)
        why = first_fitting(row.whys, "small", room)
        shade = "warn" if row.alarming else "ink3" if row.off else "ink2"
        draw_text(painter, QRectF(90, box.top() + 23, room, 16), why, "small", shade)
        if row.off:
            width = 150.0
            draw_line(painter, QPointF(90, box.top() + 14.5), QPointF(90 + width, box.top() + 14.5), "ink3")

    def _draw_end(self, painter: QPainter, box: QRectF, row: TouchRow) -> float:
        """Badge, lock or pencil; returns where the words have to end."""
        end = box.right() - 12
        if row.off:
            return end
        if row.badge:
            ink = "warn" if row.moved else "accentink"
            width = draw_text(painter, box.adjusted(0, 0, -12, 0), row.badge, "tinys", ink, RIGHT)
            return end - width
        draw_icon(painter, "lock" if row.touch.locked else "pencil", end - 14, middle(box, 14), 14, "ink2")
        return end - 14
