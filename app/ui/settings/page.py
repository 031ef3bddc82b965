"""The Settings screen."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.parts.scroll import Scroll
from app.ui.settings.data import DataSection
from app.ui.settings.fields import (
    ChoiceSetting,
    CountrySetting,
    NumberSetting,
    SwitchSetting,
    TextSetting,
    ZoneSetting,
)
from app.ui.settings.section import Section
from app.ui.settings.working_time import WorkingWeek

if TYPE_CHECKING:
    from app.services.backups import Backups
    from app.services.preferences import Preferences
    from app.settings import Settings
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
        self, tasks: Tasks, preferences: Preferences, backups: Backups, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self._fields: list[Setting] = []
        self.data = DataSection(tasks, backups)
        self._register(self.data.folder)
        column = QVBoxLayout()
        column.setSpacing(12)
        for section in (self._you(), self._time(), self._day(), self._desktop(), self.data):
            column.addWidget(section)
        column.addStretch()
        self._lay_out(column)
        self.activate()

    def title(self) -> str:
        """Title of the top bar."""
        return "Settings"

    def subtitle(self) -> str:
        """What stands beside the title."""
        return "Saved as you change them, on this computer"

    def hints(self) -> list[tuple[str, str]]:
        """Keys for the hint bar."""
        return [("Tab", "next field"), ("Enter", "save")]

    def activate(self) -> None:
        """Show the settings as they stand."""
        self._show(self._preferences.current())
        self.data.refresh()

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

    def _time(self) -> Section:
        section = Section("Working time", "Touches are planned inside your hours, never on your free days")
        section.add_row("Hours", self._add(WorkingWeek()), lines=True)
        section.add_row(
            "Time zone", self._add(ZoneSetting("zone", "Time zone")), "Empty: the zone of this computer"
        )
        section.add_row(
            "Country",
            self._add(CountrySetting("country", "Country")),
            "For public holidays; empty: from the zone",
        )
        section.add_row("Region", self._add(TextSetting("subdivision", "Region")), "Such as ENG, BY or CA")
        return section

    def _day(self) -> Section:
        section = Section("What a day holds", "A steady pace: full days are said, not hidden")
        section.add_row("Touches a day", self._add(NumberSetting("touches", "Touches a day", 1, 200)))
        section.add_row("Minutes a day", self._add(NumberSetting("minutes", "Minutes a day", 10, 1440)))
        section.add_row(
            "Touches a lead and week", self._add(NumberSetting("per_week", "Touches a lead and week", 1, 14))
        )
        section.add_row(
            "Business days between calls", self._add(NumberSetting("call_gap", "Call gap", 1, 30))
        )
        section.add_row(
            "Business days between mails", self._add(NumberSetting("email_gap", "Mail gap", 1, 30))
        )
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
        section.add_row(
            "Notifications",
            self._add(SwitchSetting("hide_names", "Hide names")),
            "Says “Follow-up due” and nothing more",
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
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))

    def _register(self, field: Setting) -> None:
        self._fields.append(field)
        field.changed.connect(self._save)

    def _save(self, setting: str, value: object) -> None:
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
