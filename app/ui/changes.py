"""The one road by which screens hear of changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.services.ports import Change


class Changes(QObject):
    """Passes announcements on to whoever listens, on the listener's own thread.

    Signals:
        changed: A Change; a screen refreshes when a noun of its concerns it, later when it is hidden.
    """

    changed = Signal(object)

    def announce(self, change: Change) -> None:
        """Tell everyone; may be called on any thread."""
        self.changed.emit(change)
