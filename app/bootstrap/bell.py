"""The bell: the alarm rings, the lane looks for due touches, the notifier shows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.moment import resolve, wall_time
from app.services.ports import Change, Clock, Lane, Shown
from app.system.alarm import DueAlarm
from app.system.notifier import DesktopNotifier
from app.system.plyer_popup import PlyerPopup

if TYPE_CHECKING:
    from app.services.preferences import Preferences
    from app.services.reminders import Reminders

HOUR = timedelta(hours=1)
EARLIEST = time(8)
_MOVES_DATES = frozenset({"touch", "settings", "everything"})


class Bell(QObject):
    """Everything between a due row and a pop-up.

    Signals:
        shown: How a pop-up ended (Shown); from the notifier's thread.
    """

    shown = Signal(object)

    def __init__(
        self,
        clock: Clock,
        lane: Lane,
        reminders: Reminders,
        preferences: Preferences,
        tray: Callable[[str, str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._lane = clock, lane
        self._reminders, self._preferences = reminders, preferences
        self._quiet_until: datetime | None = None
        self._notifier = DesktopNotifier(clock, PlyerPopup(), told=self._told)
        self._notifier.use_tray(tray)
        self._alarm = DueAlarm(clock, self.ring)

    def start(self) -> None:
        """Begin to ring; what is due already rings at once."""
        self._alarm.start()
        self.ring()

    def stop(self) -> None:
        """Ring no more."""
        self._alarm.stop()
        self._notifier.stop()

    def ring(self) -> None:
        """Look for due touches on the lane; returns at once, on any thread."""
        self._lane.submit(self._collect)

    def heard(self, change: Change) -> None:
        """Look anew after a change that may move dates; on the lane."""
        if change.origin != "alarm" and change.nouns & _MOVES_DATES:
            self.ring()

    def pause(self, span: str) -> None:
        """Be silent for an "hour" or until "tomorrow"; "" goes on. What falls due meanwhile comes after."""
        self._quiet_until = self._end_of(span)
        self.ring()

    def paused(self) -> bool:
        """Whether it is silent now."""
        return self._quiet_until is not None and self._clock.wall() < self._quiet_until

    def _end_of(self, span: str) -> datetime | None:
        now = self._clock.wall()
        if span == "tomorrow":
            zone = self._preferences.zone()
            day = wall_time(now, zone).date() + timedelta(days=1)
            return resolve(datetime.combine(day, EARLIEST), zone).utc
        return now + HOUR if span == "hour" else None

    def _collect(self) -> None:
        if self.paused():
            self._alarm.arm(self._quiet_until)
            return
        collected = self._reminders.collect_due()
        self._alarm.arm(collected.next_due)
        if collected.new:
            hide = self._preferences.current().hide_names
            self._notifier.show(collected.new, hide_names=hide)

    def _told(self, shown: Shown) -> None:
        self.shown.emit(shown)
        self._lane.submit(self._reminders.record, shown)
