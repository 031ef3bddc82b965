"""Pop-overs of the calendar: all entries of a day, and a new time for a touch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.phrases import count, short_day
from app.domain.touch import Touch
from app.ui.calendar.entries import Entry
from app.ui.calendar.pieces import DayLine
from app.ui.parts.button import Button
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.moment_field import MomentField
from app.ui.parts.pane import Line
from app.ui.parts.popover import Popover
from app.ui.parts.scroll import Scroll
from app.ui.words import FULL_WEEKDAYS

_MOST_LINES = 10


class DayList(Popover):
    """`chosen` carries a touch, `day_asked` the date for the week view."""

    chosen = Signal(int)
    day_asked = Signal(object)

    def __init__(
        self, day: date, entries: Sequence[Entry], capacity: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._day = day
        self.setAccessibleName(f"{FULL_WEEKDAYS[day.weekday()]} {short_day(day)}")
        self.lines = [DayLine(entry) for entry in entries]
        self.open_day = Button("Open week")
        self._lay_out(day, len(entries), capacity)
        self.open_day.clicked.connect(self._open)
        for line in self.lines:
            line.clicked.connect(self._choose)

    def _lay_out(self, day: date, number: int, capacity: int) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(f"{FULL_WEEKDAYS[day.weekday()]} {short_day(day)}", "h3"))
        words.addWidget(Label(f"{number} of {count(capacity, 'touch', 'touches')}", "small", "ink2"))
        leave = IconButton("x", "Close", size=28)
        leave.clicked.connect(self.close)
        head.addLayout(words, 1)
        head.addWidget(leave)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in self.lines:
            column.addWidget(line)
        scroll = Scroll(content)
        scroll.setFixedHeight(36 * min(_MOST_LINES, max(1, number)))
        self.column.setSpacing(8)
        self.column.addLayout(head)
        self.column.addWidget(Line())
        self.column.addWidget(scroll)
        self.column.addWidget(self.open_day)
        self.open_day.setMinimumWidth(288)

    def _choose(self) -> None:
        line = self.sender()
        if isinstance(line, DayLine):
            self.close()
            self.chosen.emit(line.entry.id)

    def _open(self) -> None:
        self.close()
        self.day_asked.emit(self._day)


class NewTime(Popover):
    """`set_asked` carries a touch's id and its new wall time."""

    set_asked = Signal(int, object)

    def __init__(self, touch: Touch, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touch = touch
        self.setAccessibleName(f"New time for {touch.lead}")
        start = touch.due_local if touch.due_local > now else _next_hour(now)
        self.field = MomentField("New time", now.date(), value=start)
        self.field.setMinimumWidth(260)
        self.move_button = Button("Move", "primary", keys="Return")
        self.move_button.clicked.connect(self.set_time)
        self.column.setSpacing(8)
        self.column.addWidget(Label(f"Move {touch.lead}", "h3"))
        self.column.addWidget(self.field)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.move_button)
        self.column.addLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.set_time()
        else:
            super().keyPressEvent(event)

    def set_time(self) -> None:
        """Take the time that is shown."""
        value = self.field.value()
        if value is not None:
            self.close()
            self.set_asked.emit(self._touch.id, value)


def _next_hour(now: datetime) -> datetime:
    """The full hour to come, on the same day or the next."""
    return (now + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
