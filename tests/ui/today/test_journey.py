"""Today over the real services and a real file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.words import ActivityKind, Channel, LeadState, Outcome, TouchState
from app.services.ports import Change
from app.ui.changes import Changes
from app.ui.tasks import Tasks
from app.ui.today.after_dialog import AfterDialog
from app.ui.today.page import TodayPage
from tests.factory import World, world
from tests.fakes import RecordedChanges
from tests.ui.today.fakes import FakeNotices, Inline

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Desk:
    world: World
    page: TodayPage
    notices: FakeNotices
    tasks: Tasks

    def chosen(self, qtbot: QtBot, touch_id: int) -> None:
        """Choose a touch and wait until it is shown whole."""
        self.page.reveal(touch_id)

        def shown() -> bool:
            context = self.page.hands.context()
            return (
                context is not None and context.touch.id == touch_id and self.page.hands.context() is context
            )

        qtbot.waitUntil(shown)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    changes = Changes()

    def forward(recorded: RecordedChanges, change: Change, /) -> None:
        recorded.all.append(change)
        changes.announce(change)

    monkeypatch.setattr(RecordedChanges, "__call__", forward)
    with world(tmp_path) as made:
        notices = FakeNotices()
        given: Any = notices
        tasks = Tasks(Inline(), changes)
        page = TodayPage(
            tasks,
            changes,
            given,
            made.clock,
            days=made.days,
            touches=made.touches,
            leads=made.leads,
            messages=made.messages,
            planning=made.planning,
            preferences=made.preferences,
            reminders=made.reminders,
            call_recaps=made.call_recaps,
            going_cold=made.going_cold,
            rhythms=made.rhythms,
            undo=made.undo,
        )
        qtbot.addWidget(page)
        page.resize(1358, 812)
        yield Desk(made, page, notices, tasks)
        page.hide()


def start(desk: Desk) -> tuple[int, tuple[int, ...]]:
    """A lead with a series after a demo of today."""
    lead_id = desk.world.lead("Hannah")
    started = desk.world.planning.start(lead_id, "after-demo", desk.world.clock.wall())
    return lead_id, tuple(touch.id for touch in started.touches)


def go_to(desk: Desk, touch_id: int) -> None:
    """Let time pass until a minute after a touch fell due."""
    due = desk.world.touches.get(touch_id).due.utc
    desk.world.clock.now = due + timedelta(minutes=1)


def test_an_empty_file_is_the_first_run(desk: Desk, qtbot: QtBot) -> None:
    desk.page.show()
    qtbot.waitUntil(desk.page.first_run.isVisible)
    desk.world.lead("Hannah")
    qtbot.waitUntil(desk.page.board.free.isVisible)


def test_a_letter_is_written_marked_and_taken_back(desk: Desk, qtbot: QtBot) -> None:
    lead_id, ids = start(desk)
    go_to(desk, ids[0])
    desk.page.show()
    desk.chosen(qtbot, ids[0])
    sheet = desk.page.board.action.writing
    assert "Hannah" in sheet.text()
    with qtbot.waitSignal(desk.tasks.failed, timeout=2000) as refused:
        qtbot.mouseClick(desk.page.board.action.save, LEFT)
    assert "not filled yet" in str(refused.args)  # the template has a gap that only the rep can fill
    message = desk.world.messages.for_touch(ids[0])
    desk.world.messages.save(message.id, "Our demo", "Hello Hannah, thank you for today. Did I get it right?")
    qtbot.waitUntil(lambda: "thank you for today" in sheet.text())
    qtbot.mouseClick(desk.page.board.action.save, LEFT)
    qtbot.waitUntil(lambda: bool(desk.notices.said))
    assert desk.world.touches.get(ids[0]).outcome is Outcome.SENT
    assert desk.world.leads.timeline(lead_id)[0].kind is ActivityKind.EMAIL_OUT
    assert desk.notices.undo is not None
    desk.notices.undo()
    assert desk.world.touches.get(ids[0]).state is TouchState.DUE
    assert desk.world.leads.timeline(lead_id) == ()


def test_a_call_is_noted_and_the_next_step_is_shown(desk: Desk, qtbot: QtBot) -> None:
    lead_id, ids = start(desk)
    call = next(one for one in ids if desk.world.touches.get(one).channel is Channel.CALL)
    for earlier in ids[: ids.index(call)]:
        desk.world.touches.done(earlier, Outcome.SENT)
    go_to(desk, call)
    desk.page.show()
    desk.chosen(qtbot, call)
    following = desk.world.touches.next_after(call)
    assert following is not None
    assert f"{following.due_local:%H:%M}" in desk.page.board.action.next.text()
    action = desk.page.board.action
    qtbot.keyClicks(action.talk.note, "Wants a second demo")
    qtbot.keyClick(desk.page.board.queue.list, Qt.Key.Key_2)
    qtbot.keyClick(desk.page.board.queue.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(desk.notices.said))
    latest = desk.world.leads.timeline(lead_id)[0]
    assert (latest.kind, latest.outcome) == (ActivityKind.CALL, Outcome.NO_ANSWER)
    assert "Wants a second demo" in f"{latest.title} {latest.body}"
    qtbot.waitUntil(desk.page.board.free.isVisible)  # nothing is left for that day


def test_snoozed_touches_stand_where_they_were_put(desk: Desk, qtbot: QtBot) -> None:
    _, ids = start(desk)
    go_to(desk, ids[0])
    desk.page.show()
    desk.chosen(qtbot, ids[0])
    qtbot.keyClick(desk.page.board.queue.list, Qt.Key.Key_S)
    menu = desk.page.board.action.head.snooze_menu
    next(one for one in menu.actions() if one.text() == "10 minutes").trigger()
    menu.close()
    qtbot.waitUntil(lambda: bool(desk.notices.said))
    touch = desk.world.touches.get(ids[0])
    assert touch.state is TouchState.SNOOZED
    assert touch.due.utc - desk.world.clock.wall() == timedelta(minutes=10)


def test_a_stopped_series_ends_with_a_reason(desk: Desk, qtbot: QtBot) -> None:
    lead_id, ids = start(desk)
    go_to(desk, ids[0])
    desk.page.show()
    desk.chosen(qtbot, ids[0])
    desk.page.board.action.head.asked.emit("stop")
    dialog: Any = desk.page.acts.dialog
    qtbot.mouseClick(dialog.radios()[1], LEFT)
    qtbot.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: isinstance(desk.page.acts.dialog, AfterDialog))
    after: Any = desk.page.acts.dialog
    qtbot.mouseClick(after.radios()[3], LEFT)
    qtbot.keyClicks(after.reason, "Bought elsewhere")
    qtbot.mouseClick(after.button, LEFT)
    qtbot.waitUntil(lambda: bool(desk.notices.said))
    card = desk.world.leads.card(lead_id)
    assert (card.row.state, card.state_reason) == (LeadState.ENDED, "Bought elsewhere")


def test_every_preset_can_follow_when_nothing_is_left(desk: Desk, qtbot: QtBot) -> None:
    lead_id = desk.world.lead("Hannah")
    added = desk.world.touches.add(
        lead_id,
        Channel.CALL,
        datetime(2026, 5, 27, 15, 0),
        "Say thanks",
    )
    desk.world.clock.now = datetime(2026, 5, 27, 14, 5, tzinfo=UTC)
    desk.page.show()
    desk.chosen(qtbot, added.touch.id)
    qtbot.keyClick(desk.page.board.queue.list, Qt.Key.Key_1)
    qtbot.keyClick(desk.page.board.queue.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(desk.page.acts.dialog, AfterDialog))
    after: Any = desk.page.acts.dialog
    after.cadence.choose("won-referral")
    qtbot.mouseClick(after.button, LEFT)
    qtbot.waitUntil(lambda: bool(desk.notices.said))
    series = desk.world.leads.series(lead_id)
    assert series is not None
    assert series.cadence == "won-referral"
    assert desk.notices.said[-1] == f"{len(series.touches)} touches planned"
