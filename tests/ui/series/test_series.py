"""Editing a series, answering one that asks, news of a lead and keeping in touch: clicked, typed, undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.keep_in_touch import Every, Rhythm
from app.domain.lead import LeadDetails
from app.domain.reactions import Choice
from app.domain.series import SeriesView
from app.domain.words import Channel, Outcome, SeriesState, Stage, TouchState
from app.ui.leads.page import LeadsPage
from app.ui.series.ask_dialog import AskDialog
from app.ui.series.decide_dialog import DecideDialog
from app.ui.series.edit_dialog import EditSeries
from app.ui.series.forms import ShiftForm
from app.ui.series.keep_dialog import KeepDialog
from app.ui.series.news_dialog import News, NewsDialog
from app.ui.today.after_dialog import AfterDialog
from app.ui.today.page import TodayPage
from tests.ui.whole import Whole, whole

LEFT = Qt.MouseButton.LeftButton
LEAD = 1


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path) as made:
        details = LeadDetails(
            "Anna", "Vogt", "Vogtland", email="anna@example.com", phone="+44 20 7946 0182", country="GB"
        )
        lead = made.do(made.services.leads.add, details).lead_id
        assert lead == LEAD
        made.do(made.services.planning.start, lead, "after-demo", made.clock.wall())
        yield made


def series(program: Whole) -> SeriesView:
    found = program.do(program.services.leads.series, LEAD)
    assert found is not None
    return found


def days(view: SeriesView) -> list[date]:
    return [touch.due_local.date() for touch in view.touches if touch.done_at is None]


def undo(program: Whole) -> None:
    latest = program.do(program.services.undo.latest)
    assert latest is not None
    program.do(program.services.undo.take_back, latest)


def edit(qtbot: QtBot, program: Whole) -> EditSeries:
    before = program.window.series.dialog
    program.window.series.serve(LEAD, "edit")
    qtbot.waitUntil(lambda: program.window.series.dialog is not before)
    dialog = cast("EditSeries", program.window.series.dialog)
    qtbot.waitUntil(lambda: bool(dialog.rows.rows()))
    return dialog


def card(dialog: EditSeries, title: str) -> int:
    return [one.text() for one in dialog.cards()].index(title)


def test_a_shift_is_seen_before_it_is_made_and_undo_takes_it_back(qtbot: QtBot, program: Whole) -> None:
    before = days(series(program))
    dialog = edit(qtbot, program)
    qtbot.waitUntil(dialog.button.isEnabled)
    assert cast("ShiftForm", dialog.form()).days.text() == "5 business days later"
    shown = [row for row in dialog.rows.rows() if row.changed]
    assert len(shown) == len(before)
    assert shown[0].said.startswith("Touch 1, email")
    assert days(series(program)) == before
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: days(series(program)) != before)
    assert [row.touch.due_local.date() for row in shown] == days(series(program))
    undo(program)
    assert days(series(program)) == before


def test_a_key_edits_the_series_of_the_lead_in_front(qtbot: QtBot, program: Whole) -> None:
    act = program.shell.actions_by_name["edit-series"]
    act.trigger()
    assert program.window.series.dialog is None
    program.window.show_lead(LEAD)
    page = cast("LeadsPage", program.shell.page("leads"))
    qtbot.waitUntil(lambda: page.current_lead() == LEAD)
    act.trigger()
    qtbot.waitUntil(lambda: isinstance(program.window.series.dialog, EditSeries))


def test_a_new_length_is_chosen_by_months(qtbot: QtBot, program: Whole) -> None:
    dialog = edit(qtbot, program)
    QTest.mouseClick(dialog.cards()[card(dialog, "New length")], LEFT)
    form = dialog.form()
    form.months.setFocus()  # type: ignore[attr-defined] # the form of a length
    for _ in range(4):
        QTest.keyClick(form.months, Qt.Key.Key_Right)  # type: ignore[attr-defined] # the same
    last = form.last.value()  # type: ignore[attr-defined] # the same
    assert (last - date(2026, 5, 27)).days > 150
    qtbot.waitUntil(lambda: abs((dialog.rows.rows()[-1].touch.due_local.date() - last).days) < 6)
    dialog.reject()


def test_a_pause_wants_its_reason_and_going_on_ends_it(qtbot: QtBot, program: Whole) -> None:
    dialog = edit(qtbot, program)
    QTest.mouseClick(dialog.cards()[card(dialog, "Pause")], LEFT)
    assert not dialog.button.isEnabled()
    QTest.keyClicks(dialog.form().reason, "budget round")  # type: ignore[attr-defined] # the form of a pause
    qtbot.waitUntil(dialog.button.isEnabled)
    QTest.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: series(program).state is SeriesState.HELD)
    again = edit(qtbot, program)
    assert again.cards()[0].text() == "Go on"
    qtbot.waitUntil(again.button.isEnabled)
    QTest.mouseClick(again.button, LEFT)
    qtbot.waitUntil(lambda: series(program).state is SeriesState.RUNNING)


def test_a_touch_is_added_moved_and_left_out(qtbot: QtBot, program: Whole) -> None:
    dialog = edit(qtbot, program)
    QTest.mouseClick(dialog.cards()[card(dialog, "Add a touch")], LEFT)
    QTest.keyClicks(dialog.form().purpose, "Ask about the budget")  # type: ignore[attr-defined] # its form
    qtbot.waitUntil(lambda: any(row.before == "new" for row in dialog.rows.rows()))
    QTest.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: any(one.purpose == "Ask about the budget" for one in series(program).touches))
    dialog = edit(qtbot, program)
    QTest.mouseClick(dialog.cards()[card(dialog, "Leave one out")], LEFT)
    QTest.keyClicks(dialog.form().reason, "they called")  # type: ignore[attr-defined] # its form
    qtbot.waitUntil(dialog.button.isEnabled)
    QTest.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: any(one.state is TouchState.SKIPPED for one in series(program).touches))
    dialog = edit(qtbot, program)
    QTest.mouseClick(dialog.cards()[card(dialog, "Move one touch")], LEFT)
    assert not dialog.button.isEnabled()
    dialog.form().due.setFocus()  # type: ignore[attr-defined] # its form
    QTest.keyClick(dialog.form().due, Qt.Key.Key_Up)  # type: ignore[attr-defined] # its form
    qtbot.waitUntil(dialog.button.isEnabled)
    dialog.reject()


def tell(qtbot: QtBot, program: Whole, news: News) -> NewsDialog:
    before = program.window.series.dialog
    program.window.series.serve(LEAD, news.value)
    qtbot.waitUntil(lambda: program.window.series.dialog is not before)
    return cast("NewsDialog", program.window.series.dialog)


def ask(qtbot: QtBot, program: Whole) -> AskDialog:
    qtbot.waitUntil(lambda: isinstance(program.window.series.dialog, AskDialog))
    return cast("AskDialog", program.window.series.dialog)


def test_a_reply_is_noted_and_the_series_asks_at_once(qtbot: QtBot, program: Whole) -> None:
    before = days(series(program))
    dialog = tell(qtbot, program, News.REPLIED)
    QTest.keyClicks(dialog.said, "Next month, please")
    QTest.keyClick(dialog.said, Qt.Key.Key_Return)
    question = ask(qtbot, program)
    assert series(program).state is SeriesState.ASKING
    assert question.button.text() == "Go on"
    QTest.mouseClick(question.button, LEFT)
    qtbot.waitUntil(lambda: series(program).state is SeriesState.RUNNING)
    assert days(series(program)) == before


@pytest.mark.parametrize("choice", [Choice.ANEW, Choice.WAIT, Choice.END])
def test_the_question_has_four_answers(qtbot: QtBot, program: Whole, choice: Choice) -> None:
    first = series(program).id
    program.do(program.services.activities.replied, LEAD)
    program.window.series.serve(LEAD, "edit")
    question = ask(qtbot, program)
    QTest.mouseClick(question.radios()[list(Choice).index(choice)], LEFT)
    if choice is Choice.END:
        QTest.mouseClick(question.button, LEFT)
        assert question.isVisible()
        QTest.keyClicks(question.reason, "bought elsewhere")
    QTest.mouseClick(question.button, LEFT)
    state = {Choice.ANEW: SeriesState.ENDED, Choice.WAIT: SeriesState.HELD, Choice.END: SeriesState.ENDED}
    get = program.services.series_acts.get
    qtbot.waitUntil(lambda: program.do(get, first).state is state[choice])
    if choice is Choice.ANEW:
        assert series(program).id != first


def test_deciding_later_leaves_it_waiting(qtbot: QtBot, program: Whole) -> None:
    program.do(program.services.activities.replied, LEAD)
    program.window.series.ask(LEAD)
    question = ask(qtbot, program)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert series(program).state is SeriesState.ASKING


def test_today_names_what_waits_until_it_is_answered(qtbot: QtBot, program: Whole) -> None:
    program.do(program.services.activities.replied, LEAD, "next month")
    page = cast("TodayPage", program.shell.page("today"))
    band = page.board.queue.asks
    page.refresh()
    qtbot.waitUntil(lambda: not band.isHidden())
    QTest.mouseClick(band.answer, LEFT)
    question = ask(qtbot, program)
    QTest.mouseClick(question.button, LEFT)
    qtbot.waitUntil(band.isHidden)


def test_after_an_absence_today_offers_the_plan_to_catch_up(qtbot: QtBot, program: Whole) -> None:
    program.do(program.services.absences.enter, date(2026, 6, 15), date(2026, 6, 16), "fair")
    program.clock.pass_time(days=22)
    page = cast("TodayPage", program.shell.page("today"))
    band = page.board.queue.back
    page.refresh()
    qtbot.waitUntil(lambda: not band.isHidden())
    QTest.mouseClick(band.plan, LEFT)
    qtbot.waitUntil(lambda: program.window.planner.ahead.dialog is not None)
    dialog = program.window.planner.ahead.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    QTest.mouseClick(dialog.accept_button, LEFT)
    qtbot.waitUntil(band.isHidden)
    assert program.do(program.services.absences.back) is None


def test_out_of_office_holds_until_after_their_return(qtbot: QtBot, program: Whole) -> None:
    dialog = tell(qtbot, program, News.OUT_OF_OFFICE)
    dialog.until.set_value(date(2026, 5, 20))
    QTest.mouseClick(dialog.button, LEFT)
    assert dialog.isVisible()
    dialog.until.set_value(date(2026, 6, 5))
    QTest.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: series(program).state is SeriesState.HELD)
    assert "out of office" in series(program).reason
    undo(program)
    assert series(program).state is SeriesState.RUNNING


def test_mail_that_came_back_and_a_booked_meeting_are_noted(qtbot: QtBot, program: Whole) -> None:
    QTest.mouseClick(tell(qtbot, program, News.BOUNCED).button, LEFT)
    blocked = TouchState.BLOCKED
    qtbot.waitUntil(lambda: any(touch.state is blocked for touch in series(program).touches))
    dialog = tell(qtbot, program, News.BOOKED)
    QTest.keyClicks(dialog.said, "Second demo")
    QTest.mouseClick(dialog.button, LEFT)
    ask(qtbot, program).reject()
    following = program.do(program.services.touches.following, LEAD)
    assert [touch.purpose for touch in following if touch.channel is Channel.MEETING] == ["Second demo"]


def keep(qtbot: QtBot, program: Whole) -> KeepDialog:
    before = program.window.series.dialog
    program.window.series.serve(LEAD, "keep")
    qtbot.waitUntil(lambda: program.window.series.dialog is not before)
    return cast("KeepDialog", program.window.series.dialog)


def rhythm(program: Whole) -> Rhythm | None:
    return program.do(program.services.rhythms.of, LEAD)


def test_keeping_in_touch_is_set_changed_and_dropped(qtbot: QtBot, program: Whole) -> None:
    dialog = keep(qtbot, program)
    assert (dialog.rule().ideal, dialog.rule().latest) == (6, 8)
    dialog.ideal.setFocus()
    for _ in range(4):
        QTest.keyClick(dialog.ideal, Qt.Key.Key_Down)
    assert (dialog.rule().ideal, dialog.rule().latest) == (10, 10)
    QTest.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: rhythm(program) is not None)
    dialog = keep(qtbot, program)
    assert dialog.rule().ideal == 10
    dialog.unit.setFocus()
    QTest.keyClick(dialog.unit, Qt.Key.Key_Right)
    assert dialog.rule().unit is Every.MONTHS
    dialog.purpose.clear()
    QTest.mouseClick(dialog.button, LEFT)
    assert dialog.isVisible()
    dialog.dropped.emit()
    dialog.accept()
    qtbot.waitUntil(lambda: rhythm(program) is None)


def test_won_asks_what_becomes_of_the_rest_and_offers_the_thanks(qtbot: QtBot, program: Whole) -> None:
    program.clock.pass_time(days=1)
    page = cast("TodayPage", program.shell.page("today"))
    page.refresh()
    qtbot.waitUntil(lambda: page.hands.context() is not None)
    page.board.action.head.asked.emit("won")
    dialog = cast("DecideDialog", page.acts.dialog)
    assert [radio.text() for radio in dialog.radios() if radio.isChecked()] == ["Stop what is still planned"]
    QTest.mouseClick(dialog.button, LEFT)
    qtbot.waitUntil(lambda: isinstance(page.acts.dialog, AfterDialog))
    after = cast("AfterDialog", page.acts.dialog)
    assert after.cadence.value() == "won-referral"
    row = program.do(program.services.leads.card, LEAD).row
    assert row.details.stage is Stage.CUSTOMER
    assert row.next_touch is None
    after.reject()
    qtbot.waitUntil(lambda: series(program).state is SeriesState.RUNNING)


def test_a_stage_that_is_a_decision_asks_first(qtbot: QtBot, program: Whole) -> None:
    program.window.show_lead(LEAD)
    page = cast("LeadsPage", program.shell.page("leads"))
    qtbot.waitUntil(lambda: not page.drawer.isHidden())
    page.drawer.stage_asked.emit(Stage.LOST)
    qtbot.waitUntil(lambda: isinstance(program.window.series.dialog, DecideDialog))
    dialog = cast("DecideDialog", program.window.series.dialog)
    QTest.keyClicks(dialog.note, "no budget")
    QTest.mouseClick(dialog.button, LEFT)
    row = program.services.leads.card
    qtbot.waitUntil(lambda: program.do(row, LEAD).row.details.stage is Stage.LOST)
    assert series(program).state is SeriesState.ENDED
    qtbot.waitUntil(lambda: program.shell.findChild(AfterDialog) is not None)
    after = cast("AfterDialog", program.shell.findChild(AfterDialog))
    assert after.cadence.value() == "nurture-12-months"
    with qtbot.waitSignal(after.taken):
        QTest.keyClick(after.cadence, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_series_part_says_that_it_waits_and_leads_to_the_answer(qtbot: QtBot, program: Whole) -> None:
    program.clock.pass_time(days=1)
    touch = program.do(program.services.touches.following, LEAD)[0]
    program.do(program.services.touches.add, LEAD, Channel.CALL, touch.due_local + timedelta(days=1), "")
    program.do(program.services.touches.done, touch.id, Outcome.REPLIED)
    page = cast("TodayPage", program.shell.page("today"))
    program.clock.pass_time(days=2)
    page.refresh()
    qtbot.waitUntil(lambda: page.board.lead.series.edit.text() == "Answer")
    QTest.mouseClick(page.board.lead.series.edit, LEFT)
    ask(qtbot, program).reject()
