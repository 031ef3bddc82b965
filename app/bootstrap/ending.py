"""The end that the system asks for: a signal becomes an orderly quit."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class Ending(QObject):
    """Turns the system's request to end into an orderly one: Python's handlers need a woken loop.

    Signals:
        asked: The process was asked to end.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._inner, self._outer = socket.socketpair()
        self._inner.settimeout(0)
        self._outer.settimeout(0)
        signal.set_wakeup_fd(self._outer.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _ignore)
        self._notifier = QSocketNotifier(self._inner.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        self._inner.recv(64)
        self._notifier.setEnabled(False)
        self.asked.emit()


def _ignore(_number: int, _frame: object) -> None:
    """The wake-up socket tells of it."""
