"""What the window does each minute and after every change: counts, load, tray, backups, "still alive"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.moment import wall_time
from app.services.ports import Change, Clock
from app.ui.changes import Changes
from app.ui.shell.shell import Shell
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.domain.queue import Queue
    from app.services.backups import BackupInfo
    from app.ui.needs import Needs

MINUTE_MS = 60_000
SOON_MS = 50
_CONCERNED = frozenset({"touch", "series", "settings", "lead", "everything"})


class Pulse(QObject):
    """Keeps what stands around the pages up to date.

    Signals:
        queue_read: The day's Queue, for the tray.
        backup_troubled: A sentence about a backup that could not be copied to its second folder.
    """

    queue_read = Signal(object)
    backup_troubled = Signal(str)

    def __init__(self, shell: Shell, tasks: Tasks, changes: Changes, clock: Clock, needs: Needs) -> None:
        super().__init__(shell)
        self._shell, self._tasks, self._clock, self._needs = shell, tasks, clock, needs
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._each_minute)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.read)
        changes.changed.connect(self._on_change)

    def start(self) -> None:
        """Begin; the first reading comes at once."""
        self._minute.start()
        self._tasks.run(self._needs.reminders.alive)
        self.read()

    def stop(self) -> None:
        """End."""
        self._minute.stop()
        self._soon.stop()

    def read(self) -> None:
        """Read the day for badge, load and tray."""
        self._tasks.run(self._needs.days.today, done=self._show)

    def _on_change(self, change: Change) -> None:
        if change.nouns & _CONCERNED:
            self._soon.start()
        self._say_saved()

    def _each_minute(self) -> None:
        self.read()
        self._tasks.run(self._needs.reminders.alive)
        self._tasks.run(self._needs.backups.run_if_due, done=self._backed_up)
        self._pass_scores(more=True)

    def _pass_scores(self, more: bool) -> None:  # noqa: FBT001 -- what the service answers
        """Let a day pass for the scores, once each day, piece by piece."""
        if more:
            self._tasks.run(self._needs.scores.pass_on, done=self._pass_scores)

    def _show(self, queue: Queue) -> None:
        waiting = len(queue.overdue) + len(queue.due)
        self._shell.set_badge("today", waiting)
        self._shell.set_load(len(queue.done), queue.planned - len(queue.done), queue.capacity)
        self.queue_read.emit(queue)

    def _say_saved(self) -> None:
        now = wall_time(self._clock.wall(), self._needs.preferences.zone())
        self._shell.set_saved(f"Saved on this computer {now:%H:%M}")

    def _backed_up(self, info: BackupInfo | None) -> None:
        if info is not None and info.warning:
            self.backup_troubled.emit(info.warning)
