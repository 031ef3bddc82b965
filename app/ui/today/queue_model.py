"""The queue's list model: section heads cannot be chosen, touches can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.touch import Touch
from app.ui.today.phrases import due_words, inbound_words, is_single, row_words
from app.ui.today.queue_rows import Group, Row, Section, TouchRow

if TYPE_CHECKING:
    from app.domain.score import Thresholds

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class QueueModel(QAbstractListModel):
    """Holds the rows of the queue; `show_rows` replaces them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self.thresholds: Thresholds | None = None

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows. The same shape is changed in place, so that the place in the list stays."""
        if _shape(rows) == _shape(self._rows):
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def touch_at(self, row: int) -> Touch | None:
        """The touch of a row; None for a head or outside."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found.touch if isinstance(found, TouchRow) else None

    def row_of(self, touch_id: int | None) -> int:
        """Where a touch stands, or -1."""
        for number, row in enumerate(self._rows):
            if isinstance(row, TouchRow) and row.touch.id == touch_id:
                return number
        return -1

    def touch_rows(self) -> list[int]:
        """The rows that hold touches, from the top."""
        return [n for n, row in enumerate(self._rows) if isinstance(row, TouchRow)]

    def open_rows(self) -> list[int]:
        """The rows that hold touches still to be done."""
        return [n for n in self.touch_rows() if not self._is_done(n)]

    def _why_here(self, row: TouchRow) -> str:
        """The second line in full, for it may be cut, and what the score says of the lead (P23)."""
        if row.touch.score is None or self.thresholds is None:
            return second_line(row)
        from app.domain.score import rank_words

        return f"{second_line(row)}\n{rank_words(row.touch.score, self.thresholds)}"

    def _is_done(self, row: int) -> bool:
        return self._rows[row].group is Group.DONE

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], Section):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, TouchRow):
            return self._why_here(row)
        return None


def spoken(row: Row) -> str:
    """A row as a sentence part, for screen readers."""
    if isinstance(row, Section):
        return f"{row.title}, {row.count}"
    touch = row.touch
    company = f", {touch.company}" if touch.company else ""
    if row.group is Group.DONE:
        return f"{touch.lead}{company}, done"
    late = ", late" if row.group is Group.OVERDUE else ""
    due = row.clock or due_words(touch, touch.due_local.date())
    behind = f", {touch.behind} behind it" if touch.behind else ""
    single = "" if not is_single(touch) else f"{touch.channel.value}, "
    return f"{touch.lead}{company}, {single}{second_line(row)}, {due}{late}{behind}"


def second_line(row: TouchRow) -> str:
    """Why this one: its purpose, or by when a lead that asked wants its answer."""
    return inbound_words(row.touch, row.answer_by) if row.clock else row_words(row.touch)


def _shape(rows: tuple[Row, ...]) -> list[tuple[str, int]]:
    return [(row.group.value, row.touch.id if isinstance(row, TouchRow) else 0) for row in rows]
