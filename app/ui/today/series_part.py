"""The series of a lead: its name, how long it is, and a node for every touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.phrases import length
from app.domain.touch import Touch
from app.domain.words import SeriesState, TouchState
from app.ui.parts.button import Button
from app.ui.parts.label import Label
from app.ui.parts.series_strip import Node, SeriesStrip
from app.ui.parts.series_strip import State as NodeState
from app.ui.today.phrases import short_date_words
from app.ui.today.timeline import Seen

if TYPE_CHECKING:
    from app.domain.series import SeriesView


class SeriesPart(QWidget):
    """`asked` wants to see the series in the calendar, `edit_asked` to edit it or to answer it."""

    asked = Signal()
    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "bodys")
        self._length = Label("", "body", "ink2")
        show = Button("Show in calendar", "link", height=28)
        show.clicked.connect(self.asked)
        self.edit = Button("Edit series", "link", height=28)
        self.edit.clicked.connect(self.edit_asked)
        self._strip = SeriesStrip()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._length)
        head.addStretch(1)
        head.addWidget(self.edit)
        head.addWidget(show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._strip)

    def show_series(self, series: SeriesView | None, seen: Seen) -> None:
        """Show another series; hidden without one."""
        self.setVisible(series is not None and bool(series.touches))
        if series is None or not series.touches:
            return
        self._title.set_text(series.title)
        days = [touch.due_local.date() for touch in series.touches]
        waits = series.state in {SeriesState.ASKING, SeriesState.HELD}
        self._length.set_text(series.reason if waits else length(days), ink="warn" if waits else "ink2")
        self._length.setToolTip(series.reason)
        self.edit.setText("Answer" if series.state is SeriesState.ASKING else "Edit series")
        self.edit.setVisible(series.state is not SeriesState.ENDED)
        self.edit.updateGeometry()
        self._strip.set_nodes(nodes_of(series.touches, seen))


def nodes_of(touches: Sequence[Touch], seen: Seen) -> list[Node]:
    """The nodes of a strip; the first open touch is the current one."""
    nodes, found = [], False
    for touch in touches:
        state = _state(touch, seen, first=not found)
        found = found or state in {"current", "late"}
        day = touch.due_local.date()
        words = "Today" if day == seen.today and state in {"current", "late"} else short_date_words(day)
        nodes.append(Node(touch.channel.value, state, words))
    return nodes


def _state(touch: Touch, seen: Seen, *, first: bool) -> NodeState:
    if touch.state is TouchState.DONE:
        return "done"
    if touch.state in {TouchState.SKIPPED, TouchState.STOPPED}:
        return "skipped"
    if touch.state is TouchState.BLOCKED:
        return "blocked"
    if touch.state is TouchState.HELD:
        return "planned"  # it waits with its series, and is not late
    if touch.due_local.date() < seen.today:
        return "late"
    return "current" if first else "planned"
