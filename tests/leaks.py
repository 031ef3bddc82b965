"""A test that leaves a thread, a QThread or a running QTimer behind fails, not its neighbour."""

import gc
import sys
import threading
from collections.abc import Iterator

import pytest

_PATIENCE = 2.0
"""Seconds a thread that was told to stop has to end."""


def left_threads(before: set[threading.Thread]) -> list[str]:
    """Names of threads that were started since and do not end."""
    names = []
    for thread in set(threading.enumerate()) - before:
        thread.join(_PATIENCE)
        if thread.is_alive():
            names.append(f"thread {thread.name}")
    return names


def left_in_qt() -> list[str]:
    """Running timers and threads of Qt; they are stopped, so that only this test is blamed."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
    from shiboken6 import isValid

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    alive = []
    for thing in gc.get_objects():
        kind = type(thing)
        if issubclass(kind, QTimer) and isValid(thing) and thing.isActive():
            alive.append(f"QTimer every {thing.interval()} ms of {thing.parent()!r}")
            thing.stop()
        elif issubclass(kind, QThread) and isValid(thing) and _foreign(thing):
            alive.append(f"QThread {thing.objectName()}")
            thing.quit()
            thing.wait(int(_PATIENCE * 1000))
    return alive


def _foreign(thread: object) -> bool:
    from PySide6.QtCore import QThread

    assert isinstance(thread, QThread)
    return thread.isRunning() and thread is not QThread.currentThread()


@pytest.fixture(autouse=True)
def _no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = left_threads(before)
    if "PySide6.QtWidgets" in sys.modules and "qapp" in request.fixturenames:
        left += left_in_qt()
    if left:
        pytest.fail(f"left behind: {'; '.join(left)}")
