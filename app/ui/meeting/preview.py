"""What the notes lead to, worked out beside the typing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.meeting import MeetingNotes
from app.errors import InputError, RefusedError
from app.ui.newest import Newest

if TYPE_CHECKING:
    from app.domain.plan import Plan
    from app.services.meetings import MeetingPreview, Meetings
    from app.ui.tasks import Tasks

_PAUSE_MS = 120


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of notes: the plan without and the preview with the rep's changes, or why it cannot be."""

    notes: MeetingNotes
    base: Plan | None = None
    preview: MeetingPreview | None = None
    problem: str = ""


def _work_out(meetings: Meetings, notes: MeetingNotes) -> Answer:
    try:
        preview = meetings.preview(notes)
        base = meetings.preview(replace(notes, edits=())).plan if notes.edits else preview.plan
    except (InputError, RefusedError) as error:
        return Answer(notes, problem=str(error))
    return Answer(notes, base, preview)


class Previewer(QObject):
    """Asks after a short pause in the typing; answers to older notes are dropped."""

    answered = Signal(object)

    def __init__(self, tasks: Tasks, meetings: Meetings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meetings = meetings
        self._wanted: MeetingNotes | None = None
        self._newest = Newest(tasks, self._take, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def want(self, notes: MeetingNotes) -> None:
        """Work these notes out soon."""
        if notes != self._wanted:
            self._wanted = notes
            self._pause.start()

    def hurry(self) -> None:
        """Do not wait for a pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._ask()

    def _ask(self) -> None:
        if self._wanted is not None:
            self._newest.ask(_work_out, self._meetings, self._wanted)

    def _take(self, answer: Answer) -> None:
        if answer.notes == self._wanted:
            self.answered.emit(answer)
