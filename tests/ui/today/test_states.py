from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.reminder import Reminder
from app.domain.words import Outcome, TouchState
from app.services.ports import Change
from tests.ui.today import fakes, pictured
from tests.ui.today.conftest import Open, Screen, choose, chosen, key, press


def test_no_leads_at_all_is_the_first_run(open_today: Open, qtbot: QtBot) -> None:
    def nothing(store: fakes.Store) -> None:
        del store

    screen = open_today(nothing)
    first = screen.page.first_run
    qtbot.waitUntil(first.isVisible)
    for one, signal in (
        (Qt.Key.Key_I, screen.page.import_asked),
        (Qt.Key.Key_A, screen.page.add_asked),
        (Qt.Key.Key_S, screen.page.sample_asked),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            qtbot.keyClick(first, one)
    with qtbot.waitSignal(screen.page.import_asked, timeout=1000):
        press(qtbot, first.cards[0])
    with qtbot.waitSignal(screen.page.settings_asked, timeout=1000) as asked:
        first.set_once._buttons.button(2).click()
    assert asked.args == ["Capacity"]


def test_a_day_without_touches_is_calm(open_today: Open, qtbot: QtBot) -> None:
    def done(store: fakes.Store) -> None:
        pictured.fill(store)
        for number in (12, 25, 31):
            at = datetime(2026, 5, 27, 9, tzinfo=UTC)
            store.touches[number] = replace(
                store.touches[number], state=TouchState.DONE, outcome=Outcome.CONNECTED, done_at=at
            )
        for number, touch in list(store.touches.items()):
            if touch.state is TouchState.PLANNED and touch.due.utc.month == 5:
                del store.touches[number]

    screen = open_today(done)
    free = screen.page.board.free
    qtbot.waitUntil(free.isVisible)
    assert free._title.text() == "7 touches done, nothing left for today"
    assert free._text.text().startswith("Tue 2 Jun: Marta Jensen")
    screen.page.board.queue.list.choose(25)  # what is done can still be looked at
    screen.settle(qtbot)
    qtbot.waitUntil(lambda: not free.isVisible())


def test_what_fell_due_while_away_is_shown_first_thing(open_today: Open, qtbot: QtBot) -> None:
    from app.services.reminders import Away

    screen = open_today()
    screen.settle(qtbot)
    since = datetime(2026, 5, 26, 8, tzinfo=UTC)
    reminder = Reminder(25, "Hannah Vogt", "Vogtland Papier", "call", "Ask", "11:15")
    screen.reminders.fell_due = Away(since, screen.clock.wall(), (reminder,))
    screen.page._away_read = False
    screen.page.hide()
    screen.page.show()
    away = screen.page.board.queue.away
    qtbot.waitUntil(away.isVisible)
    assert away._band.accessibleName() == "While you were away since yesterday, 09:00: 1 touch fell due."
    away._on_start()
    qtbot.waitUntil(lambda: chosen(screen) == 25)
    assert not away.isVisible()


def test_a_touch_is_revealed_behind_a_filter(hannah: Screen, qtbot: QtBot) -> None:
    pane = hannah.page.board.queue
    pane._chips.buttons()[2].click()
    assert not pane.list.choose(25)
    hannah.page.reveal(25)
    qtbot.waitUntil(lambda: chosen(hannah) == 25)


def test_a_hidden_page_reads_when_it_is_shown_again(hannah: Screen, qtbot: QtBot) -> None:
    hannah.page.hide()
    with qtbot.assertNotEmitted(hannah.page.loaded):
        hannah.changes.announce(Change(frozenset({"touch"}), "alarm"))
        QApplication.processEvents()
    with qtbot.waitSignal(hannah.page.loaded, timeout=2000):
        hannah.page.show()


@pytest.mark.parametrize("size", [(1358, 812), (1286, 602), (1200, 568), (1080, 602)])
def test_nothing_is_cut_at_any_size(open_today: Open, qtbot: QtBot, size: tuple[int, int]) -> None:
    screen = open_today(width=size[0], height=size[1])
    screen.settle(qtbot)
    choose(screen, qtbot, 25)
    page = screen.page
    assert (page.width(), page.height()) == size
    for widget in (page.board.action.save, page.board.action.keys, page.board.action.head.snooze):
        assert widget.isVisible()
        corner = widget.mapTo(page, widget.rect().bottomRight())
        assert page.rect().contains(corner)
        assert widget.width() >= widget.minimumSizeHint().width()


def test_below_1240_px_the_lead_is_a_drawer(open_today: Open, qtbot: QtBot) -> None:
    screen = open_today(width=1080, height=700)
    screen.settle(qtbot)
    board = screen.page.board
    assert board.queue.isVisible()
    assert not board.lead.isVisible()
    key(screen, qtbot, Qt.Key.Key_N)
    assert board.lead.isVisible()
    qtbot.keyClick(board.lead.note, Qt.Key.Key_Escape)
    assert board.queue.isVisible()


def test_every_part_has_a_name(hannah: Screen) -> None:
    nameless = [
        widget
        for widget in hannah.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
