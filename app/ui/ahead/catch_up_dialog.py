"""The way back: what is overdue, spread over the next days, promises first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.domain.phrases import count
from app.domain.plan_change import PlanChange
from app.ui.ahead.change_dialog import ChangeDialog
from app.ui.parts.para import Para

if TYPE_CHECKING:
    from app.services.absences import Absences
    from app.ui.tasks import Tasks


class CatchUpDialog(ChangeDialog):
    """`done_with` carries the undo."""

    def __init__(
        self, parent: QWidget | None, tasks: Tasks, absences: Absences, today: date, zone: str
    ) -> None:
        super().__init__("Catch up", parent, tasks, today, zone)
        self._absences = absences
        self.lay_out(Para("What is overdue is spread over the next days, promises first, never all at once."))
        self.look(absences.preview_catch_up)

    def words(self, change: PlanChange | None) -> str:
        """Return "Move 12 touches"."""
        moved = len(change.moved) if change else 0
        return f"Move {count(moved, 'touch', 'touches')}" if moved else "Catch up"

    def act(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Accept the plan."""
        return self._absences.catch_up, ()
