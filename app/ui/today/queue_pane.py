"""The left column: chips, the queue, what fell due while away, and the room that is left."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.queue import Queue
from app.ui.ahead.back_band import BackBand
from app.ui.parts.button import Button
from app.ui.parts.chip import Chip
from app.ui.parts.label import Label
from app.ui.parts.pane import Line
from app.ui.series.asks_band import AsksBand
from app.ui.today.away_band import AwayBand
from app.ui.today.phrases import plural
from app.ui.today.queue_list import QueueList
from app.ui.today.queue_rows import Order, Show, count_of, rows_of

_SHOWN = (Show.ALL, Show.CALLS, Show.WRITING)
_ORDER_WORDS = {Order.URGENCY: "Urgency", Order.TIME: "Time", Order.SCORE: "Score"}


class QueuePane(QWidget):
    """Shows a queue; `list` holds the choice. `cold_asked` wants to see the leads going cold."""

    filtered = Signal()
    cold_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue: Queue | None = None
        self._show = Show.ALL
        self._order = Order.URGENCY
        self.list = QueueList(self)
        self.away = AwayBand(self)
        self.away.hide()
        self.back, self.asks = BackBand(self), AsksBand(self)
        self._chips = QButtonGroup(self)
        self._sort = Button(_ORDER_WORDS[Order.URGENCY], "ghost", icon="arrow-up-down", height=28)
        self._sort.setToolTip("Change the order: by urgency (promises, who waits, score), time or score")
        self._sort.clicked.connect(self._on_sort)
        self._room = Label("", "bodym", icon="calendar-plus", icon_ink="accentink")
        self._next_day = Label("", "small", "ink2")
        self.choose = Button("Choose", "link", height=28)
        self.choose.setToolTip("Choose leads going cold to take up today")
        self.choose.clicked.connect(self.cold_asked)
        self.choose.hide()
        self._cold = 0
        self._lay_out()

    def show_queue(self, queue: Queue) -> None:
        """Show another state of the day; the chosen touch stays."""
        self._queue = queue
        for chip, show in zip(self._chips.buttons(), _SHOWN, strict=True):
            if isinstance(chip, Chip):
                chip.set_count(count_of(queue, show))
        self.list.show_rows(rows_of(queue, self._show, self._order), queue.zone)
        self._say_room(queue)

    def reveal(self, touch_id: int) -> bool:
        """Choose a touch, the chips widened if they hide it; False when it is not of today."""
        if self.list.choose(touch_id):
            return True
        self._chips.buttons()[0].click()
        return self.list.choose(touch_id)

    def show_only(self, show: Show) -> None:
        """Let only these touches through, as their chip does."""
        self._chips.buttons()[_SHOWN.index(show)].click()

    def show_cold(self, count: int) -> None:
        """Offer so many leads going cold where the day has room."""
        self._cold = count
        if self._queue is not None:
            self._say_room(self._queue)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 -- a Qt-like setter
        """Lower rows for a low window."""
        self.list.set_compact(compact)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_bar())
        column.addWidget(self.away)
        column.addWidget(self.back)
        column.addWidget(self.asks)
        column.addWidget(self.list, 1)
        column.addWidget(Line())
        column.addLayout(self._make_foot())

    def _make_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(19, 12, 12, 12)
        bar.setSpacing(6)
        for number, (show, word) in enumerate(zip(_SHOWN, ("All", "Calls", "Writing"), strict=True)):
            chip = Chip(word, count=0, checkable=True)
            chip.setChecked(show is Show.ALL)
            self._chips.addButton(chip, number)
            bar.addWidget(chip)
        self._chips.idClicked.connect(self._on_chip)
        bar.addStretch(1)
        bar.addWidget(self._sort)
        return bar

    def _make_foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 18, 20, 16)
        foot.setSpacing(2)
        inset = QHBoxLayout()
        inset.setContentsMargins(20, 0, 0, 0)
        inset.addWidget(self._next_day, 1)
        inset.addWidget(self.choose)
        foot.addWidget(self._room)
        foot.addLayout(inset)
        return foot

    def _say_room(self, queue: Queue) -> None:
        room = queue.capacity - queue.planned
        if room > 0:
            self._room.set_text(f"Room for {plural(room, 'more touch', 'more touches')} today", "ink1")
        elif room == 0:
            self._room.set_text(f"Today is full, {queue.planned} of {queue.capacity}", "ink1")
        else:
            self._room.set_text(f"More than a day holds, {queue.planned} of {queue.capacity}", "warn")
        self.choose.setVisible(room > 0 and self._cold > 0)
        if room > 0 and self._cold:
            are = "is" if self._cold == 1 else "are"
            self._next_day.set_text(f"{plural(self._cold, 'lead')} {are} going cold")
            return
        words = plural(queue.tomorrow, "touch", "touches") if queue.tomorrow else "Nothing"
        self._next_day.set_text(f"{words} planned for tomorrow")

    def _on_chip(self, number: int) -> None:
        self._show = _SHOWN[number]
        self._again()

    def _on_sort(self) -> None:
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._sort.updateGeometry()
        self._sort.setText(_ORDER_WORDS[self._order])
        self._again()

    def _again(self) -> None:
        if self._queue is not None:
            self.list.show_rows(rows_of(self._queue, self._show, self._order), self._queue.zone)
            self.filtered.emit()

    def now(self) -> datetime | None:
        """The UTC instant of the queue that is shown."""
        return self._queue.now if self._queue else None
