"""Measuring points for ./dev bench: silent unless the environment names a file for them.

Each line of the file is a name and a figure: the monotonic clock in ns, or milliseconds for "busy".
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.services.ports import Clock

VARIABLE = "FIFTH_TOUCH_MARKS"
PING_SECONDS = 0.01


class Marks(QObject):
    """Writes measuring points, and how long the GUI thread lets a signal wait.

    Signals:
        ping: Sent by a thread of its own and answered by the GUI thread.
    """

    ping = Signal(float)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._path = Path(os.environ[VARIABLE]) if VARIABLE in os.environ else None
        self._longest = 0.0
        self._stop = threading.Event()
        self.ping.connect(self._pong)

    def note(self, name: str) -> None:
        """Write that this point was reached now; the same name once only."""
        if self._path:
            self._write(f"{name} {int(self._clock.mono() * 1e9)}")

    def watch(self) -> None:
        """From now on measure how long the GUI thread is busy at a stretch."""
        if self._path:
            threading.Thread(target=self._ping, name="marks", daemon=True).start()

    def stop(self) -> None:
        """Measure no more."""
        self._stop.set()

    def _ping(self) -> None:
        while not self._stop.wait(PING_SECONDS):
            self.ping.emit(self._clock.mono())

    def _pong(self, sent: float) -> None:
        waited = (self._clock.mono() - sent) * 1000
        if waited > self._longest:
            self._longest = waited
            self._write(f"busy {waited:.1f}")

    def _write(self, line: str) -> None:
        assert self._path is not None
        with self._path.open("a", encoding="ascii") as file:
            file.write(line + "\n")
