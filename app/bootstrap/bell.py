"""The bell: the alarm rings, the lane looks for due touches, the notifier shows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.ports import Change, Clock, Lane, Pressed, Shown
from app.system.alarm import DueAlarm
from app.system.button_popup import ButtonPopup
from app.system.login_manager import LoginManager
from app.system.notifier import DesktopNotifier
from app.system.plyer_popup import PlyerPopup

if TYPE_CHECKING:
    from app.services.due_list import DueList
    from app.services.preferences import Preferences
    from app.services.reminders import Reminders, Silence

_MOVES_DATES = frozenset({"touch", "settings", "everything"})
_HANDLES = frozenset({"touch", "series", "agreement", "message", "lead", "permission", "everything"})
LATE_SECONDS = 120.0
"""Without a look at what is due for so long something is wrong."""


class Bell(QObject):
    """Everything between a due row and a pop-up.

    Signals, all from other threads:
        shown: How a pop-up ended (Shown).
        rang: It has looked for the first time, something has come due, or comes again (Collected).
        pressed: What was pressed on a pop-up (Pressed).
        silenced: It keeps silent from now on (Silence), or rings again (None).
        travelled: The computer stands in another zone now (its IANA name).
    """

    shown = Signal(object)
    rang = Signal(object)
    pressed = Signal(object)
    silenced = Signal(object)
    travelled = Signal(str)

    def __init__(
        self,
        clock: Clock,
        lane: Lane,
        reminders: Reminders,
        due_list: DueList,
        preferences: Preferences,
        tray: Callable[[str, str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._lane = clock, lane
        self._reminders, self._due_list, self._preferences = reminders, due_list, preferences
        self._silence: Silence | None = None
        self._zone = preferences.zone()
        self._is_first = True
        buttons = ButtonPopup(self._pressed)
        self._notifier = DesktopNotifier(clock, PlyerPopup(), buttons=buttons, told=self._told)
        self._notifier.use_tray(tray)
        self._alarm = DueAlarm(clock, self.ring)
        self._login = LoginManager(self.ring)
        self._looked = clock.mono()

    def start(self) -> None:
        """Begin to ring; what is due already rings at once."""
        self._alarm.start()
        self._login.start()
        self.ring()

    def stop(self) -> None:
        """Ring no more."""
        self._login.stop()
        self._alarm.stop()
        self._notifier.stop()

    def ring(self) -> None:
        """Look for due touches on the lane; returns at once, on any thread."""
        self._lane.submit(self._collect)

    def heard(self, change: Change) -> None:
        """Look anew after a change that may move dates, and withdraw what is handled; on the lane."""
        if change.origin != "alarm" and change.nouns & _MOVES_DATES:
            self.ring()
        if change.nouns & _HANDLES and self._notifier.told_of():
            self._lane.submit(self._withdraw)

    def pause(self, span: str) -> None:
        """Be silent for minutes ("60"), until "tomorrow", or not ("").

        What falls due meanwhile comes afterwards.
        """
        self._lane.submit(self._reminders.pause_for, span)
        self.ring()

    def fire(self, title: str, body: str) -> None:
        """Show a pop-up by the first way that works, to try them; its outcome comes by `shown`."""
        self._notifier.fire(title, body)

    def last_look(self) -> datetime:
        """Return when it last looked for what is due, as the wall clock stood then (UTC)."""
        return self._clock.wall() - timedelta(seconds=self._clock.mono() - self._looked)

    def is_late(self) -> bool:
        """Whether it has not looked for more than two minutes."""
        return self._clock.mono() - self._looked > LATE_SECONDS

    def _collect(self) -> None:
        self._looked = self._clock.mono()
        self._look_at_zone()
        silence = self._reminders.silence()
        if silence != self._silence:
            self._silence = silence
            self.silenced.emit(silence)
        if silence is not None:
            self._alarm.arm(silence.until)
            return
        collected = self._reminders.collect_due()
        self._alarm.arm(collected.next_due)
        due = (*collected.new, *collected.again)
        if due:
            hide = self._preferences.current().hide_names
            self._notifier.show(due, hide_names=hide, away=collected.away)
        if due or self._is_first:
            self._is_first = False
            self.rang.emit(collected)  # what rang in an earlier run stands in the window, too

    def _look_at_zone(self) -> None:
        zone = self._preferences.zone()
        if zone != self._zone:
            self._zone = zone
            self.travelled.emit(zone)

    def _withdraw(self) -> None:
        told = self._notifier.told_of()
        gone = told - self._due_list.open_still(told)
        if gone:
            self._notifier.handled(gone)

    def _pressed(self, pressed: Pressed) -> None:
        self.pressed.emit(pressed)

    def _told(self, shown: Shown) -> None:
        self.shown.emit(shown)
        self._lane.submit(self._reminders.record, shown)
