"""The panel beside the week: the series of the selected touch, and what needs a new time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.phrases import length
from app.domain.touch import Touch
from app.ui.calendar.entries import is_late
from app.ui.calendar.pieces import SeriesLine, SlotLine
from app.ui.calendar.reads import Chosen
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.pane import Line, Pane
from app.ui.parts.scroll import Scroll
from app.ui.parts.section_header import SectionHeader

_SLOTS = 4
"""Overdue touches shown at most; their number is said in full."""


class SidePanel(Pane):
    """The series and the overdue ones.

    Signals:
        slot_asked, chosen: A touch.
        closed: The cross was pressed.
        dragged, dropped: An overdue touch and a global point.
    """

    slot_asked = Signal(int)
    chosen = Signal(int)
    closed = Signal()
    dragged = Signal(object, QPoint)
    dropped = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Series")
        self.name_label, self.about = Label("", "h2"), Label("", "small", "ink2")
        self.leave = IconButton("x", "Close", size=28, keys="Esc")
        self.leave.clicked.connect(self.closed)
        self.slots_head = SectionHeader("Needs a new slot", ink="ink1")
        self.slots_hint = Label("Drag it onto a free hour, or press it", "small", "ink2")
        self._rule = Line()
        self._series, self._slots = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name_label)
        names.addWidget(self.about)
        head = QHBoxLayout()
        head.addLayout(names, 1)
        head.addWidget(self.leave)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._series)
        column.addStretch(1)
        self._series.setSpacing(0)
        self._slots.setSpacing(6)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(8)
        self.column.addLayout(head)
        self.column.addSpacing(8)
        self.column.addWidget(Scroll(content), 1)
        self.column.addWidget(self._rule)
        self.column.addWidget(self.slots_head)
        self.column.addLayout(self._slots)
        self.column.addWidget(self.slots_hint)

    def show_touch(self, touch: Touch | None, chosen: Chosen | None, now: datetime) -> None:
        """Show the series of a touch; `now` is the rep's wall time."""
        empty_layout(self._series)
        series = chosen.series if chosen is not None else None
        self.leave.setVisible(touch is not None)
        if touch is None:
            self.name_label.set_text("Nothing selected")
            self.about.set_text("Select a touch to see its series")
            return
        touches = series.touches if series is not None else (touch,)
        title = series.title if series is not None else "Single touch"
        self.name_label.set_text(touch.lead)
        days = [one.due_local.date() for one in touches]
        self.about.set_text(f"{title}, {length(days)}" if series is not None else title)
        for one in touches:
            late = one.done_at is None and is_late(one.due_local, now)
            line = SeriesLine(one, now.date(), last=one is touches[-1], late=late)
            line.clicked.connect(self._choose)
            self._series.addWidget(line)

    def show_overdue(self, overdue: Sequence[Touch], today: date) -> None:
        """List what is overdue on the rep's date `today`, wherever it stands."""
        empty_layout(self._slots)
        for part in (self._rule, self.slots_head, self.slots_hint):
            part.setVisible(bool(overdue))
        self.slots_head.set_count(len(overdue))
        for touch in overdue[:_SLOTS]:
            line = SlotLine(touch, today)
            line.clicked.connect(self._ask_slot)
            line.dragged.connect(self._drag)
            line.dropped.connect(self._drop)
            self._slots.addWidget(line)

    def _choose(self) -> None:
        line = self.sender()
        if isinstance(line, SeriesLine):
            self.chosen.emit(line.touch.id)

    def _drag(self, spot: QPoint) -> None:
        line = self.sender()
        if isinstance(line, SlotLine):
            self.dragged.emit(line.touch, spot)

    def _drop(self, spot: QPoint) -> None:
        line = self.sender()
        if isinstance(line, SlotLine):
            self.dropped.emit(line.touch, spot)

    def _ask_slot(self) -> None:
        line = self.sender()
        if isinstance(line, SlotLine):
            self.slot_asked.emit(line.touch.id)
