"""Let a lead go that will not buy: a reason from a list, everything ends, a farewell lies ready (P26)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.parts.button import Button
from app.ui.parts.check_box import CheckBox
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.radio import Radio
from app.ui.parts.text_field import ErrorLine, TextField

REASONS = (
    # the service's word, for a person
    ("no need", "They have no need for it"),
    ("no budget", "There is no budget"),
    ("does not decide, and nobody else does", "They do not decide, and nobody else does"),
    ("what they need is not what we do", "What they need is not what we do"),
    ("went with somebody else", "They went with somebody else"),
    ("only looking, no intention to buy", "They are only looking, with no intention to buy"),
    ("never answered", "They never answered"),
    ("another reason", "Another reason, in your words"),
)
_OTHER = len(REASONS) - 1


@dataclass(frozen=True, slots=True)
class LetGo:
    """Why, in the service's word and in own ones, and whether a farewell is drafted."""

    reason: str
    note: str
    farewell: bool


class WayOutDialog(Dialog):
    """`taken` carries a LetGo."""

    taken = Signal(object)

    def __init__(self, name: str, *, can_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(f"Qualify out {name}", parent, width=520)
        self.radios = [Radio(words) for _, words in REASONS]
        self.group = QButtonGroup(self)
        self.note = TextField("A few words, if you like", name="In your words")
        self.error = ErrorLine()
        self.farewell = CheckBox("Draft a kind farewell by e-mail")
        self.farewell.setChecked(can_write)
        self.farewell.setVisible(can_write)
        self.go = Button("Qualify out", "primary", height=40, keys="Ctrl+Return")
        self.cancel = Button("Cancel", "ghost", height=40)
        self._lay_out(name)
        self.go.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._take)

    def _lay_out(self, name: str) -> None:
        self.body.setSpacing(8)
        words = (
            "Everything planned ends at once and the stage becomes Lost. Not everyone is to be won: no guilt."
        )
        self.body.addWidget(Label(f"Why will {name} not buy?", "h3"))
        self.body.addWidget(Para(words, "small", "ink2"))
        for number, radio in enumerate(self.radios):
            self.group.addButton(radio, number)
            self.body.addWidget(radio)
        self.body.addWidget(self.note)
        self.body.addWidget(self.error)
        self.body.addWidget(self.farewell)
        self.footer.add_left(self.cancel)
        self.footer.add_right(self.go)
        self.radios[0].setFocus()

    def _take(self) -> None:
        chosen, note = self.group.checkedId(), self.note.text().strip()
        if chosen < 0:
            self.error.say("Choose a reason")
        elif chosen == _OTHER and not note:
            self.error.say("Say it in a few words")
            self.note.setFocus()
        else:
            self.taken.emit(LetGo(REASONS[chosen][0], note, self.farewell.isChecked()))
            self.accept()
