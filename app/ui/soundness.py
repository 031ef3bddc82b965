"""Looking the database over once after the start: damage is said while a good backup is near."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.ui.notices import Notices
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.services.health import Health

AFTER_MS = 3_000
"""The rep's first acts go first."""
DAMAGE = "The database shows damage. Restore a backup: what was saved before it is safe there."


class Soundness(QObject):
    """Asks once and says what was found, with the way to the backups."""

    def __init__(
        self,
        tasks: Tasks,
        notices: Notices,
        health: Health,
        restore: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._notices, self._health, self._restore = tasks, notices, health, restore
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.look)
        self._wait.start(AFTER_MS)

    def look(self) -> None:
        """Look now."""
        self._tasks.run(self._health.look, done=self._say)

    def stop(self) -> None:
        """Look no more."""
        self._wait.stop()

    def _say(self, found: tuple[str, ...]) -> None:
        if found:
            self._notices.banner(DAMAGE, "danger", action="Backups", act=self._restore)
