"""Opens what can be done to a running series, and tells what was done with its way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.absence_days import Absence
from app.domain.cadence import Cadence
from app.domain.keep_in_touch import Rhythm, Rule
from app.domain.lead import LeadCard
from app.domain.moment import wall_time
from app.domain.series import SeriesAsk, SeriesView
from app.domain.undo import Undo
from app.domain.words import Outcome, SeriesState
from app.ui.take_back import TakeBack

if TYPE_CHECKING:
    from app.services.activities import Activities, Happened
    from app.services.ports import Clock
    from app.services.series_acts import Answered
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.series.ask_dialog import Reply
    from app.ui.series.news_dialog import Told
    from app.ui.tasks import Tasks

ORIGIN = "series"
_DECISIONS = frozenset({Outcome.WON, Outcome.LOST, Outcome.NOT_INTERESTED})


class SeriesDesk(QObject):
    """One dialog at a time; each reads what it needs on the lane first.

    Signals:
        choose_asked: Nothing is left for this lead: what comes next? With cadences to offer first.
        asks_read: The series that wait for an answer, a tuple of SeriesAsk.
        back_read: The absence the rep came back from and has not caught up, or None; and the rep's date.
    """

    choose_asked = Signal(int, object)
    asks_read = Signal(object)
    back_read = Signal(object, object)

    def __init__(self, tasks: Tasks, notices: Notices, needs: Needs, clock: Clock, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._notices, self._needs = tasks, notices, needs
        self._clock, self._window = clock, window
        self._lead_id = 0
        self._ask: SeriesAsk | None = None
        self._news, self._outcome = "", Outcome.WON
        self._back: TakeBack | None = None
        self.dialog: QDialog | None = None

    def serve(self, lead_id: int, act: str) -> None:
        """Do what a screen asks for: "edit", "keep", a decision, or news of the lead."""
        if act == "edit":
            self.edit(lead_id)
        elif act == "keep":
            self.keep_in_touch(lead_id)
        elif act in _DECISIONS:
            self.decide(lead_id, act)
        else:
            self.tell(lead_id, act)

    def read_asks(self, _day: object = None) -> None:
        """Read which series wait for an answer, and what an absence left."""
        self._tasks.run(self._needs.series_acts.asking, done=self.asks_read.emit)
        self._tasks.run(self._needs.absences.back, done=self._tell_back)

    def edit(self, lead_id: int) -> None:
        """Edit the series of a lead; one that waits for an answer asks first."""
        self._lead_id = lead_id
        self._tasks.run(self._read_series, lead_id, done=self._open_series)

    def ask(self, lead_id: int) -> None:
        """Ask how the waiting series of a lead goes on."""
        self._lead_id = lead_id
        self._tasks.run(self._read_ask, lead_id, done=self._open_ask)

    def keep_in_touch(self, lead_id: int) -> None:
        """Set, change or drop the keep-in-touch rule of a lead."""
        self._lead_id = lead_id
        self._tasks.run(self._read_rhythm, lead_id, done=self._open_rhythm)

    def decide(self, lead_id: int, outcome: str) -> None:
        """Ask what becomes of what is planned for a lead that is won, lost or not interested."""
        self._lead_id, self._outcome = lead_id, Outcome(outcome)
        self._tasks.run(self._needs.leads.card, lead_id, done=self._open_decision)

    def tell(self, lead_id: int, news: str) -> None:
        """Ask what has to be known of news (a code of News), and note it."""
        self._lead_id, self._news = lead_id, news
        self._tasks.run(self._needs.leads.card, lead_id, done=self._open_news)

    # reading, on the lane

    def _read_series(self, lead_id: int) -> tuple[SeriesView, Cadence] | None:
        series = self._needs.leads.series(lead_id)
        if series is None or series.state is SeriesState.ENDED:
            return None
        return series, self._needs.cadences.get(series.cadence)

    def _read_ask(self, lead_id: int) -> tuple[SeriesAsk, tuple[Cadence, ...]] | None:
        found = [one for one in self._needs.series_acts.asking() if one.lead_id == lead_id]
        return (found[0], self._needs.planning.cadences()) if found else None

    def _read_rhythm(self, lead_id: int) -> tuple[LeadCard, Rhythm | None]:
        return self._needs.leads.card(lead_id), self._needs.rhythms.of(lead_id)

    # dialogs

    def _open_series(self, found: tuple[SeriesView, Cadence] | None) -> None:
        if found is None:
            self.choose_asked.emit(self._lead_id, ())
            return
        series, newest = found
        if series.state is SeriesState.ASKING:
            self.ask(series.lead_id)
            return
        from app.ui.series.edit_dialog import EditSeries

        dialog = EditSeries(self._tasks, self._needs.series_acts, series, newest, self._now(), self._window)
        dialog.applied.connect(self._edited)
        self._open(dialog)

    def _open_ask(self, found: tuple[SeriesAsk, tuple[Cadence, ...]] | None) -> None:
        if found is None:
            self._notices.say("This series does not wait for an answer", icon="info")
            return
        from app.ui.series.ask_dialog import AskDialog

        self._ask, cadences = found
        dialog = AskDialog(self._ask, cadences, self._now().date(), self._window)
        dialog.replied.connect(self._reply)
        self._open(dialog)

    def _open_rhythm(self, found: tuple[LeadCard, Rhythm | None]) -> None:
        from app.ui.series.keep_dialog import KeepDialog

        card, rhythm = found
        dialog = KeepDialog(card.row.name, rhythm, self._now().date(), self._window)
        dialog.kept.connect(self._keep)
        dialog.dropped.connect(self._drop)
        self._open(dialog)

    def _open_decision(self, card: LeadCard) -> None:
        from app.ui.series.decide_dialog import DecideDialog

        dialog = DecideDialog(self._outcome, card.row.name, self._window)
        dialog.taken.connect(self._decide)
        self._open(dialog)

    def _open_news(self, card: LeadCard) -> None:
        from app.ui.series.news_dialog import News, NewsDialog

        dialog = NewsDialog(News(self._news), card.row.name, self._now(), self._window)
        dialog.told.connect(self._note)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = dialog
        dialog.open()

    # acts

    def _edited(self, undo: Undo) -> None:
        self._say("Series changed", undo)

    def _reply(self, reply: Reply) -> None:
        assert self._ask is not None
        self._tasks.run(
            self._needs.series_acts.answer,
            self._ask.series_id,
            reply.choice,
            until=reply.until,
            cadence=reply.cadence,
            reason=reply.reason,
            origin=ORIGIN,
            done=self._answered,
        )

    def _answered(self, answered: Answered) -> None:
        self._say("The series has its answer", answered.undo)
        if answered.must_choose:
            self.choose_asked.emit(self._lead_id, ())

    def _note(self, told: Told) -> None:
        self._tasks.run(note, self._needs.activities, self._lead_id, told, done=self._noted)

    def _decide(self, keep_open: bool, said: str) -> None:  # noqa: FBT001 -- what the signal carries
        work, args = self._needs.activities.decided, (self._lead_id, self._outcome, said)
        self._tasks.run(work, *args, keep_open=keep_open, origin=ORIGIN, done=self._decided)

    def _decided(self, happened: Happened) -> None:
        self._say(f"Noted: {self._outcome.value.replace('-', ' ')}", happened.undo)
        if happened.must_choose:
            self.choose_asked.emit(self._lead_id, happened.offers)

    def _noted(self, happened: Happened) -> None:
        words = "The series waits for your answer" if happened.ask else "Noted"
        if happened.warnings:
            words = happened.warnings[0]
        self._say(words, happened.undo)
        if happened.ask is not None:
            self.ask(happened.ask.lead_id)

    def _keep(self, rule: Rule) -> None:
        self._tasks.run(self._needs.rhythms.keep, self._lead_id, rule, origin=ORIGIN, done=self._kept)

    def _kept(self, undo: Undo) -> None:
        self._say("Kept in touch from now on", undo)

    def _drop(self) -> None:
        self._tasks.run(self._needs.rhythms.drop, self._lead_id, origin=ORIGIN, done=self._dropped)

    def _dropped(self, undo: Undo) -> None:
        self._say("No longer kept in touch by a rule", undo)

    def _tell_back(self, absence: Absence | None) -> None:
        self.back_read.emit(absence, self._now().date())

    def _say(self, words: str, undo: Undo) -> None:
        self._back = TakeBack(self._tasks, self._needs.undo, (undo,))
        back: Callable[[], None] = self._back.run
        self._notices.say(words, undo=back)

    def _now(self) -> datetime:
        return wall_time(self._clock.wall(), self._needs.preferences.zone())


def note(activities: Activities, lead_id: int, told: Told) -> Happened:
    """Write what was told; on the lane."""
    if told.news == "replied":
        return activities.replied(lead_id, told.said, origin=ORIGIN)
    if told.news == "booked":
        assert told.at is not None
        return activities.booked(lead_id, told.at, purpose=told.said, origin=ORIGIN)
    if told.news == "out-of-office":
        return activities.out_of_office(lead_id, told.until, told.said, origin=ORIGIN)
    if told.news == "colleague":
        return activities.colleague_answered(lead_id, told.until, told.said, origin=ORIGIN)
    return activities.bounced(lead_id, told.said, origin=ORIGIN)
