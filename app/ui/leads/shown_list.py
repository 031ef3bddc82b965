"""What the list shows: the leads of the view as they are read, and how many they are."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.view import LeadView
from app.ui.leads.browsing import Browsing
from app.ui.leads.current import CurrentLead
from app.ui.leads.list_pane import ListPane
from app.ui.leads.many import ManyLeads
from app.ui.leads.reads import Listed, Shelves
from app.ui.leads.rows import LeadRows
from app.ui.leads.view_menu import ViewMenu
from app.ui.leads.views_bar import ViewsBar
from app.ui.leads.words import leads_words


class ShownList(QObject):
    """Brings what was read into the rows and the bars around them.

    Attributes:
        listed: What was read last; None before the first read.

    Signals:
        told: The numbers are others.
    """

    told = Signal()

    def __init__(
        self,
        browsing: Browsing,
        rows: LeadRows,
        views: ViewsBar,
        menus: ViewMenu,
        pane: ListPane,
        many: ManyLeads,
        current: CurrentLead,
    ) -> None:
        super().__init__(pane)
        self._browsing, self._rows, self._current = browsing, rows, current
        self._views, self._menus, self._pane, self._many = views, menus, pane, many
        self._wanted: int | None = None
        self.listed: Listed | None = None
        self._total = 0
        browsing.shelved.connect(self._show_shelves)
        browsing.listed.connect(self._show_list)
        browsing.arranged.connect(self._show_arrangement)

    def words(self) -> str:
        """How many leads are shown."""
        if self.listed is None:
            return ""
        shown = self.listed.ids.total
        if shown == self._total and not self._browsing.filtered:
            return leads_words(self._total)
        more = "more than " if self.listed.ids.more else ""
        return f"{more}{shown - (1 if more else 0):,} of {leads_words(self._total)}"

    def want(self, lead_id: int) -> None:
        """Choose this lead once the list is read, wherever a new name has put it."""
        self._wanted = lead_id

    def _show_shelves(self, shelves: Shelves) -> None:
        self._total = shelves.counts.get(str(LeadView.ALL), 0)
        self._menus.know(shelves.views)
        self._views.show_views(shelves.views, self._browsing.code)
        self._views.tell(shelves.counts)
        self._tell_numbers()

    def _show_arrangement(self) -> None:
        """Show filters, columns and order as they are arranged now."""
        self._views.choose(self._browsing.code)
        self._pane.show_arrangement(self._browsing.arrangement, differs=self._browsing.differs)

    def _show_list(self, listed: Listed) -> None:
        same = self.listed is not None and self.listed.ids.ids == listed.ids.ids
        self.listed = listed
        self._rows.zone = listed.zone
        if same:
            self._rows.renew(listed.first)
        else:
            self._show_ids(listed)
        self._tell_numbers()

    def _tell_numbers(self) -> None:
        if self.listed is None:
            return
        ids = self.listed.ids
        self._pane.tell(ids.total, len(ids.ids), self._total, more=ids.more)
        self._many.tell(ids.total, self._total)
        self.told.emit()

    def _show_ids(self, listed: Listed) -> None:
        """The current lead stays current; where the list stood it stays, if the lead is still there."""
        bar = self._pane.table.verticalScrollBar()
        at = bar.value()
        wanted = self._wanted if self._wanted is not None else self._current.id
        self._rows.show(listed.ids.ids, listed.first)
        row = None if wanted is None else self._rows.row_of(wanted)
        if row is not None:
            bar.setValue(at)
        elif len(listed.ids.ids):
            row = 0
        if row is None:
            self._current.forget()
        else:
            self._current.select(row, typing=bool(listed.wanted.search))
        self._wanted = None
