"""What a day holds, and the figures of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.parts.button import Button
from app.ui.parts.label import Label
from app.ui.settings.fields import NumberSetting
from app.ui.settings.figures_dialog import FiguresDialog, differing
from app.ui.settings.rooms import ChannelRooms, WeekdayRooms
from app.ui.settings.section import Section

if TYPE_CHECKING:
    from app.services.preferences import Preferences
    from app.settings import Settings
    from app.ui.tasks import Tasks


class CapacitySection(Section):
    """Capacity by day, weekday and channel (P28), distances (P5, P13), and the way to all other figures.

    Signals:
        level_asked: The week is to be levelled.
        cadences_asked: The cadences are to be seen.
        saved: The settings after a change of a figure.
    """

    level_asked = Signal()
    cadences_asked = Signal()
    saved = Signal(object)

    def __init__(self, tasks: Tasks, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("What a day holds", "A steady pace: full days are said, not hidden", parent)
        self._tasks, self._preferences = tasks, preferences
        self.figures: FiguresDialog | None = None
        rows = (
            NumberSetting("touches", "Touches a day", 1, 500),
            NumberSetting("minutes", "Minutes a day", 5, 1440),
            NumberSetting("per_week", "Touches a lead and week", 1, 7),
            NumberSetting("call_gap", "Business days between calls", 0, 20),
            NumberSetting("email_gap", "Business days between mails", 0, 20),
        )
        self.fields = rows
        self.weekdays = WeekdayRooms()
        self.channels = ChannelRooms()
        self.differing = Label("", "body", "ink1")
        for field in rows[:2]:
            self.add_row(field.field.accessibleName(), field)
        self.add_tall("By weekday", self.weekdays, "Empty: as on every day; half days hold their share")
        self.add_tall("By channel, most a day", self.channels, "Empty: no limit")
        for field in rows[2:]:
            self.add_row(field.field.accessibleName(), field)
        self.add_row("Figures of the rules", self._figures_row())
        self.add_wide(self._buttons())

    def show_settings(self, settings: Settings) -> None:
        """Show what follows from the settings as saved."""
        self.weekdays.show_settings(settings)
        self.channels.show_settings(settings)
        self.differing.set_text(differing(self._preferences.playbook()))

    def open_figures(self) -> None:
        """Open the list of all figures."""
        self.figures = FiguresDialog(self.window(), self._tasks, self._preferences)
        self.figures.saved.connect(self.saved)
        self.figures.finished.connect(self._gone)
        self.figures.open()

    def _gone(self) -> None:
        if self.figures is not None:
            self.figures.deleteLater()
            self.figures = None

    def _figures_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        self.open_button = Button("Open", icon="sliders-horizontal")
        self.open_button.setAccessibleName("Open the figures of the rules")
        self.open_button.clicked.connect(self.open_figures)
        line.addWidget(self.open_button)
        line.addWidget(self.differing)
        return row

    def _buttons(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        self.level = Button("Level my week", icon="calendar-check")
        self.cadences = Button("Cadences", icon="list-todo")
        self.level.clicked.connect(self.level_asked)
        self.cadences.clicked.connect(self.cadences_asked)
        line.addWidget(self.level)
        line.addWidget(self.cadences)
        line.addStretch(1)
        return row
