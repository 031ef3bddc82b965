"""The table model: an id list and a small store of pages; nothing else is held of the leads."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from app.domain.lead import LeadRow
from app.ui.leads.cells import Seen, cell_words
from app.ui.leads.columns import COLUMNS, At

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.services.ports import Clock
    from app.ui.tasks import Tasks

Index = QModelIndex | QPersistentModelIndex
PAGE = 25
KEPT = 120
AHEAD_MS = 60
"""The neighbours of what is in view are read once that is painted."""
_NOWHERE = QModelIndex()


class LeadRows(QAbstractTableModel):
    """Rows by id, read a page at a time as they come into view; a missing one is a placeholder.

    One read is under way at most; when it comes back, what is in view by then is read next, so that a
    drag of the scroll bar never queues up reads of what has passed.
    """

    loaded = Signal()
    checked_changed = Signal()

    def __init__(self, tasks: Tasks, leads: Leads, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._leads, self._clock = tasks, leads, clock
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, dict[int, LeadRow]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: tuple[int, ...] = ()
        self._generation = 0
        self._running: int | None = None
        self._view = (0, 0)
        self.checked: set[int] = set()
        self.zone = "UTC"
        self.now: datetime = clock.wall()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return COLUMNS[section].title or "Selected"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        row = self.row_at(index.row())
        return "" if row is None else self.words(row, At(index.column()))

    def words(self, row: LeadRow, column: At) -> str:
        """The text of a cell, as it is copied and read aloud."""
        if column is At.CHECK:
            return "selected" if row.id in self.checked else ""
        return cell_words(row, column, Seen(self.now, self.zone))

    def show(self, ids: array[int], first: Sequence[LeadRow] = ()) -> None:
        """Show these leads in this order; `first` are the rows at its top, where they were read along."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._stale.clear()
        self._generation += 1
        self.now = self._clock.wall()
        whole = len(first) if len(first) == len(ids) else len(first) // PAGE * PAGE
        for place in range(0, whole, PAGE):
            self._pages[place // PAGE] = dict(enumerate(first[place : place + PAGE], place))
        self.endResetModel()

    def renew(self, first: Sequence[LeadRow] = ()) -> None:
        """Read the rows in view again; they stay painted until the new ones are here."""
        self._stale = set(self._pages)
        self.now = self._clock.wall()
        if first and self._view[1] < len(first):
            self._pages[0] = dict(enumerate(first[:PAGE]))
            self._stale.discard(0)
            self._repaint()
        self._soon.start(0)

    def look_at(self, first: int, last: int) -> None:
        """Say which rows are in view, last inclusive: they are read first."""
        self._view = (max(0, first), min(last, len(self._ids) - 1))
        self._soon.start(0)

    def waits(self) -> bool:
        """Whether a row in view is still on its way."""
        if not self._ids:
            return False
        first, last = self._view[0] // PAGE, self._view[1] // PAGE
        return any(page not in self._pages for page in range(first, last + 1))

    def row_at(self, row: int) -> LeadRow | None:
        """The row, or None while it is on its way."""
        page = self._pages.get(row // PAGE)
        return page.get(row) if page is not None else None

    def id_at(self, row: int) -> int | None:
        """The lead of a row, or None outside the list."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, lead_id: int) -> int | None:
        """Where a lead stands in the list, or None when it is not in it."""
        try:
            return self._ids.index(lead_id)
        except ValueError:
            return None

    def check(self, rows: range, *, on: bool) -> None:
        """Tick or untick these rows."""
        ids = self._ids[rows.start : rows.stop]
        if on:
            self.checked.update(ids)
        else:
            self.checked.difference_update(ids)
        self._repaint()
        self.checked_changed.emit()

    def ticked(self) -> tuple[int, ...]:
        """The ticked leads in the order of the list, then those that are ticked but not listed."""
        checked = self.checked
        if not checked:
            return ()
        listed = tuple(one for one in self._ids if one in checked)
        return listed if len(listed) == len(checked) else (*listed, *sorted(checked.difference(listed)))

    def hidden_ticks(self) -> int:
        """How many ticked leads the present filter leaves out."""
        return len(self.checked.difference(self._ids)) if self.checked else 0

    def toggle(self, row: int) -> None:
        """Tick an unticked row and the other way round."""
        lead_id = self.id_at(row)
        if lead_id is not None:
            self.check(range(row, row + 1), on=lead_id not in self.checked)

    def uncheck_all(self) -> None:
        """Untick every row, those outside the present filter as well."""
        self.checked.clear()
        self._repaint()
        self.checked_changed.emit()

    def check_state(self) -> Qt.CheckState:
        """What the box in the header shows for the rows of this list."""
        if not self.checked:
            return Qt.CheckState.Unchecked
        every = len(self.checked) >= len(self._ids) and self.checked.issuperset(self._ids)
        return Qt.CheckState.Checked if every else Qt.CheckState.PartiallyChecked

    def _repaint(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))

    def _missing(self) -> tuple[int, ...]:
        """Pages in view that are not here; once they are, their neighbours."""
        first, last = self._view[0] // PAGE, self._view[1] // PAGE
        highest = (len(self._ids) - 1) // PAGE
        seen = [page for page in range(first, last + 1) if self._needs(page) and page <= highest]
        if seen:
            return tuple(seen)
        return tuple(page for page in (last + 1, first - 1) if 0 <= page <= highest and self._needs(page))

    def _needs(self, page: int) -> bool:
        return page not in self._pages or page in self._stale

    def _read(self) -> None:
        if self._running is not None or not self._ids:
            return
        self._asked = self._missing()
        if not self._asked:
            return
        self._running = self._generation
        ids = array("q")
        for page in self._asked:
            ids.extend(self._ids[page * PAGE : (page + 1) * PAGE])
        self._tasks.run(self._leads.rows, ids, done=self._take, failed=self._fail)

    def _take(self, rows: tuple[LeadRow, ...]) -> None:
        generation, self._running = self._running, None
        if generation == self._generation:
            self._keep({row.id: row for row in rows})
        if self._missing():
            self._soon.start(0 if self.waits() else AHEAD_MS)

    def _keep(self, by_id: dict[int, LeadRow]) -> None:
        for page in self._asked:
            rows = range(page * PAGE, min((page + 1) * PAGE, len(self._ids)))
            self._pages[page] = {row: by_id[self._ids[row]] for row in rows if self._ids[row] in by_id}
            self._pages.move_to_end(page)
            self._stale.discard(page)
            self.dataChanged.emit(self.index(rows.start, 0), self.index(rows.stop - 1, len(COLUMNS) - 1))
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        self.loaded.emit()

    def _fail(self, error: BaseException) -> None:
        self._running = None
        self._tasks.failed.emit(error)
