"""A day, picked from a month or stepped with the arrows."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.parts.calendar_popover import CalendarPopover
from app.ui.parts.select import Field
from app.ui.words import near_words


class DateField(Field):
    """A field for a day; `changed` carries it. Up and Down move a day, Enter opens the month."""

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        today: date,
        *,
        value: date | None = None,
        height: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, icon="calendar", height=height, parent=parent)
        self._today = today
        self._value = value
        self._popover: CalendarPopover | None = None
        self.clicked.connect(self.open)
        self.set_value(value)

    def value(self) -> date | None:
        """The day that is set, None for none."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Show another day, without a signal."""
        self._value = value
        self.show_words(near_words(value, self._today) if value else "")

    def open(self) -> CalendarPopover:
        """Open the month under the field."""
        popover = CalendarPopover(self._today, self._value or self._today, parent=self)
        popover.picked.connect(self._picked)
        popover.shut.connect(self._shut)
        self._popover, self._opened = popover, True
        popover.open_under(self)
        return popover

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self._take((self._value or self._today) + timedelta(days=step))

    def _picked(self, day: date) -> None:
        self._take(day)
        if self._popover is not None:
            self._popover.close()

    def _take(self, day: date) -> None:
        if day != self._value:
            self.set_value(day)
            self.changed.emit(day)

    def _shut(self) -> None:
        self._opened = False
        if self._popover is not None:
            self._popover.deleteLater()
            self._popover = None
        self.update()
