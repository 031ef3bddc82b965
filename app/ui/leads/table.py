"""The lead list itself: keys, ticks, hover, what is in view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QToolTip, QWidget

from app.domain.lead import LeadRow
from app.domain.moment import wall_time
from app.domain.phrases import day_and_time
from app.ui.leads.columns import COLUMNS, USUAL, At
from app.ui.leads.delegate import ROW, LeadDelegate
from app.ui.leads.header import LeadHeader
from app.ui.leads.rows import LeadRows

_KEYS = Qt.Key
_PATIENCE_MS = 30
"""So long a picture waits for its rows; then bars stand in for them."""
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class LeadTable(QTableView):
    """One row is current; any number are ticked, across filters. Every column is painted."""

    current_moved = Signal(int)
    opened = Signal(int)
    edit_asked = Signal(int)
    delete_asked = Signal(int)
    copy_asked = Signal()
    search_asked = Signal(str)
    filter_asked = Signal()
    left = Signal()

    def __init__(self, rows: LeadRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._ticked_from = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._paint_again)
        self._delegate = LeadDelegate(rows, self)
        self.head = LeadHeader(rows, self)
        self.setHorizontalHeader(self.head)
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        self._dress()
        self.head.all_asked.connect(self.tick_all)
        self.verticalScrollBar().valueChanged.connect(self._look)
        rows.modelReset.connect(self._look)
        rows.loaded.connect(self._paint_again)
        self.show_columns(dict.fromkeys(USUAL, 0))

    def _dress(self) -> None:
        self.setAccessibleName("Leads")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        vertical = self.verticalHeader()
        vertical.setVisible(False)
        vertical.setSectionResizeMode(vertical.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(ROW)
        vertical.setDefaultSectionSize(ROW)

    def select_row(self, row: int) -> None:
        """Make a row current and bring it into view."""
        index = self._rows.index(row, At.LEAD)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def tick_all(self, on: bool) -> None:  # noqa: FBT001 -- a slot takes what its signal carries
        """Tick or untick all rows that pass the filter."""
        self._rows.check(range(self._rows.rowCount()), on=on)

    def currentChanged(  # noqa: N802 -- Qt's name
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        lead_id = self._rows.id_at(current.row())
        if lead_id is not None:
            self.current_moved.emit(lead_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._acts(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def _acts(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        row, control = self.currentIndex().row(), bool(modifiers & _CONTROL)
        shift = bool(modifiers & _SHIFT)
        step = {_KEYS.Key_J: 1, _KEYS.Key_K: -1, _KEYS.Key_Down: 1, _KEYS.Key_Up: -1}.get(key)
        if control and key is _KEYS.Key_A:
            self.tick_all(True)  # noqa: FBT003 -- the slot of the head's box
        elif control and key is _KEYS.Key_C:
            self.copy_asked.emit()
        elif step is not None and not control:
            self._step(row, step, extend=shift)
        elif key in {_KEYS.Key_Home, _KEYS.Key_End} and self._rows.rowCount():
            self.select_row(0 if key is _KEYS.Key_Home else self._rows.rowCount() - 1)
        elif key is _KEYS.Key_Escape:
            self.left.emit()
        elif key is _KEYS.Key_F and not control:
            self.filter_asked.emit()
        else:
            return not control and row >= 0 and self._acts_on(row, key)
        return True

    def _acts_on(self, row: int, key: Qt.Key) -> bool:
        """Keys that mean the current row."""
        lead_id = self._rows.id_at(row) or 0
        if key in {_KEYS.Key_Space, _KEYS.Key_X}:
            self._ticked_from = row
            self._rows.toggle(row)
        elif key in {_KEYS.Key_Return, _KEYS.Key_Enter}:
            self.opened.emit(lead_id)
        elif key is _KEYS.Key_F2:
            self.edit_asked.emit(lead_id)
        elif key is _KEYS.Key_Delete:
            self.delete_asked.emit(lead_id)
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 -- Qt's name
        """Letters that are no command begin a search; Qt would read through every row for them."""
        if search.strip().isalnum():
            self.search_asked.emit(search)

    def _step(self, row: int, step: int, *, extend: bool) -> None:
        to = max(0, min(self._rows.rowCount() - 1, row + step))
        if self._rows.rowCount() == 0:
            return
        if extend and row >= 0:
            self._rows.check(range(min(row, to), max(row, to) + 1), on=True)
        self.select_row(to)

    def show_columns(self, shown: Mapping[At, int]) -> None:
        """Show these columns in this order."""
        self.shown = tuple(shown)
        self.head.show_columns(shown)

    def copied(self) -> tuple[int, ...]:
        """The leads Ctrl+C means: the ticked ones in the order of the list, else the current one."""
        current = self._rows.id_at(self.currentIndex().row())
        return self._rows.ticked() or (() if current is None else (current,))

    def as_text(self, rows: Sequence[LeadRow]) -> str:
        """Rows as tab-separated text with their head; a tab or line end inside a value becomes a blank."""
        lines = [[COLUMNS[at].title for at in self.shown]]
        lines += [[" ".join(self._rows.words(row, at).split()) for at in self.shown] for row in rows]
        return "\n".join("\t".join(line) for line in lines)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        shift = bool(event.modifiers() & _SHIFT)
        ticks = index.column() == At.CHECK or shift or bool(event.modifiers() & _CONTROL)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and ticks:
            self._tick(index.row(), extend=bool(event.modifiers() & _SHIFT))
            return
        super().mousePressEvent(event)

    def _tick(self, row: int, *, extend: bool) -> None:
        if extend:
            first, last = sorted((row, self._ticked_from))
            self._rows.check(range(first, last + 1), on=True)
        else:
            self._rows.toggle(row)
        self._ticked_from = row

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        lead_id = self._rows.id_at(self.indexAt(event.position().toPoint()).row())
        if lead_id is not None:
            self.opened.emit(lead_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._full_date(self.indexAt(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _full_date(self, index: QModelIndex) -> str:
        """Dates near now are relative in the list; the tooltip has them in full."""
        row = self._rows.row_at(index.row())
        at: datetime | None = None
        if row is not None and index.column() == At.NEXT and row.next_touch is not None:
            at = row.next_touch.due_utc
        elif row is not None and index.column() == At.LAST:
            at = row.last_activity
        if at is None:
            return ""
        return day_and_time(wall_time(at, self._rows.zone), wall_time(self._rows.now, self._rows.zone).date())

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _look(self) -> None:
        """Have the rows in view read; the picture waits for them a moment, rather than show bars first."""
        top = self.verticalScrollBar().value() // ROW
        self._rows.look_at(top, top + self.viewport().height() // ROW + 1)
        if self._rows.waits():
            self.viewport().setUpdatesEnabled(False)
            self._patience.start()

    def _paint_again(self) -> None:
        self._patience.stop()
        if not self.viewport().updatesEnabled():
            self.viewport().setUpdatesEnabled(True)

    def _share(self) -> None:
        self.head.share(self.viewport().width())
