"""The snooze menu: when to come back to a touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.moment import resolve, wall_time
from app.domain.touch import Touch
from app.ui.parts.menu import Menu
from app.ui.today.phrases import DAYS, city_of, clock_words

if TYPE_CHECKING:
    from app.domain.plan import Span
    from app.domain.snooze import SnoozeChoice

_WORDS = {
    "minutes": ("10 minutes", "timer"),
    "half-hour": ("30 minutes", "timer"),
    "hour": ("1 hour", "timer"),
    "good-hour": ("", "globe"),
    "lunch": ("After lunch", "coffee"),
    "tomorrow": ("Tomorrow", "sunrise"),
    "week": ("Next week", "calendar-days"),
}
_PICK, _DISMISS = -1, -2


class SnoozeMenu(Menu):
    """`chosen` carries the naive wall time, `pick_asked` wants a date and time of one's own.

    `dismiss_asked` wants the reminder to go without moving the touch; offered where it is said to.
    """

    chosen = Signal(object)
    pick_asked = Signal()
    dismiss_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._until: list[datetime] = []
        self.dismisses = False
        self.triggered.connect(self._on_action)

    def offer_for(self, touch: Touch, now: datetime, hours: Mapping[int, Sequence[Span]]) -> None:
        """Offer what suits a touch at the UTC instant `now`; `hours` are the rep's by weekday."""
        from app.domain.snooze import snooze_choices, there_of

        wall = wall_time(now, touch.zone)
        usual = touch.planned.seen_from(touch.zone).time()
        there = there_of(touch)
        place = "" if there is None else city_of(there.lead_zone)
        choices = snooze_choices(wall, usual, hours, there)
        self.offer(choices, wall, {one.until: _there(one, touch, place) for one in choices})

    def offer(
        self,
        choices: tuple[SnoozeChoice, ...],
        now: datetime,
        there: Mapping[datetime, str] | None = None,
    ) -> None:
        """Offer these choices; `now` is the rep's wall time, `there` the words for a time there."""
        self.clear()
        self._until = [choice.until for choice in choices]
        self.head("Snooze until")
        for number, choice in enumerate(choices):
            words, icon = _WORDS[choice.name]
            days = (choice.until.date() - now.date()).days
            if choice.name == "tomorrow" and days > 1:
                words = "Next working day"
            words = words or (there or {}).get(choice.until, "A good hour there")
            day = "" if days == 0 else f"{DAYS[choice.until.weekday()]} "
            self.add(words, icon=icon, hint=f"{day}{clock_words(choice.until)}").setData(number)
        self.line()
        self.add("Pick a time", icon="calendar-clock", hint="R").setData(_PICK)
        if self.dismisses:
            self.add("Dismiss, it stays in Today", icon="bell-off").setData(_DISMISS)

    def _on_action(self, action: QAction) -> None:
        number = action.data()
        if number == _PICK:
            self.pick_asked.emit()
        elif number == _DISMISS:
            self.dismiss_asked.emit()
        elif number is not None:
            self.chosen.emit(self._until[number])


def _there(choice: SnoozeChoice, touch: Touch, place: str) -> str:
    """Return "12:00 in Valencia": the choice as the lead's clock shows it."""
    local = resolve(choice.until, touch.zone).seen_from(touch.lead_zone)
    return f"{clock_words(local)} in {place}" if place else f"{clock_words(local)} there"
