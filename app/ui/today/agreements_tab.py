"""All agreements with a lead: open ones first; a press marks one kept, or open again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.activity import Agreement
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.label import Label
from app.ui.today.timeline import Seen, line_of


class AgreementsTab(QWidget):
    """`pressed` carries the agreement whose state should turn."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agreements: dict[int, Agreement] = {}
        self._lines = QButtonGroup(self)
        self._lines.setExclusive(False)
        self._lines.idClicked.connect(self._on_line)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(6)

    def show_agreements(self, agreements: Sequence[Agreement], seen: Seen) -> None:
        """Show other agreements."""
        for line in self._lines.buttons():
            self._lines.removeButton(line)
        empty_layout(self._column)
        self._agreements = {one.id: one for one in agreements}
        if not agreements:
            self._column.addWidget(Label("Nothing is agreed yet", "body", "ink3"))
        else:
            self._column.addWidget(Label("Press a line when it is kept", "small", "ink3"))
        for agreement in sorted(agreements, key=_open_first):
            line = line_of(agreement, seen)
            self._lines.addButton(line, agreement.id)
            self._column.addWidget(line)
        self._column.addStretch(1)

    def _on_line(self, agreement_id: int) -> None:
        self.pressed.emit(self._agreements[agreement_id])


def _open_first(agreement: Agreement) -> tuple[bool, float]:
    due = agreement.due.timestamp() if agreement.due else float("inf")
    return agreement.kept_at is not None, due
