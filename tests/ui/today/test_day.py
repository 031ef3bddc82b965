"""A working day of twelve touches with nothing but the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadDetails
from app.domain.moment import wall_time
from app.domain.words import Channel, LeadState, MessageKind, Outcome, TouchState
from app.ui.today.after_dialog import AfterDialog
from app.ui.today.moment_dialog import MomentDialog
from app.ui.today.page import TodayPage
from tests.ui.whole import Whole, whole

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TWELVE = (Channel.CALL, Channel.EMAIL, Channel.CALL, Channel.MESSAGE) * 3
LAST = "Lead 12"


class Day:
    """The window with a full day, and hands that only type."""

    def __init__(self, qtbot: QtBot, program: Whole) -> None:
        self.qtbot, self.program = qtbot, program
        self.ids = [self._plan(place, channel) for place, channel in enumerate(TWELVE, 1)]
        program.clock.pass_time(minutes=30)
        program.shell.go("today")
        self.page = cast("TodayPage", program.shell.page("today"))
        self.settle()

    def _plan(self, place: int, channel: Channel) -> int:
        """A lead with a touch in a few minutes, and one in a week unless it is the last lead."""
        services, wall = self.program.services, wall_time(self.program.clock.now, "Europe/London")
        details = LeadDetails(
            f"Lead {place}", "", "Acme", email=f"lead{place}@example.com", phone=f"+44 20 7946{place:04d}"
        )
        lead_id = self.program.do(services.leads.add, details).lead_id
        add = services.touches.add
        touch = self.program.do(add, lead_id, channel, wall + timedelta(minutes=place), "Ask").touch
        if details.first_name != LAST:
            self.program.do(add, lead_id, Channel.EMAIL, wall + timedelta(days=7), "Go on")
        return touch.id

    def settle(self) -> None:
        """Until the chosen touch is shown beside the queue."""
        self.qtbot.waitUntil(self._is_shown)

    def _is_shown(self) -> bool:
        touch, context = self.page.board.queue.list.touch(), self.page.board.action.context()
        return touch is not None and context is not None and touch.id == context.touch.id

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        self.qtbot.keyClick(self._focus(), key, held)

    def write(self, text: str) -> None:
        self.qtbot.keyClicks(self._focus(), text)

    def tab_to(self, wanted: QWidget) -> None:
        """Press Tab until this has the focus: every control can be reached so."""
        for _ in range(30):
            if self._focus() is wanted:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab does not lead to {wanted.accessibleName() or wanted}")

    def _focus(self) -> QWidget:
        """What has the focus; a menu or dialog that closed gives it back to the window, as a desktop does."""
        front = QApplication.activeModalWidget() or self.program.shell
        if QApplication.activeWindow() is not front:
            front.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is front)
        if QApplication.focusWidget() is None:
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return cast("QWidget", QApplication.focusWidget())

    def chosen(self) -> int:
        touch = self.page.board.queue.list.touch()
        assert touch is not None
        return touch.id

    def wait_past(self, touch_id: int) -> None:
        """Until the queue has gone on to another touch, and that is shown."""
        self.qtbot.waitUntil(lambda: self.page.board.queue.list.touch() is None or self.chosen() != touch_id)
        if self.page.board.queue.list.touch() is not None:
            self.settle()

    def state(self, touch_id: int) -> TouchState:
        return self.program.do(self.program.services.touches.get, touch_id).state

    def outcome(self, touch_id: int) -> Outcome | None:
        return self.program.do(self.program.services.touches.get, touch_id).outcome


@pytest.fixture
def day(qtbot: QtBot, tmp_path: Path) -> Iterator[Day]:
    with whole(qtbot, tmp_path) as program:
        yield Day(qtbot, program)
        program.shell.hide()


def call_with_recap(day: Day) -> None:
    """Start the call, write a note, say that it reached somebody, and have its recap written."""
    first = day.chosen()
    day.press(Qt.Key.Key_Return)
    day.tab_to(day.page.board.action.talk.note)
    day.write("Wants two docks. Price by Friday")
    day.tab_to(day.page.board.action.keys.row()[0])
    day.press(Qt.Key.Key_Space)
    with day.qtbot.waitSignal(day.page.compose_asked):
        day.press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert day.outcome(first) is Outcome.CONNECTED
    drafts = day.program.do(day.program.services.messages.drafts)
    (recap,) = (one for one in drafts if one.kind is MessageKind.RECAP)
    assert "Wants two docks" in recap.body
    day.program.shell.go("today")
    day.settle()


def put_off(day: Day) -> int:
    """Snooze the chosen one by the menu."""
    touch_id = day.chosen()
    day.press(Qt.Key.Key_S)
    menu = day.page.board.action.head.snooze_menu
    for _ in range(3):
        day.qtbot.keyClick(menu, Qt.Key.Key_Down)
    day.qtbot.keyClick(menu, Qt.Key.Key_Return)
    day.wait_past(touch_id)
    assert day.state(touch_id) is TouchState.SNOOZED
    return touch_id


def move(day: Day) -> int:
    """Give the chosen one another time of the day."""
    touch_id = day.chosen()
    day.press(Qt.Key.Key_R)
    day.qtbot.waitUntil(lambda: isinstance(day.page.acts.dialog, MomentDialog))
    dialog = cast("MomentDialog", day.page.acts.dialog)
    dialog.field.set_value(wall_time(day.program.clock.now, "Europe/London") + timedelta(hours=5))
    day.tab_to(dialog.button)
    day.press(Qt.Key.Key_Return)
    day.wait_past(touch_id)
    assert day.state(touch_id) is TouchState.PLANNED
    return touch_id


def finish(day: Day) -> None:
    """Nothing is left for the last lead: what comes next is asked at once, and answered."""
    last = day.ids[-1]
    assert day.chosen() == last
    day.press(Qt.Key.Key_Return, CTRL)
    day.qtbot.waitUntil(lambda: isinstance(day.page.acts.dialog, AfterDialog))
    after = cast("AfterDialog", day.page.acts.dialog)
    day.tab_to(next(radio for radio in after.radios() if radio.isChecked()))
    day.press(Qt.Key.Key_Down)
    assert [radio.text() for radio in after.radios() if radio.isChecked()] == ["Wait for them until"]
    day.tab_to(after.button)
    day.press(Qt.Key.Key_Return)
    services = day.program.services
    lead_id = day.program.do(services.touches.get, last).lead_id
    day.qtbot.waitUntil(lambda: day.program.do(services.leads.card, lead_id).row.state is LeadState.WAITING)


def test_twelve_touches_by_the_keys_alone(day: Day) -> None:
    assert day.page.board.queue.list.hasFocus()
    call_with_recap(day)
    put_off(day)
    move(day)
    keys = iter((Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1) * 3)
    for _ in range(8):  # what was written is sent, calls went as they went
        touch_id = day.chosen()
        if TWELVE[day.ids.index(touch_id)] is Channel.CALL:
            day.press(next(keys))
        day.press(Qt.Key.Key_Return, CTRL)
        day.wait_past(touch_id)
    finish(day)
    assert [day.state(one) for one in day.ids].count(TouchState.DONE) == 10
    assert len(day.program.do(day.program.services.days.today).done) == 10
