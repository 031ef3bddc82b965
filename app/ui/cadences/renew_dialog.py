"""Running series brought along to the newest version of their cadence: shown first, done when accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.domain.phrases import count
from app.domain.plan_change import PlanChange
from app.domain.series_diff import as_plan_change
from app.ui.ahead.change_dialog import ChangeDialog
from app.ui.parts.para import Para

if TYPE_CHECKING:
    from app.domain.cadence import Cadence
    from app.services.series_acts import SeriesActs
    from app.ui.tasks import Tasks


def _preview(acts: SeriesActs, cadence: str) -> PlanChange:
    return as_plan_change(acts.preview_renewal(cadence))


class RenewDialog(ChangeDialog):
    """`done_with` carries the undo."""

    def __init__(
        self,
        parent: QWidget | None,
        tasks: Tasks,
        acts: SeriesActs,
        cadence: Cadence,
        behind: int,
        today: date,
        zone: str,
    ) -> None:
        super().__init__("New version in running series", parent, tasks, today, zone)
        self._acts, self._cadence, self._behind = acts, cadence, behind
        series = count(behind, "series follows", "series follow")
        words = (
            f"{series} an older version of “{cadence.title}”. What is done stays done, what was promised or "
            f"set by hand stays where it is; the open steps become those of version {cadence.version}."
        )
        self.lay_out(Para(words))
        self.look(_preview, acts, cadence.name)

    def words(self, change: PlanChange | None) -> str:
        """Return "Bring 3 series along"."""
        return f"Bring {count(self._behind, 'series', 'series')} along" if change else "Bring along"

    def act(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Renew them all."""
        return self._acts.renew, (self._cadence.name,)

    def may(self, change: PlanChange) -> bool:  # noqa: ARG002 -- the version counts even when no date moves
        """They are brought along whether or not a date moves."""
        return True
