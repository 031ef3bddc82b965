from __future__ import annotations

from array import array

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.ui.leads.columns import At
from app.ui.leads.rows import KEPT, PAGE, LeadRows
from app.ui.tasks import Tasks
from tests.fakes import FakeClock
from tests.ui.leads.fakes import NOW, InlineLane, many


class Parts:
    def __init__(self, number: int) -> None:
        self.leads = many(number)
        self.tasks = Tasks(InlineLane())
        self.rows = LeadRows(self.tasks, self.leads, FakeClock(NOW), self.tasks)  # type: ignore[arg-type] # a fake
        self.rows.show(array("q", range(1, number + 1)))

    def calm(self, qtbot: QtBot) -> None:
        """Wait until nothing more is to be read."""
        qtbot.waitUntil(lambda: not self.rows._soon.isActive())


def test_model_keeps_the_rules_of_qt(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    parts = Parts(120)
    qtmodeltester.check(parts.rows)
    parts.rows.look_at(0, 20)
    qtbot.waitUntil(lambda: parts.rows.row_at(119) is None and parts.rows.row_at(49) is not None)
    qtmodeltester.check(parts.rows)
    parts.calm(qtbot)


def test_rows_in_view_come_first_then_their_neighbours(qtbot: QtBot) -> None:
    parts = Parts(10_000)
    parts.rows.look_at(5000, 5020)
    assert parts.rows.row_at(5000) is None
    qtbot.waitUntil(lambda: len(parts.leads.read) == 2)
    assert [len(ids) for ids in parts.leads.read] == [PAGE, 2 * PAGE]
    assert parts.leads.read[0][0] == 5001
    row = parts.rows.row_at(5010)
    assert row is not None
    assert row.id == 5011
    parts.calm(qtbot)


def test_pages_far_away_are_dropped(qtbot: QtBot) -> None:
    parts = Parts(50_000)
    for top in range(0, 50_000, 500):
        parts.rows.look_at(top, top + 20)
        qtbot.waitUntil(lambda top=top: parts.rows.row_at(top) is not None)  # type: ignore[misc] # a late-bound default
    held = sum(parts.rows.row_at(row) is not None for row in range(0, 50_000, PAGE))
    assert 0 < held <= KEPT
    parts.calm(qtbot)


def test_an_answer_for_an_older_list_is_dropped(qtbot: QtBot) -> None:
    parts = Parts(200)
    parts.rows.look_at(0, 10)
    parts.rows._read()  # under way
    parts.rows.show(array("q", [150]))
    parts.rows.look_at(0, 0)
    qtbot.waitUntil(lambda: parts.rows.row_at(0) is not None)
    row = parts.rows.row_at(0)
    assert row is not None
    assert row.id == 150
    parts.calm(qtbot)


def test_texts_for_copy_and_screen_readers(qtbot: QtBot) -> None:
    parts = Parts(14)
    parts.rows.zone = "Europe/London"
    parts.rows.look_at(0, 13)
    qtbot.waitUntil(lambda: parts.rows.row_at(0) is not None)
    index = parts.rows.index(1, At.NEXT)  # Tomasz
    assert parts.rows.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Today 10:30"
    assert parts.rows.data(parts.rows.index(1, At.SERIES)) == "2 of 8"
    assert parts.rows.data(parts.rows.index(13, At.NEXT)) == "No next step"
    parts.calm(qtbot)
