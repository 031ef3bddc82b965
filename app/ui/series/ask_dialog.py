"""A series asks how it goes on: as planned, anew, after a wait, or not at all (design 4.9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.cadence import Cadence
from app.domain.phrases import count
from app.domain.reactions import Choice
from app.domain.series import SeriesAsk
from app.ui.parts.button import Button
from app.ui.parts.date_field import DateField
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.radio import Radio
from app.ui.parts.select import Option, Select
from app.ui.parts.text_field import ErrorLine, TextField

_WAIT_DAYS = 14
_WORDS = {
    Choice.GO_ON: ("Go on as planned", "Go on"),
    Choice.ANEW: ("Plan anew with", "Plan anew"),
    Choice.WAIT: ("Wait until", "Wait"),
    Choice.END: ("End the series", "End series"),
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What the rep answered; what does not belong to the choice is empty."""

    choice: Choice
    until: date | None = None
    cadence: str = ""
    reason: str = ""


class AskDialog(Dialog):
    """`replied` carries a Reply. Closing it leaves the series waiting: it asks again on Today."""

    replied = Signal(object)

    def __init__(
        self, ask: SeriesAsk, cadences: Sequence[Cadence], today: date, parent: QWidget | None = None
    ) -> None:
        title = f"How does the series with {ask.lead} go on?"
        super().__init__(title, parent, width=480)
        self._today = today
        self._group = QButtonGroup(self)
        self.cadence = Select("Cadence")
        self.cadence.set_options(
            [Option(one.name, one.title, hint=count(len(one.steps), "touch", "touches")) for one in cadences]
        )
        self.until = DateField("Wait until", today, value=today + timedelta(days=_WAIT_DAYS))
        self.reason = TextField("Reason, such as bought elsewhere", name="Reason for the end")
        self._fields: dict[Choice, QWidget] = {
            Choice.ANEW: self.cadence,
            Choice.WAIT: self.until,
            Choice.END: self.reason,
        }
        self._error = ErrorLine()
        self.button = Button("", "primary", height=40)
        self._lay_out(title, ask)
        self.choose(Choice.GO_ON)

    def radios(self) -> list[Radio]:
        """The choices, the default first."""
        return [radio for radio in self._group.buttons() if isinstance(radio, Radio)]

    def choose(self, choice: Choice) -> None:
        """Take a choice and show what it needs."""
        self.radios()[list(Choice).index(choice)].setChecked(True)
        for one, field in self._fields.items():
            field.setVisible(one is choice)
        self._error.say("")
        self.button.setText(_WORDS[choice][1])
        self.button.updateGeometry()
        self.adjustSize()

    def _lay_out(self, title: str, ask: SeriesAsk) -> None:
        touches = count(ask.open_touches, "touch", "touches")
        self.body.addWidget(Label(title, "h2"))
        self.body.addWidget(
            Para(f"{_sentence(ask.reason)}. {touches} of “{ask.title}” wait for your answer.")
        )
        for number, choice in enumerate(Choice):
            radio = Radio(_WORDS[choice][0])
            self._group.addButton(radio, number)
            self.body.addWidget(radio)
            if choice in self._fields:
                self.body.addWidget(self._fields[choice])
        self.body.addWidget(self._error)
        self._group.idClicked.connect(self._clicked)
        later = Button("Decide later", "ghost", height=40)
        later.clicked.connect(self.reject)
        self.button.clicked.connect(self._take)
        self.footer.add_left(later)
        self.footer.add_right(self.button)

    def _clicked(self, number: int) -> None:
        choice = list(Choice)[number]
        self.choose(choice)
        if choice in self._fields:
            self._fields[choice].setFocus()

    def _take(self) -> None:
        choice = list(Choice)[self._group.checkedId()]
        until = self.until.value()
        if choice is Choice.WAIT and (until is None or until <= self._today):
            self._error.say("Pick a date after today")
            return
        if choice is Choice.END and not self.reason.text().strip():
            self.reason.set_wrong(True)
            self._error.say("An end has a reason: write it here")
            return
        self.replied.emit(self._reply(choice))
        self.accept()

    def _reply(self, choice: Choice) -> Reply:
        return Reply(
            choice,
            self.until.value() if choice is Choice.WAIT else None,
            str(self.cadence.value()) if choice is Choice.ANEW else "",
            self.reason.text().strip() if choice is Choice.END else "",
        )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
