"""The working week: which days, from when to when, with a break or half a day where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.parts.check_box import CheckBox
from app.ui.parts.label import Label
from app.ui.parts.text_field import TextField

Hours = tuple[tuple[int, str, str], ...]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
USUAL = ("08:00", "18:00")
_SPANS = 2


@dataclass(frozen=True, slots=True)
class _Row:
    """The fields of a weekday: whether it is worked, and two spans; the second one may be empty."""

    works: CheckBox
    spans: tuple[tuple[TextField, TextField], tuple[TextField, TextField]]

    @property
    def fields(self) -> tuple[TextField, ...]:
        return (*self.spans[0], *self.spans[1])


class WorkingWeek(QWidget):
    """Seven rows: a check box, a span, and a second one after a break.

    Signals:
        changed: Name of the setting and its new value.
    """

    changed = Signal(str, object)
    setting = "work_hours"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Hours = ()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1 + 4 * _SPANS, 1)
        self._rows = [self._add_row(grid, day) for day in range(7)]

    def show_value(self, value: object) -> None:
        """Show the hours as saved."""
        self._shown = value if isinstance(value, tuple) else ()
        hours: dict[int, list[tuple[str, str]]] = {}
        for day, start, end in value if isinstance(value, tuple) else ():
            hours.setdefault(day, []).append((start, end))
        for day, row in enumerate(self._rows):
            spans = sorted(hours.get(day, ()))
            row.works.setChecked(bool(spans))
            self._show_span(row.spans[0], spans[0] if spans else USUAL)
            self._show_span(row.spans[1], spans[1] if len(spans) > 1 else ("", ""))
            for field in row.fields:
                field.setEnabled(bool(spans))

    def _show_span(self, fields: tuple[TextField, TextField], span: tuple[str, str]) -> None:
        for field, text in zip(fields, span, strict=True):
            is_typed = field.isModified() and read_clock(field.text()) != text
            if not (is_typed and (field.hasFocus() or field.wrong())):
                field.setText(text)
                field.set_wrong(False)

    def _add_row(self, grid: QGridLayout, day: int) -> _Row:
        works = CheckBox(DAYS[day])
        works.clicked.connect(self._save)
        grid.addWidget(works, day, 0)
        spans = tuple(self._add_span(grid, day, number) for number in range(_SPANS))
        return _Row(works, (spans[0], spans[1]))

    def _add_span(self, grid: QGridLayout, day: int, number: int) -> tuple[TextField, TextField]:
        again = " again" if number else ""
        start = TextField("" if not number else "–", name=f"{DAYS[day]}{again} from", height=32)
        end = TextField("" if not number else "–", name=f"{DAYS[day]}{again} to", height=32)
        column = 1 + 4 * number
        if number:
            grid.addWidget(Label("and", "body", "ink3"), day, column)
        for place, field in ((column + 1, start), (column + 3, end)):
            field.setFixedWidth(68)
            field.editingFinished.connect(self._save)
            grid.addWidget(field, day, place)
        grid.addWidget(Label("to", "body", "ink3"), day, column + 2)
        return start, end

    def _save(self) -> None:
        hours: list[tuple[int, str, str]] = []
        fine = True
        for day, row in enumerate(self._rows):
            works = row.works.isChecked()
            for field in row.fields:
                field.setEnabled(works)
            spans = _spans(row) if works else []
            fine = fine and spans is not None
            hours += [(day, *span) for span in spans or ()]
        if fine and tuple(hours) != self._shown:
            self._shown = tuple(hours)
            self.changed.emit(self.setting, self._shown)


def _spans(row: _Row) -> list[tuple[str, str]] | None:
    """Return the spans of a row; None when one is wrong, which is marked."""
    found: list[tuple[str, str]] = []
    fine = True
    for number, (start, end) in enumerate(row.spans):
        span = (read_clock(start.text()), read_clock(end.text()))
        is_left_out = bool(number) and not start.text().strip() and not end.text().strip()
        wrong = not is_left_out and not "" < span[0] < span[1]
        wrong = wrong or bool(not is_left_out and found and span[0] < found[-1][1])
        start.set_wrong(wrong)
        end.set_wrong(wrong)
        fine = fine and not wrong
        if not wrong and not is_left_out:
            found.append(span)
    return found if fine else None


def read_clock(text: str) -> str:
    """Return what was typed as HH:MM, or empty when it is no time."""
    words = text.strip().replace(".", ":")
    try:
        return f"{time.fromisoformat(f'{words:0>5}' if ':' in words else f'{words:0>2}:00'):%H:%M}"
    except ValueError:
        return ""
