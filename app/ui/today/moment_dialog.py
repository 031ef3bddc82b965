"""A date and a time of one's own, with the time where the lead is."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.moment import resolve
from app.domain.touch import Touch
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.moment_field import MomentField
from app.ui.parts.text_field import ErrorLine
from app.ui.today.phrases import city_of, clock_words, date_words


class MomentDialog(Dialog):
    """`taken` carries the naive wall time where the rep is; a time that is past is refused in words."""

    taken = Signal(object)

    def __init__(self, title: str, act: str, touch: Touch, now: datetime, parent: QWidget) -> None:
        super().__init__(title, parent, width=440)
        self._touch, self._now = touch, now
        start = max(touch.due_local, now.replace(second=0, microsecond=0))
        self.field = MomentField("When", now.date(), value=start)
        self.field.changed.connect(self._say_there)
        self._there = Label("", "small", "ink2", icon="globe")
        self._error = ErrorLine()
        self.body.addWidget(Label(title, "h2"))
        self.body.addWidget(self.field)
        self.body.addWidget(self._there)
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        cancel = Button("Cancel", "ghost", height=40)
        cancel.clicked.connect(self.reject)
        self.button = Button(act, "primary", height=40)
        self.button.clicked.connect(self._take)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._take)
        self.footer.add_right(cancel)
        self.footer.add_right(self.button)
        self._say_there()
        self.field.setFocus()

    def _say_there(self) -> None:
        wall = self.field.value()
        self._error.say("")
        city = city_of(self._touch.lead_zone)
        self._there.setVisible(bool(wall and city and self._touch.lead_zone_known))
        if wall:
            there = resolve(wall, self._touch.zone).seen_from(self._touch.lead_zone)
            day = date_words(there.date(), self._now.date())
            self._there.set_text(f"{day}, {clock_words(there)} in {city}")

    def _take(self) -> None:
        wall = self.field.value()
        if wall is None or wall <= self._now:
            self._error.say("That time is past; pick a later one")
            self.field.setFocus()
            return
        self.taken.emit(wall)
        self.accept()
