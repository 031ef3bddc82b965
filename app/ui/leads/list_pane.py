"""The pane with the search field, the list, what stands there when it is empty, and the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.view import Arrangement, LeadView
from app.ui.leads.bulk_bar import BulkBar
from app.ui.leads.columns import shown_of
from app.ui.leads.filter_bar import FilterBar
from app.ui.leads.rows import LeadRows
from app.ui.leads.table import LeadTable
from app.ui.leads.words import leads_words
from app.ui.look import RIGHT
from app.ui.parts.button import Button
from app.ui.parts.empty_state import EmptyState
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.pane import Pane
from app.ui.parts.text_field import TextField

_SEARCH_WIDTH, _SEARCH_NARROW, _ROOMY = 232, 180, 860


class SearchField(TextField):
    """Esc empties it; Down and Enter go to what was found.

    Signals:
        found_asked: The keys shall go to the list.
    """

    found_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.found_asked.emit()
        else:
            super().keyPressEvent(event)


class ListPane(Pane):
    """Holds the parts; the page connects them.

    Signals:
        save_asked, save_as_asked, reset_asked: Keep the filters in this view, in a new one, or not at all.
    """

    save_asked = Signal()
    save_as_asked = Signal()
    reset_asked = Signal()

    def __init__(self, rows: LeadRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Search leads and notes", icon="search", height=32, name="Search leads")
        self.filters = FilterBar()
        self.columns = IconButton("columns-3", "Columns", size=32)
        self.export = IconButton("download", "Export this view", size=32)
        self.table = LeadTable(rows)
        self.search.found_asked.connect(self.table.setFocus)
        self.clear_filter = Button("Clear filter", "secondary", icon="x")
        self.first_import = Button("Import leads", "primary", icon="file-input")
        self.first_add = Button("Add lead", "secondary", icon="user-plus")
        self.first_sample = Button("Try with sample leads", "ghost", icon="flask-conical")
        self.foot = Label("", "small", "ink3", align=RIGHT)
        self.bulk = BulkBar()
        self.differs = self._build_differs()
        self._stack = QStackedWidget()
        self._lay_out()

    def _build_differs(self) -> QWidget:
        """The line that says that the view is not as it was saved."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(20, 0, 16, 4)
        row.setSpacing(8)
        row.addWidget(Label("The filters of this view were changed", "small", "ink2"))
        self.save = Button("Save", "link", height=28)
        self.save_as = Button("Save as a new view", "link", height=28)
        self.reset = Button("Reset", "link", height=28)
        for button, signal in (
            (self.save, self.save_asked),
            (self.save_as, self.save_as_asked),
            (self.reset, self.reset_asked),
        ):
            row.addWidget(button)
            button.clicked.connect(signal)
        row.addStretch(1)
        line.hide()
        return line

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 12, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self.filters, 1, Qt.AlignmentFlag.AlignTop)
        for part in (self.columns, self.export):
            bar.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
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
        self.column.addWidget(self.differs)
        self.column.addWidget(self._stack, 1)
        self.column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.search.setFixedWidth(_SEARCH_WIDTH if self.width() >= _ROOMY else _SEARCH_NARROW)

    def show_arrangement(self, arranged: Arrangement, *, differs: bool) -> None:
        """Show filters, columns and order; whether the filters are others than those of the view."""
        self.filters.show_filters(arranged.filters)
        self.table.show_columns(shown_of(arranged.columns))
        self.table.head.sorted_by(str(arranged.sort.column), descending=arranged.sort.descending)
        self.differs.setVisible(differs)
        self.bulk.show_deleted(arranged.base is LeadView.DELETED)

    def focus_search(self) -> None:
        """Put the keys into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def type_search(self, text: str) -> None:
        """Begin a search with a letter that was typed in the list."""
        self.search.setFocus()
        if text:
            self.search.setText(text)

    def empty_search(self) -> None:
        """Empty the search field without searching."""
        self.search.blockSignals(True)  # noqa: FBT003 -- Qt's way
        self.search.clear()
        self.search.blockSignals(False)  # noqa: FBT003 -- Qt's way

    def _nothing_yet(self) -> EmptyState:
        state = EmptyState(
            "No leads yet", "People to follow up stand here, with their next step.", icon="users"
        )
        for button in (self.first_import, self.first_add, self.first_sample):
            state.add(button)
        return state

    def _no_result(self) -> EmptyState:
        state = EmptyState("No lead passes this filter", "Change the words or the view.", icon="search")
        state.add(self.clear_filter)
        return state

    def tell(self, shown: int, listed: int, total: int, *, more: bool) -> None:
        """Say how many there are: listed ones, all that pass the filter (or more), all."""
        self._stack.setCurrentIndex(0 if listed else 1 if total == 0 else 2)
        cut = f"latest {listed:,} of " if listed < shown or more else ""
        passing = f"more than {listed:,}" if more else f"{shown:,}"
        self.foot.set_text(f"{cut}{passing} shown, {leads_words(total)}")

    def tell_ticked(self, ticked: int, shown: int, total: int, *, hidden: int) -> None:
        """Show the bar of what can be done with the ticked ones, if there are any."""
        self.bulk.setVisible(ticked > 0)
        self.foot.setVisible(ticked == 0)
        self.bulk.tell(ticked, shown, total, hidden=hidden)
