"""Another date and time for one touch."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.phrases import day_and_time
from app.ui.parts.button import Button
from app.ui.parts.date_field import DateField
from app.ui.parts.label import Label
from app.ui.parts.popover import Popover
from app.ui.parts.text_field import ErrorLine
from app.ui.parts.time_field import TimeField


class EditTime(Popover):
    """`timed` carries the number of the touch and its new wall time."""

    timed = Signal(int, object)

    def __init__(self, number: int, due: datetime, suggested: datetime, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self._suggested, self._today = number, suggested, today
        self.day = DateField("Day", today, value=due.date())
        self.at = TimeField("Time", due.time())
        self.error = ErrorLine()
        self.take = Button("Set", "primary")
        self.back = Button(f"Back to {day_and_time(suggested, today)}", "ghost")
        self.column.setSpacing(8)
        self.column.addWidget(Label(f"Touch {number}", "bodys"))
        fields = QHBoxLayout()
        self.day.setFixedWidth(176)
        self.at.setFixedWidth(84)
        fields.addWidget(self.day)
        fields.addWidget(self.at)
        self.column.addLayout(fields)
        self.column.addWidget(self.error)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.take)
        self.column.addLayout(foot)
        self.back.setVisible(due != suggested)
        self.take.clicked.connect(self._take)
        self.back.clicked.connect(self._back)
        self.at.returnPressed.connect(self._take)
        self.at.setFocus()

    def _take(self) -> None:
        day, at = self.day.value(), self.at.value()
        if day is None or at is None or day < self._today:
            self.error.say("Enter a day from today on, and a time")
            self.adjustSize()
            return
        self.timed.emit(self._number, datetime.combine(day, at))
        self.close()

    def _back(self) -> None:
        self.timed.emit(self._number, self._suggested)
        self.close()
