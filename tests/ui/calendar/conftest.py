from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.ui.calendar.page import CalendarPage
from app.ui.tasks import Tasks
from tests.fakes import FakeClock, FakeHolidays
from tests.ui.calendar.fakes import FakeSeries, FakeTouches
from tests.ui.leads.fakes import NOW, FakeChanges, FakeNotices, FakePreferences, FakeUndo, InlineLane


@dataclass
class Screen:
    page: CalendarPage
    touches: FakeTouches
    notices: FakeNotices
    undo: FakeUndo
    changes: FakeChanges


def make_screen(touches: FakeTouches) -> Screen:
    changes, notices, undo = FakeChanges(), FakeNotices(), FakeUndo()
    tasks = Tasks(InlineLane())
    screen: Any = CalendarPage  # the fakes have the services' shape, not their classes
    page: CalendarPage = screen(
        tasks,
        changes,
        notices,
        touches,
        touches,
        FakeSeries(touches),
        FakePreferences(),
        FakeHolidays(),
        undo,
        FakeClock(NOW),
    )
    tasks.setParent(page)
    changes.setParent(page)
    return Screen(page, touches, notices, undo, changes)


@pytest.fixture
def open_screen(qtbot: QtBot) -> Callable[[FakeTouches], Screen]:
    def open_(touches: FakeTouches) -> Screen:
        screen = make_screen(touches)
        qtbot.addWidget(screen.page)
        screen.page.resize(1360, 800)
        screen.page.show()
        screen.page.activate()
        qtbot.waitUntil(lambda: bool(screen.page.subtitle()))
        return screen

    return open_
