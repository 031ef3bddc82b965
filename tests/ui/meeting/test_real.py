"""The wizard and Compose over real services and a real file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.undo import Undo
from app.domain.words import LeadState, MessageState, Permission, TouchState
from app.ui.cadences.edit_cadences import EditCadences
from app.ui.changes import Changes
from app.ui.compose.page import ComposePage
from app.ui.meeting.dialog import RECAP, SERIES, MeetingDialog
from app.ui.meeting.log_meeting import LogMeeting
from app.ui.notices import Notices
from app.ui.tasks import Tasks
from tests.factory import World
from tests.factory import world as make_world
from tests.ui.compose.room import FakeNotices
from tests.ui.meeting.room import InlineLane

KEY, MOD = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass
class House:
    world: World
    tasks: Tasks
    notices: FakeNotices
    window: QWidget
    starter: LogMeeting

    def dialog(self) -> MeetingDialog:
        assert self.starter.dialog is not None
        return self.starter.dialog


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    with make_world(tmp_path) as world:
        tasks, notices, window = Tasks(InlineLane()), FakeNotices(), QWidget()
        qtbot.addWidget(window)
        starter = LogMeeting(
            window,
            tasks,
            cast("Notices", notices),
            world.meetings,
            world.leads,
            world.planning,
            world.undo,
            world.clock,
            world.preferences.zone,
        )
        window.show()
        yield House(world, tasks, notices, window, starter)
        tasks.close()
        if starter.dialog is not None:
            starter.dialog.close()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, mod: Qt.KeyboardModifier = MOD.NoModifier) -> None:
    QTest.keyClick(focused(), key, mod)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def log_by_keys(house: House, qtbot: QtBot) -> int:
    """Log a meeting as a rep does; return the keys beyond the free text, Ctrl+M included."""
    house.starter.start()
    dialog = house.dialog()
    qtbot.waitUntil(dialog.happened.picker.field.hasFocus)
    keys = 2
    write("samuel")
    press(KEY.Key_Return)
    qtbot.waitUntil(dialog.happened.problems.field.hasFocus)
    write("Casks wait two days")
    press(KEY.Key_Return)
    press(KEY.Key_C, MOD.AltModifier)
    press(KEY.Key_Y, MOD.AltModifier)
    keys += 1 + 1 + 2 + 2
    for _ in range(3):
        press(KEY.Key_Return, MOD.ControlModifier)
        keys += 2
    qtbot.waitUntil(lambda: bool(house.notices.said))
    return keys


def test_a_meeting_by_keys_writes_it_all_and_undo_takes_it_back(house: House, qtbot: QtBot) -> None:
    world = house.world
    lead = world.lead("Samuel", last_name="Reid", country="GB")
    before = world.dump()
    assert log_by_keys(house, qtbot) <= 25
    series = world.leads.series(lead)
    assert series is not None
    assert len(series.touches) == 8
    card = world.leads.card(lead)
    assert card.row.permission is Permission.GIVEN
    (meeting,) = (each for each in world.leads.timeline(lead) if each.problems)
    assert meeting.problems == ("Casks wait two days",)
    (recap,) = (each for each in world.messages.drafts() if each.lead_id == lead)
    assert "casks wait two days" in recap.body.casefold()
    assert house.notices.said == ["Meeting with Samuel Reid saved, 8 touches planned"]
    assert world.meetings.draft(lead) is None
    house.notices.undo()  # type: ignore[operator]  # the starter hands over a bound method
    qtbot.waitUntil(lambda: world.leads.series(lead) is None)
    after = world.dump()
    assert {name for name in before if before[name] != after[name]} == {"permission"}  # append-only
    assert world.leads.card(lead).row.permission is Permission.NOT_ASKED


def test_the_plan_on_screen_is_the_plan_that_is_stored(house: House, qtbot: QtBot) -> None:
    world = house.world
    lead = world.lead("Samuel", country="GB")
    dialog = house.starter.open(lead)
    qtbot.waitUntil(lambda: len(dialog.series.touches.rows()) == 8)
    for _ in range(SERIES):
        QTest.mouseClick(dialog.go_on, LEFT)
    touches = dialog.series.touches
    touches.setFocus()
    touches.choose(4)
    QTest.keyClick(touches, KEY.Key_Down, MOD.AltModifier)
    touches.choose(6)
    QTest.keyClick(touches, KEY.Key_Delete)
    shown = [row.due for row in dialog.series.planned]
    QTest.mouseClick(dialog.go_on, LEFT)
    assert dialog.page() == RECAP
    QTest.mouseClick(dialog.go_on, LEFT)
    qtbot.waitUntil(lambda: bool(house.notices.said))
    series = world.leads.series(lead)
    assert series is not None
    assert [touch.due.seen_from(world.preferences.zone()) for touch in series.touches] == sorted(shown)
    assert len(shown) == 7


def test_a_lead_at_rest_has_its_state(house: House, qtbot: QtBot) -> None:
    world = house.world
    lead = world.lead("Samuel", country="GB")
    dialog = house.starter.open(lead)
    qtbot.waitUntil(lambda: bool(dialog.series.touches.rows()))
    for _ in range(SERIES):
        QTest.mouseClick(dialog.go_on, LEFT)
    QTest.mouseClick(dialog.skip, LEFT)
    QTest.mouseClick(dialog.series.rest.cards.button(1), LEFT)
    for _ in range(2):
        QTest.mouseClick(dialog.go_on, LEFT)
    qtbot.waitUntil(lambda: bool(house.notices.said))
    assert world.leads.card(lead).row.state is LeadState.PARKED


def test_what_was_typed_comes_back_after_escape(house: House, qtbot: QtBot) -> None:
    lead = house.world.lead("Samuel", country="GB")
    dialog = house.starter.open(lead)
    qtbot.waitUntil(lambda: bool(dialog.series.touches.rows()))
    QTest.keyClicks(dialog.happened.problems.field, "Casks wait")
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert house.starter.dialog is None
    again = house.starter.open(lead)
    qtbot.waitUntil(lambda: again.happened.problems.values() == ("Casks wait",))


def test_the_recap_of_a_meeting_goes_out_from_compose(house: House, qtbot: QtBot) -> None:
    world = house.world
    world.preferences.change(my_name="Nora Ellis", my_company="Harbourline", my_phone="+44 20 7946 0182")
    lead = world.lead("Samuel", last_name="Reid", country="GB")
    log_by_keys(house, qtbot)
    page = ComposePage(
        house.tasks,
        Changes(),
        cast("Notices", house.notices),
        world.messages,
        world.leads,
        world.touches,
        world.undo,
        world.preferences,
        world.clock,
    )
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.pane.message is not None)
    message = page.pane.message
    assert message is not None
    assert message.lead_id == lead
    assert not page.pane.blocked()
    assert page.aside.checklist.met() >= 5
    QTest.keyClicks(page.pane.subject, " x")
    QTest.keyClick(page, KEY.Key_Return, MOD.ControlModifier)
    qtbot.waitUntil(lambda: world.messages.get(message.id).state is MessageState.SENT)
    assert world.messages.get(message.id).subject.endswith(" x")
    series = world.leads.series(lead)
    assert series is not None
    assert series.touches[0].state is TouchState.DONE
    assert isinstance(world.undo.latest(), Undo)
    qtbot.waitUntil(lambda: house.notices.said[-1].startswith("Marked as sent, next: "))
    house.notices.undo()  # type: ignore[operator]  # the page hands over a bound method
    qtbot.waitUntil(lambda: world.messages.get(message.id).state is MessageState.DRAFT)


def test_a_promise_rings_when_it_was_asked_to(house: House, qtbot: QtBot) -> None:
    world = house.world
    lead = world.lead("Samuel", country="GB")
    dialog = house.starter.open(lead)
    qtbot.waitUntil(lambda: bool(dialog.series.touches.rows()))
    QTest.mouseClick(dialog.go_on, LEFT)
    page = dialog.next_step
    assert not page.remind.isEnabled()
    QTest.keyClicks(page.what, "Slot plan")
    page.by.set_value(datetime(2026, 5, 28, 12))
    page.by.changed.emit(datetime(2026, 5, 28, 12))
    assert page.remind.text() == "Thu 09:00"
    page.remind.setFocus()
    QTest.keyClick(page.remind, KEY.Key_Down)
    assert page.remind.text() == "Thu 11:00"
    assert dialog.notes().remind_at == datetime(2026, 5, 28, 11)
    page.cards.button(1).click()
    assert not page.remind.isVisible()
    assert dialog.notes().remind_at is None


def test_a_cadence_of_ones_own_is_built_and_planned_with(house: House, qtbot: QtBot) -> None:
    world = house.world
    lead = world.lead("Samuel", country="GB")
    cadences = EditCadences(
        house.window,
        house.tasks,
        Changes(),
        world.cadences,
        world.planning,
        world.leads,
        world.undo,
        world.clock,
        world.preferences.zone,
    )
    house.starter.build_with(cadences)
    dialog = house.starter.open(lead)
    qtbot.waitUntil(lambda: len(dialog.series.touches.rows()) == 8)
    for _ in range(SERIES):
        QTest.mouseClick(dialog.go_on, LEFT)
    QTest.mouseClick(dialog.series.build, LEFT)
    editor = cadences.dialog
    assert editor is not None
    qtbot.waitUntil(lambda: len(editor.editor.steps.lines()) == 8)
    editor.editor.steps.setFocus()
    QTest.keyClick(editor.editor.steps, KEY.Key_End)
    QTest.keyClick(editor.editor.steps, KEY.Key_Delete)
    editor.editor.head.title.selectAll()
    QTest.keyClicks(editor.editor.head.title, "Seven for Leith")
    QTest.mouseClick(editor.save, LEFT)
    qtbot.waitUntil(lambda: len(dialog.series.touches.rows()) == 7)
    QTest.mouseClick(dialog.go_on, LEFT)
    QTest.mouseClick(dialog.go_on, LEFT)
    qtbot.waitUntil(lambda: bool(house.notices.said))
    series = world.leads.series(lead)
    assert series is not None
    assert (series.title, len(series.touches)) == ("Seven for Leith", 7)


def test_what_stands_against_a_moved_touch_is_said_in_its_row(house: House, qtbot: QtBot) -> None:
    world = house.world
    lead = world.lead("Samuel", country="DE", zone="Europe/Berlin")
    dialog = house.starter.open(lead)
    qtbot.waitUntil(lambda: len(dialog.series.touches.rows()) == 8)
    for _ in range(SERIES):
        QTest.mouseClick(dialog.go_on, LEFT)
    touches = dialog.series.touches
    touches.setFocus()
    touches.choose(2)
    holiday = date(2026, 6, 4)
    for _ in range(9):
        row = touches.current()
        assert row is not None
        if row.due.date() == holiday:
            break
        QTest.keyClick(touches, KEY.Key_Down if row.due.date() < holiday else KEY.Key_Up, MOD.AltModifier)
    qtbot.waitUntil(lambda: "Corpus Christi" in touches.rows()[2].why)
    assert touches.rows()[2].alarming
    assert not touches.rows()[3].conflict
