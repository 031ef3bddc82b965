"""Page 2: what comes next, and whether one may follow up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dates import END_OF_DAY
from app.domain.lead import LeadRow
from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.words import Channel, NextStep, Owner, Permission
from app.ui.meeting.field_label import FieldLabel
from app.ui.meeting.phrases import CHANNELS
from app.ui.meeting.remind_field import RemindField
from app.ui.parts.channel_tile import channel_icon, channel_ink
from app.ui.parts.label import Label
from app.ui.parts.moment_field import MomentField
from app.ui.parts.option_card import OptionCard
from app.ui.parts.pane import Line
from app.ui.parts.segmented import Segmented
from app.ui.parts.select import Option, Select
from app.ui.parts.text_field import ErrorLine, TextField
from app.ui.parts.why_band import WhyBand

_STEPS = (
    (NextStep.I_SEND, "I send something", "A file or an answer, by a date", "send", "I"),
    (NextStep.WE_MEET, "We meet again", "Date agreed in the meeting", "calendar-check", "W"),
    (NextStep.THEY_COME_BACK, "They come back to me", "I check in if they do not", "corner-up-left", "T"),
    (NextStep.NONE_YET, "No next step yet", "The lead stays on your list", "circle-help", "X"),
)
_PROMISED = frozenset({NextStep.I_SEND, NextStep.THEY_COME_BACK})
_ASKED = (Permission.GIVEN, Permission.NOT_ASKED, Permission.REFUSED)
_ASKED_WORDS = ("Yes, they said so", "Not asked", "No")
_ASKED_KEYS = ("Alt+Y", "Alt+N", "Alt+O")
_BANDS = {
    Permission.GIVEN: (
        "With their yes, the series can start.",
        "Their words and the date are kept with the lead.",
        "shield-check",
        "accent",
    ),
    Permission.NOT_ASKED: (
        "Not asked yet: the series is planned all the same.",
        "Ask at the next talk; a no stops everything.",
        "shield",
        "warn",
    ),
    Permission.REFUSED: (
        "No means no.",
        "The meeting is saved, nothing is planned, and what was planned stops.",
        "shield-x",
        "danger",
    ),
}


def _channels(name: str) -> Select:
    select = Select(name)
    none = Option(None, "As planned", icon="list-checks")
    each = [
        Option(channel, CHANNELS[channel], icon=channel_icon(channel), icon_ink=channel_ink(channel))
        for channel in Channel
        if channel is not Channel.MEETING
    ]
    select.set_options([none, *each])
    return select


def _channel_of(select: Select) -> Channel | None:
    value = select.value()
    return value if isinstance(value, Channel) else None


def _at_a_time(agreement: NewAgreement) -> bool:
    return agreement.due is not None and agreement.due.time() != END_OF_DAY


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class NextStepPage(QWidget):
    """The next step, the permission, and how the lead wants to be reached (P3, P13, P14, P25)."""

    changed = Signal()

    def __init__(self, today: date, now: datetime | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = QButtonGroup(self)
        self.what = TextField("Slot plan for the Leith gate", name="What")
        self.by = MomentField("By", today)
        self.remind = RemindField(now or datetime.combine(today, time()))
        self.error = ErrorLine()
        self.asked = Segmented(_ASKED_WORDS, name="May you follow up", height=36)
        self.wording = TextField("“Write to me on Thursday, then call”", icon="quote", name="Their words")
        self.first = _channels("First channel")
        self.then = _channels("Then")
        self.best_time = TextField("Before 11, not on Mondays", name="Best time there")
        self.band = WhyBand()
        self._shortcuts: list[QShortcut] = []
        self._lead: LeadRow | None = None
        self._touched = False
        self._build()
        self._connect()
        self.set_step(NextStep.I_SEND)
        self._show_asked(1)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(0)
        column.addWidget(Label("What comes next, and may you follow up?", "h1"))
        column.addSpacing(2)
        column.addWidget(
            Label("One clear next step keeps the lead off the “No next step” list.", "body", "ink2")
        )
        column.addSpacing(20)
        column.addWidget(Label("Next step", "bodys"))
        column.addSpacing(10)
        column.addLayout(self._cards())
        column.addSpacing(13)
        self._fields = self._step_fields()
        column.addWidget(self._fields)
        column.addWidget(self.error)
        column.addSpacing(16)
        column.addWidget(Line())
        column.addSpacing(17)
        column.addLayout(self._permission_head())
        column.addSpacing(9)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self.asked, 0, Qt.AlignmentFlag.AlignLeft)
        asked.addWidget(self.wording, 1)
        column.addLayout(asked)
        column.addSpacing(13)
        self._reach = self._reach_fields()
        column.addWidget(self._reach)
        column.addSpacing(16)
        column.addWidget(self.band)
        column.addStretch(1)

    def _cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, (_, title, text, icon, key) in enumerate(_STEPS):
            card = OptionCard(title, text, icon=icon)
            card.setToolTip(f"Alt+{key}")
            self.cards.addButton(card, place)
            grid.addWidget(card, place // 2, place % 2)
            keys = QShortcut(QKeySequence(f"Alt+{key}"), self)
            keys.activated.connect(card.click)
            self._shortcuts.append(keys)
        return grid

    def _step_fields(self) -> QWidget:
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(FieldLabel("Wh&at", self.what), 0, 0)
        grid.addWidget(self.what, 1, 0)
        self._by_label = FieldLabel("&By", self.by)
        grid.addWidget(self._by_label, 0, 1)
        grid.addWidget(self.by, 1, 1)
        self._remind_label = FieldLabel("&Remind me", self.remind)
        grid.addWidget(self._remind_label, 0, 2)
        grid.addWidget(self.remind, 1, 2)
        self.by.setFixedWidth(216)
        self.remind.setFixedWidth(140)
        grid.setColumnStretch(0, 1)
        return fields

    def _permission_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(FieldLabel("May you follow &up?", self.asked, "bodys", "ink1"))
        head.addStretch(1)
        head.addWidget(Label("Kept with the lead, with date and wording", "small", "ink3"))
        for index, key in enumerate(_ASKED_KEYS):
            keys = QShortcut(QKeySequence(key), self)
            keys.activated.connect((self._yes, self._not_asked, self._no)[index])
            self._shortcuts.append(keys)
        self.asked.setToolTip("Alt+Y, Alt+N, Alt+O")
        return head

    def _reach_fields(self) -> QWidget:
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        placed = (("&First channel", self.first), ("Th&en", self.then), ("Best ti&me there", self.best_time))
        for place, (name, field) in enumerate(placed):
            grid.addWidget(FieldLabel(name, field), 0, place)
            grid.addWidget(field, 1, place)
        self.first.setFixedWidth(188)
        self.then.setFixedWidth(188)
        grid.setColumnStretch(2, 1)
        return fields

    def _connect(self) -> None:
        self.cards.idToggled.connect(self._choose_step)
        self.what.textEdited.connect(self._tell)
        self.by.changed.connect(self._tell_by)
        self.remind.chosen.connect(self._tell)
        self.asked.chosen.connect(self._choose_asked)
        self.wording.textEdited.connect(self._tell)
        self.first.chosen.connect(self._tell)
        self.then.chosen.connect(self._tell)
        self.best_time.textEdited.connect(self._tell)

    def step(self) -> NextStep:
        """The card that is taken."""
        return _STEPS[self.cards.checkedId()][0]

    def set_step(self, step: NextStep) -> None:
        """Take a card."""
        place = next(place for place, row in enumerate(_STEPS) if row[0] is step)
        self.cards.button(place).setChecked(True)
        self._show_step()

    def permission(self) -> Permission:
        """What is taken of yes, not asked, no."""
        return _ASKED[self.asked.index()]

    def set_lead(self, lead: LeadRow | None) -> None:
        """Heed what this lead said before."""
        self._lead = lead
        self._show_asked(self.asked.index())

    def suggest(self, agreements: Sequence[NewAgreement]) -> None:
        """Take the next step from what was agreed, unless one was chosen already (P3, P29)."""
        if self._touched or self.what.text() or self.by.value() is not None:
            return
        first = next((each for each in agreements if each.owner is Owner.MINE), None)
        met = next((each for each in agreements if each.owner is Owner.BOTH and _at_a_time(each)), None)
        theirs = next((each for each in agreements if each.owner is Owner.THEIRS), None)
        steps = ((met, NextStep.WE_MEET), (first, NextStep.I_SEND), (theirs, NextStep.THEY_COME_BACK))
        for agreement, step in steps:
            if agreement is not None:
                self.blockSignals(True)  # noqa: FBT003 -- Qt's own switch
                self.set_step(step)
                self.what.setText(_capital(agreement.what.removeprefix("send the ").removeprefix("send ")))
                self.by.set_value(agreement.due)
                self.remind.set_due(agreement.due)
                self.blockSignals(False)  # noqa: FBT003 -- the same
                return

    def begin(self) -> None:
        """Put the focus on what is typed first."""
        if self.what.isVisible():
            self.what.setFocus()
        else:
            self.asked.setFocus()

    def show_notes(self, notes: MeetingNotes) -> None:
        """Fill the fields, without a signal."""
        self.blockSignals(True)  # noqa: FBT003 -- Qt's own switch
        self.set_step(notes.next_step)
        self.what.setText(notes.next_what)
        self.by.set_value(notes.next_at if notes.next_step is NextStep.WE_MEET else notes.next_by)
        self.remind.set_due(notes.next_by)
        self.remind.take(notes.remind_at)
        asked = notes.permission if notes.permission in _ASKED else Permission.REFUSED
        self._show_asked(_ASKED.index(asked))
        self.wording.setText(notes.wording)
        self.first.choose(notes.first_channel)
        self.then.choose(notes.then_channel)
        self.best_time.setText(notes.best_time)
        self.blockSignals(False)  # noqa: FBT003 -- the same
        self._touched = notes.next_step is not NextStep.I_SEND

    def noted(self, notes: MeetingNotes) -> MeetingNotes:
        """Return the notes with what stands on this page."""
        step, moment = self.step(), self.by.value()
        meets, nothing = step is NextStep.WE_MEET, step is NextStep.NONE_YET
        return replace(
            notes,
            next_step=step,
            next_what="" if nothing else self.what.text().strip(),
            next_by=None if meets or nothing else moment,
            next_at=moment if meets else None,
            remind_at=self.remind.remind_at() if step in _PROMISED else None,
            permission=self.permission(),
            wording=self.wording.text().strip(),
            first_channel=_channel_of(self.first),
            then_channel=_channel_of(self.then),
            best_time=self.best_time.text().strip(),
        )

    def ready(self) -> bool:
        """When something is amiss, point at it, say so and return False."""
        if self.step() is NextStep.WE_MEET and self.by.value() is None:
            self.by.setFocus()
            self.error.say("Enter the day and time you agreed on, such as 10 June 10:00")
            return False
        return True

    def _choose_step(self, _place: int, taken: bool) -> None:  # noqa: FBT001 -- as the signal has it
        if taken:
            self._show_step()
            self._tell()

    def _show_step(self) -> None:
        step = self.step()
        self._fields.setVisible(step is not NextStep.NONE_YET)
        promised = step in _PROMISED
        self.remind.setVisible(promised)
        self._remind_label.setVisible(promised)
        self._by_label.set_text("When" if step is NextStep.WE_MEET else "By")
        hints = {NextStep.WE_MEET: "Walk the Leith site", NextStep.THEY_COME_BACK: "Carrier list"}
        self.what.setPlaceholderText(hints.get(step, "Slot plan for the Leith gate"))

    def _yes(self) -> None:
        self._choose_asked(0)

    def _not_asked(self) -> None:
        self._choose_asked(1)

    def _no(self) -> None:
        self._choose_asked(2)

    def _choose_asked(self, index: int) -> None:
        self._show_asked(index)
        self._tell()

    def _show_asked(self, index: int) -> None:
        self.asked.choose(index)
        rule, reason, icon, tone = self._band_of(_ASKED[index])
        self.band.set_why(rule, reason, icon=icon, tone=tone)  # type: ignore[arg-type]  # a tone of the table above
        self._reach.setVisible(_ASKED[index] is not Permission.REFUSED)
        self.wording.setVisible(_ASKED[index] is not Permission.NOT_ASKED)

    def _band_of(self, asked: Permission) -> tuple[str, str, str, str]:
        """What follows; where nothing was asked this time, what they said before counts."""
        before = self._lead.permission if self._lead is not None else Permission.NOT_ASKED
        if asked is Permission.NOT_ASKED and before is Permission.GIVEN:
            return ("They said yes before.", "That still holds.", "shield-check", "accent")
        if asked is Permission.NOT_ASKED and before.forbids:
            text = "Only their own yes, in their words, changes that."
            return ("They said no before: nothing is planned.", text, "shield-x", "danger")
        return _BANDS[asked]

    def _tell_by(self, due: datetime | None) -> None:
        self.remind.set_due(due)
        self._tell()

    def _tell(self) -> None:
        self._touched = True
        self.error.say("")
        self.changed.emit()
