"""A day and a time in one field: "Thu 28 May, 12:00"."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.parts.calendar_popover import CalendarPopover
from app.ui.parts.select import Field
from app.ui.words import moment_words

_NINE = time(9)


class MomentField(Field):
    """A field for wall time; `changed` carries a datetime without a zone.

    Up and Down move a day. The pop-over shows a month and the times; a time closes it.
    """

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        today: date,
        *,
        value: datetime | None = None,
        icon: str = "calendar",
        height: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, icon=icon, height=height, parent=parent)
        self._today = today
        self._value = value
        self._popover: CalendarPopover | None = None
        self.clicked.connect(self.open)
        self.set_value(value)

    def value(self) -> datetime | None:
        """The moment that is set, None for none."""
        return self._value

    def set_value(self, value: datetime | None) -> None:
        """Show another moment, without a signal."""
        self._value = value
        self.show_words(moment_words(value, self._today) if value else "")

    def open(self) -> CalendarPopover:
        """Open the month and the times under the field."""
        now = self._value or datetime.combine(self._today, _NINE)
        popover = CalendarPopover(self._today, now.date(), at=now.time(), parent=self)
        popover.picked.connect(self._day_picked)
        popover.timed.connect(self._time_picked)
        popover.shut.connect(self._shut)
        self._popover, self._opened = popover, True
        popover.open_under(self)
        return popover

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() or self._value is None:
            super().keyPressEvent(event)
        else:
            self._take(self._value + timedelta(days=step))

    def _day_picked(self, day: date) -> None:
        self._take(datetime.combine(day, self._value.time() if self._value else _NINE))

    def _time_picked(self, at: time) -> None:
        day = self._popover.grid.day() if self._popover else self._today
        self._take(datetime.combine(day, at))
        if self._popover is not None:
            self._popover.close()

    def _take(self, value: datetime) -> None:
        if value != self._value:
            self.set_value(value)
            self.changed.emit(value)

    def _shut(self) -> None:
        self._opened = False
        if self._popover is not None:
            self._popover.deleteLater()
            self._popover = None
        self.update()
