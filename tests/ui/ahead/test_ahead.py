"""Days away, the way back and a week made level: shown first, done when accepted, taken back by undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadDetails
from app.domain.moment import resolve
from app.ui.ahead.absence_dialog import AbsenceDialog
from app.ui.ahead.catch_up_dialog import CatchUpDialog
from app.ui.ahead.level_dialog import LevelDialog
from app.ui.settings.page import SettingsPage
from tests.ui.whole import Whole, whole

LEFT = Qt.MouseButton.LeftButton
MANY = 14


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    """Fourteen series that all want to call on the same Wednesday, one more than the days hold."""
    with whole(qtbot, tmp_path) as made:
        for number in range(MANY):
            details = LeadDetails(
                f"Lead{number}", email=f"l{number}@example.com", phone="+44 20 7946 0182", country="GB"
            )
            lead = made.do(made.services.leads.add, details).lead_id
            made.do(made.services.planning.start, lead, "after-demo", made.clock.wall())
        yield made


def days(program: Whole, first: date, last: date) -> list[datetime]:
    start, end = (
        resolve(datetime.combine(day, datetime.min.time()), "Europe/London").utc for day in (first, last)
    )
    touches = program.do(program.services.touches.between, start, end)
    return [touch.due.seen_from("Europe/London") for touch in touches]


def test_days_away_show_what_moves_and_are_entered(qtbot: QtBot, program: Whole) -> None:
    away = (date(2026, 6, 1), date(2026, 6, 6))
    assert days(program, *away)
    program.shell.actions_by_name["plan-absence"].trigger()
    dialog = cast("AbsenceDialog", program.window.planner.ahead.dialog)
    qtbot.waitUntil(lambda: bool(dialog.changes.lines()))
    assert (dialog.first.value(), dialog.last.value()) == (date(2026, 6, 1), date(2026, 6, 5))
    assert "You are away" in dialog.changes.said(dialog.changes.lines()[0])
    dialog.first.set_value(date(2026, 6, 8))
    dialog.first.changed.emit(date(2026, 6, 8))
    assert dialog.last.value() == date(2026, 6, 8)
    dialog.first.set_value(date(2026, 6, 1))
    dialog.last.set_value(date(2026, 6, 5))
    dialog.last.changed.emit(date(2026, 6, 5))
    qtbot.waitUntil(lambda: dialog.accept_button.text().startswith("Enter 5 days away, move"))
    before = days(program, *away)
    QTest.mouseClick(dialog.accept_button, LEFT)
    qtbot.waitUntil(lambda: program.window.planner.ahead.dialog is None)
    assert days(program, *away) == []
    program.shell.go("settings")
    section = cast("SettingsPage", program.shell.page("settings")).away
    qtbot.waitUntil(lambda: len(section.lines()) == 1)
    program.shell.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: section.lines() == [])
    assert days(program, *away) == before


def test_an_absence_that_is_over_is_refused_in_words(qtbot: QtBot, program: Whole) -> None:
    program.window.planner.ahead.plan_absence()
    dialog = cast("AbsenceDialog", program.window.planner.ahead.dialog)
    dialog.first.set_value(date(2026, 5, 1))
    dialog.last.set_value(date(2026, 5, 2))
    dialog.last.changed.emit(date(2026, 5, 2))
    qtbot.waitUntil(lambda: "This absence is over" in dialog.problem.text())
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_a_full_week_is_made_level_and_taken_back(qtbot: QtBot, program: Whole) -> None:
    wednesday = date(2026, 6, 3)
    program.services.preferences.change(touches=8)
    before = days(program, wednesday, wednesday + timedelta(days=1))
    assert len(before) > 8
    program.shell.actions_by_name["level-week"].trigger()
    dialog = cast("LevelDialog", program.window.planner.ahead.dialog)
    QTest.mouseClick(dialog.on, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.changes.lines()))
    assert dialog.week.text() == "Week of Mon 1 June to Sun 7 June"
    assert days(program, wednesday, wednesday + timedelta(days=1)) == before
    QTest.mouseClick(dialog.accept_button, LEFT)
    qtbot.waitUntil(lambda: program.window.planner.ahead.dialog is None)
    assert len(days(program, wednesday, wednesday + timedelta(days=1))) < len(before)
    program.shell.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: days(program, wednesday, wednesday + timedelta(days=1)) == before)


def test_what_is_overdue_is_spread(qtbot: QtBot, program: Whole) -> None:
    program.clock.pass_time(days=9)
    program.window.planner.ahead.catch_up()
    dialog = cast("CatchUpDialog", program.window.planner.ahead.dialog)
    qtbot.waitUntil(lambda: bool(dialog.changes.lines()))
    now = program.clock.wall()
    assert all(line.after is None or line.after.utc >= now for line in dialog.changes.lines())
    QTest.mouseClick(dialog.accept_button, LEFT)
    qtbot.waitUntil(lambda: program.window.planner.ahead.dialog is None)
    assert program.do(program.services.days.today).overdue == ()
