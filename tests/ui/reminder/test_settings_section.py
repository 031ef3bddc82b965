"""The card about reminders: switches are saved, the ways say how they ended, the last check is visible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.ports import Shown
from app.ui.reminder.settings_section import ReminderSection
from tests.ui.whole import Whole, whole


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Whole]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with whole(qtbot, tmp_path / "profile") as made:
        yield made


@pytest.fixture
def section(program: Whole) -> ReminderSection:
    program.shell.go("settings")
    page = program.shell.page("settings")
    assert page is not None
    return cast("ReminderSection", page.findChild(ReminderSection))


def test_what_is_switched_is_saved(program: Whole, section: ReminderSection, qtbot: QtBot) -> None:
    section.names.click()
    qtbot.waitUntil(lambda: program.services.preferences.current().hide_names)
    section.quiet_from.setFocus()
    qtbot.keyClicks(section.quiet_from, "21")
    qtbot.keyClick(section.quiet_from, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.services.preferences.current().quiet_from == "21:00")
    section.quiet_from.selectAll()
    qtbot.keyClick(section.quiet_from, Qt.Key.Key_Delete)
    qtbot.keyClick(section.quiet_from, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.services.preferences.current().quiet_from == "")


def test_the_start_with_the_computer_is_an_entry(
    program: Whole, section: ReminderSection, qtbot: QtBot, tmp_path: Path
) -> None:
    section.autostart.click()
    entry = tmp_path / "config" / "autostart" / "fifth-touch.desktop"
    qtbot.waitUntil(entry.exists)
    assert "--background" in entry.read_text()
    assert str(program.profile.folder) in entry.read_text()
    entry.unlink()
    section.activate()
    qtbot.waitUntil(lambda: not section.autostart.isChecked())  # looked at, not remembered


def test_the_ways_say_how_they_ended(program: Whole, section: ReminderSection, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.window.reminder_signs.trial_asked):
        section.trial.click()
    for shown in (
        Shown(
            "buttons", ok=False, reason="The desktop's notifications have no buttons.", title="", touches=()
        ),
        Shown("plyer", ok=True, reason="", title="", touches=()),
    ):
        program.window.reminder_signs.note(shown)
    assert [way.toolTip() for way in section.ways] == [
        "The desktop's notifications have no buttons.",
        "Worked the last time",
        "",
        "",
    ]


def test_the_last_check_is_red_when_it_is_long_ago(program: Whole, section: ReminderSection) -> None:
    late = False
    looked = datetime(2026, 5, 27, 9, 0, 5, tzinfo=UTC)
    program.window.reminder_signs.hang(lambda: looked, lambda: late)
    section.activate()
    assert section.check.text() == "10:00:05"
    calm = section.check.grab().toImage()
    late = True
    section.activate()
    assert section.check.grab().toImage() != calm
