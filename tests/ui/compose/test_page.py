from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.guard import Verdict
from app.domain.words import MessageState
from app.services.ports import Change
from app.ui.compose.page import ComposePage
from app.ui.tasks import Tasks
from tests.fakes import FakeClock
from tests.ui.compose.room import (
    BODY,
    NOW,
    FakeChanges,
    FakeMessages,
    FakeNotices,
    FakePreferences,
    FakeTouches,
    FakeUndo,
    wilk_leads,
)
from tests.ui.meeting.room import InlineLane

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.services.messages import Messages
    from app.services.preferences import Preferences
    from app.services.touches import Touches
    from app.services.undo import UndoStack
    from app.ui.changes import Changes
    from app.ui.notices import Notices

KEY, MOD = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Screen:
    page: ComposePage
    messages: FakeMessages
    notices: FakeNotices
    undo: FakeUndo
    changes: FakeChanges

    def open(self, message_id: int, qtbot: QtBot) -> None:
        self.page.open_message(message_id)
        qtbot.waitUntil(lambda: bool(self.page.pane.message and self.page.pane.message.id == message_id))

    def mail(self, qtbot: QtBot) -> None:
        """Press the button and wait for what is said of it."""
        before = len(self.notices.said)
        QTest.mouseClick(self.page.pane.mail, LEFT)
        qtbot.waitUntil(lambda: len(self.notices.said) > before)

    def write_own_point(self) -> None:
        text = self.page.pane.text
        text.replace_text(text.text().replace("{{ my_point }}", "Friday"))


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[Screen]:
    tasks, messages, notices, undo = Tasks(InlineLane()), FakeMessages(), FakeNotices(), FakeUndo()
    changes = FakeChanges()
    page = ComposePage(
        tasks,
        cast("Changes", changes),
        cast("Notices", notices),
        cast("Messages", messages),
        cast("Leads", wilk_leads()),
        cast("Touches", FakeTouches()),
        cast("UndoStack", undo),
        cast("Preferences", FakePreferences()),
        FakeClock(NOW),
    )
    page.resize(1368, 812)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.pane.message is not None)
    yield Screen(page, messages, notices, undo, changes)
    tasks.close()


def test_the_newest_draft_is_open_and_counted(screen: Screen) -> None:
    assert screen.page.pane.head.text() == "E-mail to Tomasz Wilk"
    assert screen.page.subtitle() == "3 drafts"
    assert screen.page.aside.checklist.met() == 5


def test_text_with_fields_comes_back_as_it_was(screen: Screen) -> None:
    assert screen.page.pane.text.text() == BODY
    assert "Hello Tomasz," in screen.page.pane.text.text_filled()


def test_an_unfilled_field_blocks_and_is_named(screen: Screen, qtbot: QtBot) -> None:
    pane = screen.page.pane
    assert pane.band.isVisible()
    assert "Your own point" in pane.band.accessibleName()
    for button in (pane.copy, pane.mail, pane.sent):
        assert not button.isEnabled()
    QTest.keyClick(screen.page, KEY.Key_Return, MOD.ControlModifier)
    assert screen.messages.all[1].state is MessageState.DRAFT
    screen.write_own_point()
    qtbot.waitUntil(pane.copy.isEnabled)
    assert not pane.band.isVisible()


def test_what_is_typed_is_saved_within_a_second(screen: Screen, qtbot: QtBot) -> None:
    QTest.keyClicks(screen.page.pane.text, "Dear ")
    qtbot.waitUntil(lambda: bool(screen.messages.saves), timeout=3000)
    assert screen.messages.all[1].body == "Dear " + BODY
    qtbot.waitUntil(lambda: screen.page.pane.saved.text() == "Draft saved 10:42")


def test_leaving_saves_at_once(screen: Screen, qtbot: QtBot) -> None:
    QTest.keyClicks(screen.page.pane.subject, "!")
    screen.open(2, qtbot)
    assert screen.messages.all[1].subject.endswith("!")
    QTest.keyClicks(screen.page.pane.text, "Well. ")
    screen.page.hide()
    assert screen.messages.all[2].body.startswith("Well. ")


def test_copy_gives_the_filled_text(screen: Screen) -> None:
    screen.write_own_point()
    QTest.mouseClick(screen.page.pane.copy, LEFT)
    copied = QGuiApplication.clipboard().text()
    assert "Hello Tomasz," in copied
    assert "{{" not in copied
    assert screen.notices.said == ["Text copied"]


class MailProgram:
    """Stands where the desktop's mail program would."""

    def __init__(self) -> None:
        self.opened: list[QUrl] = []
        self.there = True

    def take(self, url: QUrl) -> bool:
        self.opened.append(url)
        return self.there


@pytest.fixture
def mail_program(monkeypatch: pytest.MonkeyPatch) -> MailProgram:
    program = MailProgram()
    monkeypatch.setattr(QDesktopServices, "openUrl", program.take)
    return program


def test_the_mail_program_gets_the_whole_text(
    screen: Screen, mail_program: MailProgram, qtbot: QtBot
) -> None:
    screen.write_own_point()
    screen.mail(qtbot)
    (url,) = mail_program.opened
    assert url.scheme() == "mailto"
    assert "Hello%20Tomasz" in url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    assert screen.messages.all[1].state is MessageState.DRAFT


def test_what_the_guard_says_is_told_and_a_no_keeps_the_mail_back(
    screen: Screen, mail_program: MailProgram, qtbot: QtBot
) -> None:
    screen.write_own_point()
    screen.messages.verdict = Verdict(allowed=True, rule="P9", sentence="22:10 there")
    screen.mail(qtbot)
    assert screen.notices.said[-1].endswith("22:10 there")
    screen.messages.verdict = Verdict(
        allowed=False, rule="permission", sentence="They said no to follow-ups."
    )
    screen.mail(qtbot)
    assert screen.notices.said[-1] == "They said no to follow-ups."
    assert len(mail_program.opened) == 1


def test_a_long_text_is_copied_and_said(screen: Screen, mail_program: MailProgram, qtbot: QtBot) -> None:
    screen.page.pane.text.replace_text("word " * 500)
    screen.mail(qtbot)
    assert "body=" not in mail_program.opened[0].toString()
    assert QGuiApplication.clipboard().text().startswith("word word")
    assert "too long" in screen.notices.said[-1]


def test_without_a_mail_program_the_text_is_copied(
    screen: Screen, mail_program: MailProgram, qtbot: QtBot
) -> None:
    mail_program.there = False
    screen.page.pane.text.replace_text("Short")
    screen.mail(qtbot)
    assert QGuiApplication.clipboard().text() == "Short"
    assert "No mail program" in screen.notices.said[-1]


def test_marking_as_sent_keeps_the_filled_text_and_names_what_follows(screen: Screen, qtbot: QtBot) -> None:
    screen.write_own_point()
    QTest.keyClick(screen.page, KEY.Key_Return, MOD.ControlModifier)
    qtbot.waitUntil(lambda: bool(screen.notices.said))
    sent = screen.messages.all[1]
    assert sent.state is MessageState.SENT
    assert "{{" not in sent.body
    assert screen.notices.said == ["Marked as sent, next: call on Wed 3 June"]
    screen.notices.undo()  # type: ignore[operator]  # the page hands over a bound method
    qtbot.waitUntil(lambda: len(screen.undo.taken) == 1)


def test_the_last_touch_asks_what_comes_next(screen: Screen, qtbot: QtBot) -> None:
    screen.messages.last = True
    screen.write_own_point()
    with qtbot.waitSignal(screen.page.choose_asked) as asked:
        QTest.mouseClick(screen.page.pane.sent, LEFT)
    assert asked.args == [1]


def test_delete_can_be_taken_back_and_the_next_draft_opens(screen: Screen, qtbot: QtBot) -> None:
    QTest.mouseClick(screen.page.pane.drop, LEFT)
    qtbot.waitUntil(lambda: screen.page.pane.message is not None and screen.page.pane.message.id == 2)
    assert 1 not in screen.messages.all
    assert screen.notices.said == ["Draft deleted"]


def test_a_template_fills_and_the_old_text_comes_back(screen: Screen, qtbot: QtBot) -> None:
    QTest.mouseClick(screen.page.aside.cards.button(0), LEFT)
    qtbot.waitUntil(lambda: screen.page.pane.text.text() == "Hello {{ first_name }},")
    assert screen.page.pane.subject.text() == "A case like yours"
    screen.notices.undo()  # type: ignore[operator]  # the page hands over a bound method
    assert screen.page.pane.text.text() == BODY
    assert screen.page.pane.subject.text() == "The Monday queue at docks 4 to 7"


def test_the_first_key_in_the_template_field_takes_the_first_template(screen: Screen, qtbot: QtBot) -> None:
    field = screen.page.pane.template
    assert field.value() is None
    QTest.keyClick(field, KEY.Key_Down)
    qtbot.waitUntil(lambda: screen.page.pane.subject.text() == "A case like yours")


def test_a_field_of_the_menu_goes_in_as_a_chip(screen: Screen) -> None:
    text = screen.page.pane.text
    QTest.keyClick(screen.page, KEY.Key_M, MOD.ControlModifier | MOD.ShiftModifier)
    menu = screen.page.pane._menu
    assert menu is not None
    action = next(action for action in menu.actions() if action.data() == "city")
    action.trigger()
    menu.close()
    assert text.text().startswith("{{ city }}Hello")
    QTest.keyClicks(text, " x")
    assert text.text().startswith("{{ city }} xHello")


def test_a_blank_line_that_is_written_in_can_be_undone(screen: Screen) -> None:
    text = screen.page.pane.text
    cursor = text.textCursor()
    cursor.setPosition(text.document().findBlockByNumber(1).position())
    text.setTextCursor(cursor)
    blank = text.textCursor().block().blockFormat().lineHeight()
    QTest.keyClicks(text, "So")
    assert text.textCursor().block().blockFormat().lineHeight() == 2 * blank
    assert text.text().splitlines()[1] == "So"
    while text.document().isUndoAvailable():
        text.undo()
    assert text.text() == BODY


def test_copying_out_of_the_editor_gives_values(screen: Screen) -> None:
    text = screen.page.pane.text
    text.selectAll()
    text.copy()
    assert "Hello Tomasz," in QGuiApplication.clipboard().text()


def test_a_sent_text_can_only_be_read(screen: Screen, qtbot: QtBot) -> None:
    screen.open(4, qtbot)
    assert screen.page.pane.text.isReadOnly()
    assert not screen.page.pane.sent.isVisible()
    assert screen.page.pane.copy.isEnabled()


def test_keys_move_through_the_list(screen: Screen, qtbot: QtBot) -> None:
    screen.page.activate()
    QTest.keyClick(screen.page.list, KEY.Key_J)
    qtbot.waitUntil(lambda: screen.page.pane.message is not None and screen.page.pane.message.id == 2)
    box = screen.page.list.box_of(3)
    assert box is not None
    QTest.mouseClick(screen.page.list, LEFT, MOD.NoModifier, box.center().toPoint())
    qtbot.waitUntil(lambda: screen.page.pane.message is not None and screen.page.pane.message.id == 3)
    assert not screen.page.pane.subject.isVisible()
    assert not screen.page.pane.mail.isVisible()


def test_the_filter_shows_one_list(screen: Screen) -> None:
    screen.page.filter.setFocus()
    QTest.keyClick(screen.page.filter, KEY.Key_Right)
    assert [message.id for message in screen.page.list.messages()] == [1, 2, 3]


def test_a_change_elsewhere_is_read_again_but_not_over_what_is_typed(screen: Screen, qtbot: QtBot) -> None:
    screen.page.pane.text.setFocus()
    QTest.keyClicks(screen.page.pane.text, "Mine ")
    del screen.messages.all[3]
    screen.changes.changed.emit(Change(frozenset({"message"}), "elsewhere"))
    qtbot.waitUntil(lambda: len(screen.page.list.messages()) == 3)
    assert screen.page.pane.text.text().startswith("Mine ")


def test_every_control_that_takes_the_focus_has_a_name(screen: Screen) -> None:
    nameless = [
        type(widget).__name__
        for widget in screen.page.findChildren(QWidget)
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]
    assert nameless == []
