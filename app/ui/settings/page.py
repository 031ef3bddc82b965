"""The Settings screen."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.moment import wall_time
from app.ui.parts.scroll import Scroll
from app.ui.settings.away_section import AwaySection
from app.ui.settings.capacity_section import CapacitySection
from app.ui.settings.data import DataSection
from app.ui.settings.fields import ChoiceSetting, SwitchSetting, TextSetting
from app.ui.settings.search import SettingsSearch
from app.ui.settings.section import Section
from app.ui.settings.time_section import TimeSection
from app.ui.settings.working_time import WorkingWeek

if TYPE_CHECKING:
    from app.services.absences import Absences
    from app.services.backups import Backups
    from app.services.ports import Change, Clock, HolidaySource
    from app.services.preferences import Preferences
    from app.settings import Settings
    from app.ui.changes import Changes
    from app.ui.reminder.settings_section import ReminderSection
    from app.ui.tasks import Tasks

WIDTH = 880


Setting = TextSetting | SwitchSetting | ChoiceSetting | WorkingWeek


class SettingsPage(QWidget):
    """All settings in cards; each saves itself at once.

    Signals:
        saved: The settings after a change.
        failed: A KnownError to be shown in words.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        backups: Backups,
        holidays: HolidaySource,
        absences: Absences,
        changes: Changes,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self._fields: list[Setting] = []
        today = wall_time(clock.wall(), preferences.zone()).date()
        self.data = DataSection(tasks, backups, preferences.zone)
        self.time = TimeSection(tasks, preferences, holidays, today)
        self.capacity = CapacitySection(tasks, preferences)
        self.away = AwaySection(tasks, absences, today)
        for field in (self.data.folder, *self.time.fields, *self.capacity.fields):
            self._register(field)
        for part in (self.time.free_days, self.capacity.weekdays, self.capacity.channels):
            part.changed.connect(self._save)
        self.capacity.saved.connect(self._saved)
        column = QVBoxLayout()
        column.setSpacing(12)
        for section in (self._you(), self.time, self.away, self.capacity, self._desktop(), self.data):
            column.addWidget(section)
        column.addStretch()
        self._column = column
        self._lay_out(column)
        changes.changed.connect(self._heed)
        self.activate()

    def title(self) -> str:
        """Title of the top bar."""
        return "Settings"

    def subtitle(self) -> str:
        """What stands beside the title."""
        return "Saved as you change them, on this computer"

    def hints(self) -> list[tuple[str, str]]:
        """Keys for the hint bar."""
        return [("Ctrl+F", "find a setting"), ("Tab", "next field"), ("Enter", "save")]

    def activate(self) -> None:
        """Show the settings as they stand."""
        self._show(self._preferences.current())
        self.data.refresh()
        self.away.refresh()

    def add_section(self, section: ReminderSection) -> None:
        """Add the card about reminders before that about the data."""
        section.changed.connect(self._save)
        section.failed.connect(self.failed)
        self._column.insertWidget(self._column.indexOf(self.data), section)

    def _heed(self, change: Change) -> None:
        if change.nouns & {"absence", "everything"}:
            self.away.refresh()

    def _you(self) -> Section:
        section = Section("You", "Stands in greetings and signatures of your messages")
        for setting, name in (
            ("my_name", "Name"),
            ("my_company", "Company"),
            ("my_phone", "Phone"),
            ("my_email", "E-mail"),
        ):
            section.add_row(name, self._add(TextSetting(setting, name)))
        return section

    def _desktop(self) -> Section:
        section = Section("Desktop")
        looks = {"system": "System", "light": "Light", "dark": "Dark"}
        section.add_row("Appearance", self._add(ChoiceSetting("appearance", looks, "Appearance")))
        section.add_row(
            "Closing the window",
            self._add(SwitchSetting("close_to_tray", "Stay in the tray")),
            "Where there is a tray; reminders go on",
        )
        return section

    def _add(self, field: Setting) -> QWidget:
        self._register(field)
        return field

    def _lay_out(self, column: QVBoxLayout) -> None:
        content = QWidget()
        centred = QHBoxLayout(content)
        centred.setContentsMargins(0, 0, 8, 16)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        column.setContentsMargins(0, 0, 0, 0)
        middle.setLayout(column)
        centred.addWidget(middle, 0, Qt.AlignmentFlag.AlignTop)
        centred.addStretch()
        self.search = SettingsSearch(column)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 12)
        top.setSpacing(16)
        top.addWidget(self.search)
        top.addWidget(self.search.none, 1)
        top.addStretch(1)
        scroll = Scroll(content)
        self.search.found.connect(scroll.ensureWidgetVisible)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        outer.addWidget(scroll, 1)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._find)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _register(self, field: Setting) -> None:
        self._fields.append(field)
        field.changed.connect(self._save)

    def _save(self, setting: str, value: object) -> None:
        if getattr(self._preferences.current(), setting) == value:
            return
        self._tasks.run(
            self._preferences.change,
            **{setting: value},
            origin="settings",
            done=self._saved,
            failed=self._fail,
        )

    def _saved(self, settings: Settings) -> None:
        self._show(settings)
        self.saved.emit(settings)

    def _fail(self, error: BaseException) -> None:
        self._show(self._preferences.current())
        self.failed.emit(error)

    def _show(self, settings: Settings) -> None:
        values = asdict(settings)
        for field in self._fields:
            field.show_value(values[field.setting])
        self.time.show_settings(settings)
        self.capacity.show_settings(settings)
