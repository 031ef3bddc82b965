"""How it went, as keys 1 to 5."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from app.domain.words import Channel, Outcome
from app.ui.parts.outcome_key import OutcomeKey
from app.ui.today.phrases import OUTCOMES


@dataclass(frozen=True, slots=True)
class Choice:
    """An outcome with its icon."""

    outcome: Outcome
    icon: str


_CALL = (
    Choice(Outcome.CONNECTED, "phone-call"),
    Choice(Outcome.NO_ANSWER, "phone-missed"),
    Choice(Outcome.VOICEMAIL, "voicemail"),
    Choice(Outcome.BUSY, "phone-off"),
    Choice(Outcome.WRONG_NUMBER, "circle-x"),
)
_MEETING = (
    Choice(Outcome.HELD, "handshake"),
    Choice(Outcome.MOVED, "calendar-clock"),
    Choice(Outcome.NO_SHOW, "user-x"),
)


def choices_for(channel: Channel) -> tuple[Choice, ...]:
    """The outcomes a call or a meeting can have; what is written is sent, nothing else."""
    return {Channel.CALL: _CALL, Channel.MEETING: _MEETING}.get(channel, ())


class OutcomeKeys(QWidget):
    """A row of keys, at most one chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(7)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self._on_clicked)
        self._channel: Channel | None = None
        self._choices: tuple[Choice, ...] = ()

    def show_for(self, channel: Channel, outcome: Outcome | None = None) -> None:
        """Offer the outcomes of a channel, with one chosen already if given."""
        if channel is not self._channel:
            self._channel = channel
            self._build(choices_for(channel))
        names = [choice.outcome for choice in self._choices]
        self._check(names.index(outcome) if outcome in names else -1)

    def outcome(self) -> Outcome | None:
        """What is chosen."""
        at = self._group.checkedId()
        return self._choices[at].outcome if at >= 0 else None

    def press(self, number: int) -> bool:
        """Choose by number from 1; False when there is no such key."""
        if not 1 <= number <= len(self._choices):
            return False
        self._check(number - 1)
        self._on_clicked(number - 1)
        return True

    def focus_first(self) -> None:
        """Put the focus on the chosen key, or on the first."""
        self.row()[max(0, self._group.checkedId())].setFocus()

    def row(self) -> list[OutcomeKey]:
        """The keys from left to right."""
        return [key for key in self._group.buttons() if isinstance(key, OutcomeKey)]

    def _build(self, choices: tuple[Choice, ...]) -> None:
        for old in self.row():
            self._group.removeButton(old)
            self._line.removeWidget(old)
            old.deleteLater()
        self._choices = choices
        for number, choice in enumerate(choices):
            key = OutcomeKey(choice.icon, OUTCOMES[choice.outcome], str(number + 1), self)
            self._group.addButton(key, number)
            self._line.addWidget(key)

    def _check(self, at: int) -> None:
        self._group.setExclusive(False)  # an exclusive group never lets go of its last one
        for number, key in enumerate(self.row()):
            key.setChecked(number == at)
        self._group.setExclusive(True)

    def _on_clicked(self, at: int) -> None:
        self.chosen.emit(self._choices[at].outcome)
