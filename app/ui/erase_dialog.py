"""Erase a person for good: what goes, what stays, and a copy for them before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.parts.button import Button
from app.ui.parts.checklist import Checklist
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.text_field import TextField

GOES = (
    "Name, addresses, notes, timeline, series, touches and messages",
    "The same in every backup, also in the second folder",
    "What can be taken back: nothing before this act can be undone afterwards",
)
STAYS = "A fingerprint of the addresses stays, so that nobody writes to this person after the next import."


class EraseDialog(Dialog):
    """The name has to be typed, for this cannot be taken back.

    Signals:
        copy_asked: A readable file with everything is wanted first.
        confirmed: Erase.
    """

    copy_asked = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__("Erase for good", parent, width=560)
        self._name = name
        self.lines = Checklist()
        self.lines.set_lines([(True, line) for line in GOES])
        self.typed = TextField(name, name=f"Type {name} to confirm")
        self.copy = Button("Save a copy of everything first", icon="file-down", height=40)
        self.go = Button("Erase for good", "danger", height=40)
        self.leave = Button("Cancel", "ghost", height=40)
        self.body.addWidget(Label(f"Erase {name} for good", "h2"))
        self.body.addWidget(Para("This cannot be taken back. It erases:", "body"))
        self.body.addWidget(self.lines)
        self.body.addWidget(Para(STAYS, "body"))
        self.body.addWidget(Label("Type the name to confirm", "smallm", "ink2"))
        self.body.addWidget(self.typed)
        self.footer.add_left(self.leave)
        self.footer.add_right(self.copy)
        self.footer.add_right(self.go)
        self.go.setEnabled(False)
        self.leave.clicked.connect(self.reject)
        self.copy.clicked.connect(self.copy_asked)
        self.typed.textChanged.connect(self._compare)
        self.go.clicked.connect(self._confirm)
        self.typed.setFocus()

    def _compare(self, text: str) -> None:
        self.go.setEnabled(text.strip().casefold() == self._name.strip().casefold())

    def _confirm(self) -> None:
        self.confirmed.emit()
        self.accept()
