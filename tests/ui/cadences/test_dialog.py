"""The window of cadences over real services: edited, saved, compared, brought in, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.cadence import Offset, Unit
from app.domain.words import Asks, Channel, ItemKind, Late
from app.ui.cadences.dialog import CadencesDialog
from app.ui.cadences.edit_cadences import EditCadences
from app.ui.cadences.step_list import ROW
from app.ui.changes import Changes
from app.ui.tasks import Tasks
from tests.factory import World
from tests.factory import world as make_world
from tests.ui.meeting.room import InlineLane

KEY, MOD, LEFT = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


@dataclass
class Room:
    world: World
    changes: Changes
    opener: EditCadences
    qtbot: QtBot

    def dialog(self) -> CadencesDialog:
        assert self.opener.dialog is not None
        return self.opener.dialog

    def open(self, name: str = "after-demo") -> CadencesDialog:
        dialog = self.opener.open(name)
        self.qtbot.waitUntil(lambda: bool(dialog.list.lines()) and dialog.list.current() == name)
        self.settle()
        return dialog

    def settle(self) -> None:
        """Wait until the dates on screen are those of the cadence on screen."""
        editor = self.dialog().editor
        steps = editor.steps
        self.qtbot.waitUntil(lambda: all(line.when for line in steps.lines()))

    def badge(self, name: str) -> str:
        return next(line.badge for line in self.dialog().list.lines() if line.name == name)


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    with make_world(tmp_path) as world:
        tasks, changes, window = Tasks(InlineLane()), Changes(), QWidget()
        qtbot.addWidget(window)
        opener = EditCadences(
            window,
            tasks,
            changes,
            world.cadences,
            world.planning,
            world.leads,
            world.undo,
            world.clock,
            world.preferences.zone,
            world.series_acts,
        )
        window.show()
        yield Room(world, changes, opener, qtbot)
        if opener.dialog is not None:
            opener.dialog.close()
        tasks.close()


def test_every_step_has_its_date_and_why(room: Room) -> None:
    dialog = room.open()
    lines = dialog.editor.steps.lines()
    assert len(lines) == 8
    assert lines[2].when.startswith("Wed 3 June, 08")
    assert lines[2].why.startswith("5 business days after the demo")
    assert dialog.save.isEnabled() is False


def test_an_edit_shows_its_new_date_and_is_saved_as_a_version(room: Room) -> None:
    dialog = room.open()
    dialog.editor.steps.setFocus()
    QTest.keyClick(dialog.editor.steps, KEY.Key_Down)
    QTest.keyClick(dialog.editor.steps, KEY.Key_Down)
    form = dialog.editor.form
    assert form.purpose.text() == "Questions since the demo, and who else decides"
    form.amount.selectAll()
    QTest.keyClicks(form.amount, "7")
    room.qtbot.waitUntil(lambda: dialog.editor.steps.lines()[2].when.startswith("Fri 5 June"))
    assert room.badge("after-demo") == "not saved"
    assert room.world.cadences.get("after-demo").version == 1
    QTest.keyClick(dialog, KEY.Key_S, MOD.ControlModifier)
    room.qtbot.waitUntil(lambda: room.badge("after-demo") == "edited")
    saved = room.world.cadences.get("after-demo")
    assert (saved.version, saved.steps[2].offset) == (2, Offset(7, Unit.BUSINESS_DAYS))
    assert dialog.state.text().startswith("Version 2")


def test_every_field_reaches_the_step(room: Room) -> None:
    dialog = room.open()
    form = dialog.editor.form
    dialog.editor.point_at(3)
    form.item.choose(ItemKind.CASE_STUDY)
    form.item.chosen.emit(ItemKind.CASE_STUDY)
    form.asks.choose(Asks.ANSWER)
    form.asks.chosen.emit(Asks.ANSWER)
    assert form.answer_within.isVisible()
    QTest.keyClick(form.answer_within, KEY.Key_Up)
    form.late.choose(Late.DROP)
    form.late.chosen.emit(Late.DROP)
    QTest.keyClick(form.drop_after, KEY.Key_Down)
    for field, text in ((form.start, "9:30"), (form.end, "11")):
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, KEY.Key_Return)
    QTest.keyClick(form.tolerance, KEY.Key_Up)
    QTest.keyClick(form.minutes, KEY.Key_Down)
    cadence = dialog.editor.cadence()
    assert cadence is not None
    step = cadence.steps[3]
    assert (step.item, step.asks, step.answer_within) == (ItemKind.CASE_STUDY, Asks.ANSWER, 6)
    assert (step.late, step.drop_after, step.tolerance, step.minutes) == (Late.DROP, 4, 3, 9)
    assert step.window == (time(9, 30), time(11))
    room.settle()
    QTest.keyClick(dialog, KEY.Key_S, MOD.ControlModifier)
    room.qtbot.waitUntil(lambda: room.world.cadences.get("after-demo").version == 2)
    assert room.world.cadences.get("after-demo").steps[3] == step


def test_another_channel_drops_a_text_that_does_not_fit(room: Room) -> None:
    dialog = room.open()
    dialog.editor.point_at(1)
    form = dialog.editor.form
    QTest.keyClick(form.channel, KEY.Key_Up)
    cadence = dialog.editor.cadence()
    assert cadence is not None
    assert cadence.steps[1].channel is Channel.CALL
    assert cadence.steps[1].template is None
    offered = {option.value for option in form.template._options}
    assert "case-study" not in offered


def test_steps_move_by_keys_and_by_drag_and_the_dates_stay(room: Room) -> None:
    dialog = room.open()
    steps = dialog.editor.steps
    before = [line.purpose for line in steps.lines()]
    steps.setFocus()
    QTest.keyClick(steps, KEY.Key_Down, MOD.AltModifier)
    assert [line.purpose for line in steps.lines()][:2] == [before[1], before[0]]
    assert steps.current() == 1
    QTest.keyClick(steps, KEY.Key_Up, MOD.AltModifier)
    assert [line.purpose for line in steps.lines()] == before
    assert room.badge("after-demo") == ""
    start = QPoint(10, 3 * ROW + 20)
    QTest.mousePress(steps, LEFT, MOD.NoModifier, start)
    for y in (3 * ROW, ROW + 20):
        QTest.mouseMove(steps, QPoint(10, y))
    QTest.mouseRelease(steps, LEFT, MOD.NoModifier, QPoint(10, ROW + 20))
    assert [line.purpose for line in steps.lines()][:4] == [before[0], before[3], before[1], before[2]]
    cadence = dialog.editor.cadence()
    assert cadence is not None
    assert [step.offset.amount for step in cadence.steps] == [0, 1, 5, 10, 15, 20, 26, 35]


def test_steps_are_added_copied_and_deleted_by_keys(room: Room) -> None:
    dialog = room.open()
    steps = dialog.editor.steps
    steps.setFocus()
    QTest.keyClick(steps, KEY.Key_Insert)
    assert len(steps.lines()) == 9
    assert dialog.editor.form.purpose.hasFocus()
    assert "what the touch is for" in steps.lines()[1].why
    QTest.keyClick(dialog, KEY.Key_S, MOD.ControlModifier)
    assert "Step 2" in dialog.problem.text()
    assert room.world.cadences.get("after-demo").version == 1
    QTest.keyClicks(dialog.editor.form.purpose, "A short thanks")
    assert steps.lines()[1].purpose == "A short thanks"
    steps.setFocus()
    QTest.keyClick(steps, KEY.Key_D, MOD.ControlModifier)
    assert [line.purpose for line in steps.lines()].count("A short thanks") == 2
    QTest.keyClick(steps, KEY.Key_Delete)
    QTest.keyClick(steps, KEY.Key_Up)
    QTest.keyClick(steps, KEY.Key_Delete)
    assert len(steps.lines()) == 8


def test_what_is_not_saved_is_kept_when_another_is_chosen_or_the_window_shut(room: Room) -> None:
    dialog = room.open()
    QTest.keyClick(dialog.editor.head.title, KEY.Key_End)
    QTest.keyClicks(dialog.editor.head.title, " X")
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, KEY.Key_Down)
    assert dialog.editor.head.title.text() == "After meeting"
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert room.opener.dialog is None
    again = room.open()
    assert again.list.lines()[0].title.startswith("After demo")
    assert room.badge("after-demo") == "not saved"
    QTest.mouseClick(again.drop, LEFT)
    assert again.editor.head.title.text() == "After demo"
    assert room.badge("after-demo") == ""


def test_a_new_title_alone_makes_no_version(room: Room) -> None:
    dialog = room.open()
    dialog.editor.head.title.selectAll()
    QTest.keyClicks(dialog.editor.head.title, "After the tour")
    assert dialog.save.text() == "Save title"
    QTest.mouseClick(dialog.save, LEFT)
    room.qtbot.waitUntil(lambda: room.world.cadences.get("after-demo").title == "After the tour")
    assert room.world.cadences.get("after-demo").version == 1


def test_an_own_cadence_is_built_for_the_wizard_and_handed_over(room: Room) -> None:
    over = QWidget()
    room.qtbot.addWidget(over)
    over.show()
    used: list[str] = []
    room.opener.used.connect(used.append)
    dialog = room.opener.build_own(over, room.world.cadences.get("no-answer"))
    room.qtbot.waitUntil(lambda: len(dialog.editor.steps.lines()) == 3)
    assert dialog.save.text() == "Save and use"
    dialog.editor.head.title.selectAll()
    QTest.keyClicks(dialog.editor.head.title, "Three calls")
    QTest.mouseClick(dialog.save, LEFT)
    room.qtbot.waitUntil(lambda: used == ["three-calls"])
    assert room.opener.dialog is None
    assert len(room.world.cadences.get("three-calls").steps) == 3


def test_copies_retiring_and_the_way_back(room: Room) -> None:
    dialog = room.open()
    dialog._open_menu()
    assert dialog.acts.menu is not None
    dialog.acts.menu.close()
    dialog.acts.duplicate()
    room.qtbot.waitUntil(lambda: dialog.list.current() == "after-demo-copy")
    assert room.badge("after-demo-copy") == "own"
    dialog.acts.open_menu(dialog, dialog._entries["after-demo-copy"], dialog._entries)
    dialog.acts.menu.close()
    dialog.acts.retire()
    room.changes.announce(room.world.changes.all[-1])
    room.qtbot.waitUntil(lambda: room.badge("after-demo-copy") == "retired")
    assert dialog.list.lines()[-1].name == "after-demo-copy"


def test_a_file_comes_in_and_a_wrong_one_names_its_line(room: Room, tmp_path: Path) -> None:
    dialog = room.open()
    dialog._open_menu()
    assert dialog.acts.menu is not None
    dialog.acts.menu.close()
    file = tmp_path / "after-demo.toml"
    dialog.acts.export_to(file)
    room.qtbot.waitUntil(file.exists)
    text = file.read_text("utf-8")
    file.write_text(text.replace('"linkedin"', '"fax"'), "utf-8")
    dialog.acts.import_file(file)
    room.qtbot.waitUntil(lambda: "line" in dialog.problem.text())
    assert "“fax” is none of" in dialog.problem.text()
    file.write_text(text.replace("35 business days", "40 business days"), "utf-8")
    dialog.acts.import_file(file)
    room.qtbot.waitUntil(lambda: room.world.cadences.get("after-demo").version == 2)
    room.qtbot.waitUntil(lambda: room.badge("after-demo") == "edited")


def test_versions_stand_beside_each_other_and_an_older_one_counts_again(room: Room) -> None:
    demo = room.world.cadences.get("after-demo")
    room.world.cadences.save(replace(demo, steps=demo.steps[:-1]))
    dialog = room.open()
    dialog._open_menu()
    assert dialog.acts.menu is not None
    dialog.acts.menu.close()
    dialog.acts.open_versions()
    comparison = dialog.acts.comparison
    assert comparison is not None
    room.qtbot.waitUntil(lambda: comparison.head.text() == "1 step removed")
    assert "removed" in comparison.view.accessibleName()
    room.qtbot.waitUntil(comparison.take.isVisible)
    QTest.mouseClick(comparison.take, LEFT)
    room.qtbot.waitUntil(lambda: room.world.cadences.get("after-demo").version == 3)
    assert len(room.world.cadences.get("after-demo").steps) == 8


def test_the_dates_are_those_of_the_chosen_lead(room: Room) -> None:
    lead = room.world.lead("Samuel", last_name="Reid", country="DE", zone="Europe/Berlin")
    dialog = room.open()
    choice = dialog.editor.preview.lead
    choice.open()
    assert choice.popover is not None
    QTest.keyClicks(choice.popover.field, "samuel")
    found = choice.popover.found
    room.qtbot.waitUntil(lambda: bool(found.lines()) and found.row(0) is not None)
    QTest.keyClick(choice.popover.field, KEY.Key_Return)
    room.qtbot.waitUntil(lambda: choice.lead is not None and choice.lead.id == lead)
    room.qtbot.waitUntil(lambda: any("Thu 4 June" in line.why for line in dialog.editor.steps.lines()))


def test_every_control_has_a_name(room: Room) -> None:
    dialog = room.open()
    nameless = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
        and not (hasattr(widget, "text") and widget.text())
    ]  # fmt: skip
    assert nameless == []


def test_changes_of_a_draft_are_taken_back_one_by_one(room: Room) -> None:
    dialog = room.open()
    steps = dialog.editor.steps
    before = [line.purpose for line in steps.lines()]
    steps.setFocus()
    QTest.keyClick(steps, KEY.Key_Delete)
    QTest.keyClick(steps, KEY.Key_Down, MOD.AltModifier)
    assert len(steps.lines()) == 7
    QTest.keyClick(dialog, KEY.Key_Z, MOD.ControlModifier)
    QTest.mouseClick(dialog.editor.back, LEFT)
    assert [line.purpose for line in steps.lines()] == before
    assert room.badge("after-demo") == ""
    assert not dialog.editor.back.isEnabled()


def test_running_series_are_brought_along_when_the_rep_says_so(room: Room) -> None:
    world = room.world
    lead = world.lead("Samuel", country="GB")
    world.planning.start(lead, "after-demo", world.clock.wall())
    demo = world.cadences.get("after-demo")
    later = replace(demo.steps[-1], offset=Offset(45, Unit.BUSINESS_DAYS))
    world.cadences.save(replace(demo, steps=(*demo.steps[:-2], later)))
    before = world.leads.series(lead)
    dialog = room.open()
    assert "1 of them on an older version" in dialog.state.text()
    dialog.acts.renew()
    renewal = dialog.acts.renewal
    assert renewal is not None
    room.qtbot.waitUntil(lambda: len(renewal.changes.lines()) == 2)
    assert renewal.head.text() == "1 touch moves and 1 is left out"
    assert world.leads.series(lead) == before
    QTest.mouseClick(renewal.accept_button, LEFT)
    room.qtbot.waitUntil(lambda: _version(world, lead) == 2)
    undo = world.undo.latest()
    assert undo is not None
    world.undo.take_back(undo)
    assert world.leads.series(lead) == before


def _version(world: World, lead: int) -> int:
    series = world.leads.series(lead)
    return series.version if series else 0
