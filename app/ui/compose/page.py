"""Compose: write, check, hand over, and say that it went out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.message import Message
from app.domain.moment import wall_time
from app.domain.phrases import clock, count, day
from app.domain.words import MessageState
from app.services.ports import Change, Clock
from app.ui.compose.aside import Aside
from app.ui.compose.letter_pane import LetterPane
from app.ui.compose.message_list import MessageList
from app.ui.compose.reading import Folders, Opened, read_folders, read_message, save_and_send, with_body
from app.ui.look import brush_on
from app.ui.mail_program import Handed, open_mail
from app.ui.newest import Newest
from app.ui.parts.channel_tile import channel_words
from app.ui.parts.dialog import FOOTER
from app.ui.parts.empty_state import EmptyState
from app.ui.parts.pane import Line, draw_pane
from app.ui.parts.scroll import Scroll
from app.ui.parts.segmented import Segmented
from app.ui.take_back import TakeBack

if TYPE_CHECKING:
    from app.domain.guard import Verdict
    from app.domain.undo import Undo
    from app.services.leads import Leads
    from app.services.messages import Messages
    from app.services.preferences import Preferences
    from app.services.touches import Completed, Touches
    from app.services.undo import UndoStack
    from app.ui.changes import Changes
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

ORIGIN = "compose"
_CONCERNS = frozenset({"message", "touch", "series", "lead", "settings", "everything"})
_LIST = (304, 288)
_ASIDE = (328, 304)
_WIDE = 1340


class ComposePage(QWidget):
    """The screen.

    Signals:
        said: The bars read title, subtitle and hints again.
        choose_asked: Nothing is left for this lead: the rep picks what comes next.
    """

    said = Signal()
    choose_asked = Signal(int)

    def __init__(
        self,
        tasks: Tasks,
        changes: Changes,
        notices: Notices,
        messages: Messages,
        leads: Leads,
        touches: Touches,
        undo: UndoStack,
        preferences: Preferences,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._notices = tasks, notices
        self._messages, self._leads, self._touches, self._undo = messages, leads, touches, undo
        self._preferences, self._clock = preferences, clock
        self._folders = Folders()
        self._opened: Opened | None = None
        self._wanted: int | None = None
        self._handing: int | None = None  # the message on its way to the mail program
        self._stale = True
        self._former = ("", "")
        self._folder_reader = Newest(tasks, self._show_folders, self)
        self._message_reader = Newest(tasks, self._show_message, self)
        self.filter = Segmented(["All", "Drafts", "Sent"], name="Messages shown")
        self.list = MessageList(preferences.zone(), self._today())
        self.pane = LetterPane()
        self.aside = Aside()
        self.stack = QStackedWidget()
        self._build()
        self._connect()
        changes.changed.connect(self._hear)

    def _build(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(1, 13, 1, 1)
        left.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(19, 0, 19, 0)
        head.addWidget(self.filter)
        head.addStretch(1)
        left.addLayout(head)
        left.addWidget(Scroll(self.list), 1)
        nothing = EmptyState(
            "Nothing to write yet",
            "A recap lies here after each meeting you log, and a draft for each text that falls due.",
            icon="pen-line",
        )
        self.stack.addWidget(nothing)
        self.stack.addWidget(self.pane)
        self._right = Scroll(self.aside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(Line(upright=True))
        row.addWidget(self.stack, 1)
        row.addSpacing(8)
        row.addWidget(self._right)

    def _connect(self) -> None:
        self.filter.chosen.connect(self._show_list)
        self.list.chosen.connect(self.open_message)
        self.pane.save_asked.connect(self._save)
        self.pane.changed.connect(self._check)
        self.pane.copy_asked.connect(self._copy)
        self.pane.mail_asked.connect(self._mail)
        self.pane.sent_asked.connect(self._send)
        self.pane.drop_asked.connect(self._drop)
        self.pane.template_asked.connect(self._fill)
        self.aside.template_chosen.connect(self._fill)
        keys = (
            ("Ctrl+Return", self._press_sent),
            ("Ctrl+Enter", self._press_sent),
            ("Ctrl+Shift+M", self.pane.open_merge),
            ("Ctrl+T", self._open_templates),
            ("Ctrl+S", self.pane.leave),
        )
        for key, slot in keys:
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def title(self) -> str:
        """The words at the left of the top bar."""
        return "Compose"

    def subtitle(self) -> str:
        """How much waits."""
        return count(len(self._folders.drafts), "draft", "drafts")

    def foot(self) -> int:
        """The buttons under a message."""
        return FOOTER if self.pane.isVisibleTo(self) else 0

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys valid now."""
        return (
            ("J K", "move"),
            ("Ctrl+Return", "mark as sent"),
            ("Ctrl+Shift+M", "merge field"),
            ("Ctrl+T", "template"),
        )

    def current_lead(self) -> int | None:
        """The lead of the message that is open."""
        message = self._message()
        return message.lead_id if message else None

    def activate(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_message(self, message_id: int) -> None:
        """Open this message; what was typed in another one is saved first."""
        self.pane.leave()
        self._wanted = message_id
        self.list.mark(message_id)
        self._message_reader.ask(
            read_message,
            self._messages,
            self._leads,
            self._touches,
            self._preferences.current(),
            self._preferences.zone(),
            message_id,
        )

    def _today(self) -> date:
        return wall_time(self._clock.wall(), self._preferences.zone()).date()

    def _hear(self, change: Change) -> None:
        if not change.nouns & _CONCERNS:
            return
        if self.isVisible():
            self._refresh(own=change.origin == ORIGIN)
        else:
            self._stale = True

    def _refresh(self, *, own: bool = False) -> None:
        self._stale = False
        self._folder_reader.ask(read_folders, self._messages)
        if not own and self._wanted is not None and self._opened is not None:
            self.open_message(self._wanted)

    def _show_folders(self, folders: Folders) -> None:
        self._folders = folders
        self._show_list()
        self.said.emit()
        ids = [message.id for message in (*folders.drafts, *folders.sent)]
        if self._wanted not in ids:
            if ids:
                self.open_message(ids[0])
            else:
                self._wanted = self._opened = None
                self._show_none()

    def _show_none(self) -> None:
        self.stack.setCurrentIndex(0)
        self._right.hide()

    def _show_list(self) -> None:
        shown = self.filter.index()
        self.list.show_folders(self._folders, self._today(), drafts=shown != 2, sent=shown != 1)  # noqa: PLR2004 -- All, Drafts, Sent

    def _show_message(self, opened: Opened) -> None:
        """Show what was read, unless another one was asked for or this one is being written in."""
        if opened.message.id != self._wanted:
            return
        before = self._opened.message if self._opened else None
        self._opened = opened
        same = before is not None and before.id == opened.message.id
        if not (same and self.pane.text.hasFocus() and opened.message.state is before.state):  # type: ignore[union-attr]  # same says that there is one
            self.pane.open(opened)
        self.stack.setCurrentIndex(1)
        self._right.setVisible(opened.message.state is MessageState.DRAFT)
        self.list.mark(opened.message.id)
        self.aside.show_templates(opened.templates)
        of_touch = opened.message.touch_id is not None
        self.aside.show_after(opened.next_touch, self._today(), of_touch=of_touch)
        self._check()

    def _check(self) -> None:
        if self._opened is not None and self._opened.letter is not None:
            self.aside.show_letter(with_body(self._opened.letter, self.pane.text.text_filled()))

    def _message(self) -> Message | None:
        return self.pane.message

    def _save(self) -> None:
        message = self._message()
        if message is not None and message.state is MessageState.DRAFT:
            text = (message.id, self.pane.subject.text(), self.pane.text.text())
            self._tasks.run(self._messages.save, *text, done=self._saved, origin=ORIGIN)

    def _saved(self, message: Message) -> None:
        shown = self._message()
        if shown is not None and shown.id == message.id:
            now = wall_time(self._clock.wall(), self._preferences.zone())
            self.pane.say_saved(f"Draft saved {clock(now.time())}")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.pane.text.text_filled())
        self._notices.say("Text copied", icon="copy")

    def _mail(self) -> None:
        """Let the guard look first: nothing goes out after a no, and what is ill-timed is said."""
        message = self._message()
        if message is not None:
            self.pane.leave()
            self._handing = message.id
            self._tasks.run(self._messages.before_sending, message.id, done=self._hand_over)

    def _hand_over(self, verdict: Verdict) -> None:
        message = self._message()
        if message is None or message.id != self._handing:  # another one was opened meanwhile
            return
        if verdict.forbids:
            self._notices.say(verdict.sentence, icon="info")
            return
        handed = open_mail(message.to, self.pane.subject.text(), self.pane.text.text_filled())
        said = {
            Handed.WHOLE: "Opened in your mail program. Mark it as sent once it has gone out",
            Handed.COPIED: "The text is too long to hand over: it is copied, paste it into the mail",
            Handed.NOT: "No mail program answers here: the text is copied, paste it where you write mail",
        }
        text = f"{said[handed]}. {verdict.sentence}" if verdict.sentence else said[handed]
        self._notices.say(text, icon="external-link" if handed is Handed.WHOLE else "copy")

    def _press_sent(self) -> None:
        if self.pane.sent.isVisible() and self.pane.sent.isEnabled():
            self._send()

    def _send(self) -> None:
        message = self._message()
        if message is None or self.pane.blocked():
            return
        self.pane.settle()
        text = (message.id, self.pane.subject.text(), self.pane.text.text_filled())
        self._tasks.run(save_and_send, self._messages, *text, done=self._sent)

    def _sent(self, completed: Completed | None) -> None:
        if completed is None:
            self._notices.say("Marked as sent")
        else:
            undo = TakeBack(self._tasks, self._undo, [completed.undo])
            self._notices.say(f"Marked as sent, {self._next_words(completed)}", undo=undo.run)
            if completed.must_choose:
                self.choose_asked.emit(completed.touch.lead_id)
        self._refresh()

    def _next_words(self, completed: Completed) -> str:
        after = completed.next_touch
        if after is None:
            return "nothing else is planned"
        what = channel_words(after.channel).lower() if after.channel != "linkedin" else "LinkedIn"
        return f"next: {what} on {day(after.due_local.date(), self._today())}"

    def _drop(self) -> None:
        message = self._message()
        if message is not None:
            self.pane.leave()
            self._wanted = None
            self._tasks.run(self._messages.drop, message.id, done=self._dropped, origin=ORIGIN)

    def _dropped(self, undo: Undo) -> None:
        back = TakeBack(self._tasks, self._undo, [undo])
        self._notices.say("Draft deleted", icon="trash-2", undo=back.run)
        self._refresh()

    def _fill(self, template: str) -> None:
        message = self._message()
        if message is None or message.state is not MessageState.DRAFT:
            return
        self.pane.leave()
        self._former = (self.pane.subject.text(), self.pane.text.text())
        self._tasks.run(self._messages.fill, message.id, template, done=self._filled, origin=ORIGIN)

    def _filled(self, message: Message) -> None:
        if self._wanted == message.id:
            self.pane.fill(message)
            self._check()
            self._notices.say("Text replaced by the template", icon="layout-template", undo=self._unfill)

    def _unfill(self) -> None:
        self.pane.restore(*self._former)

    def _open_templates(self) -> None:
        if self.pane.template.isVisible():
            self.pane.template.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pane.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = int(self.width() < _WIDE)
        self._left.setFixedWidth(_LIST[narrow])
        self._right.setFixedWidth(_ASIDE[narrow])

    def paintEvent(self, _event: QPaintEvent) -> None:
        right = self._right.x() - 8 if self._right.isVisible() else self.width() - 8
        draw_pane(brush_on(self), QRectF(0, 0, right, self.height()))
