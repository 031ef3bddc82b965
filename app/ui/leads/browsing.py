"""Which list of leads is looked at: view, filters, order, columns, search; and reading it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.view import Arrangement, ColumnWidth, Filters, LeadView, Sort, View
from app.ui.leads.reads import Listed, Shelves, Wanted, read_list, read_shelves, read_whole
from app.ui.newest import Newest

if TYPE_CHECKING:
    from app.ui.needs import Needs
    from app.ui.tasks import Tasks

PAUSE_MS = 250
"""After so long without a key a search brings all its hits."""


class Browsing(QObject):
    """Signals: `listed` (a Listed), `shelved` (the Shelves), `arranged` (the arrangement is another one)."""

    listed = Signal(object)
    shelved = Signal(object)
    arranged = Signal()

    def __init__(self, tasks: Tasks, needs: Needs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._needs = tasks, needs
        self._lists = Newest(tasks, self._take, self)
        self._shelves = Newest(tasks, self._shelve, self)
        self._views: dict[str, View] = {}
        self._started = False
        self.code = str(LeadView.ALL)
        self.arrangement = Arrangement()
        self.search = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read_whole)

    @property
    def view(self) -> View | None:
        """The view that is looked at, as it was saved; None before they were read."""
        return self._views.get(self.code)

    @property
    def differs(self) -> bool:
        """Whether the filters are others than the view was saved with."""
        return self.view is not None and self.view.arrangement.filters != self.arrangement.filters

    @property
    def filtered(self) -> bool:
        """Whether anything but the view narrows the list."""
        return bool(self.search) or self.arrangement.filters.any or self.code != LeadView.ALL

    def refresh(self) -> None:
        """Read the views, their counts and the list again."""
        self.refresh_shelves()
        if self._started:
            self.read()

    def refresh_shelves(self) -> None:
        """Read the views and their counts again."""
        self._shelves.ask(read_shelves, self._needs)

    def read(self) -> None:
        """Read the list again."""
        self._pause.stop()
        self._lists.ask(read_list, self._needs, self._wanted())

    def show_view(self, code: str) -> None:
        """Look at another view, as it was saved."""
        self.code = code
        if self.view is not None:
            self.arrangement = self.view.arrangement
        self._tasks.run(self._needs.views.look_at, code)
        self.arranged.emit()
        self.read()

    def look_for(self, search: str) -> None:
        """Search in the view."""
        self.search = search.strip()
        self.read()

    def filter_by(self, filters: Filters) -> None:
        """Narrow the view."""
        self.arrangement = replace(self.arrangement, filters=filters)
        self.arranged.emit()
        self.read()

    def sort_by(self, column: str, descending: bool) -> None:  # noqa: FBT001 -- a slot
        """Order by a column; the order so far stays for equals. The view keeps it."""
        sort = Sort(column, descending).after(self.arrangement.sort)
        self._keep(replace(self.arrangement, sort=sort))
        self.read()

    def show_columns(self, columns: tuple[ColumnWidth, ...]) -> None:
        """Show these columns; the view keeps them."""
        self._keep(replace(self.arrangement, columns=columns))

    def everything(self) -> None:
        """Look at all leads, with nothing that narrows them."""
        self.search = ""
        self.code = str(LeadView.ALL)
        if self.view is not None:
            self.arrangement = replace(self.view.arrangement, filters=Filters())
        self.arranged.emit()
        self.read()

    def reset(self) -> None:
        """Filter as the view was saved."""
        if self.view is not None:
            self.filter_by(self.view.arrangement.filters)

    def _keep(self, arrangement: Arrangement) -> None:
        """Keep order and columns with the view; its filters stay as they were saved."""
        self.arrangement = arrangement
        view = self.view
        if view is None:
            return
        kept = replace(arrangement, filters=view.arrangement.filters)
        self._views[self.code] = replace(view, arrangement=kept)
        self._tasks.run(self._needs.views.keep, self.code, kept)
        self.arranged.emit()

    def _wanted(self) -> Wanted:
        return Wanted(self.code, self.arrangement, self.search)

    def _take(self, listed: Listed) -> None:
        self.listed.emit(listed)
        if listed.ids.more:
            self._pause.start()

    def _read_whole(self) -> None:
        self._lists.ask(read_whole, self._needs, self._wanted())

    def _shelve(self, shelves: Shelves) -> None:
        self._views = {view.code: view for view in shelves.views}
        if not self._started or self.code not in self._views:
            self._start(shelves.latest)
        self.shelved.emit(shelves)

    def _start(self, latest: str) -> None:
        """Begin with the view that was looked at last."""
        self._started = True
        self.code = latest if latest in self._views else str(LeadView.ALL)
        self.arrangement = self._views[self.code].arrangement
        self.arranged.emit()
        self.read()
