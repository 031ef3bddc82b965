"""After days away: what they left is overdue, and a plan to catch up is at hand (design 4.11)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.absence_days import Absence
from app.ui.parts.button import Button
from app.ui.parts.icon_button import IconButton
from app.ui.parts.why_band import WhyBand


class BackBand(QWidget):
    """Shown until the plan is accepted, nothing is overdue any more, or it is closed for this run."""

    catch_up_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._closed_for: int | None = None
        self._absence: Absence | None = None
        self._band = WhyBand(icon="calendar-check", tone="warn")
        self.plan = Button("See the catch-up plan", "tonal", height=28)
        self.plan.clicked.connect(self.catch_up_asked)
        close = IconButton("x", "Close", size=28)
        close.clicked.connect(self._close)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 0, 0)
        row.addWidget(self.plan)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._band)
        column.addLayout(row)
        self.hide()

    def show_absence(self, absence: Absence | None, today: date) -> None:
        """Show what the rep has come back from; None hides it."""
        self._absence = absence
        self.setVisible(absence is not None and absence.id != self._closed_for)
        if absence is not None:
            rest = "What it left is overdue: promises first, the rest is spread over the next days."
            self._band.set_why(f"You were away {absence.said(today)}.", rest)

    def _close(self) -> None:
        self._closed_for = self._absence.id if self._absence else None
        self.hide()
