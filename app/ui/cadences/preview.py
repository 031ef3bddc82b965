"""The dates a cadence would get for somebody, on a strip, with what the planner warns of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cadence import Cadence
from app.domain.free_days import FreeDays
from app.domain.moment import resolve
from app.domain.plan import Plan
from app.errors import KnownError
from app.ui.cadences.lead_choice import LeadChoice
from app.ui.meeting.strip import Strip
from app.ui.meeting.touch_row import rows_of
from app.ui.newest import Newest
from app.ui.parts.date_field import DateField
from app.ui.parts.label import Label
from app.ui.parts.warning_band import WarningBand

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.services.planning import Planning
    from app.ui.tasks import Tasks

_PAUSE_MS = 80
_AT = time(10)
"""The hour at which the meeting, form or quote is imagined."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying a cadence out: a plan, or why there is none, and what should be known of it."""

    cadence: Cadence
    plan: Plan | None
    problem: str = ""
    concerns: tuple[str, ...] = ()
    free: FreeDays = field(default_factory=FreeDays)


def _try_out(planning: Planning, cadence: Cadence, lead_id: int | None, anchor: datetime) -> Tried:
    try:
        plan = planning.try_out(cadence, lead_id, anchor)
        free = planning.free_days(lead_id, anchor)
        return Tried(cadence, plan, concerns=planning.concerns(cadence), free=free)
    except KnownError as error:
        return Tried(cadence, None, str(error))


class Preview(QWidget):
    """Works the dates out beside the typing; `tried` carries the newest Tried."""

    tried = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        planning: Planning,
        leads: Leads,
        today: date,
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._planning, self._zone = planning, zone
        self._cadence: Cadence | None = None
        self._newest = Newest(tasks, self._show, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.lead = LeadChoice(tasks, leads)
        self.start = DateField("Day 0", today, value=today, height=32)
        self.head = Label("", "bodys")
        self.strip = Strip(today, fixed=True)
        self.warning = WarningBand()
        self._build()
        self.lead.picked.connect(self._again)
        self.start.changed.connect(self._again)

    def _build(self) -> None:
        self.lead.setFixedWidth(220)
        self.start.setFixedWidth(168)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.head, 1)
        row.addWidget(Label("Dates for", "small", "ink3"))
        row.addWidget(self.lead)
        row.addWidget(Label("from", "small", "ink3"))
        row.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.strip)
        column.addWidget(self.warning)

    def want(self, cadence: Cadence) -> None:
        """Work this cadence out soon."""
        if cadence != self._cadence:
            self._cadence = cadence
            self._pause.start()

    def _again(self, _choice: object) -> None:
        self._pause.start()

    def _ask(self) -> None:
        day = self.start.value()
        if self._cadence is None or day is None or not self._cadence.steps:
            return
        anchor = resolve(datetime.combine(day, _AT), self._zone).utc
        lead_id = self.lead.lead.id if self.lead.lead is not None else None
        self._newest.ask(_try_out, self._planning, self._cadence, lead_id, anchor)

    def _show(self, tried: Tried) -> None:
        if tried.plan is not None:
            self.strip.free = tried.free
            self.strip.show_rows(rows_of(tried.plan, (), self._zone))
        self.tried.emit(tried)

    def say(self, sentences: tuple[str, ...]) -> None:
        """Show what should be looked at; nothing for none."""
        self.warning.warn(sentences)
