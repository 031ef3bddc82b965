"""From the menu, the palette's commands and the settings to cadences, days away and the levelled week."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.ahead.absence_dialog import AbsenceDialog
from app.ui.ahead.level_dialog import LevelDialog
from app.ui.settings.page import SettingsPage
from tests.ui.whole import Whole, whole

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path) as made:
        yield made


def test_the_menu_leads_to_the_cadences(qtbot: QtBot, program: Whole) -> None:
    program.window.menu.open()
    menu = program.window.menu.menu
    assert menu is not None
    offered = [action.text() for action in menu.actions()]
    assert {"Cadences", "Level my week", "Plan days away"} <= set(offered)
    menu.close()
    program.shell.actions_by_name["cadences"].trigger()
    dialog = program.window.planner.cadences.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: len(dialog.list.lines()) == 10)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert program.window.planner.cadences.dialog is None


def test_the_settings_lead_there_too(program: Whole) -> None:
    program.shell.go("settings")
    page = cast("SettingsPage", program.shell.page("settings"))
    planner = program.window.planner
    QTest.mouseClick(page.capacity.cadences, LEFT)
    assert planner.cadences.dialog is not None
    planner.cadences.dialog.reject()
    QTest.mouseClick(page.capacity.level, LEFT)
    assert isinstance(planner.ahead.dialog, LevelDialog)
    QTest.mouseClick(page.away.plan, LEFT)
    assert isinstance(planner.ahead.dialog, AbsenceDialog)
    planner.ahead.dialog.reject()
    assert planner.ahead.dialog is None
