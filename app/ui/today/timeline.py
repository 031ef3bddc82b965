"""What happened with a lead, newest first, meetings with what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.activity import Activity, Agreement
from app.domain.moment import wall_time
from app.domain.words import ActivityKind, Owner
from app.ui.look import brush_on, colour, draw_box, draw_text, text_width
from app.ui.parts.agreement_line import AgreementLine
from app.ui.parts.agreement_line import State as LineState
from app.ui.parts.button import Button
from app.ui.parts.channel_tile import draw_channel_tile
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.label import Label
from app.ui.parts.para import Para, Run
from app.ui.today.phrases import clock_words, date_words

PAGE = 30
_TILE, _WORDS = 28, 44
_TILES = {
    ActivityKind.CALL: "call",
    ActivityKind.MEETING: "meeting",
    ActivityKind.EMAIL_OUT: "email",
    ActivityKind.EMAIL_IN: "inbound",
    ActivityKind.MESSAGE: "message",
    ActivityKind.LINKEDIN: "linkedin",
    ActivityKind.LETTER: "letter",
    ActivityKind.NOTE: "note",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """From where the timeline is looked at: the UTC instant, the rep's zone, the lead's first name."""

    now: datetime
    zone: str
    name: str

    @property
    def today(self) -> date:
        """The rep's date."""
        return wall_time(self.now, self.zone).date()


def line_of(agreement: Agreement, seen: Seen) -> AgreementLine:
    """An agreement as a line."""
    state: LineState = "open"
    if agreement.kept_at is not None:
        state = "done"
    elif agreement.late(seen.now):
        state = "late"
    owner = {Owner.MINE: "You", Owner.THEIRS: seen.name, Owner.BOTH: "Both"}[agreement.owner]
    due = ""
    if agreement.due is not None:
        due = date_words(wall_time(agreement.due, seen.zone).date(), seen.today)
    return AgreementLine(state, owner, agreement.what, due)


def when_words(activity: Activity, seen: Seen) -> str:
    """Return "Tue 19 May, 14:02", or with its length "Thu 7 May, 50 min"."""
    local = wall_time(activity.at, seen.zone)
    tail = f"{activity.minutes} min" if activity.minutes else clock_words(local)
    return f"{date_words(local.date(), seen.today)}, {tail}"


def body_runs(activity: Activity) -> list[Run]:
    """The text of an activity; problems in bold, as the lead put them."""
    runs = [Run(activity.body)] if activity.body else []
    for problem in activity.problems:
        runs += [Run(" " if runs else ""), Run(problem, "bodys", "ink1"), Run(".")]
    for solution in activity.solutions:
        runs.append(Run(f"{' ' if runs else ''}Offered: {solution}."))
    return [run for run in runs if run.text]


class TimelineEntry(QWidget):
    """One activity: tile, title, when, text, agreements."""

    def __init__(self, activity: Activity, seen: Seen, *, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile = _TILES[activity.kind]
        self._title, self._when = activity.title, when_words(activity, seen)
        self._chip = f"Touch {activity.number}" if activity.number else ""
        self._last = last
        self.setAccessibleName(f"{self._title}, {self._when}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(_WORDS, 31, 0, 12)
        column.setSpacing(6)
        if activity.kind is ActivityKind.NOTE:
            self._add_note_title(column)
        runs = body_runs(activity)
        if runs:
            text = Para()
            text.set_runs(runs)
            column.addWidget(text)
        for agreement in activity.agreements:
            column.addWidget(line_of(agreement, seen))

    def _add_note_title(self, column: QVBoxLayout) -> None:
        """A note's first line may be long: it takes as many lines as it needs beside the date."""
        column.setContentsMargins(_WORDS, 4, 0, 12)
        words = QHBoxLayout()
        words.setContentsMargins(0, 0, ceil(text_width("small", self._when)) + 12, 0)
        words.addWidget(Para(self._title, "bodys", "ink1"))
        column.addLayout(words)
        self._title = ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        if not self._last:
            painter.setPen(QPen(colour("line"), 2))
            painter.drawLine(QPointF(14, 32), QPointF(14, self.height()))
        draw_channel_tile(painter, QRectF(0, 0, _TILE, _TILE), self._tile, round_one=True)
        when = text_width("small", self._when)
        line = QRectF(_WORDS, 4, self.width() - _WORDS - when - 12, 20)
        chip = text_width("smallm", self._chip) + 20 if self._chip else 0
        room = line.adjusted(0, 0, -chip - 8 if chip else 0, 0)
        width = draw_text(painter, room, self._title, "bodys")
        if chip:
            box = QRectF(line.left() + width + 10, 4, chip, 20)
            draw_box(painter, box, 10, "hover")
            draw_text(painter, box.adjusted(10, 0, -4, 0), self._chip, "smallm", "ink2")
        draw_text(painter, QRectF(self.width() - when - 1, 4, when + 1, 20), self._when, "small", "ink3")


class Timeline(QWidget):
    """Entries of a lead; older ones come on request."""

    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activities: tuple[Activity, ...] = ()
        self._seen: Seen | None = None
        self._shown = PAGE
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(1)

    def show_activities(self, activities: Sequence[Activity], seen: Seen, *, keep: bool) -> None:
        """Show other activities; `keep` leaves as many open as there were."""
        if keep and tuple(activities) == self._activities and seen.today == self._day():
            return
        self._activities, self._seen = tuple(activities), seen
        self._shown = self._shown if keep else PAGE
        self._fill()

    def _day(self) -> date | None:
        return self._seen.today if self._seen else None

    def _fill(self) -> None:
        empty_layout(self._column)
        if self._seen is None:
            return
        shown = self._activities[: self._shown]
        if not shown:
            self._column.addWidget(Label("Nothing has happened yet", "body", "ink3"))
        for number, activity in enumerate(shown, 1):
            self._column.addWidget(TimelineEntry(activity, self._seen, last=number == len(self._activities)))
        older = len(self._activities) - len(shown)
        if older:
            more = Button(f"Show {min(older, PAGE)} older", "link")
            more.clicked.connect(self._on_more)
            row = QHBoxLayout()
            row.setContentsMargins(_WORDS - 4, 0, 0, 0)
            row.addWidget(more)
            row.addStretch(1)
            self._column.addLayout(row)
        self._column.addStretch(1)

    def _on_more(self) -> None:
        self._shown += PAGE
        self._fill()
        self.grown.emit()
