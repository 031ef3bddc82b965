"""Finding a setting by its words: cards without them step aside, Enter goes to the first that has them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.folding import fold
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.text_field import TextField
from app.ui.settings.section import Section

WIDTH = 320


class SettingsSearch(TextField):
    """Looks through the cards of a column.

    Signals:
        found: The field to go to.
    """

    found = Signal(object)

    def __init__(self, column: QBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__("Find a setting", icon="search", parent=parent)
        self._column = column
        self.setFixedWidth(WIDTH)
        self.setClearButtonEnabled(False)
        self.textChanged.connect(self._look)
        self.none = Label("No setting is called so", "body", "ink3")
        self.none.hide()

    def sections(self) -> list[Section]:
        """Return the cards, from top to bottom."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Section)]

    def matches(self) -> list[Section]:
        """Return the cards that have every word."""
        wanted = fold(self.text()).split()
        return [one for one in self.sections() if all(word in _said(one) for word in wanted)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        fitting = self.matches()
        for section in self.sections():
            section.setVisible(section in fitting)
        self.none.setVisible(not fitting)

    def _go(self) -> None:
        """Go to the first field whose row has the words, or to the first of the first card."""
        wanted = fold(self.text()).split()
        for section in self.matches():
            rows = [field for words, field in section.rows if all(word in fold(words) for word in wanted)]
            fields = rows or [field for _, field in section.rows]
            target = next((one for one in map(_focusable, fields) if one is not None), None)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.found.emit(target)
                return


def _said(section: Section) -> str:
    """Return all words of a card: its title, labels, notes and the names of its fields."""
    parts = [label.accessibleName() for label in section.findChildren(Label)]
    parts += [para.accessibleName() for para in section.findChildren(Para)]
    parts += [words for words, _ in section.rows]
    parts += [child.accessibleName() for child in section.findChildren(QWidget)]
    return fold(" ".join(parts))


def _focusable(field: QWidget) -> QWidget | None:
    """Return the field, or the first part of it, that takes the keys."""
    for one in (field, *field.findChildren(QWidget)):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled():
            return one
    return None
