"""Brings the reminder window up when the bell rings, keeps it true, and does what is pressed in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.moment import wall_time
from app.domain.nagging import ReminderKind
from app.domain.phrases import day
from app.domain.promise import Promise
from app.domain.reminder import Key
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.words import Channel, Outcome
from app.services.ports import Change, Clock, Pressed
from app.ui.newest import Newest
from app.ui.reminder.window import ReminderWindow
from app.ui.reminder.words import minutes_ahead
from app.ui.take_back import TakeBack
from app.ui.today.moment_dialog import MomentDialog
from app.ui.today.phrases import CHANNELS, clock_words, lower_first

if TYPE_CHECKING:
    from app.services.due_list import Showing
    from app.services.touches import Completed
    from app.ui.changes import Changes
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.shell.shell import Shell
    from app.ui.tasks import Tasks

ORIGIN = "reminder"
MINUTE_MS = 60_000
SNOOZE_MINUTES = 10
_CONCERNS = frozenset(
    {"touch", "series", "lead", "agreement", "message", "settings", "reminder", "everything"}
)


class ReminderPresence(QObject):
    """Owns the one reminder window.

    Signals:
        start_asked: Begin with this touch (id) on Today. today_asked: Show Today.
        choose_asked: Ask what comes next for a lead (id) for whom nothing is left.
        lead_asked: Show this lead (id). message_asked: Show this message (id).
        pause_asked: Pause reminders: minutes as text, or "tomorrow".
    """

    start_asked = Signal(int)
    today_asked = Signal()
    choose_asked = Signal(int)
    lead_asked = Signal(int)
    message_asked = Signal(int)
    pause_asked = Signal(str)

    def __init__(
        self, shell: Shell, tasks: Tasks, changes: Changes, notices: Notices, clock: Clock, needs: Needs
    ) -> None:
        super().__init__(shell)
        self._shell, self._tasks, self._notices = shell, tasks, notices
        self._clock, self._needs = clock, needs
        self._window: ReminderWindow | None = None
        self._comes_up = False
        self._ask_outcome_of: Key | None = None
        self._words = ""
        self._back: TakeBack | None = None
        self._touch: Touch | None = None
        self._dialog: MomentDialog | None = None
        self._reads = Newest(tasks, self._show, self)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.read)
        changes.changed.connect(self._on_change)

    @property
    def window(self) -> ReminderWindow:
        """The window, built when it is first needed."""
        if self._window is None:
            self._window = self._build()
        return self._window

    def stop(self) -> None:
        """Take the window away without a word to the reminders."""
        self._minute.stop()
        if self._window is not None:
            self._window.rested.disconnect(self._on_rested)
            self._window.close()
            self._window.deleteLater()
            self._window = None

    def appear(self) -> None:
        """Come up with what is due; the bell rang, or somebody asked for it."""
        self._comes_up = True
        self.read()

    def rang(self) -> None:
        """Come up unless the same list lies before the rep's eyes already, or the window is switched off."""
        if self._needs.preferences.current().reminder_window and not self._before_eyes():
            self.appear()

    def _before_eyes(self) -> bool:
        """Whether Today is in front, or a question that was asked over it."""
        front: QWidget | None = QApplication.activeWindow()
        while front is not None and front is not self._shell:
            front = front.parentWidget()
        return front is self._shell and self._shell.current == "today"

    def bring_back(self) -> None:
        """Show everything that is due, also what rests or was dismissed."""
        self._comes_up = True
        self._tasks.run(self._needs.due_list.bring_back, origin=ORIGIN)

    def read(self) -> None:
        """Read what is due."""
        self._reads.ask(self._needs.due_list.showing)

    def pressed(self, pressed: Pressed) -> None:
        """Do what was pressed on a pop-up."""
        if pressed.act == "snooze":
            self._snooze_keys(pressed.keys)
            return
        if len(pressed.keys) != 1:
            self.today_asked.emit()
            return
        kind, subject = pressed.keys[0]
        if pressed.act == "done":
            self._tasks.run(self._finish, kind, subject, done=self._finished)
        else:
            self._tasks.run(self._find, kind, subject, done=self._open)

    # reading

    def _on_change(self, change: Change) -> None:
        shown = self._window is not None and self._window.isVisible()
        if change.nouns & _CONCERNS and (shown or self._comes_up):
            self.read()

    def _show(self, showing: Showing) -> None:
        comes_up, self._comes_up = self._comes_up, False
        if not showing.count:
            if self._window is not None:
                self._window.hide()
                self._minute.stop()
            return
        visible = self._window is not None and self._window.isVisible()
        if not (comes_up or visible):
            return
        self.window.hours = self._needs.preferences.hours()
        self.window.show_due(showing)
        if comes_up:
            self.window.appear()
            self._minute.start()
        asks, self._ask_outcome_of = self._ask_outcome_of, None
        if asks in showing.keys and asks is not None:
            self.window.ask_outcome(asks)

    def _build(self) -> ReminderWindow:
        window = ReminderWindow()
        window.started.connect(self._on_started)
        window.done.connect(self._on_done)
        window.snoozed.connect(self._on_snoozed)
        window.reschedule_asked.connect(self._on_reschedule)
        window.pick_asked.connect(self._on_pick)
        window.opened.connect(self._open)
        window.kept.connect(self._on_kept)
        window.rested.connect(self._on_rested)
        window.dismissed.connect(self._on_dismissed)
        window.back_asked.connect(self.bring_back)
        window.paused.connect(self._on_paused)
        window.today_asked.connect(self._on_today)
        window.undone.connect(self._on_undone)
        return window

    # acts

    def _on_started(self, touch: Touch) -> None:
        self.window.hide()
        self.start_asked.emit(touch.id)

    def _on_today(self) -> None:
        self.window.hide()
        self.today_asked.emit()

    def _on_done(self, touch: Touch, outcome: Outcome) -> None:
        self._words = f"{CHANNELS[touch.channel]} with {touch.lead} done"
        self._tasks.run(self._needs.touches.done, touch.id, outcome, origin=ORIGIN, done=self._completed)

    def _on_snoozed(self, touch: Touch, until: datetime) -> None:
        self._words = f"{touch.lead} snoozed until {_moment(until, self._wall(touch))}"
        self._tasks.run(self._needs.touches.snooze, touch.id, until, origin=ORIGIN, done=self._undoable)

    def _on_moved(self, due: datetime) -> None:
        assert self._touch is not None
        touch = self._touch
        self._words = f"{touch.lead} moved to {_moment(due, self._wall(touch))}"
        self._tasks.run(self._needs.touches.reschedule, touch.id, due, origin=ORIGIN, done=self._undoable)

    def _on_picked(self, until: datetime) -> None:
        if self._touch is not None:
            self._on_snoozed(self._touch, until)

    def _on_reschedule(self, touch: Touch) -> None:
        words = f"Reschedule {lower_first(CHANNELS[touch.channel])} with {touch.lead}"
        self._ask_moment(touch, words, "Reschedule", self._on_moved)

    def _on_pick(self, touch: Touch) -> None:
        self._ask_moment(touch, f"Snooze {touch.lead} until", "Snooze", self._on_picked)

    def _ask_moment(self, touch: Touch, title: str, act: str, taken: Callable[[datetime], None]) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._touch = touch
        self._dialog = MomentDialog(title, act, touch, self._wall(touch), self.window)
        self._dialog.taken.connect(taken)
        self._dialog.open()

    def _on_kept(self, promise: Promise) -> None:
        self._words = f"Kept: {promise.what}"
        work = self._needs.leads.keep_agreement
        self._tasks.run(work, promise.subject, kept=True, origin=ORIGIN, done=self._undoable)

    def _on_rested(self) -> None:
        showing = self.window.showing()
        if showing is not None and showing.keys:
            self._tasks.run(self._needs.due_list.rest, showing.keys, origin=ORIGIN)

    def _on_dismissed(self, keys: tuple[Key, ...]) -> None:
        self._tasks.run(self._needs.due_list.dismiss, keys, origin=ORIGIN)

    def _on_paused(self, span: str) -> None:
        self.window.hide()
        self.pause_asked.emit(span)

    def _snooze_keys(self, keys: tuple[Key, ...]) -> None:
        """Ten minutes more: for a touch a new time, for the rest of it a rest."""
        touches = tuple(subject for kind, subject in keys if kind is ReminderKind.TOUCH)
        until = minutes_ahead(self._clock.wall(), SNOOZE_MINUTES, self._needs.preferences.zone())
        self._words = f"Snoozed until {clock_words(until)}"
        if len(touches) == 1:
            self._tasks.run(self._needs.touches.snooze, touches[0], until, origin=ORIGIN, done=self._undoable)
        else:
            self._tasks.run(self._needs.due_list.rest, keys, origin=ORIGIN)

    # pop-ups

    def _finish(self, kind: ReminderKind, subject: int) -> Completed | Undo | Key:
        """Do what can be done without a question; a call asks how it went. On the lane."""
        if kind is ReminderKind.AGREEMENT:
            return self._needs.leads.keep_agreement(subject, kept=True, origin=ORIGIN)
        touch = self._needs.touches.get(subject)
        if touch.channel in {Channel.CALL, Channel.MEETING}:
            return kind, subject
        return self._needs.touches.done(subject, Outcome.SENT, origin=ORIGIN)

    def _finished(self, found: Completed | Undo | Key) -> None:
        if isinstance(found, tuple):
            self._ask_outcome_of = found
            self.bring_back()
        elif isinstance(found, Undo):
            self._words = "Agreement kept"
            self._undoable(found)
        else:
            self._words = f"{CHANNELS[found.touch.channel]} with {found.touch.lead} done"
            self._completed(found)

    def _find(self, kind: ReminderKind, subject: int) -> Touch | Promise | None:
        """Return what a pop-up told of, if it is still there; on the lane."""
        if kind is ReminderKind.TOUCH:
            return self._needs.touches.get(subject)
        promises = self._needs.due_list.showing().promises
        return next((one for one in promises if one.key == (kind, subject)), None)

    def _open(self, subject: Touch | Promise | None) -> None:
        if isinstance(subject, Touch):
            self.start_asked.emit(subject.id)
        elif subject is None:
            self.today_asked.emit()
        elif subject.kind is ReminderKind.RECAP:
            self.message_asked.emit(subject.subject)
        else:
            self.lead_asked.emit(subject.lead_id)

    # after an act

    def _completed(self, completed: Completed) -> None:
        self._undoable(completed.undo)
        if completed.must_choose:
            self.choose_asked.emit(completed.touch.lead_id)

    def _undoable(self, undo: Undo) -> None:
        self._back = TakeBack(self._tasks, self._needs.undo, (undo,))
        if self._window is not None and self._window.isVisible() and len(self._window.lines()) > 1:
            self._window.foot.say(self._words)
        else:
            self._notices.say(self._words, undo=self._back.run)

    def _on_undone(self) -> None:
        if self._back is not None:
            self._comes_up = True
            self._back.run()

    def _wall(self, touch: Touch) -> datetime:
        return wall_time(self._clock.wall(), touch.zone)


def _moment(wall: datetime, now: datetime) -> str:
    """Return "13:30" for today, "tomorrow, 09:00" or "Thu 4 June, 09:00"."""
    days = (wall.date() - now.date()).days
    if days == 0:
        return clock_words(wall)
    return f"{'tomorrow' if days == 1 else day(wall.date(), now.date())}, {clock_words(wall)}"
