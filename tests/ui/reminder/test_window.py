"""The reminder window over real services: what it shows, what its buttons do; closing loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadDetails
from app.domain.nagging import ReminderKind
from app.domain.words import Channel, Outcome, TouchState
from app.services.ports import Pressed
from app.ui.reminder.presence import ReminderPresence
from tests.ui.whole import Whole, whole


class Room:
    """The program with a reminder window and touches that are due."""

    def __init__(self, qtbot: QtBot, program: Whole) -> None:
        self.qtbot, self.program = qtbot, program
        self.presence = ReminderPresence(
            program.shell, program.tasks, program.changes, program.notices, program.clock, program.services
        )

    def due(self, name: str, channel: Channel = Channel.CALL) -> int:
        """Plan a touch with a lead in ten minutes; return its id."""
        services, now = self.program.services, self.program.clock.now
        details = LeadDetails(name, "Vogt", "Vogtland Papier", phone="+49 341 5550100", country="DE")
        lead_id = self.program.do(services.leads.add, details).lead_id
        wall = (now + timedelta(hours=1, minutes=10)).replace(tzinfo=None)  # the rep is in London in summer
        return self.program.do(services.touches.add, lead_id, channel, wall, "Ask").touch.id

    def ring(self, minutes: int = 11) -> None:
        """Let time pass, ring, and wait for the window."""
        self.program.clock.pass_time(minutes=minutes)
        assert self.program.do(self.program.services.reminders.collect_due).new
        self.presence.appear()
        self.qtbot.waitUntil(self.presence.window.isVisible)

    def names(self) -> list[str]:
        return [words.name for line in self.presence.window.lines() if (words := line.words())]

    def state(self, touch_id: int) -> TouchState:
        return self.program.do(self.program.services.touches.get, touch_id).state

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.presence.window, key)

    def wait_for_names(self, *names: str) -> None:
        self.qtbot.waitUntil(lambda: self.names() == list(names))


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with whole(qtbot, tmp_path) as program:
        made = Room(qtbot, program)
        yield made
        made.presence.stop()
        QApplication.processEvents()


def test_all_that_is_due_stands_in_one_window(room: Room) -> None:
    room.due("Greta")
    room.due("Tomasz", Channel.EMAIL)
    room.ring()
    assert room.presence.window.head.title() == "2 touches are due"
    assert room.names() == ["Greta Vogt", "Tomasz Vogt"]
    words = room.presence.window.lines()[0].words()
    assert words is not None
    assert (words.time, words.there, words.late) == ("10:10", "11:10 in Berlin", False)
    room.program.clock.pass_time(days=2)
    room.presence.read()
    room.qtbot.waitUntil(lambda: (late := room.presence.window.lines()[0].words()) is not None and late.late)


def test_it_comes_without_taking_the_keys(room: Room) -> None:
    window = room.presence.window
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


@pytest.mark.parametrize("close", ["escape", "cross", "snooze all"])
def test_closing_is_no_answer(room: Room, close: str) -> None:
    touch_id = room.due("Greta")
    room.ring()
    window = room.presence.window
    if close == "escape":
        room.press(Qt.Key.Key_Escape)
    else:
        room.qtbot.mouseClick(
            window.head.cross if close == "cross" else window.foot.rest, Qt.MouseButton.LeftButton
        )
    room.qtbot.waitUntil(lambda: not window.isVisible())
    assert room.state(touch_id) is TouchState.DUE
    reminders, due_list = room.program.services.reminders, room.program.services.due_list
    assert room.program.do(due_list.showing).count == 0
    room.program.clock.pass_time(minutes=14)
    assert room.program.do(reminders.collect_due).again == ()
    room.program.clock.pass_time(minutes=1)
    assert [one.touch for one in room.program.do(reminders.collect_due).again] == [touch_id]
    assert room.program.do(due_list.showing).count == 1


def test_what_was_dismissed_can_be_brought_back(room: Room) -> None:
    room.due("Greta")
    room.due("Tomasz")
    room.ring()
    window = room.presence.window
    window.dismissed.emit((window.lines()[0].key,))
    room.wait_for_names("Tomasz Vogt")
    assert window.foot.back.text() == "Bring back 1 reminder"
    room.program.clock.pass_time(hours=3)  # a dismissed one does not come by itself
    assert len(room.program.do(room.program.services.reminders.collect_due).again) == 1
    room.qtbot.mouseClick(window.foot.back, Qt.MouseButton.LeftButton)
    room.wait_for_names("Greta Vogt", "Tomasz Vogt")


def test_a_call_is_done_with_its_outcome_by_the_keys(room: Room) -> None:
    touch_id = room.due("Greta")
    room.due("Tomasz", Channel.EMAIL)
    room.ring()
    room.press(Qt.Key.Key_Space)
    assert room.state(touch_id) is TouchState.DUE  # asked how it went, nothing done yet
    room.press(Qt.Key.Key_2)
    room.wait_for_names("Tomasz Vogt")
    done = room.program.do(room.program.services.touches.get, touch_id)
    assert (done.state, done.outcome) == (TouchState.DONE, Outcome.NO_ANSWER)


def test_the_last_act_is_taken_back_from_the_foot(room: Room) -> None:
    touch_id = room.due("Greta")
    room.due("Tomasz", Channel.EMAIL)
    room.ring()
    room.presence.window.snoozed.emit(room.presence.window.lines()[0].subject, datetime(2026, 5, 28, 9, 0))
    room.wait_for_names("Tomasz Vogt")
    assert room.state(touch_id) is TouchState.SNOOZED
    assert room.presence.window.foot.said.text() == "Greta Vogt snoozed until tomorrow, 09:00"
    room.qtbot.mouseClick(room.presence.window.foot.undo, Qt.MouseButton.LeftButton)
    room.wait_for_names("Greta Vogt", "Tomasz Vogt")
    assert room.state(touch_id) is TouchState.DUE


def test_start_goes_to_the_touch_and_the_window_makes_room(room: Room) -> None:
    touch_id = room.due("Greta")
    room.ring()
    with room.qtbot.waitSignal(room.presence.start_asked) as asked:
        room.press(Qt.Key.Key_Return)
    assert asked.args == [touch_id]
    assert not room.presence.window.isVisible()


def test_presses_on_a_pop_up_act(room: Room) -> None:
    call, letter = room.due("Greta"), room.due("Tomasz", Channel.EMAIL)
    room.ring()
    room.presence.pressed(Pressed("done", ((ReminderKind.TOUCH, letter),)))
    room.wait_for_names("Greta Vogt")
    assert room.state(letter) is TouchState.DONE
    room.presence.pressed(Pressed("done", ((ReminderKind.TOUCH, call),)))  # a call asks how it went
    room.qtbot.waitUntil(room.presence.window.outcomes.isVisible)
    room.presence.pressed(Pressed("snooze", ((ReminderKind.TOUCH, call),)))
    room.qtbot.waitUntil(lambda: not room.presence.window.isVisible())
    assert room.state(call) is TouchState.SNOOZED
    with room.qtbot.waitSignal(room.presence.today_asked):
        room.presence.pressed(Pressed("open", ()))


def test_where_today_lies_open_the_window_stays_away(room: Room) -> None:
    room.due("Greta")
    room.program.shell.go("today")
    room.program.shell.activateWindow()
    room.qtbot.waitUntil(room.program.shell.isActiveWindow)
    room.program.clock.pass_time(minutes=11)
    room.program.do(room.program.services.reminders.collect_due)
    room.presence.rang()
    assert not room.presence.window.isVisible()
    question = QDialog(room.program.shell)
    question.open()
    question.activateWindow()
    room.qtbot.waitUntil(question.isActiveWindow)
    room.presence.rang()
    assert not room.presence.window.isVisible()
    question.reject()
    room.program.shell.go("settings")
    room.presence.rang()
    room.qtbot.waitUntil(room.presence.window.isVisible)
