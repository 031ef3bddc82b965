"""A month to pick a day from, floating under a field, with times beside it when asked for."""

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.parts.button import Button
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.month_grid import MonthGrid, month_later
from app.ui.parts.popover import Popover
from app.ui.parts.time_list import TimeList


class CalendarPopover(Popover):
    """`picked` carries the day; with a time beside it, `timed` carries that."""

    picked = Signal(object)
    timed = Signal(object)

    def __init__(
        self,
        today: date,
        day: date,
        *,
        at: time | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._grid = MonthGrid(today, day)
        self._month = Label(self._grid.month_words(), "bodys")
        self._add_head()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._grid)
        self._times = TimeList(at) if at is not None else None
        if self._times is not None:
            self._times.picked.connect(self.timed)
            row.addWidget(self._times)
        self.column.addLayout(row)
        self._grid.moved.connect(self._moved)
        self._grid.picked.connect(self.picked)

    @property
    def grid(self) -> MonthGrid:
        """The month that is shown."""
        return self._grid

    @property
    def times(self) -> TimeList | None:
        """The list of times, if there is one."""
        return self._times

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grid.setFocus()

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(self._month, 1)
        now = Button("Today", "ghost", height=28)
        back = IconButton("chevron-left", "Previous month", size=28)
        on = IconButton("chevron-right", "Next month", size=28)
        for button, slot in ((now, self._go_today), (back, self._back), (on, self._on)):
            button.clicked.connect(slot)
            head.addWidget(button)
        self.column.addLayout(head)

    def _moved(self) -> None:
        self._month.set_text(self._grid.month_words())

    def _go_today(self) -> None:
        self._grid.mark(self._today)

    def _back(self) -> None:
        self._grid.mark(month_later(self._grid.day(), -1))

    def _on(self) -> None:
        self._grid.mark(month_later(self._grid.day(), 1))
