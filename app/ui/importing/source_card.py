"""How the file was read: encoding and separator, each to be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.importing.words import ENCODINGS, SEPARATORS
from app.ui.parts.label import Label
from app.ui.parts.pane import Pane
from app.ui.parts.select import Option, Select

if TYPE_CHECKING:
    from app.formats.table import Table


class SourceCard(Pane):
    """Signals: `changed` carries encoding and separator after a choice by hand."""

    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encoding, self.separator = Select("Encoding"), Select("Separator")
        self.separator.set_options([Option(sign, text) for sign, text in SEPARATORS.items()])
        self._with_separator = Label("Separator", "smallm", "ink2")
        self.column.setContentsMargins(16, 14, 16, 16)
        self.column.setSpacing(8)
        self.column.addWidget(Label("How the file is read", "h3"))
        self.column.addWidget(Label("Encoding", "smallm", "ink2"))
        self.column.addWidget(self.encoding)
        self.column.addWidget(self._with_separator)
        self.column.addWidget(self.separator)
        self.encoding.chosen.connect(self._tell)
        self.separator.chosen.connect(self._tell)

    def show_table(self, table: Table) -> None:
        """Show how a table was read; a workbook says of itself how it is."""
        self.setVisible(bool(table.encoding))
        used = table.encoding.removesuffix("-sig")
        names = ENCODINGS if used in ENCODINGS else {used: used.upper(), **ENCODINGS}
        self.encoding.set_options([Option(code, text) for code, text in names.items()])
        self.encoding.choose(used)
        for part in (self._with_separator, self.separator):
            part.setVisible(bool(table.separator))
        if table.separator:
            self.separator.choose(table.separator)

    def _tell(self, _value: object) -> None:
        separator = str(self.separator.value()) if self.separator.isVisibleTo(self) else ""
        self.changed.emit(str(self.encoding.value()), separator)
