"""What the bell shows of itself to the window: when it last looked, and how pop-ups end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.services.ports import Shown


class ReminderSigns(QObject):
    """Stands between the bell and the settings.

    Signals:
        trial_asked: Show a pop-up now, to try the ways.
        shown: How a pop-up ended (Shown).
    """

    trial_asked = Signal()
    shown = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look: Callable[[], datetime] | None = None
        self._late: Callable[[], bool] | None = None
        self.latest: dict[str, Shown] = {}

    def hang(self, look: Callable[[], datetime], late: Callable[[], bool]) -> None:
        """Take who says when it last looked for what is due (UTC), and whether that is too long ago."""
        self._look, self._late = look, late

    def last_look(self) -> datetime | None:
        """When the bell last looked (UTC); None before it hangs."""
        return None if self._look is None else self._look()

    def is_late(self) -> bool:
        """Whether it has not looked for more than two minutes."""
        return self._late is not None and self._late()

    def note(self, shown: Shown) -> None:
        """Keep how a pop-up ended, and tell."""
        self.latest[shown.backend] = shown
        self.shown.emit(shown)
