"""What Qt has to say goes to the log, not to a terminal that nobody sees."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger("qt")


def log_qt_messages() -> Callable[[], object]:
    """Log Qt's messages from now on; return what puts the handler back that was there."""
    before = qInstallMessageHandler(_note)

    def put_back() -> object:
        return qInstallMessageHandler(before)

    return put_back


def _note(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "%s", words)
