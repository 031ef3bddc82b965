"""The menus of views and columns: own views made, renamed, removed; columns shown and hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction

from app.domain.undo import Undo
from app.domain.view import ColumnWidth, LeadView, View
from app.ui.leads.asking import AskWord
from app.ui.leads.browsing import Browsing
from app.ui.leads.columns import COLUMNS, At, shown_of
from app.ui.leads.list_pane import ListPane
from app.ui.leads.reads import ORIGIN
from app.ui.parts.menu import Menu, passing_menu

if TYPE_CHECKING:
    from app.ui.needs import Needs
    from app.ui.tasks import Tasks


class ViewMenu(QObject):
    """Signals: `said` carries words and an Undo for what was done."""

    said = Signal(str, object)

    def __init__(self, tasks: Tasks, needs: Needs, browsing: Browsing, place: ListPane) -> None:
        super().__init__(place)
        self._tasks, self._needs, self._browsing, self._place = tasks, needs, browsing, place
        self._views: tuple[View, ...] = ()
        self._meant = ""
        self._done_words = ""
        self.menu: Menu | None = None
        self.asked: AskWord | None = None

    def know(self, views: tuple[View, ...]) -> None:
        """Remember which views there are."""
        self._views = views

    def open(self, point: QPoint, code: str) -> None:
        """Offer what can be done with a view, or, without a code, all views and a new one."""
        self._meant = code or self._browsing.code
        self.menu = menu = passing_menu(self._place)
        if code:
            self._fill_view(menu)
        else:
            self._fill_all(menu)
        menu.open_at(point)

    def open_columns(self, point: QPoint) -> None:
        """Offer every column; those that are shown have a check."""
        self.menu = menu = passing_menu(self._place)
        menu.head("Columns")
        shown = shown_of(self._browsing.arrangement.columns)
        for at in At:
            if at is not At.CHECK:
                sign = "check" if at in shown else ""
                menu.add(COLUMNS[at].title, self._turn_column, icon=sign).setData(at)
        menu.line()
        menu.add("As they were at first", self._usual_columns, icon="rotate-ccw")
        menu.open_at(point)

    def open_all_columns(self) -> None:
        """Offer every column under the button for them."""
        button = self._place.columns
        self.open_columns(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def save_as(self) -> None:
        """Ask for the name of a new view with the filters as they are."""
        self.asked = AskWord("Name of the view", "Logistics in Poland", "Save view", parent=self._place)
        self.asked.taken.connect(self._save_as)
        self.asked.open_at(self._place.mapToGlobal(QPoint(16, 48)))

    def save(self) -> None:
        """Keep the filters in the view."""
        self._done_words = "View saved"
        code, arrangement = self._browsing.code, self._browsing.arrangement
        self._tasks.run(self._needs.views.arrange, code, arrangement, origin=ORIGIN, done=self._tell)

    def _fill_all(self, menu: Menu) -> None:
        menu.head("Views")
        for view in self._views:
            sign = "check" if view.code == self._browsing.code else ""
            menu.add(view.name, self._go, icon=sign).setData(view.code)
        menu.line()
        menu.add("Save as a new view", self.save_as, icon="save")

    def _fill_view(self, menu: Menu) -> None:
        view = next((one for one in self._views if one.code == self._meant), None)
        if view is not None and view.own:
            menu.add("Rename", self._rename, icon="pencil")
            menu.add("Remove view", self._remove, icon="trash-2", danger=True)
        else:
            menu.add("As it was at first", self._remove, icon="rotate-ccw")
        menu.line()
        menu.add("Save as a new view", self.save_as, icon="save")

    def _go(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._browsing.show_view(action.data())

    def _rename(self) -> None:
        view = next(one for one in self._views if one.code == self._meant)
        self.asked = AskWord("Name of the view", "", "Rename", text=view.name, parent=self._place)
        self.asked.taken.connect(self._rename_to)
        self.asked.open_at(self._place.mapToGlobal(QPoint(16, 48)))

    def _rename_to(self, name: str) -> None:
        self._done_words = f"View renamed to {name}"
        self._tasks.run(self._needs.views.rename, self._meant, name, origin=ORIGIN, done=self._tell)

    def _remove(self) -> None:
        self._done_words = "View removed" if self._meant.startswith("own") else "View as at first"
        if self._browsing.code == self._meant and self._meant.startswith("own"):
            self._browsing.show_view(str(LeadView.ALL))
        self._tasks.run(self._needs.views.remove, self._meant, origin=ORIGIN, done=self._tell)

    def _save_as(self, name: str) -> None:
        arrangement = self._browsing.arrangement
        self._tasks.run(self._needs.views.save_as, name, arrangement, origin=ORIGIN, done=self._saved)

    def _saved(self, made: tuple[str, Undo]) -> None:
        code, undo = made
        self.said.emit("View saved", undo)
        self._browsing.code = code
        self._browsing.refresh()

    def _tell(self, undo: Undo) -> None:
        self.said.emit(self._done_words, undo)

    def _turn_column(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        at, shown = action.data(), shown_of(self._browsing.arrangement.columns)
        if at not in shown:
            shown[at] = 0
        elif len(shown) > 1:
            del shown[at]
        self._keep(shown)

    def _usual_columns(self) -> None:
        self._browsing.show_columns(())

    def _keep(self, shown: dict[At, int]) -> None:
        kept = tuple(ColumnWidth(COLUMNS[at].sort, width) for at, width in shown.items())
        self._browsing.show_columns(kept)
