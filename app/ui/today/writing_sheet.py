"""The sheet of a touch in writing: the text made ready, to copy or to open in the mail program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.fields import title_of
from app.domain.merge_field import filled, missing, pieces
from app.domain.message import Message
from app.domain.words import Channel
from app.ui.mail_program import Handed, open_mail
from app.ui.parts.button import Button
from app.ui.parts.checklist import Checklist
from app.ui.parts.label import Label
from app.ui.parts.pane import Line
from app.ui.parts.para import Para
from app.ui.parts.why_band import WhyBand
from app.ui.today.context import Context

if TYPE_CHECKING:
    from app.domain.letter_check import Letter

_HANDED = {
    Handed.COPIED: "The text is too long to hand over: it is copied, paste it into the letter",
    Handed.NOT: "No mail program answers here: the text is copied instead",
}


class WritingSheet(QWidget):
    """`told` carries words for the rep, `compose_asked` the id of the message.

    `mail_asked` wants to open the mail program: the guard looks first, then `open_mail` does it.
    """

    told = Signal(str)
    mail_asked = Signal(int)
    compose_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message: Message | None = None
        self._subject = ""
        self._body = ""
        self._to = Label("", "body")
        self._subject_head = Label("Subject", "small", "ink3")
        self._subject_words = Label("", "bodym")
        self._missing = WhyBand(icon="triangle-alert", tone="warn")
        self.body = Para("", "body", "ink1")
        self.copy = Button("Copy text", "tonal", icon="copy")
        self.copy.clicked.connect(self._on_copy)
        self.mail = Button("Open in my mail program", icon="external-link")
        self.mail.clicked.connect(self._on_mail)
        self.checklist = Checklist(columns=2)
        self._good, self._met = Label("Good follow-up", "smalls"), Label("", "small", "ink3")
        self.compose = Button("Open in Compose", "ghost", icon="pen-line")
        self.compose.clicked.connect(self._on_compose)
        self._lay_out()

    def text(self) -> str:
        """The text with its fields filled."""
        return self._body

    def show_context(self, context: Context) -> None:
        """Show the text of another touch, or the same one as it stands now."""
        message = context.message
        self._message = message
        if message is None:
            return
        whole = f"{message.subject}\n{message.body}"
        gaps = tuple(dict.fromkeys((*message.missing, *missing(whole, context.fields))))
        self._subject = filled(message.subject, context.fields)
        self._body = filled(message.body, context.fields)
        self._to.set_text(_receiver(message))
        self._to.setToolTip(_receiver(message))
        self._subject_words.set_text(self._subject)
        self._subject_words.setToolTip(self._subject)
        letter = message.channel in {Channel.EMAIL, Channel.LETTER}
        self._subject_head.setVisible(letter)
        self._subject_words.setVisible(letter)
        self.body.set_text(_readable(self._body) or "Nothing is written yet. Open it in Compose.")
        self._missing.setVisible(bool(gaps))
        self._missing.set_why("Not filled yet:", ", ".join(title_of(gap) for gap in gaps))
        self.mail.setVisible(message.channel is Channel.EMAIL)
        self.mail.setEnabled(bool(message.to) and not gaps)
        self.mail.setToolTip("" if message.to else "This lead has no e-mail address")
        self.copy.setEnabled(bool(self._body.strip()) and not gaps)
        self._show_check(context.letter(self._body))

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 -- a Qt-like setter
        """Fold the checklist to its head for a low window."""
        self.checklist.setVisible(not compact)

    def _show_check(self, letter: Letter | None) -> None:
        """Say what makes the text good and what it lacks; it advises, it never blocks."""
        from app.domain.letter_check import check_letter

        lines = check_letter(letter) if letter is not None and self._body.strip() else ()
        for part in (self._good, self._met):
            part.setVisible(bool(lines))
        self.checklist.set_lines([(line.ok, line.text) for line in lines])
        lacking = [line.text for line in lines if not line.ok]
        self._met.set_text(f"{len(lines) - len(lacking)} of {len(lines)}", "warn" if lacking else "ink3")
        self._met.setToolTip("; ".join(lacking))

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setHorizontalSpacing(16)
        head.setVerticalSpacing(8)
        head.setColumnMinimumWidth(0, 48)
        head.setColumnStretch(1, 1)
        head.addWidget(Label("To", "small", "ink3"), 0, 0)
        head.addWidget(self._to, 0, 1)
        head.addWidget(Line(), 1, 0, 1, 2)
        head.addWidget(self._subject_head, 2, 0)
        head.addWidget(self._subject_words, 2, 1)
        head.addWidget(Line(), 3, 0, 1, 2)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.copy)
        acts.addWidget(self.mail)
        acts.addStretch(1)
        good = QHBoxLayout()
        good.setSpacing(8)
        good.addWidget(self._good)
        good.addWidget(self._met)
        good.addStretch(1)
        more = QHBoxLayout()
        more.addWidget(self.compose)
        more.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._missing)
        column.addWidget(self.body)
        column.addLayout(acts)
        column.addLayout(good)
        column.addWidget(self.checklist)
        column.addLayout(more)
        column.addStretch(1)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._body)
        self.told.emit("Text copied")

    def _on_mail(self) -> None:
        if self._message is not None:
            self.mail_asked.emit(self._message.id)

    def open_mail(self) -> None:
        """Open the mail program with the text."""
        if self._message is None:
            return
        handed = open_mail(self._message.to, self._subject, self._body)
        if handed in _HANDED:
            self.told.emit(_HANDED[handed])

    def _on_compose(self) -> None:
        if self._message is not None:
            self.compose_asked.emit(self._message.id)


def _receiver(message: Message) -> str:
    return f"{message.lead} <{message.to}>" if message.to else f"{message.lead}, no address yet"


def _readable(body: str) -> str:
    """Return a text with what is not filled yet by its name: [Your own point]."""
    return "".join(f"[{title_of(one.text)}]" if one.field else one.text for one in pieces(body)).strip()
