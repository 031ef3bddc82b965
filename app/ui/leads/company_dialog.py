"""How many people a company has, and what it does: for the score, and to know whom one talks to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.lead import CompanyCard
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.text_field import ErrorLine, TextField


class CompanyDialog(Dialog):
    """`taken` carries the number of people (or None) and the industry."""

    taken = Signal(object, str)

    def __init__(self, company: CompanyCard, parent: QWidget | None = None) -> None:
        super().__init__(f"Describe {company.name}", parent, width=440)
        self.size_field = TextField("250", name="People")
        self.industry = TextField("Cold storage", name="Industry")
        self.size_field.setText("" if company.size is None else f"{company.size:,}")
        self.industry.setText(company.industry)
        self.error = ErrorLine()
        self.go = Button("Save", "primary", height=40, keys="Ctrl+Return")
        self.cancel = Button("Cancel", "ghost", height=40)
        for label, field in (("People", self.size_field), ("Industry", self.industry)):
            self.body.addWidget(Label(label, "smallm", "ink2"))
            self.body.addWidget(field)
        self.body.addWidget(self.error)
        self.body.addStretch(1)
        self.footer.add_left(self.cancel)
        self.footer.add_right(self.go)
        self.go.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._take)

    def _take(self) -> None:
        text = "".join(letter for letter in self.size_field.text() if letter not in ",. ")
        if text and not (text.isdecimal() and int(text) > 0):
            self.error.say("People are a whole number, or nothing where it is not known")
            return
        self.taken.emit(int(text) if text else None, self.industry.text().strip())
        self.accept()
