"""The bar over the calendar: where in time, which channels, week or month."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.words import Channel
from app.ui.look import brush_on, draw_box, draw_icon, draw_ring
from app.ui.parts.button import Button
from app.ui.parts.channel_tile import channel_ground, channel_icon, channel_ink, channel_words
from app.ui.parts.check_box import CheckBox
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.pressable import Pressable
from app.ui.parts.segmented import Segmented

_SHOWN = (Channel.CALL, Channel.EMAIL, Channel.MESSAGE, Channel.LINKEDIN, Channel.MEETING)


class ChannelSwitch(Pressable):
    """A channel of the legend; off hides its entries. Its ground goes, its tooltip says so."""

    def __init__(self, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.channel = channel
        self.setCheckable(True)
        self.setChecked(True)
        self._tell(on=True)
        self.toggled.connect(self._told)

    def _told(self, on: bool) -> None:  # noqa: FBT001 -- a slot
        self._tell(on=on)

    def _tell(self, *, on: bool) -> None:
        words = f"{channel_words(self.channel)}: {'shown' if on else 'hidden'}"
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, on = brush_on(self), self.isChecked()
        ground, ink = channel_ground(self.channel), channel_ink(self.channel)
        draw_box(painter, self.box(), 8, ground if on else None, None if on else "line2")
        draw_icon(painter, channel_icon(self.channel), 7, 7, 14, ink if on else "ink3")
        if self.hasFocus():
            draw_ring(painter, self.box(), 8)


class CalendarBar(QWidget):
    """Signals: `step_asked` -1 or 1, `today_asked`, `hidden_changed` channels, `view_chosen` 0 or 1."""

    step_asked = Signal(int)
    today_asked = Signal()
    hidden_changed = Signal(object)
    best_changed = Signal(bool)
    view_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("chevron-left", "Earlier", keys="PgUp")
        self.today = Button("Today")
        self.today.setToolTip("Today  T")
        self.ahead = IconButton("chevron-right", "Later", keys="PgDown")
        self.title, self.week = Label("", "h2"), Label("", "body", "ink3")
        self.channels = [ChannelSwitch(channel) for channel in _SHOWN]
        self.best = CheckBox("Best for calls")
        self.view = Segmented(["Week", "Month"], name="View")
        self.view.setToolTip("Week  W, month  M")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(8)
        for part in (self.back, self.today, self.ahead):
            line.addWidget(part)
        line.addSpacing(12)
        line.addWidget(self.title)
        line.addWidget(self.week)
        line.addStretch(1)
        for switch in self.channels:
            line.addWidget(switch)
        line.addSpacing(6)
        line.addWidget(self.best)
        line.addSpacing(8)
        line.addWidget(self.view)

    def _connect(self) -> None:
        self.back.clicked.connect(self._step_back)
        self.ahead.clicked.connect(self._step_ahead)
        self.today.clicked.connect(self.today_asked)
        self.best.toggled.connect(self.best_changed)
        self.view.chosen.connect(self.view_chosen)
        for switch in self.channels:
            switch.toggled.connect(self._tell_hidden)

    def tell(self, title: str, week: str) -> None:
        """Show what stretch is in view."""
        self.title.set_text(title)
        self.week.set_text(week)
        self.week.setVisible(bool(week))

    def _step_back(self) -> None:
        self.step_asked.emit(-1)

    def _step_ahead(self) -> None:
        self.step_asked.emit(1)

    def _tell_hidden(self) -> None:
        hidden = frozenset(switch.channel for switch in self.channels if not switch.isChecked())
        if Channel.MEETING in hidden:
            hidden |= {Channel.LETTER}  # has no switch of its own
        self.hidden_changed.emit(hidden)
