"""No series: one of the other states a lead can be in (design 4.13)."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.meeting import Rest
from app.domain.words import LeadState
from app.ui.meeting.field_label import FieldLabel
from app.ui.parts.date_field import DateField
from app.ui.parts.label import Label
from app.ui.parts.option_card import OptionCard
from app.ui.parts.text_field import ErrorLine, TextField

_STATES = (
    (LeadState.WAITING, "Wait for them", "They answer until a date; then you look again", "hourglass"),
    (LeadState.PARKED, "Park the lead", "It comes back by itself on a date", "snowflake"),
    (LeadState.ENDED, "End here", "Nothing more is planned", "ban"),
)


class RestForm(QWidget):
    """Asks what the lead waits for when no series is wanted."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.cards = QButtonGroup(self)
        self.until = DateField("Until", today, value=today + timedelta(days=14))
        self.reason = TextField("Why, in a few words", name="Reason")
        self.error = ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Without a series, the lead is in one of these states", "bodys"))
        for place, (_, title, text, icon) in enumerate(_STATES):
            card = OptionCard(title, text, icon=icon)
            self.cards.addButton(card, place)
            column.addWidget(card)
        self._until_label = FieldLabel("&Until", self.until)
        column.addSpacing(4)
        column.addWidget(self._until_label)
        column.addWidget(self.until)
        column.addWidget(FieldLabel("&Reason", self.reason))
        column.addWidget(self.reason)
        column.addWidget(self.error)
        column.addStretch(1)
        self.cards.button(0).setChecked(True)
        self.cards.idToggled.connect(self._choose)
        self.until.changed.connect(self._tell)
        self.reason.textEdited.connect(self._tell)

    def begin(self) -> None:
        """Put the focus on the state that is taken."""
        self.cards.button(self.cards.checkedId()).setFocus()

    def state(self) -> LeadState:
        """The state that is taken."""
        return _STATES[self.cards.checkedId()][0]

    def value(self) -> Rest | None:
        """What is asked for, or None while a date or a reason is missing."""
        if self._missing():
            return None
        until = None if self.state() is LeadState.ENDED else self.until.value()
        return Rest(self.state(), until, self.reason.text().strip())

    def set_value(self, rest: Rest) -> None:
        """Show this state."""
        place = next(place for place, row in enumerate(_STATES) if row[0] is rest.state)
        self.cards.button(place).setChecked(True)
        if rest.until is not None:
            self.until.set_value(rest.until)
        self.reason.setText(rest.reason)
        self._show()

    def ready(self) -> bool:
        """When something is amiss, point at it, say so and return False."""
        words = self._missing()
        self.error.say(words)
        if words:
            (self.reason if self.state() is LeadState.ENDED else self.until).setFocus()
        return not words

    def _missing(self) -> str:
        if self.state() is LeadState.ENDED:
            return "" if self.reason.text().strip() else "Say why it ends here: it helps the next time"
        until = self.until.value()
        if until is None or until <= self._today:
            return "Enter a date that lies ahead"
        return ""

    def _choose(self, _place: int, taken: bool) -> None:  # noqa: FBT001 -- as the signal has it
        if taken:
            self._show()
            self._tell()

    def _show(self) -> None:
        dated = self.state() is not LeadState.ENDED
        self.until.setVisible(dated)
        self._until_label.setVisible(dated)

    def _tell(self) -> None:
        self.error.say("")
        self.changed.emit()
