"""Work away from the window, brought back to it."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.errors import NotFoundError
from app.system.lane import DatabaseLane
from app.ui.changes import Changes
from app.ui.parts.problem_line import ProblemLine
from app.ui.tasks import Tasks


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: list[threading.Thread] = []

    def take(self, value: object) -> None:
        self.got.append(value)
        self.threads.append(threading.current_thread())


@pytest.fixture
def lane() -> Iterator[DatabaseLane]:
    lane = DatabaseLane()
    yield lane
    assert lane.stop(2.0)


@pytest.fixture
def tasks(qtbot: QtBot, lane: DatabaseLane) -> Tasks:
    assert qtbot is not None
    return Tasks(lane)


def fail() -> None:
    raise NotFoundError("There is no lead 7.")


def test_results_come_back_to_the_window_in_order(qtbot: QtBot, tasks: Tasks) -> None:
    receiver = Receiver()
    ran: list[threading.Thread] = []

    def work(number: int, *, more: int = 0) -> int:
        ran.append(threading.current_thread())
        return number + more

    for number in range(20):
        tasks.run(work, number, done=receiver.take, more=100)
    qtbot.waitUntil(lambda: len(receiver.got) == 20)
    assert receiver.got == [number + 100 for number in range(20)]
    assert set(receiver.threads) == {threading.main_thread()}
    assert threading.main_thread() not in ran


def test_a_failure_goes_to_who_asked(qtbot: QtBot, tasks: Tasks) -> None:
    receiver = Receiver()
    tasks.run(fail, failed=receiver.take)
    qtbot.waitUntil(lambda: bool(receiver.got))
    assert isinstance(receiver.got[0], NotFoundError)


def test_a_failure_nobody_takes_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.failed) as told:
        tasks.run(fail, done=Receiver().take)
    assert isinstance(told.args[0], NotFoundError)


def test_a_refusal_is_said_in_the_dialog_and_a_fault_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    line = ProblemLine(tasks)
    qtbot.addWidget(line)
    tasks.run(fail, failed=line.refuse)
    qtbot.waitUntil(line.isVisible)
    assert line.text() == line.toolTip() == "There is no lead 7."
    with qtbot.waitSignal(tasks.failed) as told:
        tasks.run(divmod, 1, 0, failed=line.refuse)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert line.text() == "There is no lead 7."
    line.say("")
    assert line.isHidden()


def test_a_receiver_that_is_gone_hears_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    gone, there = Receiver(), Receiver()
    tasks.run(int, done=gone.take)
    tasks.run(int, done=there.take)
    gone.deleteLater()
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: bool(there.got))
    assert gone.got == []


def test_after_the_close_nothing_is_delivered(qtbot: QtBot, tasks: Tasks, lane: DatabaseLane) -> None:
    receiver = Receiver()
    tasks.run(int, done=receiver.take)
    tasks.close()
    lane.submit(int).result(2)
    qtbot.waitUntil(lambda: True)
    assert receiver.got == []


def test_changes_cross_over_from_any_thread(qtbot: QtBot) -> None:
    changes, receiver = Changes(), Receiver()
    changes.changed.connect(receiver.take)
    thread = threading.Thread(target=changes.announce, args=("lead",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: receiver.got == ["lead"])
    assert receiver.threads == [threading.main_thread()]
