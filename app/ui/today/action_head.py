"""The head of the action panel: what the touch is, when it is due, how to put it off."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.touch import Touch
from app.ui.parts.channel_tile import ChannelTile
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.menu import Menu
from app.ui.parts.split_button import SplitButton
from app.ui.series.menu import add_decisions, add_editing, add_news, add_rhythm
from app.ui.today.context import is_open
from app.ui.today.phrases import due_words, title_words
from app.ui.today.snooze_menu import SnoozeMenu
from app.ui.today.timeline import Seen


class ActionHead(QWidget):
    """`asked` carries "reschedule", "skip", "stop", "edit", "keep", an outcome that decides, or news.

    `snoozed` carries a naive wall time.
    """

    asked = Signal(str)
    snoozed = Signal(object)
    snooze_opening = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touch: Touch | None = None
        self._tile = ChannelTile(size=36)
        self._title = Label("", "h3")
        self._due = Label("", "small", "ink2")
        self.lead = IconButton("user", "About this lead")
        self.lead.setCheckable(True)
        self.lead.hide()
        self.snooze = SplitButton("Snooze")
        self.snooze.setToolTip("Snooze  S")
        self.snooze.clicked.connect(self.open_snooze)
        self.snooze.menu_asked.connect(self._on_menu_asked)
        self.more = IconButton("ellipsis", "More for this touch")
        self.more.clicked.connect(self._open_more)
        self.snooze_menu = SnoozeMenu(self)
        self.snooze_menu.chosen.connect(self.snoozed)
        self.snooze_menu.pick_asked.connect(self._on_pick)
        self.more_menu = Menu(self)
        self.more_menu.triggered.connect(self._on_act)
        self._lay_out()

    def show_touch(self, touch: Touch, seen: Seen, place: str, clock: str = "") -> None:
        """Show another touch; `place` is the city of the lead, empty for that of the zone.

        `clock` is what is left to answer a lead that asked ("Answer by 11:21, 39 min left"), else empty.
        """
        self._touch = touch
        self._tile.set_channel(touch.channel.value)
        self._title.set_text(title_words(touch))
        self._title.setToolTip(title_words(touch))
        words = clock or due_words(touch, seen.today, place)
        self._due.set_text(words, "danger" if clock else "ink2")
        self._due.setToolTip(words)
        for button in (self.snooze, self.more):
            button.setVisible(is_open(touch))

    def open_snooze(self) -> None:
        """Open the snooze menu under its button."""
        self.snooze_opening.emit()
        self.snooze_menu.open_under(self.snooze)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._due)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._tile)
        row.addSpacing(4)
        row.addLayout(words, 1)
        for button in (self.lead, self.snooze, self.more):
            row.addWidget(button)

    def _on_menu_asked(self, corner: QPoint) -> None:
        self.snooze_opening.emit()
        self.snooze_menu.open_at(corner)

    def _open_more(self) -> None:
        self.more_menu.clear()
        for branch in self.more_menu.findChildren(Menu):
            branch.deleteLater()
        self.more_menu.add("Reschedule", icon="calendar-clock", hint="R").setData("reschedule")
        self.more_menu.add("Skip", icon="skip-forward").setData("skip")
        add_news(self.more_menu)
        add_decisions(self.more_menu)
        self.more_menu.line()
        add_rhythm(self.more_menu)
        if self._touch is not None and self._touch.series_id is not None:
            add_editing(self.more_menu)
            self.more_menu.add("Stop series", icon="ban", danger=True).setData("stop")
        self.more_menu.open_under(self.more)

    def _on_pick(self) -> None:
        self.asked.emit("reschedule")

    def _on_act(self, action: QAction) -> None:
        if action.data():
            self.asked.emit(str(action.data()))
