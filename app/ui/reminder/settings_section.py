"""The card of the settings about reminders: when they are silent, how they come, and whether they work."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.moment import wall_time
from app.ui.parts.button import Button
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.parts.time_field import TimeField
from app.ui.settings.fields import SwitchSetting
from app.ui.settings.section import Section

if TYPE_CHECKING:
    from app.services.ports import Shown
    from app.services.preferences import Preferences
    from app.services.reminders import Attempt, Reminders
    from app.services.session_start import SessionStart
    from app.ui.reminder.signs import ReminderSigns
    from app.ui.tasks import Tasks

WAYS = (
    ("buttons", "With buttons, by the desktop's notifications"),
    ("plyer", "Plain, by the desktop's notifications"),
    ("tray", "The message of the tray icon"),
    ("window", "The reminder window and Today, always"),
)
LOOK_MS = 15_000
_KEPT = 20


class TimeSetting(TimeField):
    """A time of day, saved when the field is left; empty for none.

    Signals:
        changed_setting: Name of the setting and its new value.
    """

    changed_setting = Signal(str, object)

    def __init__(self, setting: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, height=32, parent=parent)
        self.setPlaceholderText("None")
        self.setting = setting
        self.setFixedWidth(96)
        self.editingFinished.connect(self._tell)
        self._saved = ""

    def show_value(self, value: object) -> None:
        """Show the value as saved."""
        self._saved = str(value)
        self.set_value(time.fromisoformat(self._saved) if self._saved else None)

    def _tell(self) -> None:
        value = self.value()
        text = f"{value:%H:%M}" if value else ""
        if not self.wrong() and text != self._saved:
            self._saved = text
            self.changed_setting.emit(self.setting, text)


class ReminderSection(Section):
    """Everything about reminders.

    Signals:
        changed: Name of a setting and its new value.
        failed: A KnownError, such as an entry that cannot be made.
    """

    changed = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        reminders: Reminders,
        session_start: SessionStart,
        signs: ReminderSigns,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Reminders", "A pop-up is a hint: what is due stays due until you act", parent)
        self._tasks, self._preferences = tasks, preferences
        self._reminders, self._start, self._signs = reminders, session_start, signs
        self.window_switch = SwitchSetting("reminder_window", "Comes up on top when something is due")
        self.names = SwitchSetting("hide_names", "Hide names")
        self.meetings = SwitchSetting("silent_in_meetings", "Silent during my meetings")
        self.autostart = SwitchSetting("autostart", "Start with the computer, in the tray")
        self.quiet_from = TimeSetting("quiet_from", "Quiet hours from")
        self.quiet_until = TimeSetting("quiet_until", "Quiet hours until")
        self.ways = [Label(words, "body", icon="circle", icon_ink="ink3") for _, words in WAYS]
        self.why = Para("", "small", "ink2")
        self.check = Label("Not yet", "body", icon="clock")
        self.trial = Button("Fire one now", "secondary", icon="bell-ring")
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._connect()
        self._fill()

    def activate(self) -> None:
        """Show the settings as they stand, and how the last pop-ups ended."""
        settings = self._preferences.current()
        for field in (self.window_switch, self.names, self.meetings, self.quiet_from, self.quiet_until):
            field.show_value(getattr(settings, field.setting))
        self._tasks.run(self._start.state, done=self._show_start)
        self._tasks.run(self._reminders.attempts, _KEPT, done=self._show_attempts)
        self._show_check()

    def _connect(self) -> None:
        for switch in (self.window_switch, self.names, self.meetings):
            switch.changed.connect(self.changed)
        for field in (self.quiet_from, self.quiet_until):
            field.changed_setting.connect(self.changed)
        self.autostart.changed.connect(self._switch_start)
        self.trial.clicked.connect(self._signs.trial_asked)
        self._signs.shown.connect(self._show_one)
        self._look.timeout.connect(self._show_check)

    def _fill(self) -> None:
        self.add_row("Reminder window", self.window_switch)
        self.add_row("Quiet hours", _line(self.quiet_from, Label("to", "body", "ink2"), self.quiet_until),
                     "Nothing rings; what fell due comes together afterwards")  # fmt: skip
        self.add_row("Meetings", self.meetings)
        self.add_row("Names in pop-ups", self.names, "Says how many are due and nothing more")
        self.add_row("Start", self.autostart, "Reminders come only while Fifth Touch runs")
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        for way in self.ways:
            column.addWidget(way)
        column.addWidget(self.why)
        column.addWidget(_line(self.trial))
        self.add_tall("Pop-ups, in this order", held)
        self.add_row("Last check", self.check, "Every 15 seconds")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.activate()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def _show_check(self) -> None:
        last = self._signs.last_look()
        if last is not None:
            words = f"{wall_time(last, self._preferences.zone()):%H:%M:%S}"
            self.check.set_text(words, "danger" if self._signs.is_late() else "ink1")

    def _show_attempts(self, attempts: tuple[Attempt, ...]) -> None:
        for attempt in reversed(attempts):
            self._mark(attempt.backend, attempt.reason, ok=attempt.ok)

    def _show_one(self, shown: Shown) -> None:
        self._mark(shown.backend, shown.reason, ok=shown.ok)

    def _mark(self, backend: str, reason: str, *, ok: bool) -> None:
        """Say how the last attempt by a way ended; the reason stands below until something works again."""
        for (name, _), label in zip(WAYS, self.ways, strict=True):
            if name == backend:
                label.set_icon("circle-check" if ok else "circle-alert", "ok" if ok else "warn")
                label.setToolTip(reason or "Worked the last time")
        if not ok:
            self.why.set_text(reason)
        elif backend != "window":
            self.why.set_text("")

    def _switch_start(self, _setting: str, on: object) -> None:
        self._tasks.run(
            self._start.switch, on=bool(on), origin="settings", done=self._started, failed=self._cannot
        )

    def _started(self, _nothing: None) -> None:
        self._tasks.run(self._start.state, done=self._show_start)

    def _cannot(self, error: BaseException) -> None:
        self.failed.emit(error)
        self._tasks.run(self._start.state, done=self._show_start)

    def _show_start(self, state: str) -> None:
        self.autostart.show_value(state == "on")
        self.autostart.setToolTip("Somebody took the entry away" if state == "gone" else "")


def _line(*parts: QWidget) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return held
