"""What is done with the ticked leads from the bar at the foot of the list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.lead import LeadRow
from app.domain.moment import wall_time
from app.ui.leads.acts import LeadActs
from app.ui.leads.asking import AskWord
from app.ui.leads.list_pane import ListPane
from app.ui.leads.rows import LeadRows
from app.ui.leads.words import leads_words
from app.ui.parts.calendar_popover import CalendarPopover

if TYPE_CHECKING:
    from app.services.ports import Clock
    from app.ui.needs import Needs
    from app.ui.tasks import Tasks


class ManyLeads(QObject):
    """Connects the bar with the acts. `export_asked` carries ids and words for them."""

    export_asked = Signal(object, str)

    def __init__(
        self, tasks: Tasks, needs: Needs, clock: Clock, acts: LeadActs, rows: LeadRows, pane: ListPane
    ) -> None:
        super().__init__(pane)
        self._tasks, self._needs, self._clock = tasks, needs, clock
        self._acts, self._rows, self._pane = acts, rows, pane
        self._shown, self._total = 0, 0
        bulk = pane.bulk
        bulk.cleared.connect(rows.uncheck_all)
        bulk.copy_asked.connect(self.copy)
        bulk.stage_asked.connect(self._set_stage)
        bulk.series_asked.connect(self._start_series)
        bulk.day_asked.connect(self._ask_day)
        bulk.tag_asked.connect(self._ask_tag)
        bulk.export_asked.connect(self._export)
        bulk.delete_asked.connect(self._delete)
        bulk.back_asked.connect(self._bring_back)
        acts.cadences_read.connect(bulk.offer)
        acts.done_with.connect(rows.uncheck_all)
        rows.checked_changed.connect(self._tell_ticked)

    def tell(self, shown: int, total: int) -> None:
        """Take how many leads pass the filter, and how many there are."""
        self._shown, self._total = shown, total
        self._tell_ticked()

    def _tell_ticked(self) -> None:
        ticked = len(self._rows.checked)
        self._pane.tell_ticked(ticked, self._shown, self._total, hidden=self._rows.hidden_ticks())
        if ticked:
            self._acts.read_cadences()

    def copy(self) -> None:
        """Copy the ticked leads, or the current one, as tab-separated text."""
        self._tasks.run(self._needs.leads.rows, self._pane.table.copied(), done=self._copied)

    def _copied(self, rows: tuple[LeadRow, ...]) -> None:
        QGuiApplication.clipboard().setText(self._pane.table.as_text(rows))
        self._acts.say(f"{leads_words(len(rows))} copied")

    def _set_stage(self, stage: object) -> None:
        self._acts.set_stage(self._rows.ticked(), stage)

    def _start_series(self, cadence: object) -> None:
        self._acts.start_series(self._rows.ticked(), cadence)

    def _ask_day(self, button: QWidget) -> None:
        today = wall_time(self._clock.wall(), self._needs.preferences.zone()).date()
        popover = CalendarPopover(today, today, parent=self._pane)
        popover.picked.connect(self._reschedule)
        popover.picked.connect(popover.close)
        popover.open_under(button)

    def _reschedule(self, day: object) -> None:
        self._acts.reschedule(self._rows.ticked(), cast("date", day))

    def _ask_tag(self, button: QWidget) -> None:
        title = f"Tag for {leads_words(len(self._rows.checked))}"
        ask = AskWord(title, "cold-chain", "Add tag", other="Remove tag", parent=self._pane)
        ask.taken.connect(self._tag)
        ask.removed.connect(self._untag)
        ask.open_under(button)

    def _tag(self, tag: str) -> None:
        self._acts.tag(self._rows.ticked(), tag)

    def _untag(self, tag: str) -> None:
        self._acts.tag(self._rows.ticked(), tag, on=False)

    def _delete(self) -> None:
        self._acts.delete(self._rows.ticked())

    def _bring_back(self) -> None:
        self._acts.bring_back(self._rows.ticked())

    def _export(self) -> None:
        ids = self._rows.ticked()
        self.export_asked.emit(ids, leads_words(len(ids)))
