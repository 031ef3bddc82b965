"""Paste people: a table, a list of addresses, or cards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.text_area import TextArea


class PasteDialog(Dialog):
    """Signals: `taken` carries the text. What the clipboard holds stands there already."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Paste leads", parent, width=640, height=460)
        self.words = TextArea("Anna Lee <anna@acme.com>, Bob Ray <bob@acme.com>", name="People")
        self.go = Button("Match columns", "primary", height=40, keys="Ctrl+Return")
        self.leave = Button("Cancel", "ghost", height=40)
        self.body.addWidget(Label("Paste leads", "h2"))
        self.body.addWidget(Para("Rows of a spreadsheet, a list of addresses, or vCards.", "body"))
        self.body.addWidget(self.words, 1)
        self.footer.add_left(self.leave)
        self.footer.add_right(self.go)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._take)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.go.click)
        self.words.set_words(QGuiApplication.clipboard().text())
        self.words.setFocus()

    def _take(self) -> None:
        if self.words.words().strip():
            self.taken.emit(self.words.words())
            self.accept()
