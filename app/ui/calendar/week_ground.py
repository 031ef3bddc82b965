"""What lies under the entries of a week: heads, hours, free days, good hours for calls, the time now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.activity import Agreement
from app.domain.moment import resolve, zone_info
from app.domain.phrases import clock
from app.domain.plan import DayLoad, Span
from app.domain.windows import BEST_CALLS
from app.ui.calendar.reads import Stretch
from app.ui.calendar.strokes import draw_banner, draw_bar, draw_free, draw_link
from app.ui.calendar.week_shape import ALL_DAY, DAYS, HEAD, HOUR, SATURDAY, WeekShape
from app.ui.look import CENTRE, RIGHT, colour, draw_box, draw_line, draw_text, text_width
from app.ui.words import WEEKDAYS

_PILL = 14


@dataclass(frozen=True, slots=True)
class Ground:
    """What is painted under the entries; `other` is the zone of the selected lead, or empty."""

    shape: WeekShape
    stretch: Stretch
    now: datetime
    best: bool
    other: str
    agreements: Mapping[date, Agreement]
    done: Mapping[date, int]

    def day(self, number: int) -> date:
        """The date of a column."""
        return self.stretch.first + timedelta(days=number)

    def shift(self) -> timedelta:
        """How far the clock of the selected lead is ahead of the rep's."""
        if not self.other:
            return timedelta()
        noon = resolve(datetime.combine(self.stretch.first, time(12)), self.stretch.zone)
        return noon.seen_from(self.other) - noon.wall


def draw_ground(painter: QPainter, ground: Ground) -> None:
    """Paint all of it."""
    for number in range(DAYS):
        _draw_day(painter, ground, number)
    _draw_lines(painter, ground)
    _draw_hours(painter, ground)
    for number in range(DAYS):
        _draw_head(painter, ground, number)
        _draw_all_day(painter, ground, number)
    _draw_now(painter, ground)


def _draw_day(painter: QPainter, ground: Ground, number: int) -> None:
    """Working hours are bright, the rest is shaded."""
    column, day = ground.shape.column(number), ground.day(number)
    if day in ground.stretch.free:
        draw_free(painter, column)
        return
    painter.fillRect(column, colour("nonwork"))
    span = ground.stretch.hours.get(day.weekday())
    if span is not None:
        painter.fillRect(_part(ground.shape, column, span, timedelta()), colour("surface"))
        if ground.best:
            for good in BEST_CALLS:
                painter.fillRect(_part(ground.shape, column, good, ground.shift(), span), colour("bestcall"))


def _part(
    shape: WeekShape, column: QRectF, span: Span, shift: timedelta, within: Span | None = None
) -> QRectF:
    """The part of a column between two times there; `shift` is how far that clock is ahead."""
    start, end = (_minutes(at) - shift.total_seconds() / 60 for at in span)
    if within is not None:
        start, end = max(start, _minutes(within[0])), min(end, _minutes(within[1]))
    top, bottom = (
        max(shape.top, min(shape.height, shape.y(minutes))) for minutes in (start, max(start, end))
    )
    return QRectF(column.left(), top, column.width(), bottom - top)


def _minutes(at: time) -> float:
    return at.hour * HOUR + at.minute


def _draw_lines(painter: QPainter, ground: Ground) -> None:
    shape = ground.shape
    for hour in range(shape.opens + 1, shape.closes):
        y = round(shape.y(hour * HOUR)) + 0.5
        draw_line(painter, QPointF(shape.gutter - 6, y), QPointF(shape.width, y))
    for number in range(DAYS):
        x = round(shape.left(number)) + 0.5
        draw_line(painter, QPointF(x, 0), QPointF(x, shape.height))
    for y in (HEAD + 0.5, shape.top + 0.5):
        draw_line(painter, QPointF(0 if y > HEAD + 1 else shape.gutter, y), QPointF(shape.width, y), "line2")


def _draw_hours(painter: QPainter, ground: Ground) -> None:
    """The rep's hours, and those of the selected lead beside them."""
    shape, ahead = ground.shape, ground.shift()
    here = ground.stretch.zone.rsplit("/", 1)[-1].replace("_", " ")
    wide, now = 48.0, _now_y(ground)
    draw_text(painter, QRectF(4, HEAD - 22, wide + 2, 16), here, "tinym", "ink2", RIGHT)
    draw_text(painter, QRectF(4, HEAD + 8, wide, 16), _short_zone(ground), "tiny", "ink3", RIGHT)
    if ground.other:
        there = ground.other.rsplit("/", 1)[-1].replace("_", " ")
        draw_text(painter, QRectF(54, HEAD - 22, 32, 16), there[:3].upper(), "tinym", "ink2", RIGHT)
        draw_text(painter, QRectF(48, HEAD + 8, 38, 16), _ahead(ahead), "tiny", "ink3", RIGHT)
    for hour in range(shape.opens + 1, shape.closes):
        y = shape.y(hour * HOUR) - 8
        if now is not None and abs(y + 8 - now) < _PILL:
            continue  # the time now stands there
        draw_text(painter, QRectF(4, y, wide, 16), f"{hour:02d}:00", "tinym", "ink2", RIGHT)
        if ground.other:
            at = datetime.combine(ground.stretch.first, time(hour)) + ahead
            words = f"{at.hour:02d}" if at.minute == 0 else clock(at.time())
            draw_text(painter, QRectF(52, y, 32, 16), words, "tiny", "ink3", RIGHT)


def _short_zone(ground: Ground) -> str:
    noon = datetime.combine(ground.stretch.first, time(12), zone_info(ground.stretch.zone))
    return noon.tzname() or ""


def _ahead(shift: timedelta) -> str:
    hours = shift.total_seconds() / 3600
    return f"{hours:+g} h"


def _draw_head(painter: QPainter, ground: Ground, number: int) -> None:
    day, left = ground.day(number), ground.shape.left(number)
    width = ground.shape.left(number + 1) - left
    today, weekend = day == ground.now.date(), number >= SATURDAY
    figure = QRectF(left + 11, 8, 24, 24)
    if today:
        disc = QRectF(left + 6, 4, 32, 32)
        draw_box(painter, disc, 16, "accent")
        draw_text(painter, disc, str(day.day), "h2", "onaccent", CENTRE)
    else:
        draw_text(painter, figure, str(day.day), "h2", "ink3" if weekend else "ink1")
    name = QRectF(left + (46 if today else 41), 8, 40, 24)
    ink = "accentink" if today else "ink3" if weekend else "ink2"
    draw_text(painter, name, WEEKDAYS[number], "bodys" if today else "body", ink)
    if not weekend:
        _draw_load(painter, ground, day, QRectF(left + 12, 8, width - 24, 24))


def _draw_load(painter: QPainter, ground: Ground, day: date, box: QRectF) -> None:
    """How many touches the day holds, of how many."""
    capacity = ground.stretch.capacity
    load = ground.stretch.load.get(day, DayLoad())
    planned = max(0, load.touches - ground.done.get(day, 0))
    words = "Off" if day in ground.stretch.free else f"{load.touches} of {capacity}"
    if box.width() >= 50 + text_width("small", words):
        draw_text(painter, box, words, "small", "warn" if load.touches > capacity else "ink2", RIGHT)
    ink = "warn" if load.touches > capacity else "accent"
    bar = QRectF(box.left(), box.bottom() + 10, box.width(), 6)
    draw_bar(painter, bar, (load.touches - planned) / capacity, planned / capacity, ink)


def _draw_all_day(painter: QPainter, ground: Ground, number: int) -> None:
    """Holidays, and what the selected lead and the rep agreed for this day."""
    day, left = ground.day(number), ground.shape.left(number)
    width = ground.shape.left(number + 1) - left
    box = QRectF(left + 4, HEAD + 5, width - 8, ALL_DAY - 9)
    holiday, agreement = ground.stretch.free.get(day), ground.agreements.get(day)
    if holiday is not None:
        draw_banner(painter, box, holiday)
    elif agreement is not None:
        draw_banner(painter, box, f"{agreement.what} due", "list-todo", "ink2")


def _now_y(ground: Ground) -> float | None:
    """How far down the time now stands, or None when it is not in view."""
    y = ground.shape.y(_minutes(ground.now.time()))
    today = ground.stretch.first <= ground.now.date() < ground.stretch.last
    return y if today and ground.shape.top <= y <= ground.shape.height else None


def _draw_now(painter: QPainter, ground: Ground) -> None:
    """A line through today, quiet on the other days; the time stands in the gutter."""
    shape, number, y = ground.shape, (ground.now.date() - ground.stretch.first).days, _now_y(ground)
    if y is None:
        return
    dots = QPen(colour("now"), 1, Qt.PenStyle.DotLine)
    painter.setPen(dots)
    painter.drawLine(QPointF(shape.gutter, y), QPointF(shape.left(number), y))
    painter.setPen(QPen(colour("now"), 2))
    painter.drawLine(QPointF(shape.left(number), y), QPointF(shape.left(number + 1), y))
    draw_box(painter, QRectF(shape.left(number) - 4, y - 4, 8, 8), 4, "now")
    pill = QRectF(10, y - 9, 42, 18)
    draw_box(painter, pill, 9, "now")
    draw_text(painter, pill, clock(ground.now.time()), "tinys", "surface", CENTRE)


def draw_links(painter: QPainter, shape: WeekShape, stops: Sequence[tuple[int, QRectF]]) -> None:
    """One line through a series; each stop is a day and the box of an entry."""
    for (day, box), (next_day, next_box) in pairwise(stops):
        start = QPointF(box.right(), box.center().y())
        if day == next_day:
            edge = shape.left(day + 1) - 4
            draw_link(painter, start, QPointF(next_box.right(), next_box.center().y()), edge)
        else:
            edge = shape.left(next_day)
            draw_link(painter, start, QPointF(next_box.left(), next_box.center().y()), edge)
