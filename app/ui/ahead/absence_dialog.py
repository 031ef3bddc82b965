"""Days away, entered ahead: what moves, what is left out, what stays because it was promised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.phrases import count
from app.domain.plan_change import PlanChange
from app.ui.ahead.change_dialog import ChangeDialog
from app.ui.meeting.field_label import FieldLabel
from app.ui.parts.date_field import DateField
from app.ui.parts.text_field import TextField

if TYPE_CHECKING:
    from app.services.absences import Absences
    from app.ui.tasks import Tasks


class AbsenceDialog(ChangeDialog):
    """`done_with` carries what was entered."""

    def __init__(
        self, parent: QWidget | None, tasks: Tasks, absences: Absences, today: date, zone: str
    ) -> None:
        super().__init__("Days away", parent, tasks, today, zone)
        self._absences = absences
        next_week = today + timedelta(days=7 - today.weekday())
        self.first = DateField("First day away", today, value=next_week)
        self.last = DateField("Last day away", today, value=next_week + timedelta(days=4))
        self.reason = TextField("Holiday", name="What for")
        self.lay_out(self._asked())
        self.first.changed.connect(self._choose_first)
        self.last.changed.connect(self._again)
        self.reason.editingFinished.connect(self._again)
        self._again()

    def _asked(self) -> QWidget:
        asked = QWidget()
        grid = QGridLayout(asked)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        named = (("&First day away", self.first), ("&Last day away", self.last), ("&What for", self.reason))
        for place, (name, field) in enumerate(named):
            grid.addWidget(FieldLabel(name, field), 0, place)
            grid.addWidget(field, 1, place)
        grid.setColumnStretch(2, 1)
        return asked

    def words(self, change: PlanChange | None) -> str:
        """Return "Enter 5 days away, move 3 touches"."""
        days = count(len(self._days()), "day", "days")
        moved = len(change.moved) if change else 0
        moves = f", move {count(moved, 'touch', 'touches')}" if moved else ""
        return f"Enter {days} away{moves}"

    def act(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Enter them."""
        return self._absences.enter, (self.first.value(), self.last.value(), self.reason.text().strip())

    def may(self, change: PlanChange) -> bool:  # noqa: ARG002 -- days away count even when nothing moves
        """Days away are entered whether or not anything moves."""
        return True

    def _days(self) -> range:
        first, last = self.first.value(), self.last.value()
        return range(max(0, (last - first).days + 1)) if first and last else range(0)

    def _choose_first(self, first: date) -> None:
        """The last day goes along: an end before the beginning cannot be entered."""
        last = self.last.value()
        if last is None or last < first:
            self.last.set_value(first)
        self._again()

    def _again(self, _value: object = None) -> None:
        self.look(self._absences.preview, self.first.value(), self.last.value(), self.reason.text().strip())
