from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.undo import Undo
from app.domain.words import Permission, Stage
from app.services.ports import Change
from app.ui.leads.columns import At
from app.ui.leads.lead_dialog import LeadDialog
from tests.ui.leads.conftest import Screen
from tests.ui.leads.fakes import UNDO, FakeLeads, many

Open = Callable[[FakeLeads], Screen]
KEY = Qt.Key


@pytest.fixture
def screen(open_screen: Open, qtbot: QtBot) -> Screen:
    made = open_screen(FakeLeads())
    qtbot.waitUntil(made.page.drawer.isVisible)
    return made


def _shown(screen: Screen) -> str:
    return screen.page.drawer.name_label.text()


def test_list_opens_with_the_first_lead_beside_it(screen: Screen) -> None:
    assert screen.page.subtitle() == "14 leads"
    assert _shown(screen) == "Samuel Reid"
    assert screen.leads.asked[0] == ("all", "", "next-touch", False)


def test_search_as_typed_shows_the_newest_answer(screen: Screen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.page.pane.search, "tomasz")
    qtbot.waitUntil(lambda: screen.page.subtitle() == "1 of 14 leads")
    qtbot.waitUntil(lambda: _shown(screen) == "Tomasz Wilk")
    assert screen.leads.asked[-1][1] == "tomasz"
    qtbot.keyClick(screen.page.pane.search, KEY.Key_Escape)
    qtbot.waitUntil(lambda: screen.page.subtitle() == "14 leads")


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Down])
def test_keys_go_from_the_search_to_what_was_found(screen: Screen, qtbot: QtBot, key: Qt.Key) -> None:
    screen.page.pane.focus_search()
    qtbot.keyClicks(screen.page.pane.search, "tomasz")
    qtbot.keyClick(screen.page.pane.search, key)
    assert screen.page.pane.table.hasFocus()


def test_answers_of_older_searches_are_dropped(screen: Screen, qtbot: QtBot) -> None:
    before = len(screen.leads.asked)
    qtbot.keyClicks(screen.page.pane.search, "petr")  # four keys before one answer comes back
    qtbot.waitUntil(lambda: screen.page.subtitle() == "1 of 14 leads")
    assert [one[1] for one in screen.leads.asked[before:]] == ["p", "petr"]


def test_views_by_chip_and_what_stands_there_without_a_result(screen: Screen, qtbot: QtBot) -> None:
    page = screen.page
    qtbot.mouseClick(page.views.chips["no-next-step"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.subtitle() == "2 of 14 leads")
    qtbot.keyClicks(page.pane.search, "zzz")
    qtbot.waitUntil(page.pane.clear_filter.isVisible)
    qtbot.mouseClick(page.pane.clear_filter, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.subtitle() == "14 leads")
    assert not page.pane.clear_filter.isVisible()


def test_nothing_yet_offers_import_and_add(open_screen: Open, qtbot: QtBot) -> None:
    page = open_screen(FakeLeads(people={})).page
    qtbot.waitUntil(page.pane.first_import.isVisible)
    assert page.pane.first_add.isVisible()
    assert not page.drawer.isVisible()


def test_head_sorts_up_then_down(screen: Screen, qtbot: QtBot) -> None:
    head = screen.page.pane.table.head
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=head.where(At.LEAD))
    qtbot.waitUntil(lambda: screen.leads.asked[-1][2:] == ("name", False))
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=head.where(At.LEAD))
    qtbot.waitUntil(lambda: screen.leads.asked[-1][2:] == ("name", True))


def test_keys_move_and_the_drawer_follows(screen: Screen, qtbot: QtBot) -> None:
    table = screen.page.pane.table
    qtbot.keyClick(table, KEY.Key_J)
    qtbot.keyClick(table, KEY.Key_J)
    qtbot.waitUntil(lambda: _shown(screen) == "Tomasz Wilk")
    qtbot.keyClick(table, KEY.Key_K)
    qtbot.waitUntil(lambda: _shown(screen) == "Marta Jensen")
    qtbot.keyClick(table, KEY.Key_End)
    qtbot.waitUntil(lambda: _shown(screen) == "Nadia Kovač")
    assert "Do not contact" in screen.page.drawer.warning.accessibleName()
    assert screen.page.drawer.warning.isVisible()
    assert not screen.page.drawer.mail.isEnabled()


def test_the_current_row_stays_when_the_data_change(screen: Screen, qtbot: QtBot) -> None:
    table = screen.page.pane.table
    qtbot.keyClick(table, KEY.Key_J)
    qtbot.waitUntil(lambda: _shown(screen) == "Marta Jensen")
    del screen.leads.people[1]
    screen.changes.changed.emit(Change(frozenset({"lead"}), "import"))
    qtbot.waitUntil(lambda: screen.page.subtitle() == "13 leads")
    assert screen.page.rows.id_at(table.currentIndex().row()) == 2


def test_ticks_by_key_mouse_and_head(screen: Screen, qtbot: QtBot) -> None:
    page, table = screen.page, screen.page.pane.table
    qtbot.keyClick(table, KEY.Key_X)
    assert page.rows.checked == {1}
    qtbot.keyClick(table, KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.rows.checked == {1, 2}
    where = table.visualRect(page.rows.index(3, At.CHECK)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.rows.checked == {1, 2, 4}
    assert page.pane.bulk.isVisible()
    assert page.pane.bulk.count.text() == "3 selected"
    assert page.foot() == page.pane.bulk.height()
    head = table.head
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 18))
    assert len(page.rows.checked) == 14
    qtbot.mouseClick(page.pane.bulk.clear, Qt.MouseButton.LeftButton)
    assert not page.rows.checked
    assert not page.pane.bulk.isVisible()
    assert page.foot() == 0


def test_stage_and_series_for_the_ticked(screen: Screen, qtbot: QtBot) -> None:
    page = screen.page
    page.rows.check(range(2), on=True)
    page.rows.check(range(13, 14), on=True)
    page.pane.bulk.stages_menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: screen.leads.acts == [("stage", (1, 2, 14), Stage.QUALIFIED)])
    qtbot.waitUntil(lambda: bool(page.pane.bulk.cadences_menu.actions()))
    page.pane.bulk.cadences_menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: not page.rows.checked)
    assert screen.planning.started == [(1, "after-demo"), (2, "after-demo")]
    assert screen.notices.said[-1] == "Series started for 2 leads, not for 1: Nadia Kovač said no."
    assert screen.notices.undo is not None
    screen.notices.undo()
    assert screen.undo.taken == [Undo(7, "series for 2 leads")]


def test_copy_gives_tab_separated_rows_even_of_what_is_not_read(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen(many(5000))
    table = screen.page.pane.table
    screen.page.rows.check(range(4990, 4992), on=True)
    qtbot.keyClick(table, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.notices.said == ["2 leads copied"])
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 3
    assert lines[0].split("\t")[:2] == ["Lead", "Company"]


def test_stage_in_the_drawer_with_undo(screen: Screen, qtbot: QtBot) -> None:
    screen.page.drawer.stages_menu.actions()[4].trigger()
    qtbot.waitUntil(lambda: screen.notices.said == ["Stage set for 1 lead"])
    assert screen.leads.acts == [("stage", (1,), Stage.PROPOSAL)]
    assert screen.notices.undo is not None
    screen.notices.undo()
    assert screen.undo.taken == [UNDO]


def test_start_log_and_agreement(screen: Screen, qtbot: QtBot) -> None:
    page = screen.page
    page.open_lead(3)
    qtbot.waitUntil(lambda: _shown(screen) == "Tomasz Wilk")
    with qtbot.waitSignal(page.touch_asked) as touch:
        qtbot.mouseClick(page.drawer.card.start, Qt.MouseButton.LeftButton)
    assert touch.args == [30]
    with qtbot.waitSignal(page.meeting_asked) as meeting:
        qtbot.mouseClick(page.drawer.log, Qt.MouseButton.LeftButton)
    assert meeting.args == [3]
    line = next(iter(page.drawer._agreed))
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.leads.acts == [("kept", 1, False)])


def test_drawer_closes_and_enter_opens_it(screen: Screen, qtbot: QtBot) -> None:
    page = screen.page
    qtbot.keyClick(page.pane.table, KEY.Key_Escape)
    assert not page.drawer.isVisible()
    qtbot.keyClick(page.pane.table, KEY.Key_J)
    assert not page.drawer.isVisible()
    qtbot.keyClick(page.pane.table, KEY.Key_Return)
    qtbot.waitUntil(lambda: page.drawer.isVisible() and _shown(screen) == "Marta Jensen")


def _form(page: QWidget) -> LeadDialog:
    return page.findChildren(LeadDialog)[-1]


def test_add_a_lead_says_what_is_missing_then_warns_of_a_double(screen: Screen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.page.views.add, Qt.MouseButton.LeftButton)
    form = _form(screen.page)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert form.errors["email"].isVisible()
    assert screen.leads.acts == []
    qtbot.keyClicks(form.fields["first_name"], "Thomas")
    qtbot.keyClicks(form.fields["email"], "tomasz@example.com")
    qtbot.keyClicks(form.fields["tags"], "cold, webinar")
    form.permission.choose(Permission.GIVEN)
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not form.isVisible())
    kind, details, origin = screen.leads.acts[0]
    assert (kind, details.first_name, details.tags, origin) == ("add", "Thomas", ("cold", "webinar"), "leads")
    assert screen.leads.acts[1][2] is Permission.GIVEN
    assert "Tomasz Wilk" in screen.notices.said[-1]


def test_a_refused_form_stays_with_the_words(screen: Screen, qtbot: QtBot) -> None:
    screen.leads.refuse = "This address asked never to be contacted."
    qtbot.mouseClick(screen.page.views.add, Qt.MouseButton.LeftButton)
    form = _form(screen.page)
    qtbot.keyClicks(form.fields["last_name"], "Nobody")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(form.error.isVisible)
    assert "never to be contacted" in form.error.text()
    assert form.fields["last_name"].text() == "Nobody"
    assert form.save.isEnabled()


def test_f2_edits_the_current_lead(screen: Screen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.page.pane.table, KEY.Key_F2)
    form = _form(screen.page)
    assert form.fields["first_name"].text() == "Samuel"
    form.fields["company"].setText("Glen & Co")
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.keyClick(form, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.leads.people[1].details.company == "Glen & Co")
    assert [act[0] for act in screen.leads.acts] == ["change"]  # permission was not touched


def test_everything_that_takes_the_focus_has_a_name(screen: Screen) -> None:
    for widget in screen.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
            scrolls = widget.metaObject().className() in {"Scroll", "QScrollArea"}
            assert named or scrolls, widget
