"""Warns in the form of a lead of who is there already, while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.parts.button import Button
from app.ui.parts.label import Label

if TYPE_CHECKING:
    from app.services.merging import Merging, Near
    from app.ui.leads.lead_dialog import LeadDialog
    from app.ui.tasks import Tasks

_WATCHED = ("first_name", "last_name", "company", "email", "phone")
_CALM_MS = 220


class NearWatch(QWidget):
    """A line in the form, hidden while nobody is near.

    Signals:
        open_asked: The lead that is there already is to be shown; the form is left.
    """

    open_asked = Signal(int)

    def __init__(self, form: LeadDialog, tasks: Tasks, merging: Merging, but: int | None) -> None:
        super().__init__(form)
        self._form, self._tasks, self._merging, self._but = form, tasks, merging, but
        self._near: Near | None = None
        self.words = Label("", "small", "warn", icon="users", icon_ink="warn")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_it = Button("Open that lead", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_it)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._ask)
        for name in _WATCHED:
            form.fields[name].textChanged.connect(self._typed)
        self.show_it.clicked.connect(self._open)
        form.body.insertWidget(form.body.count() - 1, self)
        self.hide()
        if but is None and any(form.fields[name].text() for name in _WATCHED):
            self._calm.start()  # the form came filled in

    def _typed(self, _text: str) -> None:
        self._calm.start()

    def _ask(self) -> None:
        details = self._form.entry().details
        self._tasks.run(self._merging.near, details, self._but, done=self._show_near)

    def _show_near(self, found: tuple[Near, ...]) -> None:
        self._near = found[0] if found else None
        if self._near is not None:
            row = self._near.row
            who = ", ".join(part for part in (row.name, row.details.company) if part)
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            self.words.set_text(f"Here already? {who}{more}: {self._near.reason.lower()}")
        self.setVisible(self._near is not None)

    def _open(self) -> None:
        if self._near is not None:
            lead_id = self._near.row.id
            self._form.reject()
            self.open_asked.emit(lead_id)
