"""What follows this touch, with its date and reason (design 4.14)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.edits import leading
from app.domain.touch import Touch
from app.ui.parts.button import Button
from app.ui.parts.channel_tile import ChannelTile
from app.ui.parts.label import Label
from app.ui.today.phrases import (
    CHANNELS,
    clock_words,
    date_words,
    is_single,
    long_date_words,
    lower_first,
)
from app.ui.today.timeline import Seen


class NextStep(QWidget):
    """`change_asked` wants another date for it."""

    change_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile = ChannelTile()
        self._title = Label("", "bodys")
        self._why = Label("", "small", "ink2")
        self.change = Button("Change")
        self.change.clicked.connect(self.change_asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._tile)
        row.addLayout(words, 1)
        row.addWidget(self.change)

    def text(self) -> str:
        """The words shown."""
        return self._title.text()

    def show_touch(self, touch: Touch | None, seen: Seen) -> None:
        """Show what follows; None says that nothing does."""
        self.change.setVisible(touch is not None)
        self._tile.setVisible(touch is not None)
        if touch is None:
            self._title.set_text("Nothing is planned after this")
            self._why.set_text("You choose what comes next when you save")
            return
        local = touch.due_local
        self._tile.set_channel(touch.channel.value)
        day = long_date_words(local.date(), seen.today)
        what = f"{lower_first(CHANNELS[touch.channel])}, {day}, {clock_words(local)}"
        brief = f"{lower_first(CHANNELS[touch.channel])}, {date_words(local.date(), seen.today)}"
        self._title.set_text(f"Next step: {what}", short=f"Next: {brief}, {clock_words(local)}")
        place = "" if is_single(touch) else f"Touch {touch.number}, "
        self._why.set_text(place + (leading(touch.why) or touch.purpose))
        for label in (self._title, self._why):
            label.setToolTip(label.text())
