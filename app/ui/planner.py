"""Leads to the cadences, to days away and to the levelled week, from wherever they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.ahead.ahead import Ahead
from app.ui.cadences.edit_cadences import EditCadences
from app.ui.take_back import TakeBack

if TYPE_CHECKING:
    from app.domain.undo import Undo
    from app.services.ports import Clock
    from app.ui.changes import Changes
    from app.ui.meeting.log_meeting import LogMeeting
    from app.ui.needs import Needs
    from app.ui.notices import Notices
    from app.ui.settings.page import SettingsPage
    from app.ui.shell.shell import Shell
    from app.ui.tasks import Tasks


class Planner(QObject):
    """Their windows open over the main one; none is built before it is asked for."""

    def __init__(
        self,
        shell: Shell,
        tasks: Tasks,
        changes: Changes,
        notices: Notices,
        clock: Clock,
        needs: Needs,
        meeting: LogMeeting,
    ) -> None:
        super().__init__(shell)
        self._tasks, self._notices, self._needs = tasks, notices, needs
        zone = needs.preferences.zone
        self.cadences = EditCadences(
            shell,
            tasks,
            changes,
            needs.cadences,
            needs.planning,
            needs.leads,
            needs.undo,
            clock,
            zone,
            needs.series_acts,
        )
        self.ahead = Ahead(shell, tasks, notices, needs.absences, needs.weeks, needs.undo, clock, zone)
        meeting.build_with(self.cadences)
        acts = shell.actions_by_name
        acts["cadences"].triggered.connect(self.cadences.start)
        acts["level-week"].triggered.connect(self.ahead.level_week)
        acts["plan-absence"].triggered.connect(self.ahead.plan_absence)

    def serve(self, page: SettingsPage) -> None:
        """Let the settings lead here."""
        page.capacity.cadences_asked.connect(self.cadences.start)
        page.capacity.level_asked.connect(self.ahead.level_week)
        page.away.plan_asked.connect(self.ahead.plan_absence)
        page.away.catch_up_asked.connect(self.ahead.catch_up)
        page.away.cancelled.connect(self._say_cancelled)

    def _say_cancelled(self, undo: Undo) -> None:
        back = TakeBack(self._tasks, self._needs.undo, [undo])
        self._notices.say("Days away cancelled; what was moved stays", icon="calendar-x", undo=back.run)
