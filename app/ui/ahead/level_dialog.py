"""Level my week: flexible touches moved so that the days fit what they can hold (P28)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.phrases import count, day
from app.domain.plan_change import PlanChange
from app.ui.ahead.change_dialog import ChangeDialog
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label

if TYPE_CHECKING:
    from app.services.weeks import Weeks
    from app.ui.tasks import Tasks

_WEEK = timedelta(days=7)


class LevelDialog(ChangeDialog):
    """`done_with` carries the undo."""

    def __init__(self, parent: QWidget | None, tasks: Tasks, weeks: Weeks, today: date, zone: str) -> None:
        super().__init__("Level my week", parent, tasks, today, zone)
        self._weeks = weeks
        self._this = today - timedelta(days=today.weekday())
        self.monday = self._this
        self.week = Label("", "bodym")
        self.back = IconButton("chevron-left", "Week before", size=28, keys="Alt+Left")
        self.on = IconButton("chevron-right", "Week after", size=28, keys="Alt+Right")
        self.back.setShortcut("Alt+Left")
        self.on.setShortcut("Alt+Right")
        self.back.clicked.connect(self._go_back)
        self.on.clicked.connect(self._go_on)
        self.lay_out(self._asked())
        self._ask()

    def _asked(self) -> QWidget:
        asked = QWidget()
        row = QHBoxLayout(asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addSpacing(4)
        row.addWidget(self.week, 1)
        row.addWidget(Label("Promises and what you set by hand stay", "small", "ink3"))
        return asked

    def words(self, change: PlanChange | None) -> str:
        """Return "Move 4 touches"."""
        moved = len(change.moved) if change else 0
        return f"Move {count(moved, 'touch', 'touches')}" if moved else "Nothing to move"

    def act(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Accept the moves."""
        return self._weeks.level, (self.monday,)

    def _go_back(self) -> None:
        self.monday = max(self._this, self.monday - _WEEK)
        self._ask()

    def _go_on(self) -> None:
        self.monday += _WEEK
        self._ask()

    def _ask(self) -> None:
        self.week.set_text(
            f"Week of {day(self.monday, self._this)} to {day(self.monday + timedelta(days=6))}"
        )
        self.back.setEnabled(self.monday > self._this)
        self.look(self._weeks.preview, self.monday)
