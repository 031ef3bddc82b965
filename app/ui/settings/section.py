"""A card of settings: a title and rows of a label, a field and a word of explanation."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.parts.label import Label
from app.ui.parts.pane import Pane
from app.ui.parts.para import Para

LABEL_WIDTH = 184
_LINE = 32


class Section(Pane):
    """One card. Add rows from top to bottom."""

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[str, QWidget]] = []
        """The words of each row and its field, for the search."""
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 20, 24, 20)
        inner.setSpacing(12)
        inner.addWidget(Label(title, "h3"))
        if note:
            inner.addWidget(Para(note, "small", "ink3"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(2, 1)
        inner.addLayout(self._grid)
        self.column.addLayout(inner)

    def add_row(self, text: str, field: QWidget, note: str = "") -> None:
        """Add a label, its field and a note beside it."""
        self.rows.append((f"{text} {note}", field))
        row = self._grid.rowCount()
        self._grid.addWidget(Label(text, "bodym", "ink2"), row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if note:
            self._grid.addWidget(Para(note, "small", "ink3"), row, 2, Qt.AlignmentFlag.AlignVCenter)

    def add_tall(self, text: str, field: QWidget, note: str = "") -> None:
        """Add a label and a field of many lines that takes all the room beside it; a note stands below."""
        self.rows.append((f"{text} {note}", field))
        row = self._grid.rowCount()
        label = Label(text, "bodym", "ink2")
        label.setFixedHeight(_LINE)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(field)
        if note:
            column.addWidget(Para(note, "small", "ink3"))
        self._grid.addWidget(held, row, 1, 1, 2)

    def add_wide(self, field: QWidget) -> None:
        """Add a field over all columns."""
        self._grid.addWidget(field, self._grid.rowCount(), 0, 1, 3)
