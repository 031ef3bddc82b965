"""The ways into the window from outside it: the tray, a reminder, another start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.shell.shell import Shell

if TYPE_CHECKING:
    from app.ui.reminder.presence import ReminderPresence
    from app.ui.tray import Tray
    from app.ui.window import Window


class WaysIn(QObject):
    """Brings the window to the front with what was asked for."""

    def __init__(self, shell: Shell, window: Window) -> None:
        super().__init__(window)
        self._shell, self._window = shell, window

    def connect_tray(self, tray: Tray) -> None:
        """Follow the tray's menu."""
        tray.open_asked.connect(self._shell.come_forward)
        tray.start_asked.connect(self.start_next)
        tray.touch_asked.connect(self.show_touch)
        tray.meeting_asked.connect(self.log_meeting)
        tray.settings_asked.connect(self.show_settings)
        tray.block_asked.connect(self.begin_calls)
        tray.add_asked.connect(self.quick_add)

    def connect_reminders(self, presence: ReminderPresence) -> None:
        """Follow the reminder window and the buttons of pop-ups."""
        presence.start_asked.connect(self.begin)
        presence.today_asked.connect(self.show_today)
        presence.choose_asked.connect(self.choose_next)
        presence.lead_asked.connect(self.show_lead)
        presence.message_asked.connect(self.show_message)

    def show(self, what: str) -> None:
        """Open what a start asked for: "meeting", "quick-add" or "due"."""
        {"meeting": self.log_meeting, "quick-add": self.quick_add, "due": self.show_today}[what]()

    def start_next(self) -> None:
        """Begin with the most urgent touch."""
        from app.ui.today.page import TodayPage

        self.show_today()
        page = self._shell.page("today")
        if isinstance(page, TodayPage):
            page.start_next()

    def show_today(self) -> None:
        """Bring Today to the front."""
        self._shell.come_forward()
        self._shell.go("today")

    def show_settings(self) -> None:
        """Bring the settings to the front."""
        self._shell.come_forward()
        self._shell.go("settings")

    def show_touch(self, touch_id: int) -> None:
        """Show a touch on Today."""
        self._shell.come_forward()
        self._window.show_touch(touch_id)

    def begin(self, touch_id: int) -> None:
        """Show a touch and put the keys where its work begins."""
        self._shell.come_forward()
        self._window.begin_touch(touch_id)

    def begin_calls(self) -> None:
        """A block of calls: only these are shown."""
        self._shell.come_forward()
        self._window.begin_calls()

    def show_lead(self, lead_id: int) -> None:
        """Show a lead."""
        self._shell.come_forward()
        self._window.show_lead(lead_id)

    def show_message(self, message_id: int) -> None:
        """Show a message in Compose."""
        self._shell.come_forward()
        self._window.show_message(message_id)

    def choose_next(self, lead_id: int) -> None:
        """Ask what comes next for a lead."""
        self._shell.come_forward()
        self._window.whats_next.ask(lead_id)

    def log_meeting(self) -> None:
        """Open the wizard."""
        self._shell.come_forward()
        self._window.commands.log_meeting()

    def quick_add(self) -> None:
        """Open the one line over whatever is in front; the window itself stays where it is."""
        self._window.commands.quick_add()
