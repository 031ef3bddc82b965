"""The current lead: the one of the chosen row, shown in the drawer beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.ui.leads.drawer import Drawer
from app.ui.leads.reads import Opened, read_lead_if_there
from app.ui.leads.table import LeadTable
from app.ui.newest import Newest

if TYPE_CHECKING:
    from app.services.ports import Clock
    from app.ui.needs import Needs
    from app.ui.tasks import Tasks

_CALM_MS = 180


class CurrentLead(QObject):
    """Keeps the drawer at the chosen row, unless the rep has closed it."""

    def __init__(self, tasks: Tasks, needs: Needs, clock: Clock, table: LeadTable, drawer: Drawer) -> None:
        super().__init__(drawer)
        self._needs, self._clock, self._table, self._drawer = needs, clock, table, drawer
        self._cards = Newest(tasks, self._show, self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.read)
        self._typing = False
        self.id: int | None = None
        self.wants_drawer = True
        table.current_moved.connect(self.move_to)
        drawer.closed.connect(self.close_drawer)
        drawer.step_asked.connect(self._step)

    def select(self, row: int, *, typing: bool) -> None:
        """Choose a row; while a search is typed the drawer waits for a pause."""
        self._typing = typing
        self._table.select_row(row)
        self._typing = False

    def move_to(self, lead_id: int) -> None:
        """Make a lead the current one."""
        self.id = lead_id
        if self._typing:
            self._calm.start()
        else:
            self._calm.stop()
            self.read()

    def read(self) -> None:
        """Read the lead for the drawer, again if it is there already."""
        if self.id is not None and self.wants_drawer:
            self._cards.ask(read_lead_if_there, self._needs, self.id)

    def opened(self) -> Opened | None:
        """The lead as it was read; None until it is."""
        opened = self._drawer.opened
        return opened if opened is not None and opened.card.row.id == self.id else None

    def forget(self) -> None:
        """Be none: the list has no row."""
        self.id = None
        self._drawer.hide()

    def close_drawer(self) -> None:
        """Give the list the whole width, until a lead is opened."""
        self.wants_drawer = False
        self._drawer.hide()
        self._table.setFocus()

    def _show(self, opened: Opened | None) -> None:
        if opened is None:
            self.forget()
        elif opened.card.row.id == self.id:
            self._drawer.show_lead(opened, self._clock.wall())
            self._drawer.setVisible(self.wants_drawer)

    def _step(self, step: int) -> None:
        row = self._table.currentIndex().row() + step
        if 0 <= row < self._table.model().rowCount():
            self._table.select_row(row)
