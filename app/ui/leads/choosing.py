"""Connects the filter bar with what is browsed, and reads what can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.view import Choices, Filters
from app.ui.leads.browsing import Browsing
from app.ui.leads.filter_bar import FilterBar
from app.ui.leads.filter_kinds import Kind, offers_of

if TYPE_CHECKING:
    from app.ui.needs import Needs
    from app.ui.tasks import Tasks


class Choosing(QObject):
    """What a filter can be set to is read when it is opened: it is what leads hold at that moment."""

    def __init__(self, tasks: Tasks, needs: Needs, browsing: Browsing, bar: FilterBar) -> None:
        super().__init__(bar)
        self._tasks, self._needs, self._browsing, self._bar = tasks, needs, browsing, bar
        self._asked: Kind | None = None
        bar.changed.connect(self._filter)
        bar.choices_asked.connect(self._read)

    def _filter(self, filters: Filters) -> None:
        self._browsing.filter_by(filters)

    def _read(self, kind: Kind) -> None:
        self._asked = kind
        self._tasks.run(self._needs.leads.choices, kind.asks, done=self._offer)

    def _offer(self, choices: Choices) -> None:
        if self._asked is not None:
            numbers = [number for _, number in choices.values]
            self._bar.offer(self._asked, offers_of(choices.values), numbers)
