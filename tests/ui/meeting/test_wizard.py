from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.words import LeadState, MeetingKind, NextStep, Owner, Permission
from app.ui.meeting.dialog import HAPPENED, NEXT_STEP, RECAP, SERIES, MeetingDialog
from app.ui.meeting.touch_list import ROW
from tests.ui.meeting.conftest import Room, Rooms
from tests.ui.meeting.room import LEAD_ID

KEY, MOD = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


class Typist:
    """Types where the focus is and counts the keys beyond the free text."""

    def __init__(self, dialog: MeetingDialog) -> None:
        self.dialog = dialog
        self.keys = 0

    def where(self) -> QWidget:
        return QApplication.focusWidget() or self.dialog

    def write(self, text: str) -> None:
        QTest.keyClicks(self.where(), text)

    def press(self, key: Qt.Key, mod: Qt.KeyboardModifier = MOD.NoModifier) -> None:
        self.keys += 1 if mod is MOD.NoModifier else 2
        QTest.keyClick(self.where(), key, mod)


def press_go(room: Room) -> None:
    QTest.mouseClick(room.dialog.go_on, LEFT)


def go_to(room: Room, page: int) -> None:
    while room.dialog.page() < page:
        press_go(room)
    assert room.dialog.page() == page


def test_lead_problem_permission_and_eight_touches_take_few_keys(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open(None)
    typist = Typist(room.dialog)
    typist.keys += 2  # Ctrl+M opened it
    typist.write("samuel")
    typist.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: room.dialog.notes().lead_id == LEAD_ID)
    qtbot.waitUntil(room.dialog.happened.problems.field.hasFocus)
    typist.write("Casks wait two days")
    typist.press(KEY.Key_Return)
    typist.press(KEY.Key_C, MOD.AltModifier)
    typist.press(KEY.Key_Y, MOD.AltModifier)
    typist.press(KEY.Key_Return, MOD.ControlModifier)
    typist.press(KEY.Key_Return, MOD.ControlModifier)
    typist.press(KEY.Key_Return, MOD.ControlModifier)
    qtbot.waitUntil(lambda: bool(room.heard.logged))
    notes = room.meetings.logged[0]
    assert notes.problems == ("Casks wait two days",)
    assert notes.permission is Permission.GIVEN
    assert len(room.meetings.preview(notes).plan.touches) == 8
    assert typist.keys <= 25


def test_ctrl_enter_twice_takes_what_is_suggested(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open()
    typist = Typist(room.dialog)
    typist.write("Casks wait two days")
    typist.press(KEY.Key_Return, MOD.ControlModifier)
    assert room.dialog.page() == RECAP
    typist.press(KEY.Key_Return, MOD.ControlModifier)
    qtbot.waitUntil(lambda: bool(room.heard.logged))
    assert room.meetings.logged[0].problems == ("Casks wait two days",)
    assert room.heard.mailed == [False]
    assert LEAD_ID not in room.meetings.drafts


def test_the_last_button_names_the_act(rooms: Rooms) -> None:
    room = rooms.open()
    go_to(room, RECAP)
    assert room.dialog.go_on.text() == "Schedule 8 touches"
    assert room.dialog.recap.body.isVisible()


def test_without_a_lead_the_field_is_pointed_at(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open(None)
    QTest.keyClick(room.dialog, KEY.Key_Return, MOD.ControlModifier)
    assert room.dialog.page() == HAPPENED
    assert room.dialog.happened.picker.error.isVisible()
    assert room.dialog.happened.picker.field.hasFocus()
    QTest.keyClicks(room.dialog.happened.picker.field, "vo")
    assert not room.dialog.happened.picker.error.isVisible()
    qtbot.waitUntil(room.dialog.happened.picker.found.isVisible)


@pytest.mark.parametrize(
    ("typed", "first", "last", "email"),
    [("Anna Meyer", "Anna", "Meyer", ""), ("anna@meyer.example", "", "", "anna@meyer.example")],
)
def test_a_new_lead_is_made_of_what_was_typed(
    rooms: Rooms, qtbot: QtBot, typed: str, first: str, last: str, email: str
) -> None:
    room = rooms.open(None)
    typist = Typist(room.dialog)
    typist.write(typed)
    typist.press(KEY.Key_Return)
    qtbot.waitUntil(lambda: room.dialog.notes().lead_id == 9)
    details = room.leads.all[9].details
    assert (details.first_name, details.last_name, details.email) == (first, last, email)
    assert not room.dialog.happened.picker.isVisible()


def test_lists_grow_by_enter_and_enter_on_nothing_goes_on(rooms: Rooms) -> None:
    page = rooms.open().dialog.happened
    for text in ("Casks wait", "No plan at night"):
        QTest.keyClicks(page.problems.field, text)
        QTest.keyClick(page.problems.field, KEY.Key_Return)
    assert page.problems.values() == ("Casks wait", "No plan at night")
    QTest.keyClick(page.problems.field, KEY.Key_Return)
    assert page.solutions.field.hasFocus()
    QTest.keyClick(page.solutions.field, KEY.Key_Return)
    assert page.agreements.field.hasFocus()
    QTest.keyClick(page.problems.field, KEY.Key_Backspace)
    assert page.problems.field.text() == "No plan at night"


def test_an_agreement_is_read_while_it_is_typed(rooms: Rooms) -> None:
    room = rooms.open()
    field = room.dialog.happened.agreements.field
    QTest.keyClicks(field, "Samuel sends carrier list by Mon")
    QTest.keyClick(field, KEY.Key_Return)
    (agreement,) = room.dialog.notes().agreements
    assert agreement.owner is Owner.THEIRS
    assert agreement.what == "send carrier list"
    assert agreement.due is not None
    assert agreement.due.date() == date(2026, 6, 1)


def test_an_impossible_date_is_said_at_the_line(rooms: Rooms) -> None:
    room = rooms.open()
    field = room.dialog.happened.agreements.field
    QTest.keyClicks(field, "I send it by 31 Feb")
    press_go(room)
    assert room.dialog.page() == HAPPENED
    assert field.wrong()
    assert field.hasFocus()


def test_type_and_length_are_noted(rooms: Rooms) -> None:
    room = rooms.open()
    page = room.dialog.happened
    page.kind.setFocus()
    QTest.keyClick(page.kind, KEY.Key_Right)
    page.length.field.clear()
    QTest.keyClicks(page.length.field, "1:15")
    notes = room.dialog.notes()
    assert notes.kind is MeetingKind.ON_SITE
    assert notes.minutes == 75


def test_a_meeting_that_lies_ahead_is_not_logged(rooms: Rooms) -> None:
    room = rooms.open()
    page = room.dialog.happened
    page.start.clear()
    QTest.keyClicks(page.start, "18:00")
    press_go(room)
    assert room.dialog.page() == HAPPENED
    assert "not begun" in page.error.text()


def test_meeting_again_wants_a_date(rooms: Rooms) -> None:
    room = rooms.open()
    go_to(room, NEXT_STEP)
    QTest.keyClick(room.dialog, KEY.Key_W, MOD.AltModifier)
    press_go(room)
    assert room.dialog.page() == NEXT_STEP
    assert room.dialog.next_step.error.isVisible()
    room.dialog.next_step.by.set_value(datetime(2026, 6, 10, 10, 0))
    press_go(room)
    notes = room.dialog.notes()
    assert room.dialog.page() == SERIES
    assert notes.next_step is NextStep.WE_MEET
    assert notes.next_at == datetime(2026, 6, 10, 10, 0)
    assert notes.next_by is None


@pytest.mark.parametrize(
    ("line", "step", "what", "due"),
    [
        ("I send the slot plan by Thu 12:00", NextStep.I_SEND, "Slot plan", "2026-05-28T12:00"),
        ("we walk the site by 10 June 10:00", NextStep.WE_MEET, "Walk the site", "2026-06-10T10:00"),
        ("Samuel sends carrier list by Mon", NextStep.THEY_COME_BACK, "Carrier list", "2026-06-01T18:00"),
    ],
)
def test_the_next_step_is_taken_from_what_was_agreed(
    rooms: Rooms, line: str, step: NextStep, what: str, due: str
) -> None:
    room = rooms.open()
    QTest.keyClicks(room.dialog.happened.agreements.field, line)
    go_to(room, NEXT_STEP)
    notes = room.dialog.notes()
    agreed = notes.next_at or notes.next_by
    assert (notes.next_step, notes.next_what, agreed) == (step, what, datetime.fromisoformat(due))


def test_a_no_of_before_holds_until_they_say_yes(rooms: Rooms) -> None:
    rooms.leads.all[LEAD_ID] = replace(rooms.leads.all[LEAD_ID], permission=Permission.REFUSED)
    room = rooms.open(LEAD_ID)
    go_to(room, NEXT_STEP)
    assert "no before" in room.dialog.next_step.band.accessibleName()
    go_to(room, RECAP)
    assert room.dialog.go_on.text() == "Save meeting, stop follow-up"
    QTest.mouseClick(room.dialog.rail.steps[NEXT_STEP], LEFT)
    QTest.keyClick(room.dialog, KEY.Key_Y, MOD.AltModifier)
    go_to(room, RECAP)
    assert room.dialog.go_on.text() == "Schedule 8 touches"


def test_no_means_no_series(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open()
    go_to(room, NEXT_STEP)
    QTest.keyClick(room.dialog, KEY.Key_O, MOD.AltModifier)
    go_to(room, RECAP)
    assert room.dialog.go_on.text() == "Save meeting, stop follow-up"
    assert not room.dialog.recap.body.isVisible()
    assert not room.dialog.recap.in_compose.isVisible()
    press_go(room)
    qtbot.waitUntil(lambda: bool(room.heard.logged))
    assert room.meetings.logged[0].permission is Permission.REFUSED
    assert not room.dialog.skip.isVisible()


def test_a_touch_moves_by_keys_and_steps_over_the_weekend(rooms: Rooms) -> None:
    room = rooms.open()
    go_to(room, SERIES)
    touches = room.dialog.series.touches
    touches.setFocus()
    touches.choose(2)
    QTest.keyClick(touches, KEY.Key_Down, MOD.AltModifier)
    row = touches.current()
    assert row is not None
    assert row.due == datetime(2026, 6, 8, 9, 30)
    assert row.badge == "moved from Fri 5"
    (edit,) = room.dialog.notes().edits
    assert (edit.number, edit.due, edit.off) == (3, row.due, False)
    QTest.keyClick(touches, KEY.Key_Up, MOD.AltModifier)
    assert room.dialog.notes().edits == ()


def test_a_touch_moves_by_drag(rooms: Rooms) -> None:
    room = rooms.open()
    go_to(room, SERIES)
    touches = room.dialog.series.touches
    start = QPoint(12, ROW // 2)
    QTest.mousePress(touches, LEFT, MOD.NoModifier, start)
    QTest.mouseMove(touches, start + QPoint(0, 25))
    QTest.mouseRelease(touches, LEFT, MOD.NoModifier, start + QPoint(0, 25))
    (edit,) = room.dialog.notes().edits
    assert edit.number == 1
    assert edit.due == datetime(2026, 6, 1, 9, 30)


def test_an_agreed_meeting_never_moves(rooms: Rooms) -> None:
    room = rooms.open()
    go_to(room, SERIES)
    touches = room.dialog.series.touches
    touches.setFocus()
    touches.choose(3)
    QTest.keyClick(touches, KEY.Key_Down, MOD.AltModifier)
    QTest.keyClick(touches, KEY.Key_Delete)
    assert room.dialog.notes().edits == ()


def test_a_touch_left_out_is_counted_out_and_comes_back(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open()
    go_to(room, SERIES)
    touches = room.dialog.series.touches
    touches.setFocus()
    QTest.keyClick(touches, KEY.Key_Delete)
    go_to(room, RECAP)
    assert room.dialog.go_on.text() == "Schedule 7 touches"
    QTest.mouseClick(room.dialog.back, LEFT)
    QTest.keyClick(touches, KEY.Key_Delete)
    qtbot.waitUntil(lambda: room.dialog.notes().edits == ())


def test_what_cannot_be_planned_is_said(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open()
    go_to(room, SERIES)
    QTest.mouseClick(room.dialog.series.cards.button(1), LEFT)
    touches = room.dialog.series.touches
    qtbot.waitUntil(lambda: len(touches.rows()) == 3)
    touches.setFocus()
    for index in range(3):
        touches.choose(index)
        QTest.keyClick(touches, KEY.Key_Delete)
    qtbot.waitUntil(room.dialog.problem.isVisible)
    assert "Every touch is switched off" in room.dialog.problem.text()
    go_to(room, RECAP)
    press_go(room)
    assert not room.meetings.logged
    assert room.dialog.go_on.isEnabled()


def test_enter_gives_a_touch_another_time(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open()
    go_to(room, SERIES)
    touches = room.dialog.series.touches
    touches.setFocus()
    QTest.keyClick(touches, KEY.Key_Return)
    editor = room.dialog.series._editor
    assert editor is not None
    qtbot.waitUntil(editor.isVisible)
    editor.at.clear()
    QTest.keyClicks(editor.at, "14:15")
    QTest.mouseClick(editor.take, LEFT)
    (edit,) = room.dialog.notes().edits
    assert edit.due == datetime(2026, 5, 28, 14, 15)


def test_another_cadence_gives_another_plan(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open()
    go_to(room, SERIES)
    QTest.mouseClick(room.dialog.series.cards.button(1), LEFT)
    qtbot.waitUntil(lambda: len(room.dialog.series.touches.rows()) == 3)
    assert room.dialog.notes().cadence == "no-answer"


def test_skip_asks_for_another_state(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open()
    go_to(room, SERIES)
    QTest.mouseClick(room.dialog.skip, LEFT)
    rest = room.dialog.series.rest
    QTest.mouseClick(rest.cards.button(2), LEFT)
    press_go(room)
    assert room.dialog.page() == SERIES
    assert rest.error.isVisible()
    QTest.keyClicks(rest.reason, "No budget this year")
    go_to(room, RECAP)
    assert room.dialog.go_on.text() == "Save meeting"
    press_go(room)
    qtbot.waitUntil(lambda: bool(room.heard.logged))
    kept = room.meetings.logged[0].rest
    assert kept is not None
    assert (kept.state, kept.until, kept.reason) == (LeadState.ENDED, None, "No budget this year")


def test_a_recap_changed_by_hand_survives_everything(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open()
    go_to(room, RECAP)
    body = room.dialog.recap.body
    qtbot.waitUntil(lambda: bool(body.toPlainText()))
    QTest.keyClicks(body, "Dear ")
    written = body.toPlainText()
    QTest.mouseClick(room.dialog.back, LEFT)
    before = room.meetings.previews
    QTest.mouseClick(room.dialog.series.cards.button(1), LEFT)
    qtbot.waitUntil(lambda: room.meetings.previews > before)
    press_go(room)
    assert body.toPlainText() == written
    QTest.mouseClick(room.dialog.recap.renew, LEFT)
    qtbot.waitUntil(lambda: body.toPlainText().startswith("Hello Samuel"))
    assert room.dialog.notes().recap_body is None


def test_cancel_keeps_a_draft_that_comes_back(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open()
    QTest.keyClicks(room.dialog.happened.problems.field, "Casks wait")
    QTest.keyClick(room.dialog, KEY.Key_Escape)
    assert not room.dialog.isVisible()
    again = rooms.open()
    qtbot.waitUntil(lambda: again.dialog.happened.problems.values() == ("Casks wait",))
    assert again.dialog.rail.kept.text() == "Restored what you had noted"
    QTest.mouseClick(again.dialog.rail.start_anew, LEFT)
    assert again.dialog.happened.problems.values() == ()
    qtbot.waitUntil(lambda: not rooms.meetings.drafts)


def test_a_refusal_is_said_and_nothing_is_lost(rooms: Rooms, qtbot: QtBot) -> None:
    room = rooms.open()
    room.meetings.refusal = "The meeting overlaps another."
    go_to(room, RECAP)
    press_go(room)
    qtbot.waitUntil(room.dialog.problem.isVisible)
    assert "overlaps" in room.dialog.problem.text()
    assert room.dialog.isVisible()
    room.meetings.refusal = ""
    press_go(room)
    qtbot.waitUntil(lambda: bool(room.heard.logged))


def test_every_control_that_takes_the_focus_has_a_name(rooms: Rooms) -> None:
    room = rooms.open()
    nameless = [
        type(widget).__name__
        for widget in room.dialog.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]
    assert nameless == []
