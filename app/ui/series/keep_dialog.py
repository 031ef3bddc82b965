"""Keeping in touch: every so many weeks or months, counted from the last real contact."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.keep_in_touch import Every, Rhythm, Rule, Warmth
from app.domain.phrases import day
from app.domain.words import Channel
from app.ui.parts.button import Button
from app.ui.parts.channel_tile import channel_icon, channel_ink, channel_words
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.segmented import Segmented
from app.ui.parts.select import Option, Select
from app.ui.parts.text_field import ErrorLine, TextField

_UNITS = (Every.WEEKS, Every.MONTHS)
_MOST = {Every.WEEKS: 26, Every.MONTHS: 12}
_CHANNELS = (Channel.CALL, Channel.EMAIL, Channel.MESSAGE, Channel.LINKEDIN, Channel.MEETING, Channel.LETTER)
_WARMTH = {Warmth.FRESH: "", Warmth.DUE: ", due now", Warmth.LATE: ", past the latest day"}
FRESH = Rule(6, 8)


class KeepDialog(Dialog):
    """`kept` carries a Rule, `dropped` that the rule is to go."""

    kept = Signal(object)
    dropped = Signal()

    def __init__(self, lead: str, rhythm: Rhythm | None, today: date, parent: QWidget | None = None) -> None:
        super().__init__(f"Keep in touch with {lead}", parent, width=460)
        self._rhythm, self._today = rhythm, today
        rule = rhythm.rule if rhythm else FRESH
        self.unit = Segmented(["Weeks", "Months"], name="Unit", height=36)
        self.unit.choose(_UNITS.index(rule.unit))
        self.unit.chosen.connect(self._other_unit)
        self.ideal, self.latest = Select("Every"), Select("At the latest")
        self.channel = Select("Channel")
        self.channel.set_options([Option("", "As they prefer", "repeat"), *map(_option, _CHANNELS)])
        self.purpose = TextField("What it is for", name="Purpose")
        self._next, self._error = Label("", "small", "ink2", icon="calendar-clock"), ErrorLine()
        self._lay_out(f"Keep in touch with {lead}")
        self._fill(rule)

    def rule(self) -> Rule:
        """What is chosen."""
        channel = str(self.channel.value() or "")
        return Rule(
            int(str(self.ideal.value())),
            int(str(self.latest.value())),
            _UNITS[self.unit.index()],
            Channel(channel) if channel else None,
            self.purpose.text().strip(),
        )

    def _lay_out(self, title: str) -> None:
        self.body.addWidget(Label(title, "h2"))
        self.body.addWidget(
            Para("One touch at a time, planned from the last real contact; a call nobody took is none.")
        )
        grid = QGridLayout()
        grid.setSpacing(8)
        pairs = (("Every", self.ideal), ("At the latest", self.latest), ("By", self.channel))
        for line, (words, field) in enumerate(pairs):
            grid.addWidget(Label(words, "small", "ink2"), line, 0)
            grid.addWidget(field, line, 1)
        grid.addWidget(self.unit, 0, 2)
        grid.addWidget(Label("For", "small", "ink2"), len(pairs), 0)
        grid.addWidget(self.purpose, len(pairs), 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self._next)
        self.body.addWidget(self._error)
        for field in (self.ideal, self.latest):
            field.chosen.connect(self._chosen)
        if self._rhythm is not None:
            drop = Button("Stop keeping in touch", "ghost", height=40)
            drop.clicked.connect(self._drop)
            self.footer.add_left(drop)
        cancel = Button("Cancel", "ghost", height=40)
        cancel.clicked.connect(self.reject)
        self.button = Button("Keep in touch", "primary", height=40)
        self.button.clicked.connect(self._take)
        self.footer.add_right(cancel)
        self.footer.add_right(self.button)

    def _fill(self, rule: Rule) -> None:
        self._offer(rule.unit)
        self.ideal.choose(rule.ideal)
        self.latest.choose(rule.latest)
        self.channel.choose(rule.channel.value if rule.channel else "")
        self.purpose.setText(rule.purpose)
        self._say_next()

    def _offer(self, unit: Every) -> None:
        options = [Option(number, _words(number, unit)) for number in range(1, _MOST[unit] + 1)]
        for field in (self.ideal, self.latest):
            field.set_options(options)

    def _other_unit(self, index: int) -> None:
        self._offer(_UNITS[index])
        self._say_next()

    def _chosen(self, _value: object) -> None:
        if int(str(self.latest.value())) < int(str(self.ideal.value())):
            self.latest.choose(self.ideal.value())
        self._say_next()

    def _say_next(self) -> None:
        rule = self.rule()
        last = self._rhythm.last if self._rhythm else self._today
        ideal, latest = rule.ideal_day(last), rule.latest_day(last)
        warmth = _WARMTH[rule.warmth(last, self._today)]
        words = f"Next about {day(ideal, self._today)}, {day(latest, self._today)} at the latest{warmth}"
        self._next.set_text(words)

    def _take(self) -> None:
        if not self.purpose.text().strip():
            self.purpose.set_wrong(True)
            self._error.say("Say in a few words what it is for")
            return
        self.kept.emit(self.rule())
        self.accept()

    def _drop(self) -> None:
        self.dropped.emit()
        self.accept()


def _option(channel: Channel) -> Option:
    return Option(channel.value, channel_words(channel), channel_icon(channel), channel_ink(channel))


def _words(number: int, unit: Every) -> str:
    return f"{number} {unit.value if number != 1 else unit.value.removesuffix('s')}"
