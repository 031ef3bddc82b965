"""What a stretch of days can hold and holds, as it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from app.domain.plan import DayLoad, DayRoom
from app.domain.words import Channel

_EMPTY = DayLoad()


class Days:
    """Rooms and loads by the rep's date; a date without a room takes nothing and is never over."""

    def __init__(self, rooms: Mapping[date, DayRoom], load: Mapping[date, DayLoad]) -> None:
        self._rooms = rooms
        self._touches = {day: load.get(day, _EMPTY).touches for day in rooms}
        self._minutes = {day: load.get(day, _EMPTY).minutes for day in rooms}
        self._channels = {day: Counter(load.get(day, _EMPTY).channels) for day in rooms}

    def over(self) -> tuple[date, ...]:
        """Return the dates over capacity, in order."""
        return tuple(day for day in sorted(self._rooms) if self.is_over(day))

    def is_over(self, day: date) -> bool:
        """Return whether a date holds more than it can."""
        room = self._rooms.get(day)
        return room is not None and (
            self._touches[day] > room.touches
            or self._minutes[day] > room.minutes
            or any(self._channels[day][channel] > limit for channel, limit in room.channels.items())
        )

    def helps(self, day: date, channel: Channel) -> bool:
        """Return whether a touch of the channel leaving it brings a date nearer to its capacity."""
        room = self._rooms.get(day)
        if room is None:
            return False
        if self._touches[day] > room.touches or self._minutes[day] > room.minutes:
            return True
        return channel in room.channels and self._channels[day][channel] > room.channels[channel]

    def fits(self, day: date, minutes: int, channel: Channel) -> bool:
        """Return whether one more touch is within what the date can hold."""
        room = self._rooms.get(day)
        if room is None or self._touches[day] >= room.touches or self._minutes[day] + minutes > room.minutes:
            return False
        return channel not in room.channels or self._channels[day][channel] < room.channels[channel]

    def fits_for(
        self, day: date, minutes: int, channel: Channel, out_minutes: int, out_channel: Channel
    ) -> bool:
        """Return whether a touch fits once another one has left."""
        room = self._rooms.get(day)
        if room is None or self._touches[day] > room.touches:
            return False
        if self._minutes[day] - out_minutes + minutes > room.minutes:
            return False
        held = self._channels[day][channel] - (channel is out_channel)
        return channel not in room.channels or held < room.channels[channel]

    def take(self, day: date, minutes: int, channel: Channel) -> None:
        """Take a touch off a date."""
        self._count(day, -1, -minutes, channel)

    def give(self, day: date, minutes: int, channel: Channel) -> None:
        """Add a touch to a date."""
        self._count(day, 1, minutes, channel)

    def _count(self, day: date, touches: int, minutes: int, channel: Channel) -> None:
        if day in self._rooms:
            self._touches[day] += touches
            self._minutes[day] += minutes
            self._channels[day][channel] += touches
