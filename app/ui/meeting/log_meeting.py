"""Opens the wizard, and tells what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.lead import LeadRow
from app.domain.meeting import MeetingNotes
from app.domain.phrases import count
from app.ui.mail_program import open_mail
from app.ui.meeting.dialog import MeetingDialog
from app.ui.take_back import TakeBack

if TYPE_CHECKING:
    from app.domain.cadence import Cadence
    from app.services.leads import Leads
    from app.services.meetings import MeetingLogged, Meetings
    from app.services.planning import Planning
    from app.services.ports import Clock
    from app.services.undo import UndoStack
    from app.ui.cadences.edit_cadences import EditCadences
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks


class LogMeeting(QObject):
    """One wizard at a time; what was typed for a lead not yet chosen is kept for the run.

    Signals:
        logged: The MeetingLogged.
    """

    logged = Signal(object)

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        notices: Notices,
        meetings: Meetings,
        leads: Leads,
        planning: Planning,
        undo: UndoStack,
        clock: Clock,
        zone: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._notices = window, tasks, notices
        self._meetings, self._leads, self._planning, self._undo = meetings, leads, planning, undo
        self._clock, self._zone = clock, zone
        self._loose: MeetingNotes | None = None
        self._cadences: EditCadences | None = None
        self.dialog: MeetingDialog | None = None

    def start(self) -> None:
        """Open the wizard without a lead (Ctrl+M)."""
        self.open()

    def build_with(self, cadences: EditCadences) -> None:
        """Let a cadence of one's own be built while a meeting is logged."""
        self._cadences = cadences
        cadences.used.connect(self._use)

    def open(self, lead_id: int | None = None) -> MeetingDialog:
        """Open the wizard, for a lead when one is given; the one that is open comes to the front."""
        if self.dialog is None:
            self.dialog = MeetingDialog(
                self._window,
                self._tasks,
                self._meetings,
                self._leads,
                self._planning,
                self._clock.wall(),
                self._zone(),
            )
            self.dialog.logged.connect(self._logged)
            self.dialog.kept.connect(self._kept)
            self.dialog.finished.connect(self._gone)
            self.dialog.series.build.setVisible(self._cadences is not None)
            self.dialog.series.build_asked.connect(self._build)
            self.dialog.begin(lead_id, self._loose if lead_id is None else None)
            self.dialog.open()
        self.dialog.raise_()
        self.dialog.activateWindow()
        return self.dialog

    def _build(self, base: Cadence) -> None:
        if self._cadences is not None and self.dialog is not None:
            self._cadences.build_own(self.dialog, base)

    def _use(self, name: str) -> None:
        """Take the cadence that was just saved for the meeting under way."""
        if self.dialog is not None:
            self.dialog.use_cadence(name)

    def _logged(self, lead: LeadRow, logged: MeetingLogged, mail: bool) -> None:  # noqa: FBT001 -- as the signal has it
        self._loose = None
        planned = len(logged.touches)
        touches = f"{count(planned, 'touch', 'touches')} planned" if planned else "nothing planned"
        undo = TakeBack(self._tasks, self._undo, [logged.undo])
        self._notices.say(f"Meeting with {lead.name} saved, {touches}", icon="handshake", undo=undo.run)
        if mail and logged.recap is not None:
            open_mail(logged.recap.to, logged.recap.subject, logged.recap.body)
        self.logged.emit(logged)

    def _kept(self, notes: MeetingNotes) -> None:
        self._loose = None if notes.lead_id else notes

    def _gone(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
