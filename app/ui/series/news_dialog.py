"""What happened with a lead outside the plan, with what has to be known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.parts.button import Button
from app.ui.parts.date_field import DateField
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.moment_field import MomentField
from app.ui.parts.para import Para
from app.ui.parts.segmented import Segmented
from app.ui.parts.text_field import ErrorLine, TextField

_SOON, _NINE = timedelta(days=7), 9


class News(StrEnum):
    """What may be told."""

    REPLIED = "replied"
    BOOKED = "booked"
    OUT_OF_OFFICE = "out-of-office"
    COLLEAGUE = "colleague"
    BOUNCED = "bounced"


TITLES = {
    News.REPLIED: ("They replied", "The series waits until you say how it goes on.", "Note the reply"),
    News.BOOKED: (
        "A meeting is booked",
        "It gets its reminder letter the working day before; the series asks how it goes on.",
        "Book the meeting",
    ),
    News.OUT_OF_OFFICE: (
        "They are out of office",
        "The series is held until a working day after they are back.",
        "Hold the series",
    ),
    News.COLLEAGUE: (
        "A colleague answered",
        "The series is held until you ask again.",
        "Hold the series",
    ),
    News.BOUNCED: (
        "E-mail came back",
        "Mail steps are blocked until there is another address; calls go on.",
        "Block mail steps",
    ),
}
ICONS = {
    News.REPLIED: "reply",
    News.BOOKED: "calendar-check",
    News.OUT_OF_OFFICE: "coffee",
    News.COLLEAGUE: "users",
    News.BOUNCED: "mail-x",
}
_HINTS = {
    News.REPLIED: "What they wrote, in short",
    News.BOOKED: "What it is about",
    News.BOUNCED: "What the mail server said",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: `until` for an absence, `at` (the rep's wall time) for a meeting."""

    news: News
    said: str = ""
    until: date | None = None
    at: datetime | None = None


class NewsDialog(Dialog):
    """`told` carries a Told."""

    told = Signal(object)

    def __init__(self, news: News, lead: str, now: datetime, parent: QWidget | None = None) -> None:
        title, text, act = TITLES[news]
        super().__init__(f"{title}: {lead}", parent, width=460)
        self._news, self._now = news, now
        today = now.date()
        self.body.addWidget(Label(f"{title}: {lead}", "h2"))
        self.body.addWidget(Para(text))
        self.how = Segmented(["Until a day", "Nobody knows"], name="How long", height=36)
        self.until = DateField("Back on", today, value=today + _SOON)
        self.at = MomentField("When", today, value=_tomorrow(now))
        self.said = TextField(_HINTS.get(news, "What was said"), name="In a few words")
        self._error = ErrorLine()
        if news in {News.OUT_OF_OFFICE, News.COLLEAGUE}:
            self.body.addWidget(self.how)
            self.body.addWidget(self.until)
            self.how.chosen.connect(self._dated)
        if news is News.BOOKED:
            self.body.addWidget(self.at)
        self.body.addWidget(self.said)
        self.body.addWidget(self._error)
        cancel = Button("Cancel", "ghost", height=40)
        cancel.clicked.connect(self.reject)
        self.button = Button(act, "primary", height=40)
        self.button.clicked.connect(self._take)
        self.said.returnPressed.connect(self._take)
        self.footer.add_right(cancel)
        self.footer.add_right(self.button)

    def _dated(self, index: int) -> None:
        self.until.setVisible(index == 0)

    def _take(self) -> None:
        until = self.until.value() if self.how.index() == 0 else None
        if self._news in {News.OUT_OF_OFFICE, News.COLLEAGUE}:
            if until is not None and until < self._now.date():
                self._error.say("That day is past; pick a later one")
                return
        else:
            until = None
        at = self.at.value() if self._news is News.BOOKED else None
        if self._news is News.BOOKED and (at is None or at <= self._now):
            self._error.say("That time is past; pick a later one")
            return
        self.told.emit(Told(self._news, self.said.text().strip(), until, at))
        self.accept()


def _tomorrow(now: datetime) -> datetime:
    return (now + timedelta(days=1)).replace(hour=_NINE, minute=0, second=0, microsecond=0)
