"""The Leads screen: views, filters, search, the list, and the drawer with one lead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.words import Stage
from app.services.ports import Change
from app.ui.leads.acts import LeadActs
from app.ui.leads.browsing import Browsing
from app.ui.leads.choosing import Choosing
from app.ui.leads.current import CurrentLead
from app.ui.leads.drawer import Drawer
from app.ui.leads.import_dialog import ImportDialog
from app.ui.leads.lead_dialog import LeadDialog
from app.ui.leads.list_pane import ListPane
from app.ui.leads.many import ManyLeads
from app.ui.leads.one import OneLead
from app.ui.leads.reads import ORIGIN
from app.ui.leads.rows import LeadRows
from app.ui.leads.shown_list import ShownList
from app.ui.leads.view_menu import ViewMenu
from app.ui.leads.views_bar import ViewsBar
from app.ui.leads.words import leads_words
from app.ui.series.menu import DECIDING

if TYPE_CHECKING:
    from app.domain.lead import LeadDetails
    from app.services.ports import Clock
    from app.ui.changes import Changes
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

_CONCERNED = frozenset(
    {"lead", "touch", "series", "activity", "agreement", "permission", "settings", "view", "everything"}
)
_WIDE, _DRAWER, _DRAWER_NARROW, _UNBOUND = 1320, 384, 352, 16_777_215


class LeadsPage(QWidget):
    """Leads, many and one.

    Signals:
        touch_asked: Start this touch. meeting_asked: Log a meeting with this lead.
        series_asked: Do this with the lead's series: "edit", "keep", or news.
        export_asked: Export these leads (a tuple of ids), called by these words.
        sample_asked: Try the program with invented leads.
        paste_asked: Add the lead the clipboard holds.
        said: The bars are to be read again.
    """

    touch_asked = Signal(int)
    meeting_asked = Signal(int)
    series_asked = Signal(int, str)
    export_asked = Signal(object, str)
    sample_asked = Signal()
    paste_asked = Signal()
    said = Signal()

    def __init__(
        self,
        tasks: Tasks,
        changes: Changes,
        notices: Notices,
        needs: Needs,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._needs = tasks, needs
        self.acts = LeadActs(tasks, notices, needs, self)
        self.browsing = Browsing(tasks, needs, self)
        self.rows = LeadRows(tasks, needs.leads, clock, self)
        self.views = ViewsBar()
        self.pane = ListPane(self.rows)
        self.many = ManyLeads(tasks, needs, clock, self.acts, self.rows, self.pane)
        self.menus = ViewMenu(tasks, needs, self.browsing, self.pane)
        self._choosing = Choosing(tasks, needs, self.browsing, self.pane.filters)
        self.drawer = Drawer()
        self.one = OneLead(tasks, notices, needs, clock, self.acts, self.drawer)
        self.current = CurrentLead(tasks, needs, clock, self.pane.table, self.drawer)
        parts = (self.rows, self.views, self.menus, self.pane, self.many, self.current)
        self.shown = ShownList(self.browsing, *parts)
        self._lay_out()
        self._connect()
        changes.changed.connect(self._on_change)

    def title(self) -> str:
        """The name of the screen."""
        return "Leads"

    def subtitle(self) -> str:
        """How many leads are shown."""
        return self.shown.words()

    def foot(self) -> int:
        """The bar of what can be done with the ticked leads."""
        return self.pane.bulk.height() if self.pane.bulk.isVisibleTo(self) else 0

    def hints(self) -> list[tuple[str, str]]:
        """The keys that are valid here."""
        keys = [("J K", "move"), ("X", "select"), ("Enter", "open"), ("F2", "edit"), ("F", "filter")]
        return [*keys, ("Ctrl+F", "search"), ("Ctrl+C", "copy"), ("Ctrl+V", "paste a lead")]

    def current_lead(self) -> int | None:
        """The lead of the current row."""
        return self.current.id

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
        views, menus = self.views, self.menus
        views.chosen.connect(self.show_view)
        views.menu_asked.connect(menus.open)
        views.bring.clicked.connect(self.choose_file)
        views.add.clicked.connect(self._add_lead)
        menus.said.connect(self.acts.say)
        self._connect_pane()
        self._connect_table()
        self.many.export_asked.connect(self.export_asked)
        self.acts.saved.connect(self.shown.want)
        self.shown.told.connect(self.said)
        self._connect_drawer()
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.pane.focus_search)
        QShortcut(QKeySequence("Ctrl+V"), self).activated.connect(self.paste_asked)  # a field takes it first

    def _connect_pane(self) -> None:
        pane = self.pane
        pane.search.textChanged.connect(self.browsing.look_for)
        pane.clear_filter.clicked.connect(self.clear_filter)
        pane.first_import.clicked.connect(self.choose_file)
        pane.first_add.clicked.connect(self._add_lead)
        pane.first_sample.clicked.connect(self.sample_asked)
        pane.columns.clicked.connect(self.menus.open_all_columns)
        pane.export.clicked.connect(self._export_view)
        pane.save_asked.connect(self.menus.save)
        pane.save_as_asked.connect(self.menus.save_as)
        pane.reset_asked.connect(self.browsing.reset)

    def _connect_table(self) -> None:
        table = self.pane.table
        table.head.sort_asked.connect(self.browsing.sort_by)
        table.head.arranged.connect(self.browsing.show_columns)
        table.head.columns_asked.connect(self.menus.open_columns)
        table.opened.connect(self.open_lead)
        table.edit_asked.connect(self.edit_lead)
        table.delete_asked.connect(self._delete)
        table.copy_asked.connect(self.many.copy)
        table.search_asked.connect(self.pane.type_search)
        table.filter_asked.connect(self.pane.filters.open_all)
        table.left.connect(self._leave)
        table.clicked.connect(self._open_current)

    def _connect_drawer(self) -> None:
        drawer = self.drawer
        drawer.edit_asked.connect(self.edit_lead)
        drawer.log_asked.connect(self._log_current)
        drawer.start_asked.connect(self.touch_asked)
        drawer.stage_asked.connect(self._set_stage)
        drawer.kept_asked.connect(self.acts.keep_agreement)
        drawer.person_asked.connect(self.open_lead)
        drawer.widened.connect(self._widen)
        self.one.form_asked.connect(self.edit_lead)
        drawer.series_asked.connect(self._ask_series)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_drawer()

    def _size_drawer(self) -> None:
        narrow = _DRAWER if self.width() >= _WIDE else _DRAWER_NARROW
        wide = self.drawer.wide
        self.drawer.setMinimumWidth(narrow)
        self.drawer.setMaximumWidth(_UNBOUND if wide else narrow)

    def _widen(self, wide: bool) -> None:  # noqa: FBT001 -- a slot
        """Make the drawer the lead's page, or give the list its room back."""
        self.pane.setVisible(not wide)
        self._size_drawer()
        if not wide:
            self.pane.table.setFocus()

    # the list

    def refresh(self) -> None:
        """Read views, list and the open lead again."""
        self.browsing.refresh()
        self.current.read()

    def show_view(self, view: str) -> None:
        """Show another view, by its code."""
        self.views.choose(view)
        self.browsing.show_view(view)

    def clear_filter(self) -> None:
        """Show every lead again."""
        self.pane.empty_search()
        self.browsing.everything()

    def _on_change(self, change: Change) -> None:
        if not _CONCERNED & change.nouns:
            return
        if self.isVisible():  # a hidden screen reads when it comes into view
            self.refresh()

    # one lead

    def open_lead(self, lead_id: int) -> None:
        """Show a lead in the drawer; any screen may ask for it."""
        self.current.wants_drawer = True
        row = self.rows.row_of(lead_id)
        if row is not None:
            self.pane.table.select_row(row)
        else:
            self.shown.want(lead_id)
            self.clear_filter()
        self.current.move_to(lead_id)

    def _open_current(self) -> None:
        if self.current.id is not None and not self.current.wants_drawer:
            self.open_lead(self.current.id)

    def _leave(self) -> None:
        """Esc takes the ticks off first, then closes the drawer."""
        if self.rows.checked:
            self.rows.uncheck_all()
        else:
            self.current.close_drawer()

    # acts

    def add_lead(self, filled: LeadDetails | None = None) -> LeadDialog:
        """Ask for a new lead, of which something may be known already."""
        form = LeadDialog(self, filled=filled)
        self.acts.show_form(form, None)
        return form

    def _add_lead(self) -> None:
        self.add_lead()

    def edit_lead(self, _lead_id: int = 0) -> None:
        """Change the current lead; the form needs it read."""
        opened = self.current.opened()
        if opened is not None:
            row = opened.card.row
            self.acts.show_form(LeadDialog(self, row.details, row.permission), row.id)

    def _ask_series(self, act: str) -> None:
        if self.current.id is not None:
            self.series_asked.emit(self.current.id, act)

    def _log_current(self) -> None:
        if self.current.id is not None:
            self.meeting_asked.emit(self.current.id)

    def _set_stage(self, stage: object) -> None:
        if self.current.id is None:
            return
        decision = DECIDING.get(Stage(str(stage)))
        if decision is not None:
            self.series_asked.emit(self.current.id, decision)
        else:
            self.acts.set_stage((self.current.id,), stage)

    # the list's own

    def _delete(self, lead_id: int) -> None:
        self.acts.delete(self.rows.ticked() or (lead_id,))

    def _export_view(self) -> None:
        if self.shown.listed is not None:
            ids = tuple(self.shown.listed.ids.ids)
            self.export_asked.emit(ids, leads_words(len(ids)))

    # import

    def choose_file(self) -> None:
        """Ask for a file to import."""
        kinds = "Contacts (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.vcf);;All files (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, "Import leads", "", kinds)
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> ImportDialog:
        """Show what a file would bring, then import it when the rep says so."""
        dialog = ImportDialog(self, self._tasks, self._needs.imports, path, ORIGIN)
        dialog.undo_asked.connect(self.acts.take_back)
        dialog.show()
        return dialog
