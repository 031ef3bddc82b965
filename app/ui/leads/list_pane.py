"""The pane with the search field, the list, what stands there when it is empty, and the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.ui.leads.bulk_bar import BulkBar
from app.ui.leads.rows import LeadRows
from app.ui.leads.table import LeadTable
from app.ui.look import RIGHT
from app.ui.parts.button import Button
from app.ui.parts.chip import Chip
from app.ui.parts.empty_state import EmptyState
from app.ui.parts.label import Label
from app.ui.parts.pane import Pane
from app.ui.parts.text_field import TextField

_SEARCH_WIDTH = 280


class SearchField(TextField):
    """Esc empties it; Down goes to the list, which its owner gives as the next focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class ListPane(Pane):
    """Holds the parts; the page connects them."""

    def __init__(self, rows: LeadRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Search name, company, city", icon="search", height=32, name="Search leads")
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.filter = Chip("", form="box", closes=True)
        self.table = LeadTable(rows)
        self.clear_filter = Button("Clear filter", "secondary", icon="x")
        self.first_import = Button("Import leads", "primary", icon="file-input")
        self.first_add = Button("Add lead", "secondary", icon="user-plus")
        self.foot = Label("", "small", "ink3", align=RIGHT)
        self.bulk = BulkBar()
        self._stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 12, 16, 8)
        bar.setSpacing(8)
        bar.addWidget(self.search)
        bar.addWidget(self.filter)
        bar.addStretch(1)
        self.filter.hide()
        self.bulk.hide()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing_yet())
        self._stack.addWidget(self._no_result())
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 8, 8, 8)
        foot.addWidget(self.foot)
        foot.addWidget(self.bulk)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self.column.addLayout(bar)
        self.column.addWidget(self._stack, 1)
        self.column.addLayout(foot)

    def _nothing_yet(self) -> EmptyState:
        state = EmptyState(
            "No leads yet", "People to follow up stand here, with their next step.", icon="users"
        )
        state.add(self.first_import)
        state.add(self.first_add)
        return state

    def _no_result(self) -> EmptyState:
        state = EmptyState("No lead passes this filter", "Change the words or the view.", icon="search")
        state.add(self.clear_filter)
        return state

    def tell(self, shown: int, listed: int, total: int, filtered: str) -> None:
        """Say how many there are: listed ones, all that pass the filter, all; and what filters them."""
        self._stack.setCurrentIndex(0 if listed else 1 if total == 0 else 2)
        cut = f"first {listed:,} of " if listed < shown else ""
        self.foot.set_text(f"{cut}{shown:,} shown, {total:,} leads")
        self.filter.setVisible(bool(filtered))
        if filtered:
            self.filter.set_words(filtered)

    def tell_ticked(self, ticked: int, shown: int, total: int) -> None:
        """Show the bar of what can be done with the ticked ones, if there are any."""
        self.bulk.tell(ticked, shown, total)
        self.bulk.setVisible(ticked > 0)
        self.foot.setVisible(ticked == 0)
