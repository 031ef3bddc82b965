"""A week, painted: hours down, days across, entries side by side where they overlap."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.activity import Agreement
from app.domain.moment import wall_time
from app.domain.phrases import clock
from app.ui.calendar.entries import Entry, placed
from app.ui.calendar.reads import Chosen
from app.ui.calendar.strokes import clip_corners, draw_entry, draw_ghost
from app.ui.calendar.touch_view import TouchView
from app.ui.calendar.week_ground import Ground, draw_ground, draw_links
from app.ui.calendar.week_shape import DAYS, HOUR, TOP, WeekShape
from app.ui.look import brush_on

_OPENS, _CLOSES = 7, 19
_GAP = 3
_LEAST_HEIGHT = 14.5
_LOW = 44
"""Below this height of an hour, px, the spare hour before and after work is left out."""
_RIGHT_GAP = 8


class WeekView(TouchView):
    """Seven days from the first one of the stretch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Week")
        self.shape = WeekShape(1, 1)
        self.best_for_calls = False
        self._belongs: Chosen | None = None

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Show the series of the selected touch as one, and what was agreed with its lead."""
        self._belongs = chosen
        self.update()

    def show_best(self, on: bool) -> None:  # noqa: FBT001 -- a slot
        """Shade the hours in which calls connect best."""
        self.best_for_calls = on
        self.update()

    def lay_out(self) -> None:
        """Hours that hold an entry are never cut off."""
        self.boxes.clear()
        if self.stretch is None:
            return
        opens, closes = self._hours()
        zone = self._other_zone()
        self.shape = WeekShape(self.width(), self.height(), opens, closes, two_zones=bool(zone))
        for number in range(DAYS):
            day = self.stretch.first + timedelta(days=number)
            self._lay_out_day(number, [entry for entry in self.entries if entry.day == day])

    def _hours(self) -> tuple[int, int]:
        assert self.stretch is not None
        spans = self.stretch.hours.values()
        starts = [start.hour for start, _ in spans] + [entry.at.hour for entry in self.entries]
        ends = [end.hour for _, end in spans] + [entry.at.hour + 1 for entry in self.entries]
        low = self.height() - TOP < _LOW * (_CLOSES - _OPENS)
        opens, closes = (_OPENS + 1, _CLOSES - 1) if low else (_OPENS, _CLOSES)
        return min([opens, *starts]), min(24, max([closes, *ends]))

    def _lay_out_day(self, number: int, entries: list[Entry]) -> None:
        column = self.shape.column(number)
        room = column.width() - _GAP - min(_RIGHT_GAP, column.width() / 8)
        for key, (span, slot) in placed(entries, _LEAST_HEIGHT / self.shape.hour * HOUR).items():
            lane = room / slot.lanes
            top = self.shape.y(span.start)
            height = max(_LEAST_HEIGHT, (span.end - span.start) / HOUR * self.shape.hour - 2)
            left = column.left() + _GAP + slot.lane * lane
            self.boxes[key] = QRectF(left, top + 1, lane * slot.width - 2, height)

    def choose(self, touch_id: int) -> None:
        super().choose(touch_id)
        self.lay_out()

    def _other_zone(self) -> str:
        """The zone of the selected lead, when it has another time than the rep."""
        entry = self.entry(self.chosen)
        if entry is None or not entry.touch.lead_zone_known:
            return ""
        touch = entry.touch
        return touch.lead_zone if touch.lead_local != touch.due_local else ""

    def drop_at(self, entry: Entry, spot: QPointF) -> datetime | None:
        """The day under the middle of the entry, on a quarter of an hour."""
        assert self.stretch is not None
        day = self.shape.day_at(spot.x() + self.box_of(entry).width() / 2)
        if day is None or not self.shape.top - self.shape.hour <= spot.y() <= self.height():
            return None
        minutes = self.shape.minutes_at(spot.y())
        return datetime.combine(self.stretch.first + timedelta(days=day), time()) + timedelta(minutes=minutes)

    def _numbers(self) -> dict[int, int]:
        """Touches of the selected series by id, with their place in it."""
        series = self._belongs.series if self._belongs is not None else None
        if series is None:
            return {}
        return {touch.id: touch.number for touch in series.touches if touch.id in self.boxes}

    def _agreements(self) -> dict[date, Agreement]:
        """What is due by day, of the selected lead."""
        if self._belongs is None or self.stretch is None:
            return {}
        zone = self.stretch.zone
        open_ones = (one for one in self._belongs.agreements if one.kept_at is None and one.due is not None)
        return {wall_time(one.due, zone).date(): one for one in open_ones if one.due is not None}

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        if self.stretch is None:
            return
        clip_corners(painter, QRectF(self.rect()))
        numbers = self._numbers()
        best, other = self.best_for_calls, self._other_zone()
        done = self._done_by_day()
        draw_ground(
            painter, Ground(self.shape, self.stretch, self.now, best, other, self._agreements(), done)
        )
        ordered = sorted(numbers, key=lambda key: numbers[key])
        draw_links(painter, self.shape, [(self._number_of(key), self.boxes[key]) for key in ordered])
        for entry in self.entries:
            number = numbers.get(entry.id, 0)
            marked = entry.id == self.chosen or bool(number)
            draw_entry(painter, self.boxes[entry.id], entry, chosen=marked, number=number)
        if self.ghost is not None:
            entry, at = self.ghost
            draw_ghost(painter, self._ghost_box(entry, at), entry, clock(at.time()))

    def _done_by_day(self) -> dict[date, int]:
        done: dict[date, int] = {}
        for entry in self.entries:
            if entry.over:
                done[entry.day] = done.get(entry.day, 0) + 1
        return done

    def _number_of(self, touch_id: int) -> int:
        """The day of an entry, 0 for the first one shown."""
        entry = self.entry(touch_id)
        assert entry is not None
        assert self.stretch is not None
        return (entry.day - self.stretch.first).days

    def _ghost_box(self, entry: Entry, at: datetime) -> QRectF:
        assert self.stretch is not None
        column = self.shape.column(max(0, min(DAYS - 1, (at.date() - self.stretch.first).days)))
        top = self.shape.y(at.hour * HOUR + at.minute)
        return QRectF(
            column.left() + _GAP, top + 1, column.width() - _RIGHT_GAP, max(24, self.box_of(entry).height())
        )
