"""What has changed, brought to the window from any thread."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """Services announce here; screens listen to `changed` and refresh if they are concerned.

    A signal emitted on another thread is queued to the thread that `Changes` lives on, so listeners
    always run in the window. Give `changes.announce` to the services.
    """

    changed = Signal(object)

    def announce(self, change: object) -> None:
        """Tell the window of a change; may be called from any thread."""
        self.changed.emit(change)
