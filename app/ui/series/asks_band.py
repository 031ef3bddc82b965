"""Series that wait for an answer: they ring for nobody, so Today names them until they have it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.phrases import count
from app.domain.series import SeriesAsk
from app.ui.parts.button import Button
from app.ui.parts.label import Label
from app.ui.parts.why_band import WhyBand


class AsksBand(QWidget):
    """Names the one that has waited longest; `answer_asked` carries its lead."""

    answer_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead_id: int | None = None
        self._band = WhyBand(icon="reply")
        self._more = Label("", "small", "ink2")
        self.answer = Button("Answer", "tonal", height=28)
        self.answer.clicked.connect(self._answer)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 0, 0)
        row.addWidget(self.answer)
        row.addWidget(self._more, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._band)
        column.addLayout(row)
        self.hide()

    def show_asks(self, asks: Sequence[SeriesAsk]) -> None:
        """Show those that wait, the longest waiting first; hides itself when none does."""
        self.setVisible(bool(asks))
        self._lead_id = asks[0].lead_id if asks else None
        if not asks:
            return
        first = asks[0]
        reason = f"{first.reason[:1].upper()}{first.reason[1:]}. How does “{first.title}” go on?"
        self._band.set_why(first.lead, reason)
        self.answer.setAccessibleName(f"Answer for {first.lead}")
        more = len(asks) - 1
        self._more.set_text(f"{count(more, 'series waits', 'series wait')} behind it" if more else "")

    def _answer(self) -> None:
        if self._lead_id is not None:
            self.answer_asked.emit(self._lead_id)
