"""While you were away: what fell due when the program was off, shown first thing."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.moment import wall_time
from app.domain.reminder import Reminder
from app.ui.parts.button import Button
from app.ui.parts.icon_button import IconButton
from app.ui.parts.para import Para
from app.ui.parts.why_band import WhyBand
from app.ui.today.phrases import clock_words, day_words, plural

_NAMED = 3


class AwayBand(QWidget):
    """Names what fell due; `opened` carries the id of the first of them."""

    opened = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: int | None = None
        self._band = WhyBand(icon="bell-ring", tone="warn")
        self._names = Para("", "small")
        start = Button("Start with the first", "tonal", height=28)
        start.clicked.connect(self._on_start)
        close = IconButton("x", "Close", size=28)
        close.clicked.connect(self._on_close)
        row = QHBoxLayout()
        row.addWidget(start)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._band)
        column.addWidget(self._names)
        column.addLayout(row)

    def show_away(self, since: datetime, touches: Sequence[Reminder], now: datetime, zone: str) -> None:
        """Show what fell due since the UTC instant `since`; hides itself when nothing did."""
        self._first = touches[0].touch if touches else None
        self.setVisible(bool(touches))
        if not touches:
            return
        local, today = wall_time(since, zone), wall_time(now, zone).date()
        when = day_words(local.date(), today)
        when = when.lower() if when in {"Today", "Yesterday"} else when
        fell = f"{plural(len(touches), 'touch', 'touches')} fell due"
        self._band.set_why("While you were away", f"since {when}, {clock_words(local)}: {fell}.")
        names = [touch.lead for touch in touches[:_NAMED]]
        more = len(touches) - len(names)
        self._names.set_text(", ".join(names) + (f" and {more} more" if more else ""))

    def _on_start(self) -> None:
        first = self._first
        self._on_close()
        if first is not None:
            self.opened.emit(first)

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
