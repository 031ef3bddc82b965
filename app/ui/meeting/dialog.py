"""The frame of the wizard: the rail, four pages, the footer, and what the keys do."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.lead import LeadRow
from app.domain.meeting import MeetingNotes
from app.domain.moment import wall_time
from app.domain.phrases import count
from app.ui.look import brush_on, colour
from app.ui.meeting.happened import HappenedPage
from app.ui.meeting.next_step import NextStepPage
from app.ui.meeting.preview import Answer, Previewer
from app.ui.meeting.rail import Rail
from app.ui.meeting.recap import RecapPage
from app.ui.meeting.series import SeriesPage
from app.ui.parts.button import Button
from app.ui.parts.dialog import Footer
from app.ui.parts.problem_line import ProblemLine
from app.ui.parts.scroll import Scroll

if TYPE_CHECKING:
    from app.domain.cadence import Cadence
    from app.services.leads import Leads
    from app.services.meetings import Meetings
    from app.services.planning import Planning
    from app.ui.tasks import Tasks

_TITLES = ("What happened", "Next step", "Series", "Recap and finish")
HAPPENED, NEXT_STEP, SERIES, RECAP = range(4)
_KEEP_MS = 700
_KEPT = "Kept as a draft"


def _row_of(leads: Leads, lead_id: int) -> LeadRow:
    return leads.card(lead_id).row


class MeetingDialog(QDialog):
    """Collects MeetingNotes over four pages.

    Signals:
        logged: The lead's row, the MeetingLogged, and whether the recap goes to the mail program now.
        kept: The notes of a meeting that was put aside.
    """

    logged = Signal(object, object, bool)
    kept = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        tasks: Tasks,
        meetings: Meetings,
        leads: Leads,
        planning: Planning,
        now: datetime,
        zone: str,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._meetings, self._leads = tasks, meetings, leads
        self._now, self._zone = now, zone
        self._today = wall_time(now, zone).date()
        self._lead: LeadRow | None = None
        self._answer: Answer | None = None
        self._reached = 0
        self._dirty = False
        self._finish_asked = False
        self._over = False
        self._notes = MeetingNotes(lead_id=0, at=_usual_start(now))
        self.setWindowTitle("Log meeting")
        self.rail = Rail(zone, _TITLES)
        self.happened = HappenedPage(tasks, leads, now, zone)
        self.next_step = NextStepPage(self._today, wall_time(now, zone))
        self.series = SeriesPage(self._today, zone)
        self.recap = RecapPage(self._today)
        self.pages = (self.happened, self.next_step, self.series, self.recap)
        self.stack = QStackedWidget()
        self._preview = Previewer(tasks, meetings, self)
        self._keep = QTimer(self)
        self._build()
        self._connect()
        self._fill(self._notes)
        self._planning = planning
        self._taken = ""
        tasks.run(planning.cadences, done=self.series.set_cadences)

    def _build(self) -> None:
        self.resize(1040, 672)
        self.setMinimumSize(900, 560)
        self.cancel = Button("Cancel", "ghost", height=40)
        self.skip = Button("Skip, no series", "ghost", height=40)
        self.back = Button("Back", height=40)
        self.go_on = Button("Continue", "primary", height=40, keys="Ctrl+Return")
        self.problem = ProblemLine(self._tasks)
        footer = Footer()
        footer.add_left(self.cancel)
        footer.add_left(self.problem)
        for button in (self.skip, self.back, self.go_on):
            footer.add_right(button)
        for page in self.pages:
            self.stack.addWidget(Scroll(page))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        for page in self.pages:
            page.changed.connect(self._noted)
        self.happened.lead_picked.connect(self._pick)
        self.happened.done.connect(self._continue)
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(self._back)
        self.go_on.clicked.connect(self._continue)
        self.skip.clicked.connect(self._toggle_skip)
        self.rail.step_asked.connect(self._go_to)
        self.rail.start_anew.clicked.connect(self._start_anew)
        self._preview.answered.connect(self._show_answer)
        self._keep.setSingleShot(True)
        self._keep.setInterval(_KEEP_MS)
        self._keep.timeout.connect(self._keep_now)
        for key, slot in (
            ("Ctrl+Return", self._accept),
            ("Ctrl+Enter", self._accept),
            ("Alt+C", self._continue),
            ("Alt+K", self._back),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(slot)
        self.go_on.setToolTip("Alt+C goes on; Ctrl+Enter on the first page takes what is suggested")
        self.back.setToolTip("Alt+K")

    def begin(self, lead_id: int | None, loose: MeetingNotes | None = None) -> None:
        """Start with a lead, or with the notes of one who was not chosen yet, or with nothing."""
        if lead_id is not None:
            self.happened.picker.hide()
            self._tasks.run(_row_of, self._leads, lead_id, done=self._pick, failed=self._refuse)
        elif loose is not None:
            self._fill(loose)
            self._dirty = True
            self.rail.say_kept("Restored what you had noted", restored=True)
        self._show_page(HAPPENED)
        self.happened.begin(lead_known=lead_id is not None)

    def use_cadence(self, name: str) -> None:
        """Plan with a cadence that was made meanwhile."""
        self._taken = name
        self._tasks.run(self._planning.cadences, done=self._take_cadence)

    def _take_cadence(self, cadences: tuple[Cadence, ...]) -> None:
        self.series.set_cadences(cadences)
        self.series.take(self._taken)

    def notes(self) -> MeetingNotes:
        """What was noted so far."""
        notes = self._notes
        for page in self.pages:
            notes = page.noted(notes)
        return notes

    def page(self) -> int:
        """The number of the page shown, from 0."""
        return self.stack.currentIndex()

    def _fill(self, notes: MeetingNotes) -> None:
        self._notes = notes
        for page in self.pages:
            page.show_notes(notes)
        self._show_state()

    def _pick(self, lead: LeadRow) -> None:
        """The lead is known: take up a draft of it, unless something was typed already."""
        self._lead = lead
        self._notes = replace(self.notes(), lead_id=lead.id)
        self.happened.set_lead(lead)
        self.next_step.set_lead(lead)
        self.series.set_lead(lead)
        self.recap.set_lead(lead)
        self._tasks.run(self._meetings.draft, lead.id, done=self._restore)
        self.happened.problems.field.setFocus()
        self._work_out()

    def _restore(self, draft: MeetingNotes | None) -> None:
        if draft is None or self._dirty or self._over or self._lead is None or draft.lead_id != self._lead.id:
            return
        self._fill(draft)
        self.rail.say_kept("Restored what you had noted", restored=True)
        self._work_out()

    def _start_anew(self) -> None:
        if self._lead is not None:
            self._tasks.run(self._meetings.drop_draft, self._lead.id)
        lead_id = self._lead.id if self._lead else 0
        self._dirty = False
        self._fill(MeetingNotes(lead_id=lead_id, at=_usual_start(self._now)))
        self.rail.say_kept("")
        self._show_page(HAPPENED)
        self._work_out()

    def _noted(self) -> None:
        """Something was typed or chosen."""
        self._dirty = True
        self._finish_asked = False
        self._keep.start()
        self._work_out()

    def _work_out(self) -> None:
        self._notes = self.notes()
        if self._lead is not None:
            self._preview.want(self._notes)
        self._show_state()

    def _keep_now(self) -> None:
        if self._lead is not None and not self._over:
            self._tasks.run(self._meetings.keep_draft, self._notes, done=self._say_kept)

    def _say_kept(self, _nothing: object) -> None:
        self.rail.say_kept(_KEPT)

    def _show_answer(self, answer: Answer) -> None:
        self._answer = answer
        self.problem.say(answer.problem)
        if answer.base is not None and answer.preview is not None:
            self.series.show_preview(answer.base, answer.preview)
            self.recap.show_preview(answer.preview)
        self._show_state()
        if self._finish_asked:
            self._finish()

    def _show_state(self) -> None:
        """Bring rail, summary and buttons up to the notes."""
        self.rail.card.show_lead(self._lead, self._notes, self._now)
        preview = self._answer.preview if self._answer else None
        self.recap.show_summary(self._notes, self.series.planned, preview)
        last = self.page() == RECAP
        self.go_on.setText(self._act() if last else "Continue")
        self.go_on.setAccessibleName(self.go_on.text())
        self.go_on.updateGeometry()
        self.back.setVisible(self.page() > HAPPENED)
        self.skip.setVisible(self.page() == SERIES and not self.series.refused)
        self.skip.setText("Plan a series after all" if self.series.skipping else "Skip, no series")
        self.skip.updateGeometry()

    def _act(self) -> str:
        """What the last button does, in words."""
        if self.series.refused:
            return "Save meeting, stop follow-up"
        planned = len(self.series.planned)
        return f"Schedule {count(planned, 'touch', 'touches')}" if planned else "Save meeting"

    def _show_page(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        self._reached = max(self._reached, page)
        self.rail.show_page(page, self._reached)
        self._show_state()

    def _ready(self, page: int) -> bool:
        """Whether a page can be left for a later one; it points at what is amiss."""
        if page == HAPPENED:
            return self.happened.ready(lead_known=self._lead is not None)
        if page == NEXT_STEP:
            return self.next_step.ready()
        return self.series.ready() if page == SERIES else True

    def _go_to(self, page: int) -> None:
        """Show a page; on the way to a later one each page between has to be in order."""
        for between in range(self.page(), page):
            if not self._ready(between):
                self._show_page(between)
                self._ready(between)
                return
        if self.page() == HAPPENED:
            self.next_step.suggest(self.happened.agreements.readable())
        self._work_out()
        self._preview.hurry()
        self._show_page(page)
        if page == HAPPENED:
            self.happened.begin(lead_known=self._lead is not None)
        else:
            (self.next_step, self.series, self.recap)[page - 1].begin()

    def _continue(self) -> None:
        if self.page() == RECAP:
            self._finish()
        else:
            self._go_to(self.page() + 1)

    def _back(self) -> None:
        if self.page() > HAPPENED:
            self._go_to(self.page() - 1)

    def _accept(self) -> None:
        """Ctrl+Enter: from the first page to the last one, and on the last one finish."""
        if self.page() == HAPPENED:
            self._go_to(RECAP)
        else:
            self._continue()

    def _toggle_skip(self) -> None:
        self.series.set_skipping(not self.series.skipping)
        self.series.begin()

    def _finish(self) -> None:
        """Save it all, once the plan on screen is the one of these notes."""
        self._work_out()
        for page in (HAPPENED, NEXT_STEP, SERIES):
            if not self._ready(page):
                self._show_page(page)
                self._ready(page)
                return
        if self._answer is None or self._answer.notes != self._notes:
            self._finish_asked = True
            self._preview.hurry()
            return
        self._finish_asked = False
        if self._answer.problem:
            self.problem.say(self._answer.problem)
            return
        self._over = True
        self.go_on.setEnabled(False)
        self._keep.stop()
        self._tasks.run(self._meetings.log, self._notes, done=self._saved, failed=self._refuse)

    def _saved(self, logged: object) -> None:
        self.logged.emit(self._lead, logged, self.recap.open_mail)
        self.done(QDialog.DialogCode.Accepted)

    def _refuse(self, error: BaseException) -> None:
        self._over = False
        self.go_on.setEnabled(True)
        self.problem.refuse(error)

    def reject(self) -> None:
        """Cancel: nothing is asked, what was typed is kept."""
        if not self._over:
            self._over = True
            self._keep.stop()
            if self._dirty:
                self._put_aside()
        super().reject()

    def _put_aside(self) -> None:
        notes = self.notes()
        if self._lead is not None:
            self._tasks.run(self._meetings.keep_draft, notes)
        self.kept.emit(notes)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush_on(self).fillRect(self.rect(), colour("surface"))


def _usual_start(now: datetime) -> datetime:
    """Half an hour ago, on five minutes: meetings are noted when they are over."""
    start = now - timedelta(minutes=30)
    return start - timedelta(minutes=start.minute % 5, seconds=start.second, microseconds=start.microsecond)
