"""The weeks of a series as a strip: a mark for each day, a stroke for each touch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.free_days import FreeDays
from app.ui.look import CENTRE, brush_on, draw_box, draw_text
from app.ui.meeting.touch_row import FIFTH, TouchRow
from app.ui.parts.channel_tile import channel_ink

_TOP, _HIGH, _HEIGHT = 22, 24, 62
_LABEL_ROOM, _WIDEST = 62, 10.0


class Strip(QWidget):
    """Drag a stroke to another day: `dragged` carries the number of the touch and the days moved.

    A `fixed` strip only shows.
    """

    dragged = Signal(int, int)

    def __init__(self, today: date, *, fixed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._fixed = today, fixed
        self.free = FreeDays()
        self._rows: tuple[TouchRow, ...] = ()
        self._held: TouchRow | None = None
        self._shift = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_rows(self, rows: Sequence[TouchRow]) -> None:
        """Show these touches."""
        self._rows = tuple(row for row in rows if not row.off)
        first, last = self._span()
        self.setAccessibleName(f"{len(self._rows)} touches between {first} and {last}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    def _span(self) -> tuple[date, date]:
        """The Monday before the first touch (or today), and the day after the last week."""
        days = [row.due.date() for row in self._rows] or [self._today]
        first = min(*days, self._today) if (min(days) - self._today).days < 7 else min(days)  # noqa: PLR2004
        monday = first - timedelta(days=first.weekday())
        last = max(days) + timedelta(days=7 - max(days).weekday())
        return monday, last

    def _day_at(self, x: float) -> date:
        return self._span()[0] + timedelta(days=int(x // self._day_width()))

    def _day_width(self) -> float:
        first, last = self._span()
        return min(_WIDEST, self.width() / max(1, (last - first).days))

    def _x(self, day: date) -> float:
        return (day - self._span()[0]).days * self._day_width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        first, last = self._span()
        for number in range((last - first).days):
            self._draw_day(painter, first + timedelta(days=number))
        self._draw_weeks(painter)
        for row in self._rows:
            self._draw_touch(painter, row)

    def _draw_day(self, painter: QPainter, day: date) -> None:
        wide = self._day_width()
        gap = 2.0 if wide > 5 else 0.5  # noqa: PLR2004 -- px; narrow days keep a hair between them
        x = self._x(day)
        if day.weekday() in self.free.weekdays:
            draw_box(painter, QRectF(x, _TOP + _HIGH / 2 - 3, wide - gap, 6), 2, "hover")
        else:
            ground = "meets" if day in self.free.days else "hover"
            draw_box(painter, QRectF(x, _TOP, wide - gap, _HIGH), 2, ground)
        if day == self._today:
            draw_box(painter, QRectF(x - 1, _TOP - 1, wide - gap + 2, _HIGH + 2), 3, None, "now", 1.5)

    def _draw_weeks(self, painter: QPainter) -> None:
        first, last = self._span()
        free = 0.0
        for week in range((last - first).days // 7):
            monday = first + timedelta(days=7 * week)
            x = self._x(monday)
            if x >= free:
                draw_text(painter, QRectF(x, 0, _LABEL_ROOM, 16), f"{monday.day} {monday:%b}", "tiny", "ink3")
                free = x + _LABEL_ROOM

    def _draw_touch(self, painter: QPainter, row: TouchRow) -> None:
        wide = self._day_width()
        x = self._x(row.due.date())
        if self._held is not None and self._held.number == row.number:
            x += self._shift * wide
        ink = "accent" if row.number == FIFTH else channel_ink(row.touch.channel)
        draw_box(painter, QRectF(x, _TOP, max(3.0, wide - 2), _HIGH), 2, ink)
        shade = "accentink" if row.number == FIFTH else "ink2"
        label = QRectF(x - 8 + wide / 2 - 1, _TOP + _HIGH, 16, 16)
        draw_text(painter, label, str(row.number), "tinys", shade, CENTRE)

    def _under(self, at: QPointF) -> TouchRow | None:
        if self._fixed:
            return None
        wide = max(self._day_width(), 4.0)
        free = (row for row in self._rows if not row.touch.locked)
        return next((row for row in free if 0 <= at.x() - self._x(row.due.date()) < wide), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held, self._shift = self._under(event.position()), 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            self.setToolTip(self.free.days.get(self._day_at(event.position().x()), ""))
            over = self._under(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)
            return
        from_x = self._x(self._held.due.date())
        self._shift = int((event.position().x() - from_x) // self._day_width())
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        held, shift = self._held, self._shift
        self._held, self._shift = None, 0
        if held is not None and shift:
            self.dragged.emit(held.number, shift)
        self.update()
