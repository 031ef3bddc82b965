"""The snooze menu: when to come back to a touch."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.snooze import SnoozeChoice
from app.ui.parts.menu import Menu
from app.ui.today.phrases import DAYS, clock_words

_WORDS = {
    "minutes": ("10 minutes", "timer"),
    "hour": ("1 hour", "timer"),
    "afternoon": ("This afternoon", "coffee"),
    "tomorrow": ("Tomorrow", "sunrise"),
    "week": ("Next week", "calendar-days"),
}


class SnoozeMenu(Menu):
    """`chosen` carries the naive wall time, `pick_asked` wants a date and time of one's own."""

    chosen = Signal(object)
    pick_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._until: list[datetime] = []
        self.triggered.connect(self._on_action)

    def offer(self, choices: tuple[SnoozeChoice, ...], now: datetime) -> None:
        """Offer these choices; `now` is the rep's wall time."""
        self.clear()
        self._until = [choice.until for choice in choices]
        self.head("Snooze until")
        for number, choice in enumerate(choices):
            words, icon = _WORDS[choice.name]
            days = (choice.until.date() - now.date()).days
            if choice.name == "tomorrow" and days > 1:
                words = "Next working day"
            day = "" if days == 0 else f"{DAYS[choice.until.weekday()]} "
            self.add(words, icon=icon, hint=f"{day}{clock_words(choice.until)}").setData(number)
        self.line()
        self.add("Pick a time", icon="calendar-clock", hint="R").setData(-1)

    def _on_action(self, action: QAction) -> None:
        number = action.data()
        if number == -1:
            self.pick_asked.emit()
        elif number is not None:
            self.chosen.emit(self._until[number])
