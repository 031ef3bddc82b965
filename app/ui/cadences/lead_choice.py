"""For whom the dates are shown: a lead, or nobody in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.lead import LeadRow
from app.ui.meeting.lead_picker import Found
from app.ui.newest import Newest
from app.ui.parts.button import Button
from app.ui.parts.popover import Popover
from app.ui.parts.select import Field
from app.ui.parts.text_field import TextField

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.ui.tasks import Tasks

NOBODY = "Anyone near you"
_SHOWN, _PAUSE_MS, _WIDE = 6, 60, 360


def _look_up(leads: Leads, text: str) -> tuple[LeadRow, ...]:
    found = leads.ids(search=text, limit=_SHOWN)
    return leads.rows(list(found.ids)[:_SHOWN])


class LeadChoice(Field):
    """`picked` carries the LeadRow, or None for nobody in particular."""

    picked = Signal(object)

    def __init__(self, tasks: Tasks, leads: Leads, parent: QWidget | None = None) -> None:
        super().__init__("Dates for", icon="user", height=32, parent=parent)
        self._tasks, self._leads = tasks, leads
        self.lead: LeadRow | None = None
        self.popover: LeadSearch | None = None
        self.show_words(NOBODY)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Open the search under the field."""
        self.popover = LeadSearch(self._tasks, self._leads, self)
        self.popover.picked.connect(self._take)
        self.popover.shut.connect(self._shut)
        self.popover.open_under(self)
        self.popover.field.setFocus()
        self._opened = True

    def _take(self, lead: LeadRow | None) -> None:
        self.lead = lead
        self.show_words(lead.name if lead else NOBODY)
        if self.popover is not None:
            self.popover.close()
        self.picked.emit(lead)

    def _shut(self) -> None:
        self._opened = False
        if self.popover is not None:
            self.popover.deleteLater()
            self.popover = None
        self.update()


class LeadSearch(Popover):
    """Letters find leads; arrows and Enter take one. `picked` carries the LeadRow or None."""

    picked = Signal(object)

    def __init__(self, tasks: Tasks, leads: Leads, parent: QWidget) -> None:
        super().__init__(parent)
        self._leads = leads
        self._newest = Newest(tasks, self._offer, self)
        self.field = TextField("Name, company or mail address", icon="search", name="Search a lead")
        self.field.setFixedWidth(_WIDE)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.found = Found()
        self.found.picked.connect(self._take)
        self.nobody = Button(NOBODY, "ghost", icon="users")
        self.nobody.clicked.connect(self._take_nobody)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(6)
        self.column.addWidget(self.field)
        self.column.addWidget(self.found)
        self.column.addWidget(self.nobody, 0, Qt.AlignmentFlag.AlignLeft)
        self._search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self.found.move(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take(self.found.current)
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        self._newest.ask(_look_up, self._leads, self.field.text().strip())

    def _offer(self, rows: tuple[LeadRow, ...]) -> None:
        self.found.offer("", rows)
        self.found.setVisible(bool(rows))
        self.adjustSize()

    def _take(self, index: int) -> None:
        row = self.found.row(index)
        if row is not None:
            self.picked.emit(row)

    def _take_nobody(self) -> None:
        self.picked.emit(None)
