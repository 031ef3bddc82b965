"""Page 1: what happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.lead import LeadRow
from app.domain.meeting import MeetingNotes
from app.domain.moment import resolve, wall_time
from app.domain.words import MeetingKind
from app.ui.meeting.agreements import AgreementsField
from app.ui.meeting.field_label import FieldLabel
from app.ui.meeting.lead_picker import LeadPicker
from app.ui.meeting.length_field import LengthField
from app.ui.meeting.lines import LinesField
from app.ui.meeting.phrases import KINDS, first_name
from app.ui.parts.date_field import DateField
from app.ui.parts.label import Label
from app.ui.parts.segmented import Segmented
from app.ui.parts.text_field import ErrorLine
from app.ui.parts.time_field import TimeField

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.ui.tasks import Tasks

_KINDS = tuple(KINDS)


class HappenedPage(QWidget):
    """Type, time, problems, solutions, agreements; the lead as well when none was given."""

    changed = Signal()
    lead_picked = Signal(object)
    done = Signal()

    def __init__(
        self, tasks: Tasks, leads: Leads, now: datetime, zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zone, self._now = zone, now
        today = wall_time(now, zone).date()
        self.picker = LeadPicker(tasks, leads)
        self.kind = Segmented([KINDS[kind] for kind in _KINDS], name="Type", height=36)
        self.day = DateField("Day", today, value=today)
        self.start = TimeField("Start")
        self.length = LengthField(30)
        self.problems = LinesField("&Problems they shared", "Add a problem in their words")
        self.solutions = LinesField("So&lutions discussed", "Add a solution")
        self.agreements = AgreementsField(today)
        self.error = ErrorLine()
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(0)
        column.addWidget(Label("What happened?", "h1"))
        column.addSpacing(2)
        column.addWidget(Label("Write it the way they said it. Enter adds a line.", "body", "ink2"))
        column.addSpacing(19)
        column.addWidget(self.picker)
        self._below_picker = QWidget()
        self._below_picker.setFixedHeight(14)
        column.addWidget(self._below_picker)
        column.addLayout(self._when())
        column.addWidget(self.error)
        column.addSpacing(20)
        lists = QHBoxLayout()
        lists.setSpacing(24)
        lists.addWidget(self.problems, 1)
        lists.addWidget(self.solutions, 1)
        column.addLayout(lists)
        column.addSpacing(20)
        column.addWidget(self.agreements)
        column.addStretch(1)

    def _when(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        self.day.setFixedWidth(178)
        self.start.setFixedWidth(84)
        fields = (
            ("&Type", self.kind),
            ("&Day", self.day),
            ("&Start", self.start),
            ("D&uration", self.length),
        )
        for place, (name, field) in enumerate(fields):
            grid.addWidget(FieldLabel(name, field), 0, place)
            grid.addWidget(field, 1, place)
        grid.setColumnStretch(len(fields), 1)
        return grid

    def _connect(self) -> None:
        self.picker.picked.connect(self._pick)
        self.kind.chosen.connect(self._tell)
        self.day.changed.connect(self._tell)
        self.start.changed.connect(self._tell)
        self.length.changed.connect(self._tell)
        for field in (self.problems, self.solutions):
            field.changed.connect(self._tell)
            field.field.textEdited.connect(self._tell)
        self.agreements.changed.connect(self._tell)
        self.agreements.field.textEdited.connect(self._tell)
        self.problems.left.connect(self.solutions.field.setFocus)
        self.solutions.left.connect(self.agreements.field.setFocus)
        self.agreements.left.connect(self.done)

    def _tell(self) -> None:
        self.error.say("")
        self.changed.emit()

    def _pick(self, lead: LeadRow) -> None:
        self.lead_picked.emit(lead)

    def set_lead(self, lead: LeadRow | None) -> None:
        """Hide the picker once the lead is known; their first name reads as theirs."""
        self.picker.setVisible(lead is None)
        self._below_picker.setVisible(lead is None)
        self.agreements.set_name(first_name(lead))

    def begin(self, *, lead_known: bool) -> None:
        """Put the focus on what is typed first."""
        (self.problems.field if lead_known else self.picker.field).setFocus()

    def show_notes(self, notes: MeetingNotes) -> None:
        """Fill the fields, without a signal."""
        start = wall_time(notes.at, self._zone)
        self.kind.choose(_KINDS.index(notes.kind))
        self.day.set_value(start.date())
        self.start.set_value(start.time())
        self.length.set_value(notes.minutes)
        self.problems.set_values(notes.problems)
        self.solutions.set_values(notes.solutions)
        self.agreements.set_values(notes.agreements)

    def noted(self, notes: MeetingNotes) -> MeetingNotes:
        """Return the notes with what stands on this page; what cannot be read keeps its old value."""
        return replace(
            notes,
            at=self._at() or notes.at,
            kind=MeetingKind(_KINDS[self.kind.index()]),
            minutes=self.length.value() or notes.minutes,
            problems=self.problems.values(),
            solutions=self.solutions.values(),
            agreements=self.agreements.readable(),
        )

    def _at(self) -> datetime | None:
        day, start = self.day.value(), self.start.value()
        if day is None or start is None:
            return None
        return resolve(datetime.combine(day, start), self._zone).utc

    def ready(self, *, lead_known: bool) -> bool:
        """Take in what was typed; when something is amiss, point at it, say so and return False."""
        self.problems.take_in()
        self.solutions.take_in()
        if not lead_known:
            self.picker.say_missing()
            self.picker.field.setFocus()
            return False
        wrong = self._wrong()
        if wrong is not None:
            field, words = wrong
            field.setFocus()
            self.error.say(words)
            return False
        if self.agreements.problem():
            self.agreements.field.setFocus()  # the words stand below the line already
            return False
        self.agreements.take_in()
        return True

    def _wrong(self) -> tuple[QWidget, str] | None:
        if self.day.value() is None:
            return self.day, "Enter the day, such as 27 May"
        at = self._at()
        if at is None:
            return self.start, "Enter the start, such as 09:30"
        if at > self._now + timedelta(minutes=5):
            return self.start, "This meeting has not begun yet: log it when it is over"
        if self.length.value() is None:
            return self.length, "Enter the duration in minutes, such as 45"
        return None
