"""Python's garbage is collected on the window's thread alone.

The collector runs on whatever thread allocates: a forgotten widget that it destroys on the lane takes the
program down. So it is switched off, and called here, where widgets may go.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 5_000
YOUNG = 700
"""Objects more than before that are worth a look, as Python itself has it."""
WHOLE_EVERY = 12
"""Every so many times, if anything happened, all is looked through."""


class Garbage(QObject):
    """Takes out what nobody holds any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the start made stays: it need not be looked through again
        self._times = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect if enough was made since the last time."""
        if gc.get_count()[0] < YOUNG:
            return
        self._times += 1
        gc.collect(2 if self._times % WHOLE_EVERY == 0 else 1)
