"""The views of the lead list as chips with their counts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from app.ui.parts.button import Button
from app.ui.parts.chip import Chip

VIEWS = (
    # code of the service, word, icon
    ("all", "All", ""),
    ("in-series", "In a series", "list-checks"),
    ("going-cold", "Going cold", "snowflake"),
    ("no-next-step", "No next step", "circle-alert"),
    ("waiting", "Waiting for them", "hourglass"),
    ("customers", "Customers", ""),
)


class ViewsBar(QWidget):
    """`chosen` carries the code of a view."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {code: Chip(word, icon=icon, checkable=True) for code, word, icon in VIEWS}
        self.add = Button("Add lead", "ghost", icon="user-plus")
        self.bring = Button("Import", "ghost", icon="file-input")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for number, chip in enumerate(self.chips.values()):
            self._group.addButton(chip, number)
            line.addWidget(chip)
        line.addStretch(1)
        line.addWidget(self.add)
        line.addWidget(self.bring)
        self.chips["all"].setChecked(True)
        self._group.idClicked.connect(self._choose)

    def tell(self, counts: Mapping[str, int]) -> None:
        """Show how many leads each view holds."""
        for code, chip in self.chips.items():
            chip.set_count(counts.get(code, 0))

    def choose(self, code: str) -> None:
        """Take a view without a signal."""
        self.chips[code].setChecked(True)

    def _choose(self, number: int) -> None:
        self.chosen.emit(VIEWS[number][0])
