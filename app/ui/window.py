"""The screens and what leads from one to another. Bootstrap builds it once the services exist."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.moment import wall_time
from app.domain.series import SeriesView
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.services.ports import Clock
from app.ui.capture.capture import Capture
from app.ui.changes import Changes
from app.ui.commands import Commands
from app.ui.lead_papers import LeadPapers
from app.ui.look import Wish, look
from app.ui.main_menu import MainMenu
from app.ui.meeting.log_meeting import LogMeeting
from app.ui.notices import Notices
from app.ui.planner import Planner
from app.ui.reminder.signs import ReminderSigns
from app.ui.series.desk import SeriesDesk
from app.ui.settings.backup_words import main_figures
from app.ui.shell.shell import Shell
from app.ui.take_back import TakeBack
from app.ui.tasks import Tasks
from app.ui.today.page import TodayPage
from app.ui.whats_next import WhatsNext

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.lead import LeadDetails
    from app.services.backups import BackupInfo
    from app.settings import Settings
    from app.ui.calendar.page import CalendarPage
    from app.ui.compose.page import ComposePage
    from app.ui.leads.lead_dialog import LeadDialog
    from app.ui.leads.page import LeadsPage
    from app.ui.needs import Needs
    from app.ui.reminder.settings_section import ReminderSection

ORIGIN = "window"


class Window(QObject):
    """Builds each page on its first visit and connects its signals.

    Signals:
        usable: Today was read for the first time.
        settings_changed: The settings after a change.
        quit_asked: The rep wants the program to end.
        samples_asked: The rep wants to try the program with invented leads.
    """

    usable = Signal()
    settings_changed = Signal(object)
    quit_asked = Signal()
    samples_asked = Signal()

    def __init__(
        self, shell: Shell, tasks: Tasks, changes: Changes, notices: Notices, clock: Clock, needs: Needs
    ) -> None:
        super().__init__(shell)
        self._shell, self._tasks, self._changes, self._notices = shell, tasks, changes, notices
        self._clock, self._needs = clock, needs
        self._back: TakeBack | None = None
        self.meeting = LogMeeting(
            shell,
            tasks,
            notices,
            needs.meetings,
            needs.leads,
            needs.planning,
            needs.undo,
            clock,
            needs.preferences.zone,
        )
        self.planner = Planner(shell, tasks, changes, notices, clock, needs, self.meeting)
        self.whats_next = WhatsNext(tasks, notices, needs, clock, shell)
        self.series = SeriesDesk(tasks, notices, needs, clock, shell)
        self.series.choose_asked.connect(self.whats_next.ask)
        self.reminder_signs = ReminderSigns(self)
        self.menu = MainMenu(shell)
        self.papers = LeadPapers(tasks, notices, needs, shell)
        self.capture = Capture(self, shell, tasks, notices)
        self.commands = Commands(self, shell, tasks, changes, notices, clock, needs)
        self._bind()
        shell.provide(
            {
                "today": self._make_today,
                "leads": self._make_leads,
                "calendar": self._make_calendar,
                "compose": self._make_compose,
                "settings": self._make_settings,
            }
        )

    def show_touch(self, touch_id: int) -> None:
        """Bring a touch to the front on Today."""
        self._shell.go("today")
        self._today().reveal(touch_id)

    def begin_touch(self, touch_id: int) -> None:
        """Bring a touch to the front on Today and put the keys where its work begins."""
        self._shell.go("today")
        self._today().begin(touch_id)

    def begin_calls(self) -> None:
        """Show the calls of the day alone."""
        self._shell.go("today")
        self._today().show_calls()

    def show_lead(self, lead_id: int) -> None:
        """Bring a lead to the front."""
        self._shell.go("leads")
        self._leads().open_lead(lead_id)

    def show_message(self, message_id: int) -> None:
        """Bring a message to the front in Compose."""
        self._shell.go("compose")
        cast("ComposePage", self._shell.page("compose")).open_message(message_id)

    def show_series(self, lead_id: int) -> None:
        """Bring the series of a lead to the front in the calendar."""
        self._shell.go("calendar")
        self._tasks.run(self._needs.leads.series, lead_id, done=self._reveal_series)

    def add_lead(self) -> None:
        """Open the form for a new lead."""
        self.fill_lead(None)

    def fill_lead(self, details: LeadDetails | None) -> LeadDialog:
        """Open the form for a new lead with what is known of it."""
        self._shell.go("leads")
        return self._leads().add_lead(details)

    def bring_file(self, path: Path) -> None:
        """Show what a file would bring."""
        self._shell.go("leads")
        self._leads().import_file(path)

    def lead_in_front(self) -> LeadsPage | None:
        """Return the page of leads while it is in front with one of them open."""
        page = cast("LeadsPage | None", self._shell.page("leads"))
        return page if page is not None and page.drawer.isVisible() else None

    def import_file(self) -> None:
        """Ask for a file of contacts and bring it in."""
        self._shell.go("leads")
        self._leads().choose_file()

    def restore(self) -> None:
        """Open the list of backups."""
        from app.ui.settings.restore_dialog import RestoreDialog

        zone = self._needs.preferences.zone()
        dialog = RestoreDialog(self._tasks, self._needs.backups, zone, self._shell)
        dialog.restored.connect(self._restored)
        dialog.failed.connect(self._notices.tell)
        dialog.open()

    def reschedule(self, touch_id: int) -> None:
        """Ask for another time of a touch."""
        self._tasks.run(self._needs.touches.get, touch_id, done=self._ask_time)

    def _ask_time(self, touch: Touch) -> None:
        from app.ui.today.moment_dialog import MomentDialog

        now = wall_time(self._clock.wall(), self._needs.preferences.zone())
        dialog = MomentDialog(f"Reschedule {touch.lead}", "Reschedule", touch, now, self._shell)
        dialog.setProperty("touch", touch.id)
        dialog.taken.connect(self._move)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _move(self, when: datetime) -> None:
        dialog = self.sender()
        if dialog is not None:
            touch_id = int(dialog.property("touch"))
            self._tasks.run(self._needs.touches.reschedule, touch_id, when, origin=ORIGIN, done=self._moved)

    def _moved(self, undo: Undo) -> None:
        self._back = TakeBack(self._tasks, self._needs.undo, (undo,))
        self._notices.say("Moved", undo=self._back.run)

    # pages

    def _make_today(self, parent: QWidget) -> QWidget:
        needs = self._needs
        page = TodayPage(
            self._tasks,
            self._changes,
            self._notices,
            self._clock,
            days=needs.days,
            touches=needs.touches,
            leads=needs.leads,
            messages=needs.messages,
            planning=needs.planning,
            preferences=needs.preferences,
            reminders=needs.reminders,
            rhythms=needs.rhythms,
            undo=needs.undo,
            call_recaps=needs.call_recaps,
            going_cold=needs.going_cold,
            parent=parent,
        )
        page.loaded.connect(self.usable)
        page.meeting_asked.connect(self.meeting.open)
        page.compose_asked.connect(self.show_message)
        page.lead_asked.connect(self.show_lead)
        page.calendar_asked.connect(self.show_series)
        page.series_asked.connect(self.series.serve)
        page.loaded.connect(self.series.read_asks)
        self.series.asks_read.connect(page.board.queue.asks.show_asks)
        page.board.queue.asks.answer_asked.connect(self.series.ask)
        self.series.back_read.connect(page.board.queue.back.show_absence)
        page.board.queue.back.catch_up_asked.connect(self.planner.ahead.catch_up)
        page.import_asked.connect(self.import_file)
        page.add_asked.connect(self.commands.quick_add)
        page.sample_asked.connect(self.samples_asked)
        page.settings_asked.connect(self._show_settings)
        return page

    def _make_leads(self, parent: QWidget) -> QWidget:
        from app.ui.leads.page import LeadsPage

        page = LeadsPage(self._tasks, self._changes, self._notices, self._needs, self._clock, parent)
        page.touch_asked.connect(self.show_touch)
        page.meeting_asked.connect(self.meeting.open)
        page.series_asked.connect(self.series.serve)
        page.sample_asked.connect(self.samples_asked)
        page.paste_asked.connect(self.capture.paste)
        self.papers.serve(page)
        return page

    def _make_calendar(self, parent: QWidget) -> QWidget:
        from app.ui.calendar.page import CalendarPage

        needs = self._needs
        page = CalendarPage(
            self._tasks,
            self._changes,
            self._notices,
            needs.days,
            needs.touches,
            needs.leads,
            needs.preferences,
            needs.holidays,
            needs.undo,
            self._clock,
            parent,
        )
        page.lead_asked.connect(self.show_lead)
        return page

    def _make_compose(self, parent: QWidget) -> QWidget:
        from app.ui.compose.page import ComposePage

        needs = self._needs
        page = ComposePage(
            self._tasks,
            self._changes,
            self._notices,
            messages=needs.messages,
            leads=needs.leads,
            touches=needs.touches,
            undo=needs.undo,
            preferences=needs.preferences,
            clock=self._clock,
            parent=parent,
        )
        page.choose_asked.connect(self.whats_next.ask)
        return page

    def _make_settings(self, parent: QWidget) -> QWidget:
        from app.ui.settings.page import SettingsPage

        needs = self._needs
        page = SettingsPage(
            self._tasks,
            needs.preferences,
            needs.backups,
            needs.holidays,
            needs.absences,
            self._changes,
            self._clock,
            parent,
        )
        self.planner.serve(page)
        page.add_section(self._reminder_section(page))
        page.saved.connect(self._apply)
        page.failed.connect(self._notices.tell)
        page.data.restore_wanted.connect(self.restore)
        page.data.backed_up.connect(self._say_backed_up)
        return page

    def _reminder_section(self, page: QWidget) -> ReminderSection:
        from app.ui.reminder.settings_section import ReminderSection

        needs = self._needs
        return ReminderSection(
            self._tasks, needs.preferences, needs.reminders, needs.session_start, self.reminder_signs, page
        )

    # acts

    def _bind(self) -> None:
        acts = self._shell.actions_by_name
        acts["add-lead"].triggered.connect(self.add_lead)
        acts["import"].triggered.connect(self.import_file)
        acts["quit"].triggered.connect(self.quit_asked)
        acts["paste-lead"].triggered.connect(self.capture.paste)
        acts["paste-leads"].triggered.connect(self.papers.paste)
        acts["duplicates"].triggered.connect(self.papers.find_duplicates)
        acts["export"].triggered.connect(self.papers.export_everything)
        self._tasks.failed.connect(self._notices.tell)
        self.menu.back_up_asked.connect(self._back_up)
        self.menu.restore_asked.connect(self.restore)
        self.menu.settings_asked.connect(self._show_settings)
        self.menu.about_asked.connect(self._show_about)

    def _today(self) -> TodayPage:
        return cast("TodayPage", self._shell.page("today"))

    def _leads(self) -> LeadsPage:
        return cast("LeadsPage", self._shell.page("leads"))

    def _reveal_series(self, series: SeriesView | None) -> None:
        rest = [touch for touch in series.touches if touch.done_at is None] if series else []
        page = self._shell.page("calendar")
        if rest and page is not None:
            cast("CalendarPage", page).reveal(rest[0])

    def _back_up(self) -> None:
        self._tasks.run(self._needs.backups.make, done=self._say_backed_up)

    def _show_about(self) -> None:
        from app.ui.about_dialog import AboutDialog

        AboutDialog(self._shell).open()

    def _show_settings(self, _setting: str = "") -> None:
        self._shell.go("settings")

    def _apply(self, settings: Settings) -> None:
        look().wear(cast("Wish", settings.appearance))
        self.settings_changed.emit(settings)

    def _say_backed_up(self, info: BackupInfo) -> None:
        self._notices.say(
            info.warning or f"Backed up {main_figures(info)[0]} to {info.path.name}", icon="archive"
        )

    def _restored(self, info: BackupInfo) -> None:
        self._notices.say(f"Restored {' and '.join(main_figures(info))}", icon="archive")
        self._shell.refresh()
