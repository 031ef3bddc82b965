"""Why: a few reasons to press, or one in own words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.radio import Radio
from app.ui.parts.text_field import ErrorLine, TextField, mark_wrong

SKIP_REASONS = ("In touch another way", "Not useful now", "Waiting for an answer first")
STOP_REASONS = ("Not interested", "Bought elsewhere", "No budget", "Wrong person")


class ReasonDialog(Dialog):
    """`taken` carries the reason; without one it cannot be left but by Cancel."""

    taken = Signal(str)

    def __init__(self, title: str, text: str, act: str, reasons: Sequence[str], parent: QWidget) -> None:
        super().__init__(title, parent, width=440)
        self._reasons = tuple(reasons)
        self._group = QButtonGroup(self)
        self.body.addWidget(Label(title, "h2"))
        self.body.addWidget(Para(text))
        for number, reason in enumerate(reasons):
            radio = Radio(reason)
            self._group.addButton(radio, number)
            self.body.addWidget(radio)
        self.field = TextField("Another reason", name="Another reason")
        self.field.textEdited.connect(self._on_typed)
        self._error = ErrorLine()
        self.body.addWidget(self.field)
        self.body.addWidget(self._error)
        cancel = Button("Cancel", "ghost", height=40)
        cancel.clicked.connect(self.reject)
        self.button = Button(act, "primary", height=40)
        self.button.clicked.connect(self._take)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._take)
        self.field.returnPressed.connect(self._take)
        self.footer.add_right(cancel)
        self.footer.add_right(self.button)

    def reason(self) -> str:
        """What was chosen or typed."""
        typed = self.field.text().strip()
        at = self._group.checkedId()
        return typed or (self._reasons[at] if at >= 0 else "")

    def radios(self) -> list[Radio]:
        """The reasons to press."""
        return [radio for radio in self._group.buttons() if isinstance(radio, Radio)]

    def _on_typed(self) -> None:
        self._group.setExclusive(False)
        for radio in self.radios():
            radio.setChecked(False)
        self._group.setExclusive(True)
        mark_wrong(self.field, self._error, "")

    def _take(self) -> None:
        reason = self.reason()
        if not reason:
            mark_wrong(self.field, self._error, "Press a reason or write one")
            return
        self.taken.emit(reason)
        self.accept()
