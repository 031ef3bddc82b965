"""The working week: which days, from when to when."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.parts.check_box import CheckBox
from app.ui.parts.label import Label
from app.ui.parts.text_field import TextField

Hours = tuple[tuple[int, str, str], ...]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
USUAL = ("08:00", "18:00")


class WorkingWeek(QWidget):
    """Seven rows: a check box, start and end. Two spans of one day are shown as the first to the last hour.

    Signals:
        changed: Name of the setting and its new value.
    """

    changed = Signal(str, object)
    setting = "work_hours"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        self._rows = [self._add_row(grid, day) for day in range(7)]

    def show_value(self, value: object) -> None:
        """Show the hours as saved."""
        hours = {row[0]: row[1:] for row in value} if isinstance(value, tuple) else {}
        for day, (works, start, end) in enumerate(self._rows):
            works.setChecked(day in hours)
            span = hours.get(day, USUAL)
            start.setText(span[0])
            end.setText(span[1])
            start.setEnabled(day in hours)
            end.setEnabled(day in hours)

    def _add_row(self, grid: QGridLayout, day: int) -> tuple[CheckBox, TextField, TextField]:
        works = CheckBox(DAYS[day])
        start = TextField(name=f"{DAYS[day]} from", height=32)
        end = TextField(name=f"{DAYS[day]} to", height=32)
        works.clicked.connect(self._save)
        for column, field in ((1, start), (3, end)):
            field.setFixedWidth(80)
            field.editingFinished.connect(self._save)
            grid.addWidget(field, day, column)
        grid.addWidget(works, day, 0)
        grid.addWidget(Label("to", "body", "ink3"), day, 2)
        return works, start, end

    def _save(self) -> None:
        hours: list[tuple[int, str, str]] = []
        for day, (works, start, end) in enumerate(self._rows):
            start.setEnabled(works.isChecked())
            end.setEnabled(works.isChecked())
            span = (_clock(start), _clock(end))
            wrong = works.isChecked() and not ("" < span[0] < span[1])
            start.set_wrong(wrong)
            end.set_wrong(wrong)
            if wrong:
                return
            if works.isChecked():
                hours.append((day, *span))
        self.changed.emit(self.setting, tuple(hours))


def _clock(field: TextField) -> str:
    """Return what was typed as HH:MM, or empty when it is no time."""
    text = field.text().strip().replace(".", ":")
    try:
        return f"{time.fromisoformat(text if ':' in text else f'{text:0>2}:00'):%H:%M}"
    except ValueError:
        return ""
