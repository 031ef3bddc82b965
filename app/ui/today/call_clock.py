"""Counts a call on the monotonic clock; the ring of the call sheet shows it (P11)."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.ports import Clock

_TICK_MS = 1000


class CallClock(QObject):
    """Counts the seconds of one call, pauses left out; ticks while it runs."""

    ticked = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._before = 0.0
        self._since: float | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.ticked)

    def seconds(self) -> int:
        """How long the call has lasted."""
        running = 0.0 if self._since is None else self._clock.mono() - self._since
        return int(self._before + running)

    def minutes(self) -> int:
        """The length in whole minutes, a started one counted; 0 without a call."""
        return -(-self.seconds() // 60)

    def runs(self) -> bool:
        """Whether it counts now."""
        return self._since is not None

    def start(self) -> None:
        """Count, or go on after a pause."""
        if self._since is None:
            self._since = self._clock.mono()
            self._tick.start()
            self.ticked.emit()

    def pause(self) -> None:
        """Stop counting and keep what was counted."""
        if self._since is not None:
            self._before += self._clock.mono() - self._since
            self._since = None
            self._tick.stop()
            self.ticked.emit()

    def reset(self) -> None:
        """Stand at nothing, for the next call."""
        self._before, self._since = 0.0, None
        self._tick.stop()
        self.ticked.emit()
