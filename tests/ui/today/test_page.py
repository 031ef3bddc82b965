from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.guard import Verdict
from app.domain.keep_in_touch import Rule
from app.domain.meeting import Rest
from app.domain.words import Channel, LeadState, Outcome, Stage, TouchState
from app.services.ports import Change
from app.ui.today.after_dialog import AfterDialog
from app.ui.today.moment_dialog import MomentDialog
from app.ui.today.reason_dialog import ReasonDialog
from tests.ui.today import fakes, pictured
from tests.ui.today.conftest import Open, Screen, choose, chosen, key, press


def test_the_most_urgent_touch_is_chosen_first(open_today: Open, qtbot: QtBot) -> None:
    screen = open_today()
    screen.settle(qtbot)
    assert chosen(screen) == 12
    assert screen.page.subtitle() == "Wednesday 27 May, 11:15"
    assert ("J K", "move") in screen.page.hints()


def test_the_tray_starts_the_most_urgent_touch(hannah: Screen, qtbot: QtBot) -> None:
    hannah.page.start_next()
    qtbot.waitUntil(lambda: chosen(hannah) == 12)
    start = hannah.page.board.action.talk.call.start
    qtbot.waitUntil(lambda: hannah.page.focusWidget() is start)


def test_keys_move_over_touches_and_leave_heads_out(open_today: Open, qtbot: QtBot) -> None:
    screen = open_today()
    screen.settle(qtbot)
    seen = []
    for _ in range(4):
        key(screen, qtbot, Qt.Key.Key_J)
        seen.append(chosen(screen))
    key(screen, qtbot, Qt.Key.Key_K)
    assert seen == [25, 31, 104, 105]
    assert chosen(screen) == 104


def test_a_call_is_done_by_two_keys_and_the_next_touch_follows(hannah: Screen, qtbot: QtBot) -> None:
    hannah.page.board.action.talk.note.setFocus()
    qtbot.keyClicks(hannah.page.board.action.talk.note, "Uwe signs on Monday")
    press(qtbot, hannah.page.board.action.talk.call.start)
    hannah.clock.pass_time(seconds=138)
    press(qtbot, hannah.page.board.action.talk.call.end)
    hannah.page.board.queue.list.setFocus()
    key(hannah, qtbot, Qt.Key.Key_1)
    key(hannah, qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: chosen(hannah) == 31)
    assert hannah.store.log == [("done", 25, Outcome.CONNECTED, "Uwe signs on Monday", 3)]
    assert hannah.notices.said == ["Call with Hannah Vogt done, next Wed 3 Jun"]


def test_done_without_an_outcome_says_what_is_missing(hannah: Screen, qtbot: QtBot) -> None:
    key(hannah, qtbot, Qt.Key.Key_Space)
    assert hannah.store.log == []
    assert hannah.page.board.action._press.text() == "First press 1 to 5"


def test_undo_brings_the_touch_back(hannah: Screen, qtbot: QtBot) -> None:
    press(qtbot, hannah.page.board.action.keys.row()[1])
    qtbot.keyClick(
        hannah.page.board.action.keys.row()[1], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(lambda: bool(hannah.notices.said))
    assert hannah.store.touches[25].outcome is Outcome.NO_ANSWER
    assert hannah.notices.undo is not None
    hannah.notices.undo()
    qtbot.waitUntil(lambda: hannah.page.board.queue.list.choose(25))
    assert hannah.store.touches[25].state is TouchState.PLANNED


def test_the_next_step_stands_there_with_date_and_reason(hannah: Screen, qtbot: QtBot) -> None:
    assert hannah.page.board.action.next.text() == "Next step: e-mail, Wed 3 June, 11:00"
    press(qtbot, hannah.page.board.action.next.change)
    dialog = hannah.page.acts.dialog
    assert isinstance(dialog, MomentDialog)
    dialog.field.set_value(datetime(2026, 6, 4, 9, 30))
    press(qtbot, dialog.button)
    qtbot.waitUntil(lambda: hannah.page.board.action.next.text() == "Next step: e-mail, Thu 4 June, 09:30")
    assert chosen(hannah) == 25  # another touch was moved, not the one at hand


def test_a_typed_note_stays_with_its_touch(hannah: Screen, qtbot: QtBot) -> None:
    note = hannah.page.board.action.talk.note
    qtbot.keyClicks(note, "IT tests on Friday")
    hannah.page.board.action.press_number(3)
    choose(hannah, qtbot, 12)
    assert note.words() == ""
    assert hannah.page.board.action.keys.outcome() is None
    hannah.changes.announce(Change(frozenset({"touch"}), "alarm"))
    choose(hannah, qtbot, 25)
    assert note.words() == "IT tests on Friday"
    assert hannah.page.board.action.keys.outcome() is Outcome.VOICEMAIL


def test_a_change_elsewhere_keeps_choice_and_words(hannah: Screen, qtbot: QtBot) -> None:
    qtbot.keyClicks(hannah.page.board.action.talk.note, "half a sen")
    hannah.page.board.lead.note.setText("a remark")
    hannah.store.leads[2] = replace(hannah.store.leads[2], score=12)
    hannah.store.touches[25] = replace(hannah.store.touches[25], score=12)
    with qtbot.waitSignal(hannah.page.loaded, timeout=2000):
        hannah.changes.announce(Change(frozenset({"lead"}), "import"))
    hannah.settle(qtbot)
    assert chosen(hannah) == 25
    assert hannah.page.board.action.talk.note.words() == "half a sen"
    assert hannah.page.board.lead.note.text() == "a remark"


def test_changes_of_no_concern_read_nothing(hannah: Screen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(hannah.page.loaded):
        hannah.changes.announce(Change(frozenset({"backup"}), "alarm"))
        QApplication.processEvents()


def test_snooze_offers_times_and_moves_on(hannah: Screen, qtbot: QtBot) -> None:
    key(hannah, qtbot, Qt.Key.Key_S)
    menu = hannah.page.board.action.head.snooze_menu
    assert [(one.text(), one.property("hint")) for one in menu.actions() if one.data() is not None] == [
        ("10 minutes", "11:25"),
        ("30 minutes", "11:45"),
        ("1 hour", "12:15"),
        ("After lunch", "13:30"),
        ("16:00 in Berlin", "15:00"),
        ("Tomorrow", "Thu 08:00"),
        ("Next week", "Mon 08:00"),
        ("Pick a time", "R"),
    ]
    menu.actions()[6].trigger()
    menu.close()
    qtbot.waitUntil(lambda: chosen(hannah) == 31)
    assert hannah.store.log == [("snooze", 25, datetime(2026, 5, 28, 8, 0))]
    assert hannah.notices.said == ["Hannah Vogt snoozed until tomorrow, 08:00"]


def test_reschedule_refuses_a_time_that_is_past(hannah: Screen, qtbot: QtBot) -> None:
    key(hannah, qtbot, Qt.Key.Key_R)
    dialog = hannah.page.acts.dialog
    assert isinstance(dialog, MomentDialog)
    dialog.field.set_value(datetime(2026, 5, 27, 9, 0))
    press(qtbot, dialog.button)
    assert dialog.isVisible()
    assert hannah.store.log == []
    dialog.field.set_value(datetime(2026, 5, 29, 9, 0))
    press(qtbot, dialog.button)
    qtbot.waitUntil(lambda: bool(hannah.notices.said))
    assert hannah.notices.said == ["Hannah Vogt moved to Fri 29 May, 09:00"]


def test_skip_asks_for_a_reason(hannah: Screen, qtbot: QtBot) -> None:
    hannah.page.board.action.head.asked.emit("skip")
    dialog = hannah.page.acts.dialog
    assert isinstance(dialog, ReasonDialog)
    press(qtbot, dialog.button)
    assert dialog.isVisible()
    press(qtbot, dialog.radios()[0])
    press(qtbot, dialog.button)
    qtbot.waitUntil(lambda: bool(hannah.notices.said))
    assert hannah.store.log == [("skip", 25, "In touch another way")]


def test_stopping_a_series_asks_what_comes_next(hannah: Screen, qtbot: QtBot) -> None:
    hannah.page.board.action.head.asked.emit("stop")
    dialog = hannah.page.acts.dialog
    assert isinstance(dialog, ReasonDialog)
    qtbot.keyClicks(dialog.field, "Moved abroad")
    press(qtbot, dialog.button)
    qtbot.waitUntil(lambda: isinstance(hannah.page.acts.dialog, AfterDialog))
    after = hannah.page.acts.dialog
    assert isinstance(after, AfterDialog)
    press(qtbot, after.radios()[3])
    press(qtbot, after.button)
    assert after.isVisible()  # an end without a reason is refused
    qtbot.keyClicks(after.reason, "Moved abroad")
    press(qtbot, after.button)
    qtbot.waitUntil(lambda: 2 in hannah.store.rests)
    assert hannah.store.rests[2] == Rest(LeadState.ENDED, None, "Moved abroad")


@pytest.mark.parametrize(
    ("way", "logged"),
    [
        (0, ("start", 3, "after-demo", datetime(2026, 5, 27, 10, 15, tzinfo=UTC))),
        (1, ("rest", 3, Rest(LeadState.WAITING, date(2026, 6, 3), "Waiting for them"))),
        (2, ("rest", 3, Rest(LeadState.PARKED, date(2026, 6, 26), "Parked"))),
        (4, ("keep", 3, Rule(4, 6))),
    ],
)
def test_the_last_touch_never_leaves_a_lead_with_nothing(
    open_today: Open, qtbot: QtBot, way: int, logged: tuple[object, ...]
) -> None:
    screen = open_today()
    screen.settle(qtbot)
    choose(screen, qtbot, 31)
    assert screen.page.board.action.next.text() == "Nothing is planned after this"
    press(qtbot, screen.page.board.action.save)
    qtbot.waitUntil(lambda: isinstance(screen.page.acts.dialog, AfterDialog))
    dialog = screen.page.acts.dialog
    assert isinstance(dialog, AfterDialog)
    press(qtbot, dialog.radios()[way])
    press(qtbot, dialog.button)
    qtbot.waitUntil(lambda: screen.store.log[-1][0] in {"start", "rest", "keep"})
    assert screen.store.log[-1] == logged


def test_closing_that_question_takes_the_act_back(open_today: Open, qtbot: QtBot) -> None:
    screen = open_today()
    screen.settle(qtbot)
    choose(screen, qtbot, 31)
    key(screen, qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(screen.page.acts.dialog, AfterDialog))
    dialog = screen.page.acts.dialog
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.store.touches[31].state is TouchState.PLANNED)
    assert screen.notices.said == ["Taken back: it is open again"]


def test_a_note_is_written_into_the_timeline(hannah: Screen, qtbot: QtBot) -> None:
    key(hannah, qtbot, Qt.Key.Key_N)
    note = hannah.page.board.lead.note
    qtbot.keyClicks(note, "Likes coffee at 9")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: hannah.notices.said == ["Note added"])
    assert hannah.store.log == [("note", 2, "Likes coffee at 9")]
    assert note.text() == ""


def test_letters_typed_into_a_field_do_nothing_else(hannah: Screen, qtbot: QtBot) -> None:
    qtbot.keyClicks(hannah.page.board.lead.note, "snr 12 jk")
    assert hannah.page.board.lead.note.text() == "snr 12 jk"
    assert (hannah.store.log, chosen(hannah)) == ([], 25)
    assert hannah.page.board.action.keys.outcome() is None


def test_an_agreement_is_kept_by_a_press(hannah: Screen, qtbot: QtBot) -> None:
    hannah.page.board.lead.tabs.chosen.emit(1)
    lines = hannah.page.board.lead.agreements._lines.buttons()
    press(qtbot, lines[0])
    qtbot.waitUntil(lambda: bool(hannah.notices.said))
    assert hannah.store.log == [("keep", 1, True)]
    assert hannah.notices.said == ["Marked as kept: ask IT about the scanner export"]


def test_the_stage_is_changed_from_its_chip(hannah: Screen, qtbot: QtBot) -> None:
    press(qtbot, hannah.page.board.lead.head._stage)
    menu = hannah.page.board.lead.head._stages
    next(one for one in menu.actions() if one.text() == "Negotiation").trigger()
    menu.close()
    qtbot.waitUntil(lambda: bool(hannah.notices.said))
    assert hannah.store.leads[2].details.stage is Stage.NEGOTIATION
    assert hannah.notices.said == ["Stage set to negotiation"]


def test_the_number_is_dialled_and_copied(
    hannah: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def take(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    call = hannah.page.board.action.talk.call
    press(qtbot, call.number)
    press(qtbot, call.copy)
    assert opened == ["tel:+493415550182"]
    assert QGuiApplication.clipboard().text() == "+49 341 555 0182"
    assert call.end.isVisibleTo(call)


def mail_day(store: fakes.Store) -> None:
    pictured.fill(store)
    pictured.mail_day(store)


def test_a_letter_is_copied_and_marked_as_sent(open_today: Open, qtbot: QtBot) -> None:
    screen = open_today(mail_day)
    screen.settle(qtbot)
    choose(screen, qtbot, 25)
    sheet = screen.page.board.action.writing
    press(qtbot, sheet.copy)
    assert QGuiApplication.clipboard().text().startswith("Hello Hannah,\n\nOn Tuesday")
    with qtbot.waitSignal(screen.page.compose_asked, timeout=1000) as asked:
        press(qtbot, sheet.compose)
    assert asked.args == [250]
    press(qtbot, screen.page.board.action.save)
    qtbot.waitUntil(lambda: bool(screen.store.log))
    assert screen.store.log == [("done", 25, Outcome.SENT, "", 0)]


def test_a_gap_in_the_text_is_named_and_not_handed_over(open_today: Open, qtbot: QtBot) -> None:
    def gap(store: fakes.Store) -> None:
        mail_day(store)
        body = "Hello {{ first_name }}, see you in {{ city }}."
        store.messages[25] = replace(store.messages[25], body=body)

    screen = open_today(gap)
    screen.settle(qtbot)
    choose(screen, qtbot, 25)
    sheet = screen.page.board.action.writing
    assert sheet._missing.accessibleName() == "Not filled yet: City"
    assert not sheet.mail.isEnabled()
    assert not sheet.copy.isEnabled()
    assert sheet.body.text().endswith("see you in [City].")


def test_a_meeting_has_its_own_outcomes(open_today: Open, qtbot: QtBot) -> None:
    def meeting(store: fakes.Store) -> None:
        pictured.fill(store)
        store.touches[25] = replace(store.touches[25], channel=Channel.MEETING)

    screen = open_today(meeting)
    screen.settle(qtbot)
    choose(screen, qtbot, 25)
    action = screen.page.board.action
    assert [one.text() for one in action.keys.row()] == ["Held", "Moved", "No-show"]
    key(screen, qtbot, Qt.Key.Key_3)
    press(qtbot, action.save)
    qtbot.waitUntil(lambda: bool(screen.store.log))
    assert screen.store.log[0][:3] == ("done", 25, Outcome.NO_SHOW)


def test_a_call_that_reached_somebody_gets_its_recap_by_one_key(hannah: Screen, qtbot: QtBot) -> None:
    action = hannah.page.board.action
    key(hannah, qtbot, Qt.Key.Key_2)
    assert not action.recap.isVisible()  # nobody was reached
    key(hannah, qtbot, Qt.Key.Key_1)
    assert action.recap.isVisible()
    with qtbot.waitSignal(hannah.page.compose_asked) as asked:
        qtbot.keyClick(
            action.talk.note,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    assert asked.args == [700]
    assert [entry[0] for entry in hannah.store.log] == ["done", "recap"]


def test_room_left_in_the_day_offers_leads_going_cold(open_today: Open, qtbot: QtBot) -> None:
    screen = open_today()
    screen.settle(qtbot)
    pane = screen.page.board.queue
    assert not pane.choose.isVisible()
    rows = tuple(screen.store.leads.values())[:3]
    screen.going_cold.cold = fakes.Cold(3, rows)
    screen.page.refresh()
    qtbot.waitUntil(pane.choose.isVisible)
    press(qtbot, pane.choose)
    dialog = screen.page.cold.dialog
    assert dialog is not None
    dialog.boxes[0].click()
    assert dialog.button.text() == "Add 2 touches to today"
    press(qtbot, dialog.button)
    qtbot.waitUntil(lambda: bool(screen.notices.said))
    assert screen.store.log == [("cold", rows[1].id, rows[2].id)]
    assert screen.notices.said == ["2 touches added to today"]


def test_a_lead_that_asked_has_a_clock_and_a_ready_answer(open_today: Open, qtbot: QtBot) -> None:
    def fill(store: fakes.Store) -> None:
        pictured.fill(store)
        asked = store.clock.wall() - timedelta(minutes=21)
        call = replace(store.touches[25], answer_by=asked + timedelta(hours=1))
        store.touches[25] = call
        following = next(one for one in store.touches.values() if one.lead_id == call.lead_id and one.id > 25)
        store.touches[following.id] = replace(following, channel=Channel.EMAIL)
        letter = next(iter(store.messages.values()))
        store.messages[following.id] = replace(letter, id=800, touch_id=following.id)

    screen = open_today(fill)
    screen.settle(qtbot)
    assert screen.page.board.queue.list.choose(25)
    screen.settle(qtbot)
    model = screen.page.board.queue.list.model()
    spoken = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert any("inbound, answer by 11:54, 39 min left" in words for words in spoken)
    talk = screen.page.board.action.talk
    with qtbot.waitSignal(screen.page.compose_asked) as asked:
        press(qtbot, talk.answer)
    assert asked.args == [800]


def test_the_guard_looks_before_the_mail_program_opens(
    open_today: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    screen = open_today()
    screen.settle(qtbot)
    writing = next(one.id for one in screen.store.touches.values() if one.id in screen.store.messages)
    screen.page.board.queue.list.choose(writing)
    screen.settle(qtbot)
    sheet = screen.page.board.action.writing
    monkeypatch.setattr(
        fakes.FakeMessages, "verdict", Verdict(allowed=False, rule="permission", sentence="No.")
    )
    sheet.mail_asked.emit(1)
    qtbot.waitUntil(lambda: screen.notices.said == ["No."])
    assert opened == []
    monkeypatch.setattr(fakes.FakeMessages, "verdict", Verdict(allowed=True))
    sheet.mail_asked.emit(1)
    qtbot.waitUntil(lambda: bool(opened))


def test_a_row_says_what_the_score_says_of_its_lead(open_today: Open, qtbot: QtBot) -> None:
    screen = open_today()
    screen.settle(qtbot)
    model = screen.page.board.queue.list.model()
    tips = [
        str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or "") for row in range(model.rowCount())
    ]
    assert "Touch 5 of 8 - answers calls 12 to 13\nScore 77, sales-qualified" in tips
