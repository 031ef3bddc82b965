"""The watchers of leaks see what they are for."""

import threading

from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from tests.leaks import left_in_qt, left_threads


def test_a_thread_that_goes_on_is_named() -> None:
    before = set(threading.enumerate())
    end = threading.Event()
    thread = threading.Thread(target=end.wait, name="goes-on", daemon=True)
    thread.start()
    import tests.leaks

    patience = tests.leaks._PATIENCE
    tests.leaks._PATIENCE = 0.01
    try:
        assert left_threads(before) == ["thread goes-on"]
    finally:
        tests.leaks._PATIENCE = patience
        end.set()
    assert left_threads(before) == []


def test_running_timers_and_threads_of_qt_are_named_and_stopped(qtbot: QtBot) -> None:
    assert qtbot is not None
    timer, thread = QTimer(), QThread()
    thread.setObjectName("goes-on")
    timer.start(60_000)
    thread.start()
    assert sorted(line.split(" of ")[0] for line in left_in_qt()) == [
        "QThread goes-on",
        "QTimer every 60000 ms",
    ]
    assert left_in_qt() == []
