"""What becomes of several rows about one person."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.merging import Twice
from app.ui.parts.label import Label
from app.ui.parts.pane import Pane
from app.ui.parts.para import Para
from app.ui.parts.radio import Radio

_CHOICES = {
    # its words, and what it comes to
    Twice.MERGE: ("Merge into one lead", "The lead knows what all rows say"),
    Twice.NEWEST: (
        "Keep the newest row",
        "The later row counts; blanks and further addresses come from the row before",
    ),
    Twice.BOTH: ("Keep both", "A lead for each row; a second import finds each again and adds none"),
}


class TwiceCard(Pane):
    """One of three; by e-mail, then phone, then name and company."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radios = {twice: Radio(words) for twice, (words, _) in _CHOICES.items()}
        self.words = Para("", "small", "ink2")
        self._group = QButtonGroup(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(8)
        self.column.addWidget(Label("In the file twice", "h3"))
        for radio in self.radios.values():
            self._group.addButton(radio)
            self.column.addWidget(radio)
        self.column.addWidget(self.words)
        self._group.buttonToggled.connect(self._show_words)
        self.choose(Twice.MERGE)

    def choose(self, twice: Twice) -> None:
        """Take a choice."""
        self.radios[twice].setChecked(True)

    def value(self) -> Twice:
        """What was chosen."""
        return next(twice for twice, radio in self.radios.items() if radio.isChecked())

    def _show_words(self) -> None:
        chosen = (words for twice, (_, words) in _CHOICES.items() if self.radios[twice].isChecked())
        self.words.set_text(next(chosen, ""))
