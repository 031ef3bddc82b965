"""Won, lost or not interested: what becomes of what is still planned (design 4.9)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.words import Outcome
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.radio import Radio
from app.ui.parts.text_field import TextField

TITLES = {Outcome.WON: "Won", Outcome.LOST: "Lost", Outcome.NOT_INTERESTED: "Not interested"}
_WORDS = {
    Outcome.WON: "They become a customer. Next you are offered the thanks and the referral.",
    Outcome.LOST: "Next you are offered to stay in sight: monthly at first, then every second month.",
    Outcome.NOT_INTERESTED: "Nothing is planned any more. Next you say what comes instead, or that it ends.",
}


class DecideDialog(Dialog):
    """`taken` carries whether open touches are kept, and a note."""

    taken = Signal(bool, str)

    def __init__(self, outcome: Outcome, lead: str, parent: QWidget | None = None) -> None:
        title = f"{TITLES[outcome]}: {lead}"
        super().__init__(title, parent, width=460)
        self._group = QButtonGroup(self)
        self.body.addWidget(Label(title, "h2"))
        self.body.addWidget(Para(_WORDS[outcome]))
        choices = ("Stop what is still planned", "Keep what is still planned")
        for number, words in enumerate(choices):
            radio = Radio(words)
            self._group.addButton(radio, number)
            self.body.addWidget(radio)
            radio.setVisible(outcome is not Outcome.NOT_INTERESTED)
        self.radios()[0].setChecked(True)
        self.note = TextField("Note, such as what decided it", name="Note")
        self.note.returnPressed.connect(self._take)
        self.body.addWidget(self.note)
        cancel = Button("Cancel", "ghost", height=40)
        cancel.clicked.connect(self.reject)
        self.button = Button(TITLES[outcome], "primary", height=40)
        self.button.clicked.connect(self._take)
        self.footer.add_right(cancel)
        self.footer.add_right(self.button)

    def radios(self) -> list[Radio]:
        """Stop and keep."""
        return [radio for radio in self._group.buttons() if isinstance(radio, Radio)]

    def _take(self) -> None:
        self.taken.emit(self._group.checkedId() == 1, self.note.text().strip())
        self.accept()
