"""Beside the text: what makes it good, which templates there are, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.edits import leading
from app.domain.letter_check import Letter, check_letter
from app.domain.merge_field import pieces
from app.domain.phrases import clock, day
from app.domain.template import Template
from app.domain.touch import Touch
from app.ui.parts.channel_tile import channel_words
from app.ui.parts.checklist import Checklist
from app.ui.parts.label import Label
from app.ui.parts.option_card import OptionCard
from app.ui.parts.pane import Pane
from app.ui.parts.para import Para, Run
from app.ui.parts.pill import Pill

_SHOWN = 4


def after_runs(next_touch: Touch | None, today: date) -> list[Run]:
    """The words about what follows."""
    if next_touch is None:
        text = "Nothing else is planned. When you mark it as sent you choose what comes next."
        return [Run(text, "small", "ink2")]
    due = next_touch.due_local
    what = channel_words(next_touch.channel)
    what = "LinkedIn message" if what == "LinkedIn" else what.lower()
    when = f"{what} on {day(due.date(), today)} at {clock(due.time())}"
    why = leading(next_touch.why)
    article = "an" if what.startswith("e") else "a"
    start = f"Touch {next_touch.number} is" if next_touch.series_id else "Next is"
    start = f"{start} {article} "
    return [
        Run(start, "small", "ink2"),
        Run(when, "smalls", "ink1"),
        Run(f", {why}." if why else ".", "small", "ink2"),
    ]


def subject_words(template: Template) -> str:
    """Return the subject of a template; a field in it is a gap."""
    words = "".join("…" if piece.field else piece.text for piece in pieces(template.subject))
    return words or "No subject"


class Aside(QWidget):
    """`template_chosen` carries the name of a template."""

    template_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checklist = Checklist()
        self.met = Pill("", ("oks", "ok"))
        self.after = Para("", "small")
        self.cards = QButtonGroup(self)
        self._templates: tuple[Template, ...] = ()
        self._card_column = QVBoxLayout()
        self._card_column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label("Good follow-up", "h3"))
        head.addStretch(1)
        head.addWidget(self.met)
        good = _pane()
        good.column.addLayout(head)
        good.column.addSpacing(8)
        good.column.addWidget(self.checklist)
        column.addWidget(good)
        self.template_pane = _pane()
        self.template_pane.column.addWidget(Label("Template", "h3"))
        self.template_pane.column.addSpacing(8)
        self.template_pane.column.addLayout(self._card_column)
        column.addWidget(self.template_pane)
        self.after_pane = _pane()
        self.after_pane.column.addWidget(Label("After sending", "h3"))
        self.after_pane.column.addSpacing(6)
        self.after_pane.column.addWidget(self.after)
        column.addWidget(self.after_pane)
        column.addStretch(1)
        self.cards.idClicked.connect(self._choose)

    def show_letter(self, letter: Letter) -> None:
        """Check the text as it stands."""
        lines = check_letter(letter)
        self.checklist.set_lines([(line.ok, line.text) for line in lines])
        met = sum(line.ok for line in lines)
        good = met >= len(lines) - 1
        self.met.set_words(f"{met} of {len(lines)}", ("oks", "ok") if good else ("warns", "warn"))

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Offer the first few templates of the channel."""
        shown = tuple(templates[:_SHOWN])
        self.template_pane.setVisible(bool(shown))
        if shown == self._templates:
            return
        self._templates = shown
        for button in self.cards.buttons():
            self.cards.removeButton(button)
            button.hide()
            button.deleteLater()
        self.cards.setExclusive(False)
        for place, template in enumerate(shown):
            card = OptionCard(template.title, subject_words(template), radio=False)
            self.cards.addButton(card, place)
            self._card_column.addWidget(card)
        self.cards.setExclusive(True)

    def show_after(self, next_touch: Touch | None, today: date, *, of_touch: bool) -> None:
        """Say what follows; a text without a touch has nothing after it."""
        self.after_pane.setVisible(of_touch)
        self.after.set_runs(after_runs(next_touch, today))

    def _choose(self, place: int) -> None:
        self.template_chosen.emit(self._templates[place].name)


def _pane() -> Pane:
    pane = Pane()
    pane.column.setContentsMargins(16, 12, 16, 14)
    return pane
