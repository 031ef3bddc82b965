"""Find a lead by a few letters, to name them beside another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.lead import LeadRow
from app.domain.view import LeadView
from app.ui.leads.facts import PersonLine
from app.ui.newest import Newest
from app.ui.parts.button import Button
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.label import Label
from app.ui.parts.popover import Popover
from app.ui.parts.text_field import TextField

if TYPE_CHECKING:
    from app.ui.needs import Needs
    from app.ui.tasks import Tasks

_WIDTH, _MOST = 320, 6


class PersonSearch(Popover):
    """Signals: `taken` carries the lead that was chosen, `forgotten` that nobody is to be named."""

    taken = Signal(int)
    forgotten = Signal()

    def __init__(self, tasks: Tasks, needs: Needs, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._needs = needs
        self._reads = Newest(tasks, self._show, self)
        self.field = TextField("Name or company", icon="search", name=title)
        self.field.setFixedWidth(_WIDTH)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.none = Button("Nobody", "link", height=28)
        self.column.setSpacing(8)
        self.column.addWidget(Label(title, "smallm", "ink2"))
        self.column.addWidget(self.field)
        self.column.addLayout(self.lines)
        self.column.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._take_first)
        self.none.clicked.connect(self._forget)
        self.field.setFocus()

    def _search(self, text: str) -> None:
        if text.strip():
            self._reads.ask(_find, self._needs, text)

    def _show(self, rows: tuple[LeadRow, ...]) -> None:
        empty_layout(self.lines)
        for row in rows:
            line = PersonLine(row.id, row.name, row.details.company)
            line.clicked.connect(self._take)
            self.lines.addWidget(line)
        self.adjustSize()

    def _take(self) -> None:
        line = self.sender()
        if isinstance(line, PersonLine):
            self.taken.emit(line.lead_id)
            self.close()

    def _take_first(self) -> None:
        item = self.lines.itemAt(0)
        line = item.widget() if item is not None else None
        if isinstance(line, PersonLine):
            self.taken.emit(line.lead_id)
            self.close()

    def _forget(self) -> None:
        self.forgotten.emit()
        self.close()


def _find(needs: Needs, text: str) -> tuple[LeadRow, ...]:
    ids = needs.leads.ids(LeadView.ALL, text, limit=_MOST, quick=True)
    return needs.leads.rows(ids.ids)
