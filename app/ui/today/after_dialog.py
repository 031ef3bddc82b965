"""What comes next for a lead that has nothing left: a series, a wait, a pause, or an end (design 4.13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.cadence import Cadence
from app.domain.meeting import Rest
from app.domain.words import LeadState
from app.ui.parts.button import Button
from app.ui.parts.date_field import DateField
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.radio import Radio
from app.ui.parts.select import Option, Select
from app.ui.parts.text_field import ErrorLine, TextField

_WAIT_DAYS, _PARK_DAYS = 7, 30


@dataclass(frozen=True, slots=True)
class StartSeries:
    """The rep wants a series of this cadence."""

    cadence: str


After = StartSeries | Rest


class AfterDialog(Dialog):
    """`taken` carries an After. There is no empty way out: closing takes the act back (`rejected`)."""

    taken = Signal(object)

    def __init__(self, lead: str, cadences: Sequence[Cadence], today: date, parent: QWidget) -> None:
        super().__init__(f"What comes next for {lead}?", parent, width=480)
        self._today = today
        self._group = QButtonGroup(self)
        self.cadence = Select("Series")
        self.cadence.set_options([Option(one.name, one.title, hint=_size(one)) for one in cadences])
        self.wait = DateField("Waiting until", today, value=today + timedelta(days=_WAIT_DAYS))
        self.park = DateField("Parked until", today, value=today + timedelta(days=_PARK_DAYS))
        self.reason = TextField("Reason, such as bought elsewhere", name="Reason for the end")
        self._fields: tuple[QWidget, ...] = (self.cadence, self.wait, self.park, self.reason)
        self._error = ErrorLine()
        self._lay_out(lead)
        self._choose(0)

    def radios(self) -> list[Radio]:
        """Series, wait, park, end."""
        return [radio for radio in self._group.buttons() if isinstance(radio, Radio)]

    def _lay_out(self, lead: str) -> None:
        self.body.addWidget(Label(f"What comes next for {lead}?", "h2"))
        self.body.addWidget(Para("Nothing is planned any more. Every lead has a next step or a clear end."))
        words = ("Start a series", "Wait for them until", "Park until", "End, nothing more to do")
        for number, (word, field) in enumerate(zip(words, self._fields, strict=True)):
            radio = Radio(word)
            self._group.addButton(radio, number)
            self.body.addWidget(radio)
            self.body.addWidget(field)
        self.body.addWidget(self._error)
        self._group.idClicked.connect(self._choose)
        back = Button("Take it back", "ghost", icon="undo-2", height=40)
        back.clicked.connect(self.reject)
        self.button = Button("", "primary", height=40)
        self.button.clicked.connect(self._take)
        self.footer.add_left(back)
        self.footer.add_right(self.button)

    def _choose(self, number: int) -> None:
        self.radios()[number].setChecked(True)
        for at, field in enumerate(self._fields):
            field.setVisible(at == number)
        self._error.say("")
        self.button.setText(("Start series", "Wait", "Park", "End")[number])
        self.button.updateGeometry()
        self._fields[number].setFocus()
        self.adjustSize()

    def _take(self) -> None:
        after = self._after()
        if after is not None:
            self.taken.emit(after)
            self.accept()

    def _after(self) -> After | None:
        number = self._group.checkedId()
        if number == 0:
            return StartSeries(str(self.cadence.value()))
        if number == 3:  # noqa: PLR2004 -- the fourth choice, the end
            return self._end()
        field, state = ((self.wait, LeadState.WAITING), (self.park, LeadState.PARKED))[number - 1]
        until = field.value()
        if until is None or until <= self._today:
            self._error.say("Pick a date after today")
            return None
        return Rest(state, until, "Waiting for them" if state is LeadState.WAITING else "Parked")

    def _end(self) -> Rest | None:
        reason = self.reason.text().strip()
        self.reason.set_wrong(not reason)
        self._error.say("" if reason else "An end has a reason: write it here")
        return Rest(LeadState.ENDED, None, reason) if reason else None


def _size(cadence: Cadence) -> str:
    return f"{len(cadence.steps)} touches"
