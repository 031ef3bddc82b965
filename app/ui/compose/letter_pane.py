"""The middle of Compose: head, address, subject, text, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.fields import FIELDS, title_of
from app.domain.message import Message
from app.domain.phrases import listed
from app.domain.template import Template
from app.domain.words import Channel, MessageKind, MessageState
from app.ui.compose.letter_edit import LetterEdit
from app.ui.compose.reading import Opened
from app.ui.look import font
from app.ui.parts.button import Button
from app.ui.parts.channel_tile import channel_words
from app.ui.parts.dialog import Footer
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.menu import Menu
from app.ui.parts.pane import Line
from app.ui.parts.select import Option, Select
from app.ui.parts.why_band import WhyBand

_SAVE_MS = 1000
_SUBJECTS = frozenset({Channel.EMAIL, Channel.LETTER})
_SIDE = 32
_NAME_WIDE = 64


def head_words(message: Message) -> str:
    """Return "E-mail to Tomasz Wilk"."""
    return f"{channel_words(message.channel)} to {message.lead}"


def place_words(message: Message) -> str:
    """Return "Touch 3 of 8" or what else the text is for."""
    if message.kind is MessageKind.RECAP:
        return "Recap of the meeting"
    if message.touch_number is None:
        return message.company
    return f"Touch {message.touch_number} of {message.touch_of}"


class LetterPane(QWidget):
    """Shows one message.

    Signals:
        save_asked: The text changed a second ago, or is being left.
        changed: At every change, for the checklist.
        copy_asked, mail_asked, sent_asked, drop_asked: The acts.
        template_asked: Name of a template to fill the text from.
    """

    save_asked = Signal()
    changed = Signal()
    copy_asked = Signal()
    mail_asked = Signal()
    sent_asked = Signal()
    drop_asked = Signal()
    template_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message: Message | None = None
        self._unsaved = False
        self._menu: Menu | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_MS)
        self._timer.timeout.connect(self.leave)
        self.head = Label("", "h2")
        self.place = Label("", "small", "ink2")
        self.saved = Label("", "small", "ink3")
        self.to = Label("", "bodym")
        self.subject = QLineEdit()
        self.merge = Button("Merge field", "ghost", icon="braces", caret=True)
        self.template = Select("Template", height=32)
        self.text = LetterEdit()
        self.band = WhyBand(icon="circle-alert", tone="danger")
        self.sent = Button("Mark as sent", "primary", icon="check", height=40, keys="Ctrl+Return")
        self.mail = Button("Open in my mail program", icon="external-link", height=40)
        self.copy = Button("Copy text", icon="copy", height=40)
        self.drop = IconButton("trash-2", "Delete draft", size=36)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 17, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(_SIDE, 0, _SIDE, 12)
        inner.setSpacing(0)
        inner.addLayout(self._head())
        inner.addSpacing(8)
        self._to_row = self._row("To", self.to)
        inner.addWidget(self._to_row)
        inner.addWidget(Line())
        self._subject_row = self._row("Subject", self.subject)
        inner.addWidget(self._subject_row)
        self._subject_line = Line()
        inner.addWidget(self._subject_line)
        inner.addSpacing(8)
        inner.addLayout(self._tools())
        inner.addSpacing(10)
        inner.addWidget(self.text, 1)
        inner.addSpacing(8)
        inner.addWidget(self.band)
        column.addLayout(inner, 1)
        footer = Footer(side=_SIDE)
        for button in (self.sent, self.mail, self.copy):
            footer.add_left(button)
        footer.add_right(self.drop)
        column.addWidget(footer)
        self.subject.setFrame(False)
        self.subject.setFont(font("bodym"))
        self.subject.setTextMargins(-2, 0, 0, 0)
        self.subject.setAccessibleName("Subject")
        self.subject.setPlaceholderText("A short, clear subject")

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.head)
        words.addWidget(self.place)
        row.addLayout(words, 1)
        row.addWidget(self.saved)
        return row

    def _row(self, name: str, field: QWidget) -> QWidget:
        row = QWidget()
        row.setFixedHeight(43)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        label = Label(name, "small", "ink3")
        label.setFixedWidth(_NAME_WIDE)
        inside.addWidget(label)
        inside.addWidget(field, 1)
        return row

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.merge.setToolTip("Ctrl+Shift+M")
        self.template.setToolTip("Ctrl+T")
        self.template.setMinimumWidth(206)
        row.addWidget(self.merge)
        row.addStretch(1)
        row.addWidget(self.template)
        return row

    def _connect(self) -> None:
        self.subject.textEdited.connect(self._type)
        self.text.typed.connect(self._type)
        self.merge.clicked.connect(self.open_merge)
        self.template.chosen.connect(self._ask_template)
        self.copy.clicked.connect(self.copy_asked)
        self.mail.clicked.connect(self.mail_asked)
        self.sent.clicked.connect(self.sent_asked)
        self.drop.clicked.connect(self.drop_asked)

    def open(self, opened: Opened) -> None:
        """Show a message; what was typed in the one before is saved by `leave` first."""
        message = opened.message
        self.message, self._unsaved = message, False
        self.head.set_text(head_words(message))
        self.place.set_text(place_words(message))
        self.saved.set_text("")
        self.saved.set_icon("")
        to = f"{message.lead} <{message.to}>" if message.to else f"{message.lead}, no address known"
        self.to.set_text(to, "ink1" if message.to else "warn")
        self.subject.setText(message.subject)
        self.text.show_text(message.body, opened.fields)
        self.show_templates(opened.templates)
        self._show_state()

    def _show_state(self) -> None:
        message = self.message
        if message is None:
            return
        draft = message.state is MessageState.DRAFT
        self._subject_row.setVisible(message.channel in _SUBJECTS)
        self._subject_line.setVisible(message.channel in _SUBJECTS)
        for part in (self.merge, self.template, self.sent, self.drop):
            part.setVisible(draft)
        self.mail.setVisible(draft and message.channel is Channel.EMAIL)
        self.text.setReadOnly(not draft)
        self.subject.setReadOnly(not draft)
        self._check()

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Offer these texts."""
        each = [Option(one.name, one.title, icon="layout-template") for one in templates]
        self.template.set_options(each)
        self.template.leave_open()

    def fill(self, message: Message) -> None:
        """Take the text of a template; Ctrl+Z brings the old one back."""
        self.message = message
        self.subject.setText(message.subject)
        self.text.replace_text(message.body)
        self.settle()
        self._check()

    def restore(self, subject: str, body: str) -> None:
        """Bring a former text back."""
        self.subject.setText(subject)
        self.text.replace_text(body)
        self._type()

    def leave(self) -> None:
        """Save what was typed, if anything was."""
        self._timer.stop()
        if self._unsaved:
            self._unsaved = False
            self.save_asked.emit()

    def settle(self) -> None:
        """Save nothing more: the text is going out or away as it is."""
        self._timer.stop()
        self._unsaved = False

    def say_saved(self, text: str) -> None:
        """Say when the draft was saved."""
        self.saved.set_text(text, "ink2")
        self.saved.set_icon("check")

    def blocked(self) -> bool:
        """Whether a field is left that nothing fills."""
        return bool(self.text.missing())

    def open_merge(self) -> None:
        """Open the menu of merge fields."""
        if self.merge.isHidden():
            return
        self._menu = Menu(self)
        group = ""
        for field in FIELDS:
            if field.by_hand:
                continue
            if field.group != group:
                group = field.group
                self._menu.head(group)
            self._menu.add(field.title).setData(field.name)
        self._menu.triggered.connect(self._insert)
        self._menu.open_under(self.merge)

    def _insert(self, action: QAction) -> None:
        self.text.insert_field(str(action.data()))

    def _ask_template(self, name: object) -> None:
        if name is not None:
            self.template_asked.emit(str(name))

    def _type(self) -> None:
        self._unsaved = True
        if not self._timer.isActive():
            self._timer.start()
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        """Say which fields stand in the way."""
        missing = self.text.missing()
        draft = self.message is not None and self.message.state is MessageState.DRAFT
        self.band.setVisible(bool(missing) and draft)
        if missing:
            names = listed([f"“{title_of(field)}”" for field in missing])
            self.band.set_why(f"Write in {names}, or delete it,", "before this goes out.")
        for button in (self.copy, self.mail, self.sent):
            button.setEnabled(not missing or not draft)
