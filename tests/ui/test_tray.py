from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from app.domain.queue import Queue
from app.ui.changes import Changes
from app.ui.tray import Tray
from app.ui.tray_state import TrayState, tray_view
from tests.fakes import FakeClock
from tests.ui.today import fakes, pictured


def queue() -> Queue:
    store = fakes.Store(FakeClock(datetime(2026, 5, 27, 10, 15, tzinfo=UTC)), Changes())
    pictured.fill(store)
    return fakes.FakeTouches(store).today()


def action(tray: Tray, text: str) -> QAction:
    return next(one for one in tray.menu.actions() if one.text() == text)


@pytest.fixture
def tray(qtbot: QtBot) -> Tray:
    made = Tray()
    qtbot.addWidget(made.menu)
    made.show_queue(queue())
    return made


@pytest.mark.parametrize(
    ("silent", "late", "due", "state", "tip"),
    [
        ("", True, True, TrayState.OVERDUE, "3 due today, 1 late"),
        ("", False, True, TrayState.DUE, "2 due today"),
        ("", False, False, TrayState.IDLE, "1 due today"),
        (
            "Paused until 15:00",
            True,
            True,
            TrayState.PAUSED,
            "3 due today, 1 late. Reminders: paused until 15:00",
        ),
    ],
)
def test_the_icon_says_how_the_day_stands(
    silent: str, state: TrayState, tip: str, *, late: bool, due: bool
) -> None:
    day = queue()
    day = replace(day, overdue=day.overdue if late else (), due=day.due if due else ())
    view = tray_view(day, silent=silent)
    assert (view.state, view.tip) == (state, tip)


def test_an_empty_day_is_said_in_words() -> None:
    view = tray_view(replace(queue(), overdue=(), due=(), later=()))
    assert (view.tip, view.next, view.due) == ("Nothing left for today", "Nothing left for today", ())


def test_the_menu_names_the_load_and_what_comes_next(tray: Tray) -> None:
    texts = [one.text() for one in tray.menu.actions() if one.isVisible() and not one.isSeparator()]
    assert texts == [
        "7 of 12 touches today",
        "Next: Marta Jensen, call, Tue 15:00",
        "Start next touch",
        "Quick add",
        "2 due now",
        "Log a meeting",
        "Call block, 45 min",
        "Pause reminders",
        "Open Fifth Touch",
        "Settings",
        "Quit",
    ]
    assert tray.menu.defaultAction().text() == "Start next touch"


def test_where_qt_draws_the_menu_the_head_is_painted(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "geometry", lambda _: QRect(0, 0, 22, 22))
    tray.menu.aboutToShow.emit()
    shown = [one.text() for one in tray.menu.actions() if one.isVisible()]
    assert "7 of 12 touches today" not in shown
    assert tray.head.accessibleName() == "7 of 12 touches today. Next: Marta Jensen, call, Tue 15:00"
    assert tray.head.grab().width() > 0


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Start next touch", "start_asked"),
        ("Quick add", "add_asked"),
        ("Log a meeting", "meeting_asked"),
        ("Call block, 45 min", "block_asked"),
        ("Open Fifth Touch", "open_asked"),
        ("Settings", "settings_asked"),
        ("Quit", "quit_asked"),
    ],
)
def test_each_line_asks_for_its_act(tray: Tray, qtbot: QtBot, text: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(tray, signal), timeout=1000):
        action(tray, text).trigger()


def test_a_due_touch_is_opened_by_its_line(tray: Tray, qtbot: QtBot) -> None:
    lines = tray.due_menu.actions()
    words = ["Marta Jensen, call", "Hannah Vogt, call", "", "Show reminders"]
    assert [line.text() for line in lines] == words
    with qtbot.waitSignal(tray.reminders_asked, timeout=1000):
        lines[3].trigger()
    with qtbot.waitSignal(tray.touch_asked, timeout=1000) as asked:
        lines[1].trigger()
    assert asked.args == [25]


def test_nothing_due_has_no_list(tray: Tray) -> None:
    tray.show_queue(replace(queue(), overdue=(), due=()))
    assert tray.due_menu.title() == "Nothing due now"
    assert not tray.due_menu.isEnabled()


def test_reminders_pause_and_go_on(tray: Tray, qtbot: QtBot) -> None:
    *spans, resume = tray.pause_menu.actions()
    assert not resume.isVisible()
    for line, word in zip(spans, ("30", "60", "120", "240", "tomorrow"), strict=True):
        with qtbot.waitSignal(tray.pause_asked, timeout=1000) as asked:
            line.trigger()
        assert asked.args == [word]
    tray.set_silent("Quiet hours until 07:00")
    assert not resume.isVisible()
    tray.set_silent("Paused until 15:00")
    assert resume.isVisible()
    assert tray.pause_menu.title() == "Paused until 15:00"
    assert "paused until 15:00" in tray.icon.toolTip()
    with qtbot.waitSignal(tray.pause_asked, timeout=1000) as asked:
        resume.trigger()
    assert asked.args == [""]


def test_the_window_may_hide_only_while_a_tray_is_there(
    tray: Tray, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not tray.may_hide()
    assert not tray.message("Call Hannah", "11:15")
    there = True
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _: None)  # the offscreen platform warns
    with qtbot.waitSignal(tray.available, timeout=1000) as told:
        tray.look_again()
    assert told.args == [True]
    assert tray.may_hide()
    there = False
    assert not tray.may_hide()  # the host went a moment ago: asked again, not remembered
    with qtbot.waitSignal(tray.available, timeout=1000) as told:
        tray.look_again()
    assert told.args == [False]
