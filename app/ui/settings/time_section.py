"""When you work: hours, where, holidays, own days off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.newest import Newest
from app.ui.settings.fields import CountrySetting, TextSetting, ZoneSetting
from app.ui.settings.free_days import FreeDays
from app.ui.settings.holiday_list import HolidayList
from app.ui.settings.section import Section
from app.ui.settings.working_time import WorkingWeek

if TYPE_CHECKING:
    from app.services.ports import HolidaySource
    from app.services.preferences import Preferences
    from app.settings import Settings
    from app.ui.tasks import Tasks

_NAMED = 8
"""So many regions are named in the note."""


class RegionSetting(TextSetting):
    """A region of the country, one of those that have holidays of their own."""

    def __init__(self) -> None:
        super().__init__("subdivision", "Region")
        self.known: tuple[str, ...] = ()

    def read(self, text: str) -> object:
        """Return the code in capitals. Raises ValueError with words for a person."""
        code = text.upper()
        if code and self.known and code not in self.known:
            raise ValueError(f"No such region; there are {', '.join(self.known[:_NAMED])}")
        return code


class TimeSection(Section):
    """Working time: the fields save themselves; `fields` are those the page keeps in step."""

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        holidays: HolidaySource,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        note = "Touches are planned inside your hours, never on your free days"
        super().__init__("Working time", note, parent)
        self._preferences, self._holidays = preferences, holidays
        self.week = WorkingWeek()
        self.zone = ZoneSetting("zone", "Time zone")
        self.country = CountrySetting("country", "Country")
        self.region = RegionSetting()
        self.free_days = FreeDays(today)
        self.year = HolidayList(tasks, holidays, today.year)
        self.fields = (self.week, self.zone, self.country, self.region)
        self._regions = Newest(tasks, self._offer_regions, self)
        self._asked = ""
        self.add_tall("Hours", self.week)
        self.add_row("Time zone", self.zone, "Empty: the zone of this computer")
        self.add_row("Country", self.country, "For public holidays; empty: from the zone")
        self.add_row("Region", self.region, "Such as ENG, BY or CA; empty: holidays of the whole country")
        self.add_tall("Days off", self.free_days)
        self.add_tall("Holidays", self.year)

    def show_settings(self, settings: Settings) -> None:
        """Show what follows from the settings as saved."""
        self.free_days.show_settings(settings)
        country = self._preferences.country()
        self.year.show_place(country, settings.subdivision)
        if country and country != self._asked:
            self._asked = country
            self._regions.ask(self._holidays.subdivisions, country)

    def _offer_regions(self, known: tuple[str, ...]) -> None:
        self.region.known = known
        self.region.field.setPlaceholderText(", ".join(known[:3]) if known else "None")
        self.region.setToolTip(", ".join(known))
