"""Own days off, half days, and days with hours of their own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.phrases import day
from app.ui.parts.button import Button
from app.ui.parts.chip import Chip
from app.ui.parts.date_field import DateField
from app.ui.parts.label import Label
from app.ui.parts.text_field import ErrorLine, TextField
from app.ui.settings.flow import Flow
from app.ui.settings.working_time import read_clock

if TYPE_CHECKING:
    from app.settings import Settings


class FreeDays(QWidget):
    """A chip for each day, its cross takes it out; below, a day is added: free, or with hours.

    Signals:
        changed: Name of the setting and its new value.
    """

    changed = Signal(str, object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._off: tuple[str, ...] = ()
        self._special: tuple[tuple[str, str, str], ...] = ()
        self.chips: list[Chip] = []
        self.day = DateField("Day off", today, height=32)
        self.start = TextField("free", name="Works from", height=32)
        self.end = TextField("all day", name="Works to", height=32)
        self.add = Button("Add", "tonal", icon="plus")
        self.error = ErrorLine()
        self._flow = Flow()
        self._build()
        self.add.clicked.connect(self._add)
        self.start.returnPressed.connect(self._add)
        self.end.returnPressed.connect(self._add)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._flow)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.day.setFixedWidth(176)
        row.addWidget(self.day)
        row.addWidget(Label("works from", "body", "ink3"))
        for field in (self.start, self.end):
            field.setFixedWidth(72)
        row.addWidget(self.start)
        row.addWidget(Label("to", "body", "ink3"))
        row.addWidget(self.end)
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.error)

    def show_settings(self, settings: Settings) -> None:
        """Show the days as saved; those long over are left out of sight."""
        self._off, self._special = settings.days_off, settings.special_days
        shown = [(text, "") for text in self._off]
        shown += [(text, f", {start} to {end}") for text, start, end in self._special]
        shown = sorted(one for one in shown if date.fromisoformat(one[0]) >= self._today)
        self._flow.clear()
        self.chips = [self._chip(text, hours) for text, hours in shown]
        self._flow.setVisible(bool(self.chips))

    def _chip(self, text: str, hours: str) -> Chip:
        chip = Chip(f"{day(date.fromisoformat(text), self._today)}{hours}", closes=True)
        chip.setProperty("day", text)
        chip.closed.connect(self._remove)
        chip.clicked.connect(self._remove)
        chip.setToolTip("Press to take it out")
        self._flow.add(chip)
        return chip

    def _remove(self) -> None:
        chip = self.sender()
        text = chip.property("day")
        if text in self._off:
            self.changed.emit("days_off", tuple(one for one in self._off if one != text))
        else:
            self.changed.emit("special_days", tuple(one for one in self._special if one[0] != text))

    def _add(self) -> None:
        chosen = self.day.value()
        start, end = self.start.text().strip(), self.end.text().strip()
        problem = _amiss(chosen, start, end, self._today)
        self.error.say(problem)
        if problem or chosen is None:
            return
        text = chosen.isoformat()
        if start:
            kept = [one for one in self._special if one[0] != text]
            special = (*kept, (text, read_clock(start), read_clock(end)))
            self.changed.emit("special_days", tuple(sorted(special)))
        else:
            self.changed.emit("days_off", tuple(sorted({*self._off, text})))
        self.start.clear()
        self.end.clear()


def _amiss(chosen: date | None, start: str, end: str, today: date) -> str:
    if chosen is None or chosen < today:
        return "Choose a day from today on"
    if bool(start) != bool(end):
        return "Enter both hours, or none for a free day"
    if start and not "" < read_clock(start) < read_clock(end):
        return "Enter hours such as 09:00 to 13:00"
    return ""
