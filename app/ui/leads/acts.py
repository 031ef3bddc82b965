"""What can be done on the Leads screen: each act calls its service, says so, and offers Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from app.domain.cadence import Cadence
from app.domain.undo import Undo
from app.domain.words import Stage
from app.errors import KnownError
from app.ui.leads.lead_dialog import LeadDialog, LeadEntry
from app.ui.leads.reads import ORIGIN, Saved, Started, save_lead, start_series
from app.ui.leads.words import leads_words
from app.ui.take_back import TakeBack

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.services.planning import Planning
    from app.services.ports import Clock
    from app.services.undo import UndoStack
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks


class LeadActs(QObject):
    """Signals: `cadences_read` carries what a series can be made from; `series_started` says it is done."""

    cadences_read = Signal(object)
    series_started = Signal()

    def __init__(
        self,
        tasks: Tasks,
        notices: Notices,
        leads: Leads,
        planning: Planning,
        undo: UndoStack,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._notices, self._leads = tasks, notices, leads
        self._planning, self._undo, self._clock = planning, undo, clock
        self._form: LeadDialog | None = None
        self._form_lead: int | None = None
        self._read_once = False

    def say(self, text: str, *undos: Undo) -> None:
        """Tell what was done, with Undo where there is something to take back."""
        if undos:
            self._notices.say(text, undo=TakeBack(self._tasks, self._undo, undos).run)
        else:
            self._notices.say(text)

    def take_back(self, undo: Undo) -> None:
        """Take back an act at once."""
        TakeBack(self._tasks, self._undo, (undo,)).run()

    def read_cadences(self) -> None:
        """Read them the first time they are needed."""
        if not self._read_once:
            self._read_once = True
            self._tasks.run(self._planning.cadences, done=self.cadences_read.emit)

    def set_stage(self, lead_ids: tuple[int, ...], stage: object) -> None:
        """Set the stage of these leads."""
        chosen = cast("Stage", stage)
        self._tasks.run(self._leads.set_stage, lead_ids, chosen, origin=ORIGIN, done=self._told_stage)

    def _told_stage(self, undo: Undo) -> None:
        self.say("Stage set", undo)

    def keep_agreement(self, agreement_id: int, kept: bool) -> None:  # noqa: FBT001 -- a slot
        """Mark an agreement kept, or open again."""
        done = self._told_kept if kept else self._told_open
        self._tasks.run(self._leads.keep_agreement, agreement_id, kept, origin=ORIGIN, done=done)

    def _told_kept(self, undo: Undo) -> None:
        self.say("Agreement kept", undo)

    def _told_open(self, undo: Undo) -> None:
        self.say("Agreement open again", undo)

    def start_series(self, lead_ids: tuple[int, ...], cadence: object) -> None:
        """Start a series for each of these leads from this moment."""
        name = cast("Cadence", cadence).name
        now = self._clock.wall()
        work = (start_series, self._planning, self._undo, lead_ids, name, now)
        self._tasks.run(*work, done=self._told_started)

    def _told_started(self, started: Started) -> None:
        words = f"Series started for {leads_words(started.started)}"
        if started.refused:
            words = f"{words}, not for {len(started.refused)}: {started.refused[0]}"
        self.say(words, *((started.undo,) if started.undo else ()))
        self.series_started.emit()

    def show_form(self, form: LeadDialog, lead_id: int | None) -> None:
        """Show the form of a lead, a new one for None; it closes once it is saved."""
        self._form, self._form_lead = form, lead_id
        form.save_asked.connect(self._save)
        form.open()

    def _save(self, entry: LeadEntry) -> None:
        work = (save_lead, self._leads, self._form_lead, entry)
        self._tasks.run(*work, done=self._saved, failed=self._refused)

    def _saved(self, saved: Saved) -> None:
        if self._form is not None:
            self._form.accept()
        self._form = None
        words = "Lead added" if self._form_lead is None else "Lead changed"
        if saved.duplicates:
            words = f"{words}. It looks like {saved.duplicates[0]}, who is here already"
        self.say(words, saved.undo)

    def _refused(self, error: BaseException) -> None:
        if self._form is not None:
            self._form.refuse(str(error) if isinstance(error, KnownError) else "It could not be saved.")
        if not isinstance(error, KnownError):
            self._tasks.failed.emit(error)
