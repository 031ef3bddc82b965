"""A small question of the Leads screen: a tag, the name of a view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from app.ui.parts.button import Button
from app.ui.parts.label import Label
from app.ui.parts.popover import Popover
from app.ui.parts.text_field import ErrorLine, TextField

_WIDTH = 300


class AskWord(Popover):
    """Asks for one word or name; Enter takes it.

    Signals:
        taken: The text. removed: The text, where the other button was pressed.
    """

    taken = Signal(str)
    removed = Signal(str)

    def __init__(
        self,
        title: str,
        hint: str,
        act: str,
        *,
        other: str = "",
        text: str = "",
        known: Sequence[str] = (),
        may_be_empty: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._may_be_empty = may_be_empty
        self.field = TextField(hint, name=title)
        self.field.setText(text)
        self.field.setFixedWidth(_WIDTH)
        self.error = ErrorLine()
        self.go = Button(act, "primary")
        self.other = Button(other, "ghost")
        self.other.setVisible(bool(other))
        if known:
            completer = QCompleter(list(known), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.field.setCompleter(completer)
        self.column.setSpacing(8)
        self.column.addWidget(Label(title, "smallm", "ink2"))
        self.column.addWidget(self.field)
        self.column.addWidget(self.error)
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addWidget(self.other)
        row.addStretch(1)
        self.column.addLayout(row)
        self.field.returnPressed.connect(self._take)
        self.go.clicked.connect(self._take)
        self.other.clicked.connect(self._remove)
        self.field.setFocus()

    def _take(self) -> None:
        if self._is_there():
            self.taken.emit(self.field.text().strip())
            self.close()

    def _remove(self) -> None:
        if self._is_there():
            self.removed.emit(self.field.text().strip())
            self.close()

    def _is_there(self) -> bool:
        there = self._may_be_empty or bool(self.field.text().strip())
        self.error.say("" if there else "Write a word")
        return there
