"""A month, painted: whole weeks, a few entries a day, and how many more there are."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.phrases import short_day
from app.domain.plan import DayLoad
from app.ui.calendar.entries import Entry, late_first
from app.ui.calendar.strokes import (
    clip_corners,
    draw_banner,
    draw_bar,
    draw_free,
    draw_ghost,
    draw_line_entry,
)
from app.ui.calendar.touch_view import TouchView
from app.ui.look import (
    CENTRE,
    RIGHT,
    brush_on,
    colour,
    draw_box,
    draw_line,
    draw_ring,
    draw_text,
    text_width,
)
from app.ui.words import FULL_WEEKDAYS, WEEKDAYS

HEAD, WEEKEND, LINE = 32, 96, 22
_CELL_HEAD, _MORE = 33, 18
_DAYS, _SATURDAY, _FEWEST_WEEKS = 7, 5, 4


class MonthView(TouchView):
    """`day_asked` carries a date whose entries do not all fit, and where its cell stands."""

    day_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Month")
        self.month = 1
        self.series: frozenset[int] = frozenset()
        self.more: dict[date, tuple[int, QRectF]] = {}
        self._by_day: dict[date, list[Entry]] = {}

    def _weeks(self) -> int:
        assert self.stretch is not None
        return (self.stretch.last - self.stretch.first).days // _DAYS

    def left(self, day: int) -> float:
        """The left edge of a weekday; 7 is the right edge."""
        weekend = min(WEEKEND, self.width() / _DAYS)
        weekday = (self.width() - 2 * weekend) / _SATURDAY
        return min(day, _SATURDAY) * weekday + max(0, day - _SATURDAY) * weekend

    def cell(self, day: date) -> QRectF:
        """The box of a date."""
        assert self.stretch is not None
        number = (day - self.stretch.first).days
        height = (self.height() - HEAD) / self._weeks()
        left = self.left(number % _DAYS)
        return QRectF(left, HEAD + number // _DAYS * height, self.left(number % _DAYS + 1) - left, height)

    def lay_out(self) -> None:
        """Give each day as many lines as fit; the last one says how many are left."""
        self.boxes.clear()
        self.more.clear()
        self._by_day = {}
        if self.stretch is None:
            return
        for entry in self.entries:
            self._by_day.setdefault(entry.day, []).append(entry)
        for day, entries in self._by_day.items():
            self._lay_out_day(day, entries)

    def _lay_out_day(self, day: date, entries: list[Entry]) -> None:
        assert self.stretch is not None
        cell = self.cell(day)
        top = cell.top() + _CELL_HEAD + (LINE if day in self.stretch.free else 0)
        room = cell.bottom() - top - 2
        fit, there = int(room // LINE), max(len(entries), self.stretch.counts.get(day, 0))
        if there > fit:
            fit = max(0, int((room - _MORE) // LINE))
        for number, entry in enumerate(self._shown(late_first(entries), fit)):
            self.boxes[entry.id] = QRectF(cell.left() + 4, top + number * LINE, cell.width() - 8, LINE - 2)
        if there > min(fit, len(entries)):
            line = QRectF(cell.left() + 12, top + fit * LINE, cell.width() - 16, _MORE)
            self.more[day] = (there - min(fit, len(entries)), line)

    def _shown(self, entries: list[Entry], fit: int) -> list[Entry]:
        """The first ones, the selected one among them."""
        chosen = [entry for entry in entries[fit:] if entry.id == self.chosen]
        return entries[: fit - len(chosen)] + chosen if fit else []

    def choose(self, touch_id: int) -> None:
        """Select a touch; one that had no room in its cell gets it."""
        super().choose(touch_id)
        if touch_id not in self.boxes and self.entry(touch_id) is not None:
            self.lay_out()

    def fits(self) -> int:
        """The most entries that a cell of this month can show."""
        height = (self.height() - HEAD) / _FEWEST_WEEKS
        return max(1, int((height - _CELL_HEAD) // LINE))

    def drop_at(self, entry: Entry, spot: QPointF) -> datetime | None:
        """Another day, at the same time of day."""
        box = self.box_of(entry)
        day = self.day_at(QPointF(spot.x() + box.width() / 2, spot.y() + box.height() / 2))
        return None if day is None else datetime.combine(day, entry.at.time())

    def day_at(self, spot: QPointF) -> date | None:
        """The date under a point."""
        if self.stretch is None:
            return None
        days = (self.stretch.first + timedelta(days=n) for n in range(self._weeks() * _DAYS))
        return next((day for day in days if self.cell(day).contains(spot)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = next((day for day, (_, box) in self.more.items() if box.contains(event.position())), None)
        if day is not None:
            self._ask(day)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.entry(self.chosen)
        if event.text() == "+" and entry is not None:
            self._ask(entry.day)
        else:
            super().keyPressEvent(event)

    def _ask(self, day: date) -> None:
        self.day_asked.emit(day, self.cell(day).toRect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        if self.stretch is None:
            return
        clip_corners(painter, QRectF(self.rect()))
        for number in range(self._weeks() * _DAYS):
            self._draw_day(painter, self.stretch.first + timedelta(days=number))
        self._draw_names(painter)
        for entry in self.entries:
            if entry.id in self.boxes:
                self._draw_entry(painter, entry)
        for count, box in self.more.values():
            draw_text(painter, box, f"+{count} more", "tinys", "accentink")
        if self.ghost is not None:
            entry, at = self.ghost
            box = self.cell(at.date()).adjusted(4, _CELL_HEAD, -4, 0)
            draw_ghost(painter, QRectF(box.left(), box.top(), box.width(), 24), entry, short_day(at.date()))

    def _draw_entry(self, painter: QPainter, entry: Entry) -> None:
        tinted = entry.day >= self.now.date() or entry.late
        chosen, mine = entry.id == self.chosen, entry.touch.series_id in self.series
        box = self.boxes[entry.id]
        draw_line_entry(painter, box, entry, tinted=tinted, chosen=chosen, series=mine)

    def _draw_names(self, painter: QPainter) -> None:
        names = FULL_WEEKDAYS if self.left(1) > WEEKEND else WEEKDAYS
        for number in range(_DAYS):
            words = WEEKDAYS[number] if number >= _SATURDAY else names[number]
            box = QRectF(self.left(number) + 12, 4, self.left(number + 1) - self.left(number) - 16, 24)
            draw_text(painter, box, words, "smallm", "ink3" if number >= _SATURDAY else "ink2")
        draw_line(painter, QPointF(0, HEAD - 0.5), QPointF(self.width(), HEAD - 0.5), "line2")

    def _draw_day(self, painter: QPainter, day: date) -> None:
        assert self.stretch is not None
        cell, today = self.cell(day), day == self.now.date()
        outside = day.month != self.month or day.weekday() not in self.stretch.hours
        if day in self.stretch.free:
            draw_free(painter, cell)
        else:
            painter.fillRect(cell, colour("nonwork" if outside else "surface"))
        right, bottom = round(cell.right()) - 0.5, round(cell.bottom()) - 0.5
        draw_line(painter, QPointF(right, cell.top()), QPointF(right, bottom))
        draw_line(painter, QPointF(cell.left(), bottom), QPointF(right, bottom))
        if today:
            draw_ring(painter, cell.adjusted(1, 0, -2, -2), 8)
        self._draw_date(painter, cell, day, today=today)
        if day in self.stretch.free:
            banner = QRectF(cell.left() + 5, cell.top() + _CELL_HEAD, cell.width() - 10, LINE - 2)
            draw_banner(painter, banner, self.stretch.free[day])

    def _draw_date(self, painter: QPainter, cell: QRectF, day: date, *, today: bool) -> None:
        words = (
            short_day(day) if day.day == 1 or day == (self.stretch and self.stretch.first) else str(day.day)
        )
        if today:
            disc = QRectF(cell.left() + 5, cell.top() + 4, 26, 26)
            draw_box(painter, disc, 13, "accent")
            draw_text(painter, disc, words, "bodys", "onaccent", CENTRE)
        else:
            quiet = day.month != self.month or day.weekday() >= _SATURDAY
            box = QRectF(cell.left() + 12, cell.top() + 7, cell.width() - 20, 20)
            draw_text(painter, box, words, "body" if quiet else "bodys", "ink3" if quiet else "ink1")
        self._draw_load(painter, cell, day)

    def _draw_load(self, painter: QPainter, cell: QRectF, day: date) -> None:
        assert self.stretch is not None
        load = self.stretch.load.get(day, DayLoad()).touches
        if load == 0 or cell.width() < text_width("small", "00") + 90:
            return
        bar = QRectF(cell.right() - 60, cell.top() + 15, 48, 4)
        share = load / self.stretch.capacity
        ink = "warn" if share > 1 else "ink3" if day < self.now.date() else "accent"
        coming = day > self.now.date()
        draw_bar(painter, bar, 0 if coming else share, share if coming else 0, ink)
        words = QRectF(cell.left(), cell.top() + 8, bar.left() - cell.left() - 7, 18)
        draw_text(painter, words, str(load), "small", "ink2", RIGHT)
