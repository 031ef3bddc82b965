"""The palette: every lead and every command by a few letters, and what can be done with a lead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadDetails
from app.domain.words import Channel
from app.ui.keys_help import KeyRow, KeysHelp
from app.ui.palette.palette import Palette
from app.ui.quick_add.quick_add import QuickAddOpener
from app.ui.shell.actions import COMMANDS
from app.ui.today.moment_dialog import MomentDialog
from tests.ui.whole import Whole, whole


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path) as made:
        add = made.services.leads.add
        hannah = made.do(
            add, LeadDetails("Hannah", "Vogt", "Vogtland Papier", phone="+49 341 5550182")
        ).lead_id
        made.do(add, LeadDetails("Johan", "Hansen", "Skagen Fisk", tags=("expo",)))
        made.do(made.services.touches.add, hannah, Channel.CALL, datetime(2026, 5, 27, 11, 15), "Call")
        yield made


@pytest.fixture
def palette(qtbot: QtBot, program: Whole) -> Palette:
    qtbot.keyClick(program.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    found = program.shell.findChild(Palette)
    assert found is not None
    assert found.isVisible()
    return found


def titles(palette: Palette) -> list[str]:
    return [entry.title for entry in palette.results.found.entries]


def search(qtbot: QtBot, palette: Palette, text: str, wanted: str) -> None:
    palette.field.clear()
    qtbot.keyClicks(palette.field, text)
    qtbot.waitUntil(lambda: wanted in titles(palette))


def test_a_few_letters_find_leads_and_what_can_be_done_with_the_first(qtbot: QtBot, palette: Palette) -> None:
    search(qtbot, palette, "han", "Hannah Vogt")
    assert titles(palette)[:4] == ["Leads", "Hannah Vogt", "Johan Hansen", "With Hannah Vogt"]
    lead = palette.results.found.entries[1]
    assert (lead.about, lead.right) == ("Vogtland Papier, call", "Today 11:15")
    assert {"Start call", "Log meeting", "Reschedule call"} <= set(titles(palette))


def test_enter_opens_the_lead(qtbot: QtBot, program: Whole, palette: Palette) -> None:
    search(qtbot, palette, "vogt", "Hannah Vogt")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert program.shell.current == "leads"


def test_tab_goes_to_the_acts_and_ctrl_enter_starts_the_call(
    qtbot: QtBot, program: Whole, palette: Palette
) -> None:
    search(qtbot, palette, "hannah", "Start call")
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    chosen = palette.results.chosen()
    assert chosen is not None
    assert chosen.title == "Start call"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (palette.isVisible(), program.shell.current) == (False, "today")


def test_the_acts_follow_the_lead_that_is_chosen(qtbot: QtBot, palette: Palette) -> None:
    search(qtbot, palette, "han", "Johan Hansen")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert "With Johan Hansen" in titles(palette)
    assert "Start call" not in titles(palette)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (">res", "Restore a backup"),
        ("quick", "Quick add"),
        (">bkp", "Back up now"),
        (">go cal", "Go to Calendar"),
    ],
)
def test_commands_are_found_by_begin_initials_and_spread_letters(
    qtbot: QtBot, palette: Palette, text: str, first: str
) -> None:
    search(qtbot, palette, text, first)
    assert next(entry.title for entry in palette.results.found.entries if not entry.is_head) == first


def test_every_command_is_there_with_its_key(palette: Palette) -> None:
    shown = {entry.title: entry.keys for entry in palette.results.found.entries}
    wanted = {one.words: one.key for one in COMMANDS if one.name not in {"find", "menu"}}
    assert wanted.items() <= shown.items()


def test_a_command_is_run_after_the_palette_has_gone(qtbot: QtBot, program: Whole, palette: Palette) -> None:
    search(qtbot, palette, ">quick", "Quick add")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    opener = program.shell.findChild(QuickAddOpener)
    assert opener is not None
    assert opener.window is not None
    assert opener.window.isVisible()
    opener.window.close()


def test_a_slip_of_the_finger_still_finds(qtbot: QtBot, palette: Palette) -> None:
    search(qtbot, palette, "hanah vgot", "Hannah Vogt")


def test_a_tag_lists_its_leads(qtbot: QtBot, palette: Palette) -> None:
    search(qtbot, palette, "#ex", "#expo")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Johan Hansen" in titles(palette))
    assert palette.field.text() == "#expo"


def test_escape_gives_the_keys_back(qtbot: QtBot, program: Whole, palette: Palette) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    program.shell.go("settings")
    program.shell.rail.mark.setFocus()
    program.shell.actions_by_name["find"].trigger()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is program.shell.rail.mark


def test_the_question_mark_lists_the_keys_of_this_screen_and_of_the_window(
    qtbot: QtBot, program: Whole
) -> None:
    page = program.shell.page("today")
    qtbot.keyClick(program.shell, Qt.Key.Key_F1)
    dialog = program.shell.findChild(KeysHelp)
    assert dialog is not None
    assert page is not None
    rows = {row.words for row in dialog.findChildren(KeyRow)}
    assert {words for _, words in page.hints()} <= rows  # type: ignore[attr-defined]  # a page has hints
    assert {one.words for one in COMMANDS if one.keys} <= rows
    dialog.close()


def test_undo_goes_several_steps_back_and_the_menu_names_them(qtbot: QtBot, program: Whole) -> None:
    add = program.services.leads.add
    for name in ("Ada", "Bea", "Cid"):
        program.do(add, LeadDetails(name, "Vogt"))
    undo = program.shell.actions_by_name["undo"]
    qtbot.waitUntil(lambda: undo.text() == "Undo adding Cid Vogt")
    menu = program.window.menu
    menu.open()
    assert menu.menu is not None
    words = [action.text() for action in menu.menu.actions()]
    assert "Undo adding Cid Vogt" in words
    branch = next(action.menu() for action in menu.menu.actions() if action.text() == "Undo several")
    steps = [action for action in branch.actions() if action.text()]  # type: ignore[attr-defined]  # a QMenu
    assert [step.text() for step in steps[:3]] == ["Adding Cid Vogt", "Adding Bea Vogt", "Adding Ada Vogt"]
    steps[1].trigger()
    menu.menu.close()
    qtbot.waitUntil(lambda: program.do(program.services.leads.ids, search="vogt").total == 2)
    names = [row.name for row in program.do(program.services.leads.rows, (1, 2, 3, 4, 5))]
    assert names == ["Hannah Vogt", "Johan Hansen", "Ada Vogt"]


def test_log_meeting_takes_the_lead_of_the_touch_in_front(qtbot: QtBot, program: Whole) -> None:
    with qtbot.waitSignal(program.window.usable):
        program.shell.go("today")
        program.shell.refresh()
    page = program.shell.page("today")
    assert page is not None
    qtbot.waitUntil(lambda: page.current_lead() == 1)  # type: ignore[attr-defined]  # Today has it
    opened: list[int] = []
    program.window.meeting.open = opened.append  # type: ignore[method-assign,assignment]  # seen from outside
    qtbot.keyClick(program.shell, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert opened == [1]


def test_a_touch_is_moved_from_the_palette(qtbot: QtBot, program: Whole, palette: Palette) -> None:
    search(qtbot, palette, "hannah", "Reschedule call")
    entry = next(one for one in palette.results.found.entries if one.title == "Reschedule call")
    palette.results.picked.emit(entry)
    qtbot.waitUntil(lambda: program.shell.findChild(MomentDialog) is not None)
    dialog = program.shell.findChild(MomentDialog)
    assert dialog is not None
    dialog.field.set_value(datetime(2026, 5, 28, 9, 30))
    with qtbot.waitSignal(program.changes.changed):
        dialog.button.click()
    (row,) = program.do(program.services.leads.rows, (1,))
    assert row.next_touch is not None
    assert row.next_touch.due_utc == datetime(2026, 5, 28, 8, 30, tzinfo=UTC)
