"""Painted lines of the side panel and of the list of one day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.phrases import clock, day
from app.domain.touch import Touch
from app.domain.words import TouchState
from app.ui.calendar.entries import Entry
from app.ui.calendar.touch_view import DRAG_FROM
from app.ui.look import RIGHT, brush_on, colour, draw_box, draw_icon, draw_ring, draw_text, text_width
from app.ui.parts.channel_tile import channel_icon, draw_channel_tile
from app.ui.parts.para import Run, draw_runs
from app.ui.parts.pressable import Pressable
from app.ui.today.phrases import when_words
from app.ui.words import WEEKDAYS, short_day

_FIFTH = 5


class SeriesLine(Pressable):
    """A touch of the series: when here and there, why, and whether it is the fifth."""

    def __init__(
        self, touch: Touch, today: date, *, last: bool, late: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.touch, self._last, self._late = touch, last, late
        at = touch.due_local
        near = (at.year, at.month) == (today.year, today.month)
        number = str(at.day) if near else short_day(at.date())
        self.when = f"{WEEKDAYS[at.weekday()]} {number}, {clock(at.time())}"
        self.setAccessibleName(f"Touch {touch.number}: {day(at.date())}, {clock(at.time())}, {self._tag()}")
        self.setToolTip(self._why())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _tag(self) -> str:
        if self.touch.state in {TouchState.DONE, TouchState.SKIPPED, TouchState.BLOCKED, TouchState.HELD}:
            return self.touch.state.value
        if self._late:
            return "overdue"
        return "fifth touch" if self.touch.number == _FIFTH else ""

    def _why(self) -> str:
        return ". ".join(reason.text[0].upper() + reason.text[1:] for reason in self.touch.why)

    def sizeHint(self) -> QSize:
        return QSize(232, 68)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 68)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box, touch = brush_on(self), self.box(), self.touch
        if self.hasFocus():
            draw_ring(painter, box, 6)
        draw_channel_tile(painter, QRectF(0, 2, 28, 28), touch.channel, round_one=True)
        if not self._last:
            painter.setPen(QPen(colour("line2"), 1.5))
            painter.drawLine(QPointF(14, 34), QPointF(14, box.bottom() - 2))
        x = 40 + draw_text(painter, QRectF(40, 0, box.width() - 40, 20), self.when, "bodys") + 8
        tag = self._tag()
        room = box.width() - x - (text_width("tinys", tag) + 6 if tag else 0)
        if touch.lead_zone_known and touch.lead_local != touch.due_local and room > 28:  # noqa: PLR2004 -- "00:00"
            draw_text(painter, QRectF(x, 0, room, 20), clock(touch.lead_local.time()), "small", "ink3")
        ink = "danger" if tag == "overdue" else "accentink" if tag == "fifth touch" else "ink3"
        draw_text(painter, QRectF(x, 0, box.width() - x, 20), tag, "tinys", ink, RIGHT)
        words = QRectF(40, 20, box.width() - 44, 32)
        draw_runs(painter, words, [Run(self._why() or touch.purpose, "small", "ink2")], 16, 2)


class SlotLine(Pressable):
    """An overdue touch that needs a new time: pressed, or dragged onto the week.

    Signals: `dragged` and `dropped` carry a global point.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self, touch: Touch, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.touch = touch
        self._pressed_at: QPointF | None = None
        self._drags = False
        self.was = f"Was due {when_words(touch.due_local, today)}"
        self.setAccessibleName(f"{touch.lead}, {self.was}: choose a new time")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(232, 48)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), self.box()
        draw_box(painter, box, 8, "dangers", "dangerl" if self.hovered() else None)
        if self.hasFocus():
            draw_ring(painter, box, 8)
        draw_icon(painter, "grip-vertical", 8, 17, 14, "ink3")
        draw_icon(painter, channel_icon(self.touch.channel), 30, 16, 16, "danger")
        draw_text(painter, QRectF(56, 5, box.width() - 62, 20), self.touch.lead, "bodys")
        draw_text(painter, QRectF(56, 24, box.width() - 62, 16), self.was, "small", "danger")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at, self._drags = event.position(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        if self._drags or (event.position() - self._pressed_at).manhattanLength() > DRAG_FROM:
            self._drags = True
            self.setDown(False)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drags, self._drags, self._pressed_at = self._drags, False, None
        if drags:
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)


class DayLine(Pressable):
    """An entry in the list of one day."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entry = entry
        self.setAccessibleName(entry.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(288, 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box, entry = brush_on(self), self.box(), self.entry
        if self.hovered():
            draw_box(painter, box, 6, "hover")
        if self.hasFocus():
            draw_ring(painter, box, 6)
        tile = QRectF(4, 4, 28, 28)
        if entry.over:
            draw_box(painter, tile, 8, "hover")
            draw_icon(painter, channel_icon(entry.touch.channel), 11, 11, 14, "ink3")
        else:
            draw_channel_tile(painter, tile, entry.touch.channel)
        when = clock(entry.at.time())
        words = (
            "Overdue" if entry.late else f"{entry.touch.state.capitalize()} {when}" if entry.over else when
        )
        ink = "danger" if entry.late else "ink2"
        draw_text(
            painter, box.adjusted(44, 0, -90, 0), entry.touch.lead, "body", "ink3" if entry.over else "ink1"
        )
        draw_text(painter, box.adjusted(0, 0, -8, 0), words, "body", ink, RIGHT)
