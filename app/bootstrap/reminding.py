"""Bell, pop-ups, reminder window and tray, connected with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap.bell import Bell
from app.domain import phrases
from app.domain.moment import wall_time
from app.services.ports import Change, Clock, Lane, Shown
from app.ui.reminder.presence import ReminderPresence

if TYPE_CHECKING:
    from app.services.due_list import DueList
    from app.services.preferences import Preferences
    from app.services.reminders import Collected, Reminders, Silence
    from app.ui.changes import Changes
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.reminder.signs import ReminderSigns
    from app.ui.shell.shell import Shell
    from app.ui.tasks import Tasks
    from app.ui.tray import Tray

LOOK_MS = 60_000
NOT_STARTED = "Fifth Touch no longer starts with your computer, so reminders come only once you open it."
NOT_LOOKED = "Reminders have not been looked after for two minutes. Quit Fifth Touch and start it again."


class Reminding(QObject):
    """What reminds, from the bell to the screen.

    Signals:
        tray_asked: Title and body for a balloon of the tray; from the notifier's thread.
    """

    tray_asked = Signal(str, str)

    def __init__(
        self,
        shell: Shell,
        tasks: Tasks,
        changes: Changes,
        notices: Notices,
        clock: Clock,
        needs: Needs,
        tray: Tray,
        signs: ReminderSigns,
    ) -> None:
        super().__init__(shell)
        self._clock, self._preferences = clock, needs.preferences
        self._changes, self._notices, self._tray = changes, notices, tray
        self._signs, self._session_start = signs, needs.session_start
        self._tasks = tasks
        self._told_of_popups = False
        self._why_no_popups = ""
        self.bell: Bell | None = None
        self.presence = ReminderPresence(shell, tasks, changes, notices, clock, needs)
        self.presence.pause_asked.connect(self.pause)
        tray.pause_asked.connect(self.pause)
        signs.trial_asked.connect(self._fire)
        tray.reminders_asked.connect(self.presence.bring_back)
        self.tray_asked.connect(tray.message)
        acts = shell.actions_by_name
        acts["reminders"].triggered.connect(self.presence.bring_back)
        acts["pause-reminders"].triggered.connect(self._pause_an_hour)
        acts["resume-reminders"].triggered.connect(self._resume)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._say_late)

    def hang(self, lane: Lane, reminders: Reminders, due_list: DueList, preferences: Preferences) -> None:
        """Hang the bell; what is due already rings at once."""
        bell = Bell(self._clock, lane, reminders, due_list, preferences, self._ask_tray, self)
        bell.shown.connect(self._say_popups_fail)
        bell.rang.connect(self._on_rang)
        bell.pressed.connect(self.presence.pressed)
        bell.silenced.connect(self._on_silenced)
        bell.travelled.connect(self._on_travelled)
        self.bell = bell
        self._signs.hang(bell.last_look, bell.is_late)
        bell.shown.connect(self._signs.note)
        bell.start()
        self._look.start()
        self.verify_start()

    def stop(self) -> None:
        """Ring no more, and take the window away."""
        self._look.stop()
        self.presence.stop()
        if self.bell is not None:
            self.bell.stop()

    def heard(self, change: Change) -> None:
        """Pass a change on to the bell; on the lane."""
        if self.bell is not None:
            self.bell.heard(change)

    def pause(self, span: str) -> None:
        """Keep silent for minutes, until "tomorrow", or not any more ("")."""
        if self.bell is not None:
            self.bell.pause(span)

    def _fire(self) -> None:
        if self.bell is not None:
            self.bell.fire("A reminder of Fifth Touch", "This is how they come. Nothing is due by it.")

    def verify_start(self) -> None:
        """See whether the program still starts with the session, where that is wished for."""
        if self._preferences.current().autostart:
            self._tasks.run(self._session_start.verify, done=self._say_start)

    def _say_start(self, state: str) -> None:
        if state == "gone":
            self._notices.banner(
                NOT_STARTED, "warn", action="Start it with the computer again", act=self._start_again
            )

    def _start_again(self) -> None:
        self._notices.withdraw(NOT_STARTED)
        self._tasks.run(self._session_start.switch, on=True, origin="start")

    def _pause_an_hour(self) -> None:
        self.pause("60")

    def _resume(self) -> None:
        self.pause("")

    def _on_rang(self, _collected: Collected) -> None:
        self.presence.rang()

    def _on_silenced(self, silence: Silence | None) -> None:
        words = ""
        if silence is not None:
            zone = self._preferences.zone()
            until, today = wall_time(silence.until, zone), wall_time(self._clock.wall(), zone).date()
            day = "" if until.date() == today else f"{phrases.day(until.date(), today)}, "
            words = f"{silence.why[:1].upper()}{silence.why[1:]} until {day}{until:%H:%M}"
        self._tray.set_silent(words)

    def _on_travelled(self, zone: str) -> None:
        place = zone.rpartition("/")[2].replace("_", " ")
        self._notices.say(f"Times are shown for {place} now", icon="globe")
        self._changes.announce(Change(frozenset({"settings"}), "zone"))

    def _say_late(self) -> None:
        if self.bell is None:
            return
        if self.bell.is_late():
            self._notices.banner(NOT_LOOKED, "danger")
        else:
            self._notices.withdraw(NOT_LOOKED)

    def _ask_tray(self, title: str, body: str) -> bool:
        """Pass a balloon on to the tray; on the notifier's thread."""
        self.tray_asked.emit(title, body)
        return self._tray.is_there()

    def _say_popups_fail(self, shown: Shown) -> None:
        if shown.backend == "plyer":
            self._why_no_popups = shown.reason
        if shown.backend == "window" and not self._told_of_popups:
            self._told_of_popups = True
            self._notices.banner(
                f"Notifications do not work here: {self._why_no_popups} Due touches stand in Today."
            )
