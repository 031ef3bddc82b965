"""What each edit of a series asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cadence import Cadence
from app.domain.keep_in_touch import Every, later
from app.domain.phrases import business_days, day
from app.domain.series import SeriesView
from app.domain.series_edit import Edit, Insert, Move, Pause, Renew, Resume, Shift, Skip, Stretch
from app.domain.touch import Touch
from app.domain.words import Channel
from app.ui.parts.channel_tile import channel_icon, channel_ink, channel_words
from app.ui.parts.date_field import DateField
from app.ui.parts.moment_field import MomentField
from app.ui.parts.para import Para
from app.ui.parts.segmented import Segmented
from app.ui.parts.select import Option, Select
from app.ui.parts.text_field import TextField
from app.ui.series.rows import CLOSED

_SHIFTS = (*range(-10, 0), *range(1, 21))
_MONTHS = (1, 2, 3, 6, 12)
_CHANNELS = (Channel.CALL, Channel.EMAIL, Channel.MESSAGE, Channel.LINKEDIN, Channel.MEETING, Channel.LETTER)


class Form(QWidget):
    """Fields of one edit; `changed` when they say something else."""

    changed = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(Para(words))

    def edit(self) -> Edit | None:
        """What is asked for; None while something is missing."""
        raise NotImplementedError

    def missing(self) -> str:
        """What is missing, in words."""
        return ""

    def row(self, *widgets: QWidget) -> None:
        """Put widgets side by side."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget in widgets:
            line.addWidget(widget)
        self.column.addLayout(line)

    def _tell(self, _value: object = None) -> None:
        self.changed.emit()


class ShiftForm(Form):
    """All that is open, by business days."""

    def __init__(self) -> None:
        super().__init__("All open touches move together; promises and appointments stay.")
        self.days = Select("Move by")
        self.days.set_options([Option(number, _shift_words(number)) for number in _SHIFTS])
        self.days.choose(5)
        self.days.chosen.connect(self._tell)
        self.row(self.days)

    def edit(self) -> Edit | None:
        return Shift(int(str(self.days.value())))


class StretchForm(Form):
    """To another length."""

    def __init__(self, today: date, last: date) -> None:
        super().__init__("The last touch falls on this day; the distances grow or shrink with it.")
        self._today = today
        names = [f"{number} mo" for number in _MONTHS]
        self.months = Segmented(names, name="Length in months", height=36)
        self.months.choose(-1)
        self.months.chosen.connect(self._choose)
        self.last = DateField("Last touch on", today, value=last)
        self.last.changed.connect(self._pick)
        self.row(self.last, self.months)

    def edit(self) -> Edit | None:
        last = self.last.value()
        return Stretch(last) if last is not None else None

    def _choose(self, index: int) -> None:
        self.last.set_value(later(self._today, _MONTHS[index], Every.MONTHS))
        self.changed.emit()

    def _pick(self, _day: object) -> None:
        self.months.choose(-1)
        self.changed.emit()


class PauseForm(Form):
    """Held, with a reason, until a day or until it is resumed."""

    def __init__(self, today: date) -> None:
        super().__init__(
            "Nothing rings meanwhile. On going on the remaining delays count, never the backlog."
        )
        self.reason = TextField("Reason, such as budget round", name="Reason for the pause")
        self.reason.textChanged.connect(self._tell)
        self.how = Segmented(["Until a day", "Until I resume it"], name="How long", height=36)
        self.until = DateField("Until", today, value=today + timedelta(days=14))
        self.how.chosen.connect(self._choose)
        self.until.changed.connect(self._tell)
        self.column.addWidget(self.reason)
        self.row(self.how, self.until)

    def edit(self) -> Edit | None:
        reason = self.reason.text().strip()
        until = self.until.value() if self.how.index() == 0 else None
        return Pause(reason, until) if reason else None

    def missing(self) -> str:
        return "Say in a few words why"

    def _choose(self, index: int) -> None:
        self.until.setEnabled(index == 0)
        self.changed.emit()


class ResumeForm(Form):
    """Going on after a hold."""

    def __init__(self, series: SeriesView) -> None:
        super().__init__(f"It waits: {series.reason}. The touches keep the distance they had.")

    def edit(self) -> Edit | None:
        return Resume()


class InsertForm(Form):
    """One more touch, at a time of one's own."""

    def __init__(self, now: datetime) -> None:
        super().__init__("It stays at the time you choose.")
        self.channel = Select("Channel")
        options = [Option(one, channel_words(one), channel_icon(one), channel_ink(one)) for one in _CHANNELS]
        self.channel.set_options(options)
        self.channel.chosen.connect(self._tell)
        nine = (now + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
        self.due = MomentField("When", now.date(), value=nine)
        self.due.changed.connect(self._tell)
        self.purpose = TextField("What it is for", name="Purpose")
        self.purpose.textChanged.connect(self._tell)
        self.row(self.channel, self.due)
        self.column.addWidget(self.purpose)

    def edit(self) -> Edit | None:
        due = self.due.value()
        channel = Channel(str(self.channel.value()))
        return Insert(channel, due, self.purpose.text().strip()) if due is not None else None


class MoveForm(Form):
    """One touch to another time."""

    def __init__(self, touches: Sequence[Touch], today: date) -> None:
        super().__init__("The others stay where they are.")
        self._times = {touch.id: touch.due_local for touch in touches}
        self.touch = touch_select(touches, today)
        self.touch.chosen.connect(self._choose)
        self.due = MomentField("To", today, value=touches[0].due_local if touches else None)
        self.due.changed.connect(self._tell)
        self.row(self.touch, self.due)

    def edit(self) -> Edit | None:
        due, touch_id = self.due.value(), self.touch.value()
        if due is None or not isinstance(touch_id, int) or due == self._times[touch_id]:
            return None
        return Move(touch_id, due)

    def missing(self) -> str:
        return "Choose another time"

    def _choose(self, touch_id: object) -> None:
        if isinstance(touch_id, int):
            self.due.set_value(self._times[touch_id])
        self.changed.emit()


class SkipForm(Form):
    """One touch left out, with a reason."""

    def __init__(self, touches: Sequence[Touch], today: date) -> None:
        super().__init__("The series goes on with its next touch.")
        self.touch = touch_select(touches, today)
        self.touch.chosen.connect(self._tell)
        self.reason = TextField("Reason, such as they called", name="Reason for leaving it out")
        self.reason.textChanged.connect(self._tell)
        self.row(self.touch, self.reason)

    def edit(self) -> Edit | None:
        touch_id, reason = self.touch.value(), self.reason.text().strip()
        return Skip(touch_id, reason) if isinstance(touch_id, int) and reason else None

    def missing(self) -> str:
        return "Say in a few words why"


class RenewForm(Form):
    """The newest version of its cadence."""

    def __init__(self, series: SeriesView, newest: Cadence) -> None:
        super().__init__(
            f"“{newest.title}” is at version {newest.version}; this series follows version {series.version}."
            " What was done stays done."
        )
        self._version = newest.version

    def edit(self) -> Edit | None:
        return Renew(self._version)


def touch_select(touches: Sequence[Touch], today: date) -> Select:
    """Return a choice among touches."""
    found = Select("Touch")
    found.set_options([_option(touch, today) for touch in touches])
    return found


def open_touches(series: SeriesView) -> tuple[Touch, ...]:
    """Return the touches a person still has to act on."""
    return tuple(touch for touch in series.touches if touch.state not in CLOSED)


def _option(touch: Touch, today: date) -> Option:
    words = f"{touch.number}  {day(touch.due_local.date(), today)}"
    return Option(touch.id, words, channel_icon(touch.channel), channel_ink(touch.channel), touch.purpose)


def _shift_words(number: int) -> str:
    return f"{business_days(abs(number))} {'later' if number > 0 else 'earlier'}"
