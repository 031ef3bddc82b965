"""Page 3: the series, or the state of the lead without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.cadence import Cadence, Unit
from app.domain.free_days import FreeDays
from app.domain.lead import LeadRow
from app.domain.meeting import MeetingNotes, TouchEdit
from app.domain.phrases import count, series
from app.domain.plan import Plan
from app.ui.meeting.edit_time import EditTime
from app.ui.meeting.phrases import permission_after
from app.ui.meeting.rest import RestForm
from app.ui.meeting.strip import Strip
from app.ui.meeting.touch_list import TouchList
from app.ui.meeting.touch_row import TouchRow, edits_of, rows_of
from app.ui.parts.button import Button
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.label import Label
from app.ui.parts.menu import Menu
from app.ui.parts.option_card import OptionCard
from app.ui.parts.para import Para
from app.ui.parts.scroll import Scroll
from app.ui.parts.warning_band import WarningBand
from app.ui.parts.why_band import WhyBand

if TYPE_CHECKING:
    from app.domain.suggest import Suggestion
    from app.services.meetings import MeetingPreview

_CARDS_WIDE, _SHOWN = 184, 3
_PLAN, _REST, _REFUSED = range(3)


def cadence_words(cadence: Cadence) -> str:
    """Return "8 touches in 7 weeks" of a template."""
    last = cadence.steps[-1].offset
    days = last.amount * 7 / 5 if last.unit is Unit.BUSINESS_DAYS else last.amount
    days = last.amount / 24 if last.unit is Unit.HOURS else days
    touches = count(len(cadence.steps), "touch", "touches")
    if days < 14:  # noqa: PLR2004 -- two weeks
        return f"{touches} in {count(max(1, round(days)), 'day', 'days')}"
    if days < 120:  # noqa: PLR2004 -- four months
        return f"{touches} in {round(days / 7)} weeks"
    return f"{touches} in {round(days / 30.4)} months"


class SeriesPage(QWidget):
    """The cadences that fit, and the touches of the chosen one; each can be moved or left out (P4-P8).

    Signals:
        build_asked: The cadence whose steps a new one begins with.
    """

    changed = Signal()
    build_asked = Signal(object)

    def __init__(self, today: date, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._zone = today, zone
        self._plan: Plan | None = None
        self._cadence = ""
        self._chosen: str | None = None
        self._edits: tuple[TouchEdit, ...] = ()
        self._conflicts: Mapping[int, str] = {}
        self._free = FreeDays()
        self._suggestions: tuple[Suggestion, ...] = ()
        self._all: tuple[Cadence, ...] = ()
        self._skipping = False
        self._refused = False
        self._lead: LeadRow | None = None
        self._editor: EditTime | None = None
        self._menu: Menu | None = None
        self.title = Label("The series", "h1")
        self.subtitle = Label("Planning", "body", "ink2")
        self.cards = QButtonGroup(self)
        self._cards: list[str] = []
        self.more = Button("Other cadences", "ghost", icon="ellipsis")
        self.build = Button("Build your own", "ghost", icon="plus")
        self.head = Label("", "bodys")
        self.strip = Strip(today)
        self.touches = TouchList(today)
        self.warning = WarningBand()
        self.rest = RestForm(today)
        self.stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 8)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(2)
        column.addWidget(self.subtitle)
        column.addSpacing(20)
        self.stack.addWidget(self._plan_side())
        rest = QWidget()
        rest_column = QVBoxLayout(rest)
        rest_column.setContentsMargins(0, 0, 240, 0)
        rest_column.addWidget(self.rest)
        self.stack.addWidget(rest)
        self.stack.addWidget(self._refused_side())
        column.addWidget(self.stack, 1)

    def _plan_side(self) -> QWidget:
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        left = QWidget()
        left.setFixedWidth(_CARDS_WIDE)
        cards = QVBoxLayout(left)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(8)
        cards.addWidget(Label("Cadence", "bodys"))
        self._card_column = QVBoxLayout()
        self._card_column.setSpacing(8)
        cards.addLayout(self._card_column)
        cards.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        cards.addWidget(self.build, 0, Qt.AlignmentFlag.AlignHCenter)
        self.build.hide()
        cards.addStretch(1)
        row.addWidget(left)
        row.addLayout(self._touch_side(), 1)
        return side

    def _touch_side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.head)
        head.addStretch(1)
        head.addWidget(Label("Drag, or Alt and arrows to move a day", "small", "ink3"))
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(self.strip)
        column.addSpacing(4)
        column.addWidget(self.warning)
        column.addSpacing(2)
        column.addWidget(Scroll(self.touches), 1)
        return column

    def _refused_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        band = WhyBand("They said no, so there is no series.", "", icon="shield-x", tone="danger")
        column.addWidget(band)
        text = (
            "The meeting and what you agreed on are saved. Whatever was planned for this lead stops, "
            "and the lead is not suggested again."
        )
        column.addWidget(Para(text))
        column.addStretch(1)
        return side

    def _connect(self) -> None:
        self.cards.idClicked.connect(self._choose_card)
        self.more.clicked.connect(self._open_more)
        self.build.clicked.connect(self._ask_build)
        self.touches.moved.connect(self._move)
        self.strip.dragged.connect(self._move_to)
        self.touches.switched.connect(self._switch)
        self.touches.edit_asked.connect(self._edit)
        self.rest.changed.connect(self.changed)

    @property
    def skipping(self) -> bool:
        """Whether the rep wants no series."""
        return self._skipping

    @property
    def planned(self) -> tuple[TouchRow, ...]:
        """The touches that will be scheduled."""
        if self._refused or (self._skipping and self._cadence):
            return ()  # without a series only an agreed appointment is left
        return tuple(row for row in self.touches.rows() if not row.off)

    @property
    def refused(self) -> bool:
        """Whether a no forbids any series."""
        return self._refused

    def set_lead(self, lead: LeadRow | None) -> None:
        """Heed what this lead said before."""
        self._lead = lead

    def begin(self) -> None:
        """Put the focus on the list."""
        if self._skipping:
            self.rest.begin()
        else:
            self.touches.setFocus()

    def set_skipping(self, skipping: bool) -> None:  # noqa: FBT001 -- a Qt-style setter of one state
        """Ask for another state in place of the series, or plan it after all."""
        self._skipping = skipping
        self._show_side()
        self.changed.emit()

    def set_cadences(self, cadences: Sequence[Cadence]) -> None:
        """Offer these beside what is suggested."""
        self._all = tuple(cadences)
        self._draw_cards()
        self.more.setVisible(bool(self._others()))

    def show_notes(self, notes: MeetingNotes) -> None:
        """Fill the page from notes, without a signal."""
        self._chosen, self._edits = notes.cadence, notes.edits
        self._skipping = notes.rest is not None
        if notes.rest is not None:
            self.rest.set_value(notes.rest)
        self._refused = permission_after(notes, self._lead).forbids
        self._show_side()

    def noted(self, notes: MeetingNotes) -> MeetingNotes:
        """Return the notes with what stands on this page."""
        self._refused = permission_after(notes, self._lead).forbids
        self._show_side()
        if self._refused:
            return replace(notes, rest=None, cadence=None, edits=())
        rest = self.rest.value() if self._skipping else None
        return replace(notes, rest=rest, cadence=self._chosen, edits=self._edits)

    def ready(self) -> bool:
        """When something is amiss, point at it, say so and return False."""
        return not self._skipping or self._refused or self.rest.ready()

    def show_preview(self, base: Plan, preview: MeetingPreview) -> None:
        """Show what is suggested (`base`), with the changes of the rep laid over it."""
        self._plan, self._suggestions = base, preview.suggestions
        self._conflicts, self._free = preview.conflicts, preview.free
        self.strip.free = self.touches.free = preview.free
        self._cadence = preview.cadence.name if preview.cadence is not None else ""
        self._draw_cards()
        self.more.setVisible(bool(self._others()))
        self._show_rows()
        self.warning.warn(preview.warnings)

    def _show_side(self) -> None:
        side = _REFUSED if self._refused else _REST if self._skipping else _PLAN
        self.stack.setCurrentIndex(side)
        self._say_subtitle()

    def _say_subtitle(self) -> None:
        if self._refused:
            self.subtitle.set_text("No means no: nothing is planned.")
        elif self._skipping:
            self.subtitle.set_text("No lead is forgotten: say what it waits for.")
        else:
            fitting = next((each for each in self._suggestions if each.cadence == self._cadence), None)
            words = fitting.reason if fitting else ""
            self.subtitle.set_text(words or "Every touch has its date and its reason.")

    def _show_rows(self) -> None:
        if self._plan is None:
            return
        rows = rows_of(self._plan, self._edits, self._zone, self._conflicts)
        self.touches.show_rows(rows)
        self.strip.show_rows(rows)
        self.head.set_text(series([row.due.date() for row in rows if not row.off], self._today))
        self._say_subtitle()

    def _offered(self) -> list[Cadence]:
        """The cadences on cards: what is suggested, best first, and the taken one when it is another."""
        known = {cadence.name: cadence for cadence in self._all}
        names = [each.cadence for each in self._suggestions[:_SHOWN]]
        if self._cadence and self._cadence not in names:
            names.append(self._cadence)
        return [known[name] for name in names if name in known]

    def _draw_cards(self) -> None:
        offered = self._offered()
        names = [cadence.name for cadence in offered]
        if names != self._cards:
            self._cards = names
            for button in self.cards.buttons():
                self.cards.removeButton(button)
            empty_layout(self._card_column)
            best = self._suggestions[0].cadence if self._suggestions else ""
            for place, cadence in enumerate(offered):
                self._add_card(place, cadence, best=cadence.name == best)
        if self._cadence in names:
            self.cards.button(names.index(self._cadence)).setChecked(True)

    def _add_card(self, place: int, cadence: Cadence, *, best: bool) -> None:
        badge = "fits best" if best else ""
        words = cadence_words(cadence)
        card = OptionCard(cadence.title, words, radio=False, tally=len(cadence.steps), badge=badge)
        card.setToolTip(cadence.summary)
        self.cards.addButton(card, place)
        self._card_column.addWidget(card)

    def take(self, name: str) -> None:
        """Plan with a cadence."""
        self._choose_cadence(name)

    def _ask_build(self) -> None:
        """Begin one's own with the steps of the chosen one."""
        base = next((each for each in self._all if each.name == self._cadence), None)
        if base is not None:
            self.build_asked.emit(base)

    def _choose_card(self, place: int) -> None:
        self._choose_cadence(self._cards[place])

    def _choose_cadence(self, name: str) -> None:
        if name != self._cadence:
            self._chosen, self._edits = name, ()
            self.changed.emit()

    def _others(self) -> list[Cadence]:
        return [cadence for cadence in self._all if cadence.name not in self._cards]

    def _open_more(self) -> None:
        self._menu = Menu(self)
        for cadence in self._others():
            self._menu.add(cadence.title, hint=cadence_words(cadence)).setData(cadence.name)
        self._menu.triggered.connect(self._pick_more)
        self._menu.open_under(self.more)

    def _pick_more(self, action: QAction) -> None:
        self._choose_cadence(str(action.data()))

    def _row(self, number: int) -> TouchRow:
        return next(row for row in self.touches.rows() if row.number == number)

    def _move(self, number: int, days: int) -> None:
        self._set(replace(self._row(number), due=self._free.working_days_on(self._row(number).due, days)))

    def _move_to(self, number: int, days: int) -> None:
        """A dragged stroke stays where it was dropped; on a free weekday, on the working day before."""
        row = self._row(number)
        landed = datetime.fromordinal(row.due.toordinal() + days).date()
        due = datetime.combine(landed, row.due.time())
        if due.weekday() in self._free.weekdays:
            due = self._free.working_days_on(due, -1)
        self._set(replace(row, due=due))

    def _switch(self, number: int) -> None:
        row = self._row(number)
        self._set(replace(row, off=not row.off))

    def _edit(self, number: int, corner: QPoint) -> None:
        row = self._row(number)
        self._editor = EditTime(number, row.due, row.suggested, self._today, self)
        self._editor.timed.connect(self._time)
        self._editor.open_at(corner)

    def _time(self, number: int, due: datetime) -> None:
        self._set(replace(self._row(number), due=due))
        self.touches.setFocus()

    def _set(self, changed: TouchRow) -> None:
        rows = [changed if row.number == changed.number else row for row in self.touches.rows()]
        self._edits = edits_of(rows)
        self._show_rows()
        self.changed.emit()
