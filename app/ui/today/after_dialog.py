"""What comes next for a lead that has nothing left: a series, a wait, a pause, a rhythm, or an end (4.13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.cadence import Cadence
from app.domain.keep_in_touch import Every, Rule
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


After = StartSeries | Rest | Rule
_SERIES, _WAIT, _PARK, _END, _KEEP = range(5)
_WORDS = {
    _SERIES: ("Start a series", "Start series"),
    _WAIT: ("Wait for them until", "Wait"),
    _PARK: ("Park until", "Park"),
    _KEEP: ("Keep in touch", "Keep in touch"),
    _END: ("End, nothing more to do", "End"),
}
"""The choices in the order in which they stand: what they are, and what the button says."""
_MONTHS = ((3, 4), (6, 8), (12, 14))
_RULES = (Rule(4, 6), Rule(6, 8), *(Rule(ideal, latest, Every.MONTHS) for ideal, latest in _MONTHS))


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
        self.rhythm = Select("Rhythm")
        self.rhythm.set_options([Option(rule, _sentence(rule.words)) for rule in _RULES])
        self._fields: dict[int, QWidget] = {
            _SERIES: self.cadence,
            _WAIT: self.wait,
            _PARK: self.park,
            _END: self.reason,
            _KEEP: self.rhythm,
        }
        self._radios = {number: Radio(_WORDS[number][0]) for number in self._fields}
        self._error = ErrorLine()
        self._lay_out(lead)
        self._choose(0)

    def radios(self) -> list[Radio]:
        """Series, wait, park, end, rhythm."""
        return list(self._radios.values())

    def _lay_out(self, lead: str) -> None:
        self.body.addWidget(Label(f"What comes next for {lead}?", "h2"))
        self.body.addWidget(Para("Nothing is planned any more. Every lead has a next step or a clear end."))
        for number in _WORDS:
            self._group.addButton(self._radios[number], number)
            self.body.addWidget(self._radios[number])
            self.body.addWidget(self._fields[number])
        self.body.addWidget(self._error)
        self._group.idClicked.connect(self._choose)
        back = Button("Take it back", "ghost", icon="undo-2", height=40)
        back.clicked.connect(self.reject)
        self.button = Button("", "primary", height=40)
        self.button.clicked.connect(self._take)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._take)
        self.footer.add_left(back)
        self.footer.add_right(self.button)

    def _choose(self, number: int) -> None:
        self.radios()[number].setChecked(True)
        for at, field in self._fields.items():
            field.setVisible(at == number)
        self._error.say("")
        self.button.setText(_WORDS[number][1])
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
        if number == _SERIES:
            return StartSeries(str(self.cadence.value()))
        if number == _KEEP:
            rule = self.rhythm.value()
            return rule if isinstance(rule, Rule) else None
        if number == _END:
            return self._end()
        field, state = (self.wait, LeadState.WAITING) if number == _WAIT else (self.park, LeadState.PARKED)
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


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _size(cadence: Cadence) -> str:
    return f"{len(cadence.steps)} touches"
