"""Working time, free days, capacity and the figures of the rules: what is entered is what is planned with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.words import Channel
from app.settings import Settings
from app.ui.settings.figures_dialog import FigureRow
from app.ui.settings.page import SettingsPage
from tests.ui.whole import Whole, whole

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path) as made:
        made.shell.go("settings")
        yield made


def page_of(program: Whole) -> SettingsPage:
    return cast("SettingsPage", program.shell.page("settings"))


def settings(program: Whole) -> Settings:
    return program.services.preferences.current()


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_break_makes_two_spans(qtbot: QtBot, program: Whole) -> None:
    row = page_of(program).time.week._rows[2]
    with qtbot.waitSignal(page_of(program).saved):
        type_into(row.spans[0][1], "12:30")
    type_into(row.spans[1][0], "13.30")
    assert row.spans[1][1].wrong()
    with qtbot.waitSignal(page_of(program).saved):
        type_into(row.spans[1][1], "17")
    hours = program.services.preferences.hours()
    assert hours[2] == ((time(8), time(12, 30)), (time(13, 30), time(17)))


def test_days_off_and_half_days_are_added_and_taken_out(qtbot: QtBot, program: Whole) -> None:
    free = page_of(program).time.free_days
    QTest.mouseClick(free.add, LEFT)
    assert "Choose a day" in free.error.text()
    free.day.set_value(date(2026, 6, 12))
    QTest.mouseClick(free.add, LEFT)
    qtbot.waitUntil(lambda: settings(program).days_off == ("2026-06-12",))
    free.day.set_value(date(2026, 12, 24))
    type_into(free.start, "9")
    assert "both hours" in free.error.text()
    type_into(free.end, "12:30")
    qtbot.waitUntil(lambda: settings(program).special_days == (("2026-12-24", "09:00", "12:30"),))
    qtbot.waitUntil(lambda: len(free.chips) == 2)
    assert [chip.text() for chip in free.chips] == ["Fri 12 June", "Thu 24 Dec, 09:00 to 12:30"]
    QTest.mouseClick(free.chips[1], LEFT)
    qtbot.waitUntil(lambda: settings(program).special_days == ())
    assert settings(program).days_off == ("2026-06-12",)


def test_the_holidays_of_the_year_are_listed(qtbot: QtBot, program: Whole) -> None:
    year = page_of(program).time.year
    qtbot.waitUntil(lambda: "2026: 2 holidays in GB" in year.head.text())
    assert [name for _, name in year.days.days] == ["Spring bank holiday", "Summer bank holiday"]
    year._on()
    qtbot.waitUntil(lambda: "2027: 0 holidays" in year.head.text())


def test_a_region_is_one_of_the_country(qtbot: QtBot, program: Whole) -> None:
    region = page_of(program).time.region
    qtbot.waitUntil(lambda: bool(region.known))
    type_into(region.field, "bavaria")
    assert "there are ENG, SCT" in region._error.text()
    with qtbot.waitSignal(page_of(program).saved):
        type_into(region.field, "sct")
    assert settings(program).subdivision == "SCT"


def test_a_weekday_and_a_channel_hold_less(qtbot: QtBot, program: Whole) -> None:
    capacity = page_of(program).capacity
    touches, minutes = capacity.weekdays._days[4]
    type_into(touches, "many")
    assert touches.wrong()
    with qtbot.waitSignal(page_of(program).saved):
        type_into(touches, "6")
    assert settings(program).day_rooms == ((4, 6, 150),)
    assert minutes.text() == ""
    with qtbot.waitSignal(page_of(program).saved):
        type_into(capacity.channels._fields[Channel.CALL], "5")
    rep_rooms = program.services.preferences.rooms()
    assert rep_rooms[4].touches == 6
    assert rep_rooms[4].channels == {Channel.CALL: 5}
    with qtbot.waitSignal(page_of(program).saved):
        type_into(touches, "12")
    assert settings(program).day_rooms == ()


def test_a_figure_is_changed_within_its_bounds_and_goes_back(qtbot: QtBot, program: Whole) -> None:
    capacity = page_of(program).capacity
    QTest.mouseClick(capacity.open_button, LEFT)
    dialog = capacity.figures
    assert dialog is not None
    row = next(row for row in dialog.rows if row.figure.name == "ask_before")
    type_into(row.field, "7")
    qtbot.waitUntil(lambda: settings(program).playbook == (("ask_before", 7),))
    qtbot.waitUntil(row.reset.isVisible)
    assert dialog.differing.text() == "1 figure differs from the usual"
    type_into(row.field, "99")
    assert settings(program).playbook == (("ask_before", 7),)
    late = next(row for row in dialog.rows if row.figure.name == "best_from")
    type_into(late.field, "12")
    qtbot.waitUntil(lambda: "lies before" in dialog.problem.text())
    QTest.mouseClick(row.reset, LEFT)
    qtbot.waitUntil(lambda: settings(program).playbook == ())
    qtbot.waitUntil(lambda: capacity.differing.text() == "All as usual")
    QTest.keyClicks(dialog.search, "P13")
    shown = [row.figure.rule for row in dialog.findChildren(FigureRow) if not row.isHidden()]
    assert set(shown) == {"P13"}
    dialog.reject()
