"""The Leads screen: views, search, the list, and the drawer with one lead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.lead import LeadRow
from app.domain.view import LeadView
from app.services.ports import Change
from app.ui.leads.acts import LeadActs
from app.ui.leads.drawer import Drawer
from app.ui.leads.import_dialog import ImportDialog
from app.ui.leads.lead_dialog import LeadDialog
from app.ui.leads.list_pane import ListPane
from app.ui.leads.reads import ORIGIN, Listed, Opened, read_lead, read_list
from app.ui.leads.rows import LeadRows
from app.ui.leads.views_bar import VIEWS, ViewsBar
from app.ui.leads.words import leads_words
from app.ui.newest import Newest

if TYPE_CHECKING:
    from app.services.imports import Imports
    from app.services.leads import Leads
    from app.services.planning import Planning
    from app.services.ports import Clock
    from app.services.preferences import Preferences
    from app.services.touches import Touches
    from app.services.undo import UndoStack
    from app.ui.changes import Changes
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

_CONCERNED = frozenset(
    {"lead", "touch", "series", "activity", "agreement", "permission", "settings", "everything"}
)
_WIDE, _DRAWER, _DRAWER_NARROW = 1320, 384, 352


class LeadsPage(QWidget):
    """Signals: `touch_asked` (Start: a touch), `meeting_asked` (Log: a lead), `said` (bars to read again)."""

    touch_asked = Signal(int)
    meeting_asked = Signal(int)
    said = Signal()

    def __init__(
        self,
        tasks: Tasks,
        changes: Changes,
        notices: Notices,
        leads: Leads,
        touches: Touches,
        planning: Planning,
        imports: Imports,
        preferences: Preferences,
        undo: UndoStack,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._leads, self._touches = tasks, leads, touches
        self._imports, self._preferences, self._clock = imports, preferences, clock
        self.acts = LeadActs(tasks, notices, leads, planning, undo, clock, self)
        self.rows = LeadRows(tasks, leads, clock, self)
        self.views = ViewsBar()
        self.pane = ListPane(self.rows)
        self.drawer = Drawer()
        self._lists = Newest(tasks, self._show_list, self)
        self._cards = Newest(tasks, self._show_lead, self)
        self._view, self._sort = "all", ("next-touch", False)
        self._current: int | None = None
        self._wanted: int | None = None
        self._listed: Listed | None = None
        self._drawer_open = True
        self._lay_out()
        self._connect()
        changes.changed.connect(self._on_change)

    def title(self) -> str:
        """The name of the screen."""
        return "Leads"

    def subtitle(self) -> str:
        """How many leads are shown."""
        if self._listed is None:
            return ""
        total, shown = self._total(), self._listed.ids.total
        return leads_words(total) if shown == total else f"{shown:,} of {leads_words(total)}"

    def hints(self) -> list[tuple[str, str]]:
        """The keys that are valid here."""
        keys = [("J K", "move"), ("X", "select"), ("Enter", "open"), ("F2", "edit"), ("F", "search")]
        return [*keys, ("Ctrl+C", "copy")]

    def activate(self) -> None:
        """Come into view, or be asked to read again."""
        self.refresh()
        self.pane.table.setFocus()

    def _lay_out(self) -> None:
        panes = QHBoxLayout()
        panes.setSpacing(8)
        panes.addWidget(self.pane, 1)
        panes.addWidget(self.drawer)
        self.drawer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(self.views)
        column.addLayout(panes, 1)

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.views.bring.clicked.connect(self.choose_file)
        self.views.add.clicked.connect(self.add_lead)
        self._connect_pane()
        self._connect_drawer()
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._focus_search)

    def _connect_pane(self) -> None:
        pane, table = self.pane, self.pane.table
        pane.search.textChanged.connect(self._search)
        pane.filter.closed.connect(self.clear_filter)
        pane.clear_filter.clicked.connect(self.clear_filter)
        pane.first_import.clicked.connect(self.choose_file)
        pane.first_add.clicked.connect(self.add_lead)
        table.head.sort_asked.connect(self.sort_by)
        table.current_moved.connect(self._move_to)
        table.opened.connect(self.open_lead)
        table.edit_asked.connect(self.edit_lead)
        table.copy_asked.connect(self._copy)
        table.search_asked.connect(self._type_search)
        table.left.connect(self.close_drawer)
        table.clicked.connect(self._open_current)
        self.rows.checked_changed.connect(self._tell_ticked)
        pane.bulk.cleared.connect(self.rows.uncheck_all)
        pane.bulk.copy_asked.connect(self._copy)
        pane.bulk.stage_asked.connect(self._set_stage_of_ticked)
        pane.bulk.series_asked.connect(self._start_series)
        self.acts.cadences_read.connect(pane.bulk.offer)
        self.acts.series_started.connect(self.rows.uncheck_all)

    def _connect_drawer(self) -> None:
        drawer = self.drawer
        drawer.closed.connect(self.close_drawer)
        drawer.step_asked.connect(self._step)
        drawer.edit_asked.connect(self._edit_current)
        drawer.log_asked.connect(self._log_current)
        drawer.start_asked.connect(self.touch_asked)
        drawer.stage_asked.connect(self._set_stage)
        drawer.kept_asked.connect(self.acts.keep_agreement)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.drawer.setFixedWidth(_DRAWER if self.width() >= _WIDE else _DRAWER_NARROW)

    # the list

    def refresh(self) -> None:
        """Read the list and the open lead again."""
        search = self.pane.search.text().strip()
        self._lists.ask(read_list, self._leads, self._preferences, self._view, search, self._sort)
        if self._current is not None:
            self._read_lead(self._current)

    def show_view(self, view: str) -> None:
        """Show another view, by the service's code."""
        self._view = view
        self.views.choose(view)
        self.refresh()

    def sort_by(self, sort: str, descending: bool) -> None:  # noqa: FBT001 -- a slot
        """Order by a column, by the service's word."""
        self._sort = (sort, descending)
        self.refresh()

    def clear_filter(self) -> None:
        """Show every lead again."""
        self.pane.search.blockSignals(True)  # noqa: FBT003 -- Qt's way
        self.pane.search.clear()
        self.pane.search.blockSignals(False)  # noqa: FBT003 -- Qt's way
        self.show_view("all")

    def _search(self, _text: str) -> None:
        self.refresh()

    def _on_change(self, change: Change) -> None:
        if not _CONCERNED & change.nouns:
            return
        if self.isVisible():  # a hidden screen reads when it comes into view
            self.refresh()

    def _total(self) -> int:
        return 0 if self._listed is None else self._listed.counts.get(LeadView.ALL, 0)

    def _show_list(self, listed: Listed) -> None:
        same = self._listed is not None and self._listed.ids.ids == listed.ids.ids
        self._listed = listed
        self.rows.zone = listed.zone
        if same:
            self.rows.renew()
        else:
            self._show_ids(listed)
        self.views.tell({str(view): n for view, n in listed.counts.items()})
        words = {code: word for code, word, _ in VIEWS}[listed.view] if listed.view != "all" else ""
        self.pane.tell(listed.ids.total, len(listed.ids.ids), self._total(), words)
        self._tell_ticked()
        self.said.emit()

    def _show_ids(self, listed: Listed) -> None:
        """The current lead stays current; where the list stood it stays, if the lead is still there."""
        bar, table = self.pane.table.verticalScrollBar(), self.pane.table
        at = bar.value()
        wanted = self._wanted if self._wanted is not None else self._current
        self.rows.show(listed.ids.ids)
        row = None if wanted is None else self.rows.row_of(wanted)
        if row is not None:
            bar.setValue(at)
        elif len(listed.ids.ids):
            row = 0
        if row is not None:
            table.select_row(row)
        else:
            self._forget_lead()
        self._wanted = None

    def _tell_ticked(self) -> None:
        ticked, shown = len(self.rows.checked), self._listed.ids.total if self._listed else 0
        self.pane.tell_ticked(ticked, shown, self._total())
        if ticked:
            self.acts.read_cadences()

    # one lead

    def open_lead(self, lead_id: int) -> None:
        """Show a lead in the drawer; any screen may ask for it."""
        self._drawer_open = True
        row = self.rows.row_of(lead_id)
        if row is not None:
            self.pane.table.select_row(row)
        else:
            self._wanted = lead_id
            self.clear_filter()
        self._move_to(lead_id)

    def _move_to(self, lead_id: int) -> None:
        self._current = lead_id
        self._read_lead(lead_id)

    def _read_lead(self, lead_id: int) -> None:
        if self._drawer_open:
            self._cards.ask(read_lead, self._leads, self._touches, self._preferences, lead_id)

    def _show_lead(self, opened: Opened) -> None:
        if opened.card.row.id == self._current:
            self.drawer.show_lead(opened, self._clock.wall())
            self.drawer.setVisible(self._drawer_open)

    def _forget_lead(self) -> None:
        self._current = None
        self.drawer.hide()

    def _open_current(self) -> None:
        if self._current is not None and not self._drawer_open:
            self.open_lead(self._current)

    def close_drawer(self) -> None:
        """Give the list the whole width, until a lead is opened."""
        self._drawer_open = False
        self.drawer.hide()
        self.pane.table.setFocus()

    def _step(self, step: int) -> None:
        row = self.pane.table.currentIndex().row() + step
        if 0 <= row < self.rows.rowCount():
            self.pane.table.select_row(row)

    # acts

    def add_lead(self) -> None:
        """Ask for a new lead."""
        self.acts.show_form(LeadDialog(self), None)

    def edit_lead(self, _lead_id: int) -> None:
        """Change the current lead; the form needs it read."""
        self._edit_current()

    def _edit_current(self) -> None:
        opened = self.drawer.opened
        if opened is not None and opened.card.row.id == self._current:
            row = opened.card.row
            self.acts.show_form(LeadDialog(self, row.details, row.permission), row.id)

    def _log_current(self) -> None:
        if self._current is not None:
            self.meeting_asked.emit(self._current)

    def _set_stage(self, stage: object) -> None:
        if self._current is not None:
            self.acts.set_stage((self._current,), stage)

    def _set_stage_of_ticked(self, stage: object) -> None:
        self.acts.set_stage(tuple(sorted(self.rows.checked)), stage)

    def _start_series(self, cadence: object) -> None:
        self.acts.start_series(tuple(sorted(self.rows.checked)), cadence)

    def _copy(self) -> None:
        self._tasks.run(self._leads.rows, self.pane.table.copied(), done=self._copied)

    def _copied(self, rows: tuple[LeadRow, ...]) -> None:
        QGuiApplication.clipboard().setText(self.pane.table.as_text(rows))
        self.acts.say(f"{leads_words(len(rows))} copied")

    def _focus_search(self) -> None:
        self.pane.search.setFocus()
        self.pane.search.selectAll()

    def _type_search(self, text: str) -> None:
        self.pane.search.setFocus()
        if text:
            self.pane.search.setText(text)

    # import

    def choose_file(self) -> None:
        """Ask for a file to import."""
        kinds = "Contacts (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.vcf);;All files (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, "Import leads", "", kinds)
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> ImportDialog:
        """Show what a file would bring, then import it when the rep says so."""
        dialog = ImportDialog(self, self._tasks, self._imports, path, ORIGIN)
        dialog.undo_asked.connect(self.acts.take_back)
        dialog.show()
        return dialog
