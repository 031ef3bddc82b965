"""What a day holds: weekdays that hold more or less, and channels with a limit of their own (P28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.step_words import CHANNELS
from app.domain.words import Channel
from app.ui.parts.label import Label
from app.ui.parts.text_field import TextField
from app.ui.settings.working_time import DAYS

if TYPE_CHECKING:
    from app.settings import Settings

_MOST_TOUCHES, _MOST_MINUTES = 500, 1440
_WIDE = 72


class WeekdayRooms(QWidget):
    """A line for each working day: touches and minutes; empty takes those of every day.

    Signals:
        changed: Name of the setting and its new value.
    """

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(Label("touches", "small", "ink3"), 0, 1)
        grid.addWidget(Label("minutes", "small", "ink3"), 0, 2)
        self._usual = (0, 0)
        grid.setColumnStretch(3, 1)
        self._days = [self._add(grid, day) for day in range(7)]

    def show_settings(self, settings: Settings) -> None:
        """Show the rooms as saved; days that are not worked are out of reach."""
        self._usual = (settings.touches, settings.minutes)
        rooms = {day: room for day, *room in settings.day_rooms}
        worked = {day for day, _, _ in settings.work_hours}
        for day, fields in enumerate(self._days):
            for place, field in enumerate(fields):
                room = rooms.get(day)
                text = "" if room is None or room[place] == self._usual[place] else str(room[place])
                field.setPlaceholderText(str(self._usual[place]))
                field.setEnabled(day in worked)
                if not (field.hasFocus() and field.isModified()):
                    field.setText(text)

    def _add(self, grid: QGridLayout, day: int) -> tuple[TextField, TextField]:
        touches = TextField(name=f"{DAYS[day]} touches", height=32)
        minutes = TextField(name=f"{DAYS[day]} minutes", height=32)
        grid.addWidget(Label(DAYS[day], "body", "ink1"), day + 1, 0)
        for place, field in ((1, touches), (2, minutes)):
            field.setFixedWidth(_WIDE)
            field.editingFinished.connect(self._save)
            grid.addWidget(field, day + 1, place)
        return touches, minutes

    def _save(self) -> None:
        rooms: list[tuple[int, int, int]] = []
        for day, (touches, minutes) in enumerate(self._days):
            found = (
                _read(touches, self._usual[0], _MOST_TOUCHES),
                _read(minutes, self._usual[1], _MOST_MINUTES),
            )
            if None in found:
                return
            room = (found[0] or 0, found[1] or 0)
            if room != self._usual:
                rooms.append((day, *room))
        self.changed.emit("day_rooms", tuple(rooms))


class ChannelRooms(QWidget):
    """A field for each channel: most touches of it a day; empty for no limit.

    Signals:
        changed: Name of the setting and its new value.
    """

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        self._fields: dict[Channel, TextField] = {}
        for place, channel in enumerate(Channel):
            field = TextField("none", name=f"Most a day: {CHANNELS[channel]}", height=32)
            field.setFixedWidth(_WIDE)
            field.editingFinished.connect(self._save)
            column = 2 * (place % 3)
            grid.addWidget(Label(CHANNELS[channel], "body", "ink1"), place // 3, column)
            grid.addWidget(field, place // 3, column + 1)
            self._fields[channel] = field
        grid.setColumnStretch(6, 1)

    def show_settings(self, settings: Settings) -> None:
        """Show the limits as saved."""
        rooms = dict(settings.channel_rooms)
        for channel, field in self._fields.items():
            if not (field.hasFocus() and field.isModified()):
                field.setText(str(rooms[channel.value]) if channel.value in rooms else "")

    def _save(self) -> None:
        rooms: list[tuple[str, int]] = []
        for channel, field in self._fields.items():
            most = _read(field, -1, _MOST_TOUCHES)
            if most is None:
                return
            if most >= 0:
                rooms.append((channel.value, most))
        self.changed.emit("channel_rooms", tuple(rooms))


def _read(field: TextField, usual: int, most: int) -> int | None:
    """Return the number in a field, `usual` when it is empty; None when it is wrong, which is marked."""
    text = field.text().strip()
    fine = not text or (text.isdecimal() and len(text) < 6 and int(text) <= most)  # noqa: PLR2004 -- no longer figures
    field.set_wrong(not fine)
    if not fine:
        field.setToolTip(f"A number from 0 to {most}, or nothing")
        return None
    return int(text) if text else usual
