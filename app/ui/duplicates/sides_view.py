"""Two leads side by side: for each field that differs, which value is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.parts.avatar import Avatar
from app.ui.parts.channel_tile import channel_words
from app.ui.parts.label import Label
from app.ui.parts.pane import Line
from app.ui.parts.radio import Radio

if TYPE_CHECKING:
    from app.domain.lead import LeadRow
    from app.services.merging import Sides

FIRST, SECOND = range(2)


class SidesView(QWidget):
    """The left one is kept; `theirs` names the fields whose value comes from the right one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sides: Sides | None = None
        self.groups: dict[str, QButtonGroup] = {}
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.addStretch(1)

    def show_sides(self, sides: Sides | None) -> None:
        """Show two leads, or nothing."""
        self.sides, self.groups = sides, {}
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
            self._content = None
        if sides is not None:
            self._content = self._built(sides)
            self._column.insertWidget(0, self._content)

    def theirs(self) -> frozenset[str]:
        """The fields for which the right one is chosen."""
        return frozenset(name for name, group in self.groups.items() if group.checkedId() == SECOND)

    def _built(self, sides: Sides) -> QWidget:
        content = QWidget(self)
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(Label("", "small"), 0, 0)
        grid.addWidget(_head(sides.one, "Stays"), 0, 1)
        grid.addWidget(_head(sides.other, "Goes"), 0, 2)
        grid.addWidget(Line(), 1, 0, 1, 3)
        for row, (name, words, *values) in enumerate(sides.fields, start=2):
            grid.addWidget(Label(words, "small", "ink2"), row, 0)
            one, other = (_said(name, value) for value in values)
            if one and other and one != other:
                self._add_choice(grid, row, name, words, (one, other))
            else:
                grid.addWidget(Label(one or other, "body"), row, 1, 1, 2)
        return content

    def _add_choice(self, grid: QGridLayout, row: int, name: str, words: str, texts: tuple[str, str]) -> None:
        group = QButtonGroup(self)
        for place, text in zip((FIRST, SECOND), texts, strict=True):
            radio = Radio(text)
            radio.setAccessibleName(f"{words}: {text}")
            radio.setToolTip(text)
            radio.setMinimumWidth(40)
            group.addButton(radio, place)
            grid.addWidget(radio, row, 1 + place)
        group.button(FIRST).setChecked(True)
        self.groups[name] = group


def _said(name: str, value: str) -> str:
    """Return the value for a person: stages and channels are stored as codes."""
    if name == "preferred" and value:
        return channel_words(value)
    return value.capitalize() if name == "stage" else value


def _head(row: LeadRow, words: str) -> QWidget:
    head = QWidget()
    line = QHBoxLayout(head)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addWidget(Label(row.name, "bodys"))
    said = ", said no" if row.permission.forbids else ""
    series = f", touch {row.done} of {row.of}" if row.of else ""
    names.addWidget(Label(f"{words}{series}{said}", "small", "ink2"))
    line.addWidget(Avatar(row.name, 36))
    line.addLayout(names, 1)
    return head
