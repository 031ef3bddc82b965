from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.changes import Changes
from app.ui.tasks import Tasks
from app.ui.today.page import TodayPage
from tests.fakes import FakeClock
from tests.ui.today import fakes, pictured


@dataclass
class Screen:
    """The page with what stands behind it."""

    page: TodayPage
    store: fakes.Store
    notices: fakes.FakeNotices
    changes: Changes
    reminders: fakes.FakeReminders
    clock: FakeClock
    going_cold: fakes.FakeGoingCold

    def settle(self, qtbot: QtBot) -> None:
        """Until the chosen touch is shown beside the queue."""

        def shown() -> bool:
            touch, context = self.page.board.queue.list.touch(), self.page.board.action.context()
            return touch is not None and context is not None and touch.id == context.touch.id

        qtbot.waitUntil(shown)


Open = Callable[..., Screen]


def choose(screen: Screen, qtbot: QtBot, touch_id: int) -> None:
    """Choose a touch of the queue, and wait until it is shown beside it."""
    assert screen.page.board.queue.list.choose(touch_id)
    screen.settle(qtbot)


def chosen(screen: Screen) -> int:
    """The id of the chosen touch; 0 for none."""
    touch = screen.page.board.queue.list.touch()
    return touch.id if touch else 0


def press(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def key(screen: Screen, qtbot: QtBot, one: Qt.Key) -> None:
    qtbot.keyClick(screen.page.board.queue.list, one)


def build(fill: Callable[[fakes.Store], object] = pictured.fill) -> Screen:
    clock = FakeClock(datetime(2026, 5, 27, 10, 15, tzinfo=UTC))
    changes = Changes()
    store = fakes.Store(clock, changes)
    fill(store)
    tasks = Tasks(fakes.Inline(), changes)
    notices, reminders = fakes.FakeNotices(), fakes.FakeReminders()
    going_cold = fakes.FakeGoingCold(store)
    services: dict[str, Any] = {
        "days": fakes.FakeTouches(store),
        "touches": fakes.FakeTouches(store),
        "leads": fakes.FakeLeads(store),
        "messages": fakes.FakeMessages(store),
        "planning": fakes.FakePlanning(store),
        "preferences": fakes.FakePreferences(),
        "reminders": reminders,
        "rhythms": fakes.FakeRhythms(store),
        "undo": fakes.FakeUndo(store),
        "call_recaps": fakes.FakeCallRecaps(store),
        "going_cold": going_cold,
    }
    given: Any = notices
    page = TodayPage(tasks, changes, given, clock, **services)
    return Screen(page, store, notices, changes, reminders, clock, going_cold)


@pytest.fixture
def open_today(qtbot: QtBot) -> Iterator[Open]:
    """Opens the page at a size, on the pictured day or another one."""
    screens: list[Screen] = []

    def opened(
        fill: Callable[[fakes.Store], object] = pictured.fill, width: int = 1358, height: int = 812
    ) -> Screen:
        screen = build(fill)
        qtbot.addWidget(screen.page)
        screens.append(screen)
        screen.page.resize(width, height)
        screen.page.show()
        screen.page.activate()
        return screen

    yield opened
    for screen in screens:
        screen.page.hide()


@pytest.fixture
def hannah(open_today: Open, qtbot: QtBot) -> Screen:
    """The page with Hannah's call chosen: the fifth touch of eight."""
    screen = open_today()
    screen.settle(qtbot)
    choose(screen, qtbot, 25)
    return screen
