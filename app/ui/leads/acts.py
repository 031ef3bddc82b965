"""What can be done on the Leads screen: each act calls its service, says so, and offers Undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from app.domain import phrases
from app.domain.cadence import Cadence
from app.domain.undo import Undo
from app.domain.words import Stage
from app.errors import KnownError
from app.ui.duplicates.near_watch import NearWatch
from app.ui.leads.lead_dialog import LeadDialog, LeadEntry
from app.ui.leads.reads import ORIGIN, Saved, save_lead
from app.ui.leads.words import leads_words
from app.ui.take_back import TakeBack

if TYPE_CHECKING:
    from app.services.bulk import Many
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks


class LeadActs(QObject):
    """Acts on leads, one or many.

    Signals:
        cadences_read: What a series can be made from.
        done_with: Ticks are not needed any more.
        saved: The id of a lead that was saved from its form.
    """

    cadences_read = Signal(object)
    done_with = Signal()
    saved = Signal(int)

    def __init__(self, tasks: Tasks, notices: Notices, needs: Needs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._notices, self._needs = tasks, notices, needs
        self._form: LeadDialog | None = None
        self._form_lead: int | None = None
        self._read_once = False
        self._telling = ""

    def say(self, text: str, *undos: Undo) -> None:
        """Tell what was done, with Undo where there is something to take back."""
        if undos:
            self._notices.say(text, undo=TakeBack(self._tasks, self._needs.undo, undos).run)
        else:
            self._notices.say(text)

    def take_back(self, undo: Undo) -> None:
        """Take back an act at once."""
        TakeBack(self._tasks, self._needs.undo, (undo,)).run()

    def read_cadences(self) -> None:
        """Read them the first time they are needed."""
        if not self._read_once:
            self._read_once = True
            self._tasks.run(self._needs.planning.cadences, done=self.cadences_read.emit)

    # many leads

    def set_stage(self, lead_ids: tuple[int, ...], stage: object) -> None:
        """Set the stage of these leads."""
        chosen = cast("Stage", stage)
        self._tasks.run(self._needs.bulk.set_stage, lead_ids, chosen, origin=ORIGIN, done=self._told_stage)

    def _told_stage(self, many: Many) -> None:
        self._tell("Stage set for {}", many)

    def tag(self, lead_ids: tuple[int, ...], tag: str, *, on: bool = True) -> None:
        """Give these leads a tag, or take it from them."""
        done = self._told_tag if on else self._told_untag
        self._tasks.run(self._needs.bulk.tag, lead_ids, tag, on=on, origin=ORIGIN, done=done)

    def _told_tag(self, many: Many) -> None:
        self._tell("{} tagged", many)

    def _told_untag(self, many: Many) -> None:
        self._tell("Tag removed from {}", many)

    def reschedule(self, lead_ids: tuple[int, ...], day: date) -> None:
        """Move the next touch of these leads to a day."""
        self._telling = f"{{}} moved to {phrases.day(day)}"
        self._tasks.run(self._needs.bulk.reschedule, lead_ids, day, origin=ORIGIN, done=self._told_moved)

    def _told_moved(self, many: Many) -> None:
        self._tell(self._telling, many)

    def delete(self, lead_ids: tuple[int, ...]) -> None:
        """Put these leads away."""
        self._tasks.run(self._needs.bulk.delete, lead_ids, origin=ORIGIN, done=self._told_deleted)

    def _told_deleted(self, many: Many) -> None:
        self._tell("{} deleted", many)
        self.done_with.emit()

    def bring_back(self, lead_ids: tuple[int, ...]) -> None:
        """List deleted leads again."""
        self._tasks.run(self._needs.bulk.bring_back, lead_ids, origin=ORIGIN, done=self._told_back)

    def _told_back(self, many: Many) -> None:
        self._tell("{} brought back", many)
        self.done_with.emit()

    def start_series(self, lead_ids: tuple[int, ...], cadence: object) -> None:
        """Start a series for each of these leads from this moment."""
        name = cast("Cadence", cadence).name
        self._tasks.run(self._needs.bulk.start_series, lead_ids, name, origin=ORIGIN, done=self._told_started)

    def _told_started(self, many: Many) -> None:
        self._tell("Series started for {}", many)
        self.done_with.emit()

    def _tell(self, words: str, many: Many) -> None:
        """Say for how many leads an act was done, and why not for the others."""
        text = words.format(leads_words(many.number))
        if many.refused:
            text = f"{text}, not for {len(many.refused)}: {many.refused[0]}"
        self.say(text, *((many.undo,) if many.undo and many.number else ()))

    # one lead

    def keep_agreement(self, agreement_id: int, kept: bool) -> None:  # noqa: FBT001 -- a slot
        """Mark an agreement kept, or open again."""
        done = self._told_kept if kept else self._told_open
        self._tasks.run(self._needs.leads.keep_agreement, agreement_id, kept, origin=ORIGIN, done=done)

    def _told_kept(self, undo: Undo) -> None:
        self.say("Agreement kept", undo)

    def _told_open(self, undo: Undo) -> None:
        self.say("Agreement open again", undo)

    def show_form(self, form: LeadDialog, lead_id: int | None) -> None:
        """Show the form of a lead, a new one for None; it closes once it is saved."""
        self._form, self._form_lead = form, lead_id
        form.save_asked.connect(self._save)
        watch = NearWatch(form, self._tasks, self._needs.merging, lead_id)
        watch.open_asked.connect(self.saved)
        form.open()

    def _save(self, entry: LeadEntry) -> None:
        work = (save_lead, self._needs, self._form_lead, entry)
        self._tasks.run(*work, done=self._saved, failed=self._refused)

    def _saved(self, saved: Saved) -> None:
        if self._form is not None:
            self._form.accept()
        self._form = None
        words = "Lead added" if self._form_lead is None else "Lead changed"
        if saved.duplicates:
            words = f"{words}. It looks like {saved.duplicates[0]}, who is here already"
        self.say(words, saved.undo)
        self.saved.emit(saved.lead_id)

    def _refused(self, error: BaseException) -> None:
        if self._form is not None:
            self._form.refuse(str(error) if isinstance(error, KnownError) else "It could not be saved.")
        if not isinstance(error, KnownError):
            self._tasks.failed.emit(error)
