"""The nets under the window: what nobody expected is logged, and told as a fault of ours."""

from __future__ import annotations

import faulthandler
import logging

from PySide6.QtCore import QObject, Signal

from app.errors import KnownError
from app.system.log import catch_uncaught, start_log, stop_log, watch_crashes
from app.system.paths import Profile
from app.ui.qt_messages import log_qt_messages

_log = logging.getLogger("app")


class Nets(QObject):
    """Log, crash file and hooks of one run.

    Signals:
        fault: What nobody caught; from any thread.
    """

    fault = Signal(object)

    def __init__(self, profile: Profile, parent: QObject) -> None:
        super().__init__(parent)
        self._handler = start_log(profile.log)
        self._crashes = watch_crashes(profile.log)
        self._hooks_back = catch_uncaught(self.fault.emit)
        self._messages_back = log_qt_messages()

    def note(self, error: BaseException) -> None:
        """Log work that failed by a fault of ours; what a person can act on is none."""
        if not isinstance(error, KnownError):
            _log.error("a task failed", exc_info=error)

    def stop(self) -> None:
        """Take the nets away."""
        self._messages_back()
        self._hooks_back()
        stop_log(self._handler)
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
