"""The next touch of the lead in the drawer: when, here and there, why, and Start."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.lead import LeadRow
from app.domain.phrases import clock
from app.domain.touch import Touch
from app.ui.leads.words import is_late, next_words, when
from app.ui.look import brush_on, draw_box
from app.ui.parts.button import Button
from app.ui.parts.channel_tile import ChannelTile, channel_words
from app.ui.parts.label import Label
from app.ui.parts.para import Para, Run


class TouchCard(QWidget):
    """`start_asked` carries the touch; `log_asked` comes from a lead that has no next step."""

    start_asked = Signal(int)
    log_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touch_id = 0
        self.tile = ChannelTile("email", 28)
        self.head = Label("", "bodys")
        self.below = Label("", "small", "ink2")
        self.start = Button("Start", "primary")
        self.why = Para("", "small")
        self._ground = "accents"
        self.start.clicked.connect(self._start)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.head)
        words.addWidget(self.below)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.tile)
        line.addLayout(words, 1)
        line.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addLayout(line)
        column.addWidget(self.why)

    def show_touch(self, row: LeadRow, touch: Touch | None, now: datetime, zone: str) -> None:
        """Show this touch, or what the lead rests in."""
        self._touch_id = 0 if touch is None else touch.id
        self.tile.setVisible(touch is not None)
        self.why.setVisible(touch is not None)
        self.start.setText("Start" if touch is not None else "Log meeting")
        self._ground = "accents"
        if touch is None:
            self._ground = "warns" if next_words(row, now, zone) == "No next step" else "sunken"
            self.head.set_text(next_words(row, now, zone), "ink1")
            self.below.set_text("Log a meeting or start a series")
        else:
            late = row.next_touch is not None and is_late(row.next_touch, now, zone)
            self._say(touch, now, zone, late=late)
        self.updateGeometry()
        self.update()

    def _say(self, touch: Touch, now: datetime, zone: str, *, late: bool) -> None:
        date = when(touch.due.utc, now, zone)
        date = date[0].lower() + date[1:] if date.startswith("To") else date
        self.tile.set_channel(touch.channel)
        self.head.set_text(f"{channel_words(touch.channel)}, {date}", "danger" if late else "ink1")
        there = f"{clock(touch.lead_local.time())} there, " if touch.lead_zone_known else ""
        place = f"touch {touch.number} of {touch.of}" if touch.series_id is not None else "single touch"
        self.below.set_text(f"{there}{place}" if there else place.capitalize())
        self.why.set_runs(_why(touch))

    def _start(self) -> None:
        if self._touch_id:
            self.start_asked.emit(self._touch_id)
        else:
            self.log_asked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_box(brush_on(self), QRectF(self.rect()), 8, self._ground)


def _why(touch: Touch) -> list[Run]:
    """The rule in bold, the adjustments after it."""
    if not touch.why:
        return [Run(touch.purpose, "small", "ink2")]
    first, *rest = (reason.text[0].upper() + reason.text[1:] for reason in touch.why)
    runs = [Run(f"{first}. ", "smalls", "ink1")]
    return runs + [Run(f"{text}. ", "small", "ink2") for text in rest]
