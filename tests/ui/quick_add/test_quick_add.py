"""The quick-add window: live chips, corrections by keyboard, saving and taking back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadDetails
from app.domain.quick_line import Part
from app.domain.quick_read import Fixes
from app.domain.words import Outcome
from app.ui.parts.toast import Toast
from app.ui.quick_add.choices import menu_for
from app.ui.quick_add.part_chip import PartChip
from app.ui.quick_add.quick_add import QuickAddOpener
from app.ui.quick_add.window import QuickAddWindow
from tests.ui.whole import Whole, whole

LINE = "Called Marta, no answer, e-mail fri 10"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path) as made:
        add = made.services.leads.add
        made.do(
            add, LeadDetails("Marta", "Jensen", "Fjordline", zone="Europe/Copenhagen", phone="+45 1234567")
        )
        yield made


@pytest.fixture
def window(qtbot: QtBot, program: Whole) -> QuickAddWindow:
    qtbot.keyClick(
        program.shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    opener = program.shell.findChild(QuickAddOpener)
    assert opener is not None
    assert opener.window is not None
    return opener.window


def type_line(qtbot: QtBot, window: QuickAddWindow, text: str) -> dict[Part, PartChip]:
    window.line.clear()
    qtbot.keyClicks(window.line, text)
    qtbot.waitUntil(lambda: window._read is not None and window._read.line.text == text)
    return window.row.chips


def test_chips_say_live_what_is_understood(qtbot: QtBot, window: QuickAddWindow) -> None:
    chips = type_line(qtbot, window, LINE)
    assert [chip.accessibleName() for chip in chips.values()] == [
        "Lead: Marta Jensen",
        "Outcome: Call, no answer",
        "Next: E-mail",
        "When: Fri 29 May, 10:00",
    ]
    assert (
        "11:00 in Copenhagen, inside their hours. Friday has 0 of 12 touches"
        in window.verdict.fit.accessibleName()
    )


def test_enter_saves_and_the_toast_takes_it_back(
    qtbot: QtBot, program: Whole, window: QuickAddWindow
) -> None:
    type_line(qtbot, window, LINE)
    with qtbot.waitSignal(window.saved):
        qtbot.keyClick(window.line, Qt.Key.Key_Return)
    assert not window.isVisible()
    (row,) = program.do(program.services.leads.rows, (1,))
    assert row.next_touch is not None
    toast = program.shell.findChild(Toast)
    assert toast is not None
    assert toast.accessibleName() == "Marta Jensen: call, no answer; e-mail Fri 29 May, 10:00"
    with qtbot.waitSignal(program.changes.changed):
        toast.undone.emit()
    assert program.do(program.services.leads.rows, (1,))[0].next_touch is None


def test_enter_before_the_answer_saves_what_it_turns_out_to_say(
    qtbot: QtBot, program: Whole, window: QuickAddWindow
) -> None:
    window.line.setText(LINE)
    with qtbot.waitSignal(window.saved):
        qtbot.keyClick(window.line, Qt.Key.Key_Return)
    (activity,) = program.do(program.services.leads.timeline, 1)
    assert activity.outcome is Outcome.NO_ANSWER


def test_ctrl_enter_saves_and_leaves_an_empty_line(qtbot: QtBot, window: QuickAddWindow) -> None:
    type_line(qtbot, window, LINE)
    with qtbot.waitSignal(window.saved):
        qtbot.keyClick(window.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()
    assert (window.line.text(), window.row.chips) == ("", {})


def test_a_past_date_is_asked_for_and_nothing_is_saved(
    qtbot: QtBot, program: Whole, window: QuickAddWindow
) -> None:
    chips = type_line(qtbot, window, "call Marta yesterday")
    qtbot.keyClick(window.line, Qt.Key.Key_Return)
    assert window.isVisible()
    assert window.verdict.unsure[0].accessibleName() == "Tue 26 May is past; say when it comes next"
    assert QApplication.focusWidget() is chips[Part.WHEN]
    assert program.do(program.services.leads.rows, (1,))[0].next_touch is None


def test_backspace_marks_a_chip_and_the_second_drops_it(qtbot: QtBot, window: QuickAddWindow) -> None:
    chips = type_line(qtbot, window, LINE)
    chip = chips[Part.NEXT]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Backspace)
    assert chip.armed
    qtbot.keyClick(chip, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: Part.NEXT not in window.row.chips)
    assert window.row.chips[Part.NOTE].face.words == "e-mail fri 10"


def test_a_choice_of_the_menu_counts_until_its_words_are_changed(
    qtbot: QtBot, window: QuickAddWindow
) -> None:
    type_line(qtbot, window, LINE)
    assert window._read is not None
    menu = menu_for(Part.HAPPENED, window._read, Fixes(), window._now(), window)
    assert menu is not None
    busy = next(action for action in menu.actions() if action.text() == "Call, busy")
    window._picked(busy)
    qtbot.waitUntil(lambda: window.row.chips[Part.HAPPENED].face.words == "Call, busy")
    type_line(qtbot, window, "Called Marta, voicemail")
    assert window.row.chips[Part.HAPPENED].face.words == "Call, voicemail"


def test_down_takes_the_other_one_who_fits(qtbot: QtBot, program: Whole, window: QuickAddWindow) -> None:
    program.do(program.services.leads.add, LeadDetails("Marta", "Oliveira", "Porto Frio"))
    chips = type_line(qtbot, window, LINE)
    before = chips[Part.LEAD].face.words
    assert window.verdict.others.isVisible()
    qtbot.keyClick(window.line, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.row.chips[Part.LEAD].face.words != before)
    assert {before, window.row.chips[Part.LEAD].face.words} == {"Marta Jensen", "Marta Oliveira"}


def test_tab_goes_from_the_line_to_the_chips_and_escape_closes(qtbot: QtBot, window: QuickAddWindow) -> None:
    chips = type_line(qtbot, window, LINE)
    window.line.setFocus()
    qtbot.keyClick(window.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is chips[Part.LEAD]
    qtbot.keyClick(chips[Part.LEAD], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is chips[Part.HAPPENED]
    qtbot.keyClick(chips[Part.HAPPENED], Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_pasted_lines_stand_in_one(qtbot: QtBot, window: QuickAddWindow) -> None:
    QApplication.clipboard().setText("Anna Berg\nNordic Steel AB\n\nanna@nordic.example\n")
    qtbot.keyClick(window.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.line.text() == "Anna Berg, Nordic Steel AB, anna@nordic.example"


def test_called_over_another_program_it_says_itself_what_was_saved(
    qtbot: QtBot, program: Whole, window: QuickAddWindow
) -> None:
    program.shell.hide()
    type_line(qtbot, window, LINE)
    with qtbot.waitSignal(window.saved):
        qtbot.keyClick(window.line, Qt.Key.Key_Return)
    assert window.isVisible()
    assert window.verdict.fit.accessibleName() == "Marta Jensen: call, no answer; e-mail Fri 29 May, 10:00"
    qtbot.waitUntil(lambda: not window.isVisible())
