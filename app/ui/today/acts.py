"""What a rep does on Today: each act is one service call, its toast, and the question it leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.activity import Agreement
from app.domain.cadence import Cadence
from app.domain.keep_in_touch import Rule
from app.domain.moment import wall_time
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.words import Outcome, Stage
from app.services.ports import Clock
from app.ui.series.decide_dialog import DecideDialog
from app.ui.series.menu import DECIDING
from app.ui.take_back import TakeBack
from app.ui.today.after_dialog import After, AfterDialog, StartSeries
from app.ui.today.moment_dialog import MomentDialog
from app.ui.today.phrases import CHANNELS, clock_words, date_words, day_words, is_single, lower_first, plural
from app.ui.today.reason_dialog import SKIP_REASONS, STOP_REASONS, ReasonDialog

if TYPE_CHECKING:
    from app.services.keep_in_touch import Rhythms
    from app.services.leads import Leads
    from app.services.messages import Messages
    from app.services.planning import Planning, SeriesStarted
    from app.services.touches import Completed, Touches
    from app.services.undo import UndoStack
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

ORIGIN = "today"
Asking = MomentDialog | ReasonDialog | AfterDialog | DecideDialog
FIFTH = 5


class Acts(QObject):
    """Runs the acts. `left` carries a touch that needs no more attention: the queue moves on from it.

    `completed` carries the id of a touch that is done or skipped, `series_asked` a lead and what is asked of
    its series: "edit", "keep", or news of it.
    """

    left = Signal(int)
    completed = Signal(int)
    noted = Signal(int, str)
    series_asked = Signal(int, str)

    def __init__(
        self,
        tasks: Tasks,
        notices: Notices,
        clock: Clock,
        touches: Touches,
        leads: Leads,
        messages: Messages,
        planning: Planning,
        undo: UndoStack,
        rhythms: Rhythms,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._rhythms = rhythms
        self._tasks, self._notices, self._clock, self._window = tasks, notices, clock, window
        self._touches, self._leads, self._messages = touches, leads, messages
        self._planning, self._undo_stack = planning, undo
        self._words = ""
        self._back: TakeBack | None = None
        self._touch: Touch | None = None
        self._undos: tuple[Undo, ...] = ()
        self._note_of = (0, "")
        self._outcome = Outcome.WON
        self._offers: tuple[str, ...] = ()
        self.dialog: Asking | None = None

    def done(self, touch: Touch, outcome: Outcome, note: str, minutes: int) -> None:
        """Complete a touch that was talked."""
        self._touch = touch
        work = self._touches.done
        self._tasks.run(work, touch.id, outcome, note, minutes, origin=ORIGIN, done=self._on_completed)

    def sent(self, touch: Touch, message_id: int) -> None:
        """Complete a touch that was written."""
        self._touch = touch
        self._tasks.run(self._messages.mark_sent, message_id, origin=ORIGIN, done=self._on_completed)

    def snooze(self, touch: Touch, until: datetime) -> None:
        """Let it come back at a naive wall time."""
        self._touch = touch
        self._words = f"{touch.lead} snoozed until {self._moment(until, touch)}"
        self._tasks.run(self._touches.snooze, touch.id, until, origin=ORIGIN, done=self._on_moved)

    def ask_reschedule(self, touch: Touch) -> None:
        """Ask for another date and time."""
        self._touch = touch
        words = f"Reschedule {lower_first(CHANNELS[touch.channel])} with {touch.lead}"
        dialog = MomentDialog(words, "Reschedule", touch, self._wall(touch), self._window)
        dialog.taken.connect(self._on_reschedule)
        self._open(dialog)

    def ask_skip(self, touch: Touch) -> None:
        """Ask why it is skipped."""
        self._touch = touch
        words = f"Skip {lower_first(CHANNELS[touch.channel])} with {touch.lead}"
        goes_on = "The series goes on with its next touch."
        text = "Where nothing else is planned you choose what comes next." if is_single(touch) else goes_on
        dialog = ReasonDialog(words, text, "Skip", SKIP_REASONS, self._window)
        dialog.taken.connect(self._on_skip)
        self._open(dialog)

    def ask_stop(self, touch: Touch) -> None:
        """Ask why the series ends; before the fifth touch a reason is needed, after it one is useful."""
        self._touch = touch
        text = "All touches still planned for this lead are stopped."
        if touch.number <= FIFTH:
            text += " Most sales close after the fifth touch."
        dialog = ReasonDialog(
            f"Stop the series with {touch.lead}", text, "Stop series", STOP_REASONS, self._window
        )
        dialog.taken.connect(self._on_stop)
        self._open(dialog)

    def ask_won(self, touch: Touch) -> None:
        """Ask what becomes of what is still planned for a customer."""
        self._ask_decision(touch, Outcome.WON)

    def ask_lost(self, touch: Touch) -> None:
        """Ask what becomes of what is still planned for somebody lost."""
        self._ask_decision(touch, Outcome.LOST)

    def ask_not_interested(self, touch: Touch) -> None:
        """Ask for a note on a no."""
        self._ask_decision(touch, Outcome.NOT_INTERESTED)

    def note(self, lead_id: int, text: str) -> None:
        """Write a note into the timeline."""
        self._note_of = (lead_id, text)
        self._tasks.run(self._leads.note, lead_id, text, origin=ORIGIN, done=self._on_noted)

    def stage(self, lead_id: int, stage: Stage) -> None:
        """Put the lead on another stage; won and lost ask what becomes of what is planned."""
        if stage in DECIDING:
            self.series_asked.emit(lead_id, DECIDING[stage])
            return
        self._words = f"Stage set to {stage.value}"
        self._tasks.run(self._leads.set_stage, (lead_id,), stage, origin=ORIGIN, done=self._on_undoable)

    def turn_agreement(self, agreement: Agreement) -> None:
        """Mark it kept, or open again."""
        kept = agreement.kept_at is None
        self._words = f"Marked as {'kept' if kept else 'open'}: {agreement.what}"
        work = self._leads.keep_agreement
        self._tasks.run(work, agreement.id, kept, origin=ORIGIN, done=self._on_undoable)

    def tell(self, words: str) -> None:
        """Say something in a toast."""
        self._notices.say(words)

    def copied(self, text: str) -> None:
        """Say what was copied."""
        self._notices.say(f"{text} copied", icon="copy")

    def _on_reschedule(self, due: datetime) -> None:
        assert self._touch is not None
        self._words = f"{self._touch.lead} moved to {self._moment(due, self._touch)}"
        self._tasks.run(self._touches.reschedule, self._touch.id, due, origin=ORIGIN, done=self._on_moved)

    def _on_skip(self, reason: str) -> None:
        assert self._touch is not None
        self._tasks.run(self._touches.skip, self._touch.id, reason, origin=ORIGIN, done=self._on_completed)

    def _on_stop(self, reason: str) -> None:
        assert self._touch is not None
        if self._touch.series_id is None:
            return
        self._tasks.run(
            self._touches.stop, self._touch.series_id, reason, origin=ORIGIN, done=self._on_stopped
        )

    def _ask_decision(self, touch: Touch, outcome: Outcome) -> None:
        self._touch, self._outcome = touch, outcome
        dialog = DecideDialog(outcome, touch.lead, self._window)
        dialog.taken.connect(self._on_decided)
        self._open(dialog)

    def _on_decided(self, keep_open: bool, note: str) -> None:  # noqa: FBT001 -- what the signal carries
        assert self._touch is not None
        work, args = self._touches.done, (self._touch.id, self._outcome, note)
        self._tasks.run(work, *args, keep_open=keep_open, origin=ORIGIN, done=self._on_completed)

    def _on_stopped(self, undo: Undo) -> None:
        self._offers = ()
        self._leave()
        self._ask_after((undo,))

    def _on_moved(self, undo: Undo) -> None:
        self._leave()
        self._on_undoable(undo)

    def _on_undoable(self, undo: Undo) -> None:
        self._say(self._words, (undo,))

    def _on_noted(self, undo: Undo) -> None:
        self.noted.emit(*self._note_of)
        self._say("Note added", (undo,))

    def _on_completed(self, completed: Completed | None) -> None:
        if completed is None:
            self._leave()
            return
        self._touch = completed.touch
        self.completed.emit(completed.touch.id)
        self._leave()
        self._offers = completed.offers
        if completed.must_choose:
            self._ask_after((completed.undo,))
            return
        self._say(_done_words(completed), (completed.undo,))
        if completed.ask is not None:
            self.series_asked.emit(completed.ask.lead_id, "edit")

    def _ask_after(self, undos: tuple[Undo, ...]) -> None:
        """Nothing is left for the lead: ask what comes next, at once."""
        self._undos = undos
        self._tasks.run(self._planning.cadences, done=self._on_cadences)

    def _on_cadences(self, cadences: Sequence[Cadence]) -> None:
        assert self._touch is not None
        first = sorted(cadences, key=self._is_not_offered)
        dialog = AfterDialog(self._touch.lead, first, self._wall(self._touch).date(), self._window)
        dialog.taken.connect(self._on_after)
        dialog.rejected.connect(self._on_after_refused)
        self._open(dialog)

    def _is_not_offered(self, cadence: Cadence) -> bool:
        return cadence.name not in self._offers

    def _on_after(self, after: After) -> None:
        assert self._touch is not None
        lead_id = self._touch.lead_id
        if isinstance(after, StartSeries):
            args = (lead_id, after.cadence, self._clock.wall())
            self._tasks.run(self._planning.start, *args, origin=ORIGIN, done=self._on_series)
        elif isinstance(after, Rule):
            self._words = f"{self._touch.lead}: in touch {after.words}"
            self._tasks.run(self._rhythms.keep, lead_id, after, origin=ORIGIN, done=self._on_rested)
        else:
            self._words = f"{self._touch.lead}: {lower_first(after.reason)}"
            self._tasks.run(self._leads.rest, lead_id, after, origin=ORIGIN, done=self._on_rested)

    def _on_series(self, started: SeriesStarted) -> None:
        words = f"{plural(len(started.touches), 'touch', 'touches')} planned"
        self._say(words, (*self._undos, started.undo))

    def _on_rested(self, undo: Undo) -> None:
        self._say(self._words, (*self._undos, undo))

    def _on_after_refused(self) -> None:
        self._back = TakeBack(self._tasks, self._undo_stack, self._undos)
        self._back.run()
        self._notices.say("Taken back: it is open again", icon="undo-2")

    def _leave(self) -> None:
        assert self._touch is not None
        self.left.emit(self._touch.id)

    def _say(self, words: str, undos: tuple[Undo, ...]) -> None:
        self._back = TakeBack(self._tasks, self._undo_stack, undos)
        self._notices.say(words, undo=self._back.run)

    def _open(self, dialog: Asking) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = dialog
        dialog.open()

    def _wall(self, touch: Touch) -> datetime:
        return wall_time(self._clock.wall(), touch.zone)

    def _moment(self, wall: datetime, touch: Touch) -> str:
        day = lower_first(day_words(wall.date(), self._wall(touch).date()))
        day = day if day in {"today", "tomorrow"} else day_words(wall.date(), self._wall(touch).date())
        return clock_words(wall) if day == "today" else f"{day}, {clock_words(wall)}"


def _done_words(completed: Completed) -> str:
    touch = completed.touch
    deed = "skipped" if touch.outcome is None else "done"
    words = f"{CHANNELS[touch.channel]} with {touch.lead} {deed}"
    if completed.next_touch is None:
        return words
    due = completed.next_touch.due_local
    return f"{words}, next {date_words(due.date(), due.date())}"
