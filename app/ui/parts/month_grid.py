"""A month of days to pick from: arrows move a day or a week, Page keys a month."""

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import CENTRE, brush_on, draw_box, draw_ring, draw_text
from app.ui.look.spoken import TABLE
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.words import MONTHS, WEEKDAYS, day_words

_CELL_W, _CELL_H, _HEAD, _WEEKS = 36, 32, 24, 6
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


def month_later(day: date, months: int) -> date:
    """The same day so many months on, or the last one of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


class MonthGrid(QWidget):
    """Six weeks from a Monday. `picked` carries the day; `moved` tells that another is marked."""

    SPOKEN_AS = TABLE

    picked = Signal(object)
    moved = Signal(object)

    def __init__(self, today: date, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._day = today, day
        self._hover: date | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.mark(day)

    def day(self) -> date:
        """The marked day."""
        return self._day

    def mark(self, day: date) -> None:
        """Mark a day and show its month."""
        self._day = day
        self.setAccessibleName(day_words(day, self._today))
        self.update()
        self.moved.emit(day)

    def month_words(self) -> str:
        """The month that is shown."""
        return f"{MONTHS[self._day.month - 1]} {self._day.year}"

    def sizeHint(self) -> QSize:
        return QSize(7 * _CELL_W, _HEAD + _WEEKS * _CELL_H)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.mark(self._day + timedelta(days=_STEPS[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.mark(month_later(self._day, 1 if key is Qt.Key.Key_PageDown else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.picked.emit(self._day)
        elif key is Qt.Key.Key_T:
            self.mark(self._today)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._at(event.position())
        if day is not None:
            self.mark(day)
            self.picked.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        for column, name in enumerate(WEEKDAYS):
            head = QRectF(column * _CELL_W, 0, _CELL_W, _HEAD)
            draw_text(painter, head, name[:2], "tinym", "ink3", CENTRE)
        for number in range(7 * _WEEKS):
            self._draw_day(painter, self._first() + timedelta(days=number), self._cell(number))

    def _first(self) -> date:
        start = self._day.replace(day=1)
        return start - timedelta(days=start.weekday())

    def _cell(self, number: int) -> QRectF:
        row, column = divmod(number, 7)
        return QRectF(column * _CELL_W, _HEAD + row * _CELL_H, _CELL_W, _CELL_H)

    def _at(self, point: QPointF) -> date | None:
        cells = (n for n in range(7 * _WEEKS) if self._cell(n).contains(point))
        number = next(cells, None)
        return None if number is None else self._first() + timedelta(days=number)

    def _draw_day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        box = cell.adjusted(2, 1, -2, -1)
        marked, today = day == self._day, day == self._today
        if marked:
            draw_box(painter, box, RADIUS_BUTTON, "accent")
            if self.hasFocus():
                inner = box.adjusted(2, 2, -2, -2)
                draw_box(painter, inner, RADIUS_BUTTON - 2, None, "surface", 1.5)
        elif day == self._hover:
            draw_box(painter, box, RADIUS_BUTTON, "hover")
        if today and not marked:
            draw_ring(painter, box, RADIUS_BUTTON)
        style = "smalls" if marked or today else "small"
        draw_text(painter, box, str(day.day), style, self._ink(day), CENTRE)

    def _ink(self, day: date) -> str:
        if day == self._day:
            return "onaccent"
        if day == self._today:
            return "accentink"
        outside = day.month != self._day.month
        return "ink3" if outside or day.weekday() >= WEEKDAYS.index("Sat") else "ink1"
