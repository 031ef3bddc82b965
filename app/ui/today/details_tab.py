"""How to reach a lead and what is known besides, each copied by a press."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from app.domain.lead import LeadCard
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.para import Para


class DetailsTab(QWidget):
    """`copied` carries what was copied."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[str] = []
        self._buttons = QButtonGroup(self)
        self._buttons.idClicked.connect(self._on_copy)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_card(self, card: LeadCard) -> None:
        """Show another lead."""
        self._clear()
        for number, (label, value) in enumerate(_details(card)):
            self._add(number, label, value)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _add(self, number: int, label: str, value: str) -> None:
        words = Para(value, "body", "ink1")
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        copy = IconButton("copy", f"Copy {label.lower()}", size=28)
        self._values.append(value)
        self._buttons.addButton(copy, number)
        self._grid.addWidget(Label(label, "small", "ink3"), number, 0)
        self._grid.addWidget(words, number, 1)
        self._grid.addWidget(copy, number, 2)

    def _clear(self) -> None:
        self._values.clear()
        for button in self._buttons.buttons():
            self._buttons.removeButton(button)
        empty_layout(self._grid)

    def _on_copy(self, number: int) -> None:
        QGuiApplication.clipboard().setText(self._values[number])
        self.copied.emit(self._values[number])


def _details(card: LeadCard) -> list[tuple[str, str]]:
    known, row = card.row.details, card.row
    pairs = [
        ("Phone", known.phone),
        *(("Other phone", phone) for phone in card.other_phones),
        ("E-mail", known.email),
        *(("Other e-mail", email) for email in card.other_emails),
        ("Company", known.company),
        ("Title", known.title),
        ("Place", ", ".join(part for part in (known.city, known.country) if part)),
        ("Time zone", row.zone if row.zone_known else ""),
        ("Source", known.source),
        ("Tags", ", ".join(known.tags)),
        ("Permission", "; ".join(one.wording for one in card.permissions if one.wording)),
        ("Notes", known.notes),
    ]
    return [(label, value) for label, value in pairs if value]
