"""Leads going cold, to fill what room the day has left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.lead import LeadRow
from app.domain.moment import wall_time
from app.ui.parts.button import Button
from app.ui.parts.check_box import CheckBox
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.today.phrases import date_words, plural


class ColdDialog(Dialog):
    """`taken` carries the chosen rows; as many are chosen at first as the day has room for."""

    taken = Signal(object)

    def __init__(
        self, rows: Sequence[LeadRow], total: int, room: int, today: date, zone: str, parent: QWidget
    ) -> None:
        super().__init__("Leads going cold", parent, width=520)
        self._rows = tuple(rows)
        self.boxes: list[CheckBox] = []
        self.body.addWidget(Label("Take up leads going cold", "h2"))
        words = f"{plural(total, 'lead')} not heard of for a while, and nothing planned soon."
        self.body.addWidget(Para(f"{words} Room for {plural(room, 'more touch', 'more touches')} today."))
        for place, row in enumerate(self._rows):
            box = CheckBox(_words(row, today, zone))
            box.setChecked(place < room)
            box.toggled.connect(self._count)
            self.boxes.append(box)
            self.body.addWidget(box)
        self.body.addStretch(1)
        cancel = Button("Not today", "ghost", height=40)
        cancel.clicked.connect(self.reject)
        self.button = Button("", "primary", height=40)
        self.button.clicked.connect(self._take)
        self.footer.add_right(cancel)
        self.footer.add_right(self.button)
        self._count()
        self.button.setFocus()

    def _chosen(self) -> tuple[LeadRow, ...]:
        return tuple(row for row, box in zip(self._rows, self.boxes, strict=True) if box.isChecked())

    def _count(self) -> None:
        number = len(self._chosen())
        self.button.setText(f"Add {plural(number, 'touch', 'touches')} to today")
        self.button.setEnabled(number > 0)
        self.button.updateGeometry()

    def _take(self) -> None:
        self.taken.emit(self._chosen())
        self.accept()


def _words(row: LeadRow, today: date, zone: str) -> str:
    company = f", {row.details.company}" if row.details.company else ""
    if row.last_activity is None:
        return f"{row.name}{company}: no contact yet"
    return f"{row.name}{company}: last contact {date_words(wall_time(row.last_activity, zone).date(), today)}"
