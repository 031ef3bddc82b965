from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadDetails
from app.settings import load
from app.ui.parts.option_card import OptionCard
from app.ui.settings.fields import SwitchSetting, TextSetting
from app.ui.settings.page import SettingsPage
from app.ui.settings.restore_dialog import RestoreDialog
from app.ui.settings.working_time import WorkingWeek
from tests.ui.whole import Whole, whole


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path) as made:
        made.shell.go("settings")
        yield made


def page_of(program: Whole) -> SettingsPage:
    return cast("SettingsPage", program.shell.page("settings"))


def text_setting(program: Whole, name: str) -> TextSetting:
    return next(one for one in page_of(program).findChildren(TextSetting) if one.setting == name)


def type_into(qtbot: QtBot, setting: TextSetting, text: str) -> None:
    setting.field.setFocus()
    setting.field.selectAll()
    qtbot.keyClicks(setting.field, text)
    qtbot.keyClick(setting.field, Qt.Key.Key_Return)


def test_a_name_is_saved_with_enter(qtbot: QtBot, program: Whole) -> None:
    with qtbot.waitSignal(page_of(program).saved):
        type_into(qtbot, text_setting(program, "my_name"), "Nora Ellis")
    assert load(program.profile.settings).my_name == "Nora Ellis"


@pytest.mark.parametrize(
    ("setting", "typed", "words"),
    [
        ("touches", "none", "a number from 1 to 500"),
        ("zone", "Londn", "Europe/London"),
        ("country", "England", "two letters"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(
    qtbot: QtBot, program: Whole, setting: str, typed: str, words: str
) -> None:
    field = text_setting(program, setting)
    type_into(qtbot, field, typed)
    assert field.field.wrong()
    assert words in field._error.text()
    assert load(program.profile.settings) == program.services.preferences.current()


def test_a_zone_may_be_typed_in_small_letters(qtbot: QtBot, program: Whole) -> None:
    with qtbot.waitSignal(page_of(program).saved):
        type_into(qtbot, text_setting(program, "zone"), "america/new york")
    assert program.services.preferences.zone() == "America/New_York"


def test_switches_save_at_once(qtbot: QtBot, program: Whole) -> None:
    switches = page_of(program).findChildren(SwitchSetting)
    hide = next(one for one in switches if one.setting == "hide_names")
    with qtbot.waitSignal(page_of(program).saved):
        qtbot.mouseClick(hide, Qt.MouseButton.LeftButton, pos=hide.rect().center())
    assert load(program.profile.settings).hide_names


def test_a_free_day_and_other_hours(qtbot: QtBot, program: Whole) -> None:
    week = cast("WorkingWeek", page_of(program).findChild(WorkingWeek))
    friday, start = week._rows[4].works, week._rows[4].spans[0][0]
    with qtbot.waitSignal(page_of(program).saved):
        qtbot.mouseClick(friday, Qt.MouseButton.LeftButton, pos=friday.rect().center())
    assert [row[0] for row in program.services.preferences.current().work_hours] == [0, 1, 2, 3]
    assert not start.isEnabled()
    monday = week._rows[0].spans[0][0]
    monday.setFocus()
    monday.selectAll()
    with qtbot.waitSignal(page_of(program).saved):
        qtbot.keyClicks(monday, "9")
        qtbot.keyClick(monday, Qt.Key.Key_Return)
    assert program.services.preferences.current().work_hours[0] == (0, "09:00", "18:00")


def test_hours_that_end_before_they_begin_are_not_saved(qtbot: QtBot, program: Whole) -> None:
    week = cast("WorkingWeek", page_of(program).findChild(WorkingWeek))
    start = week._rows[0].spans[0][0]
    start.setFocus()
    start.selectAll()
    qtbot.keyClicks(start, "19:00")
    qtbot.keyClick(start, Qt.Key.Key_Return)
    assert start.wrong()
    assert program.services.preferences.current().work_hours[0] == (0, "08:00", "18:00")


def test_restore_says_what_a_backup_holds_and_goes_back_to_it(qtbot: QtBot, program: Whole) -> None:
    program.do(program.services.leads.add, LeadDetails("Hannah", "Vogt"))
    program.do(program.services.backups.make)
    program.do(program.services.leads.add, LeadDetails("Marta", "Jensen"))
    program.window.restore()
    dialog = cast("RestoreDialog", program.shell.findChild(RestoreDialog))
    qtbot.waitUntil(lambda: bool(dialog.findChildren(OptionCard)))
    card = next(one for one in dialog.findChildren(OptionCard) if "1 lead," in one.accessibleName())
    assert "Wed 27 May 2026, 10:00" in card.accessibleName()  # in the rep's zone, not the computer's
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    button = next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Restore")
    qtbot.waitUntil(button.isEnabled)
    with qtbot.waitSignal(dialog.restored):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert program.do(program.services.leads.ids).total == 1
