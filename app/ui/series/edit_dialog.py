"""Edit series: one act at a time, each with its before and after beside it (P7)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.cadence import Cadence
from app.domain.phrases import count
from app.domain.phrases import series as series_words
from app.domain.series import SeriesView
from app.domain.series_edit import Edit, SeriesChange
from app.domain.words import SeriesState
from app.ui.newest import Newest, or_why
from app.ui.parts.button import Button
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.option_card import OptionCard
from app.ui.parts.problem_line import ProblemLine
from app.ui.parts.scroll import Scroll
from app.ui.parts.warning_band import WarningBand
from app.ui.series import forms
from app.ui.series.row_list import RowList
from app.ui.series.rows import CLOSED, rows_of

if TYPE_CHECKING:
    from app.services.series_acts import SeriesActs
    from app.ui.tasks import Tasks

ORIGIN = "edit series"
_WIDE, _HIGH, _CARDS = 860, 640, 232
Looked = SeriesChange | str
"""A change, or why there is none."""


class EditSeries(Dialog):
    """Shows what an edit would do as it is chosen; `applied` carries the Undo of the one that was made."""

    applied = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        acts: SeriesActs,
        series: SeriesView,
        newest: Cadence,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        lead = series.touches[0].lead if series.touches else ""
        super().__init__(f"Edit series of {lead}", parent, width=_WIDE, height=_HIGH)
        self._tasks, self._acts, self._series, self._today = tasks, acts, series, now.date()
        self._newest = Newest(tasks, self._show, self)
        self._edit: Edit | None = None
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self.head, self.warning = Label("", "bodys"), WarningBand()
        self.rows = RowList()
        self.problem = ProblemLine(tasks)
        self.button = Button("Apply", "primary", height=40, keys="Ctrl+Return")
        self.button.setShortcut("Ctrl+Return")
        self._lay_out(lead)
        for title, text, icon, form in self._choices(newest, now):
            self._add(title, text, icon, form)
        self._cards.addStretch(1)
        self.choose(0)

    def cards(self) -> list[OptionCard]:
        """The acts, from the top."""
        return [card for card in self._group.buttons() if isinstance(card, OptionCard)]

    def form(self) -> forms.Form:
        """The fields of the act that is chosen."""
        found = self._stack.currentWidget()
        assert isinstance(found, forms.Form)
        return found

    def choose(self, index: int) -> None:
        """Choose an act by its place."""
        card = self.cards()[index]
        card.setChecked(True)
        card.setFocus()
        self._stack.setCurrentIndex(index)
        self._look()

    def _choices(self, newest: Cadence, now: datetime) -> list[tuple[str, str, str, forms.Form]]:
        series, left = self._series, forms.open_touches(self._series)
        last = max((touch.due_local.date() for touch in left), default=now.date())
        go_on = ("Go on", "With what remains", "play", forms.ResumeForm(series))
        pause = ("Pause", "Until a day, or open", "pause", forms.PauseForm(now.date()))
        runs = series.state is SeriesState.RUNNING
        found: list[tuple[str, str, str, forms.Form]] = [] if runs else [go_on]
        if runs and left:
            found.append(("Shift", "All open touches together", "move-horizontal", forms.ShiftForm()))
            stretch = forms.StretchForm(now.date(), last)
            found.append(("New length", "Stretch or compress", "calendar-days", stretch))
        if runs:
            found.append(pause)
        found.append(("Add a touch", "At a time you choose", "list-plus", forms.InsertForm(now)))
        if left:
            found.append(
                ("Move one touch", "The others stay", "calendar-clock", forms.MoveForm(left, now.date()))
            )
            found.append(("Leave one out", "With a reason", "skip-forward", forms.SkipForm(left, now.date())))
        if runs and newest.version > series.version:
            renew = forms.RenewForm(series, newest)
            found.append(("New version", f"Version {newest.version} of the cadence", "refresh-cw", renew))
        return found

    def _lay_out(self, lead: str) -> None:
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        side = QWidget()
        side.setFixedWidth(_CARDS)
        side.setLayout(self._cards)
        self._cards.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._stack)
        right.addWidget(self.head)
        right.addWidget(self.warning)
        right.addWidget(Scroll(self.rows), 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(side)
        columns.addLayout(right, 1)
        self.body.addWidget(Label(f"“{self._series.title}” with {lead}", "h2"))
        self.body.addLayout(columns, 1)
        cancel = Button("Cancel", "ghost", height=40)
        cancel.clicked.connect(self.reject)
        self.button.clicked.connect(self._apply)
        self.footer.add_left(self.problem)
        self.footer.add_right(cancel)
        self.footer.add_right(self.button)
        self._group.idClicked.connect(self.choose)

    def _add(self, title: str, text: str, icon: str, form: forms.Form) -> None:
        card = OptionCard(title, text, icon=icon, radio=False)
        self._group.addButton(card, self._stack.count())
        self._cards.addWidget(card)
        form.column.addStretch(1)
        self._stack.addWidget(form)
        form.changed.connect(self._look)

    def _look(self) -> None:
        """Work out what the edit would do."""
        self._edit = self.form().edit()
        self.button.setEnabled(False)
        self.button.setToolTip(self.form().missing() if self._edit is None else "")
        if self._edit is None:
            self._show(SeriesChange(self._series, self._series))
            self.problem.say("")
        else:
            self._newest.ask(or_why, self._acts.preview, self._series.id, self._edit)

    def _show(self, looked: Looked) -> None:
        problem = looked if isinstance(looked, str) else ""
        change = SeriesChange(self._series, self._series) if isinstance(looked, str) else looked
        self.problem.say(problem)
        rows = rows_of(change, self._today)
        self.rows.show_rows(rows)
        left = [row.touch.due_local.date() for row in rows if row.touch.state not in CLOSED]
        number = sum(row.changed for row in rows)
        changes = f", {count(number, 'change', 'changes')}" if number else ""
        self.head.set_text(f"{series_words(left, self._today)}{changes}")
        self.warning.warn(change.warnings)
        self.button.setEnabled(self._edit is not None and not problem and change.before != change.after)

    def _apply(self) -> None:
        if self._edit is None:
            return
        self.button.setEnabled(False)
        self._tasks.run(
            self._acts.apply,
            self._series.id,
            self._edit,
            origin=ORIGIN,
            done=self._applied,
            failed=self.problem.refuse,
        )

    def _applied(self, undo: object) -> None:
        self.applied.emit(undo)
        self.accept()
