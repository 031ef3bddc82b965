"""What a cadence is called, what it counts from, and when it fits; and what else can be done with it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.cadence import Cadence
from app.ui.meeting.field_label import FieldLabel
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.text_field import TextField


class CadenceHead(QWidget):
    """`changed` carries the cadence with what was typed; `menu` opens the other acts."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cadence: Cadence | None = None
        self.state = Label("", "small", "ink3")
        self.title = TextField("After demo", name="Title")
        self.anchor = TextField("the demo", name="Counts from")
        self.summary = TextField("They saw the product, and decide in weeks", name="When it fits")
        self.menu = IconButton("ellipsis", "More: copy, versions, files", "secondary", size=36, keys="Alt+M")
        self.title.setMaxLength(60)
        self.anchor.setMaxLength(60)
        self.summary.setMaxLength(200)
        self._build()
        for field in (self.title, self.anchor, self.summary):
            field.textEdited.connect(self._tell)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        placed = (
            ("T&itle", self.title, 3),
            ("&Counts from", self.anchor, 2),
            ("When it fi&ts", self.summary, 4),
        )
        for place, (name, field, wide) in enumerate(placed):
            grid.addWidget(FieldLabel(name, field), 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, wide)
        grid.addWidget(self.menu, 1, len(placed))
        column.addLayout(grid)

    def show_cadence(self, cadence: Cadence) -> None:
        """Show another one, without a signal; what is being typed stays as it is."""
        self._cadence = cadence
        for field, text in (
            (self.title, cadence.title),
            (self.anchor, cadence.anchor),
            (self.summary, cadence.summary),
        ):
            if field.text().strip() != text:
                field.setText(text)
                field.setCursorPosition(0)

    def _tell(self) -> None:
        if self._cadence is None:
            return
        self._cadence = replace(
            self._cadence,
            title=self.title.text().strip(),
            anchor=self.anchor.text().strip(),
            summary=self.summary.text().strip(),
        )
        self.changed.emit(self._cadence)
