"""Finding a setting by its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.parts.label import Label
from app.ui.settings.page import SettingsPage
from tests.ui.whole import whole


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[SettingsPage]:
    with whole(qtbot, tmp_path) as program:
        program.shell.go("settings")
        yield cast("SettingsPage", program.shell.page("settings"))


def shown(page: SettingsPage) -> list[str]:
    sections = [one for one in page.search.sections() if one.isVisible()]
    return [label.accessibleName() for one in sections for label in one.findChildren(Label)[:1]]


def test_cards_without_the_words_step_aside(qtbot: QtBot, page: SettingsPage) -> None:
    whole_list = shown(page)
    qtbot.keyClicks(page.search, "appear")
    assert shown(page) == ["Desktop"]
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert shown(page) == whole_list


def test_enter_goes_to_the_setting(qtbot: QtBot, page: SettingsPage) -> None:
    page.search.setText("time zone")
    with qtbot.waitSignal(page.search.found) as found:
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
    (field,) = found.args
    assert isinstance(field, QWidget)
    assert QApplication.focusWidget() is field
    assert field.accessibleName() == "Time zone"


def test_what_is_not_there_is_said(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.keyClicks(page.search, "flux capacitor")
    assert shown(page) == []
    assert page.search.none.isVisible()


def test_ctrl_f_goes_to_the_search(qtbot: QtBot, page: SettingsPage) -> None:
    page.search.clearFocus()
    qtbot.keyClick(page.window(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.search
