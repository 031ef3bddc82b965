"""Where the days and hours of a week stand, in px."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

HEAD, ALL_DAY = 64, 32
TOP = HEAD + ALL_DAY
GUTTER, GUTTER_TWO_ZONES = 64, 88
WEEKEND = 72
DAYS = 7
SATURDAY = 5
SNAP = 15
HOUR = 60
_DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class WeekShape:
    """The measures of a painted week; `opens` and `closes` are the first and last hour shown."""

    width: float
    height: float
    opens: int = 7
    closes: int = 19
    two_zones: bool = False

    @property
    def gutter(self) -> float:
        """Width of the hours at the left."""
        return GUTTER_TWO_ZONES if self.two_zones else GUTTER

    @property
    def top(self) -> float:
        """Where the hours begin."""
        return TOP

    @property
    def hour(self) -> float:
        """Height of an hour."""
        return (self.height - self.top) / max(1, self.closes - self.opens)

    def left(self, day: int) -> float:
        """The left edge of a day, 0 for Monday; 7 is the right edge of the week."""
        weekend = min(WEEKEND, (self.width - self.gutter) / DAYS)
        weekday = (self.width - self.gutter - 2 * weekend) / SATURDAY
        return self.gutter + min(day, SATURDAY) * weekday + max(0, day - SATURDAY) * weekend

    def column(self, day: int) -> QRectF:
        """The hours of a day."""
        left = self.left(day)
        return QRectF(left, self.top, self.left(day + 1) - left, self.height - self.top)

    def y(self, minutes: float) -> float:
        """How far down a time of day stands, given in minutes from midnight."""
        return self.top + (minutes / HOUR - self.opens) * self.hour

    def day_at(self, x: float) -> int | None:
        """The day at an x, or None beside them."""
        return next((day for day in range(DAYS) if self.left(day) <= x < self.left(day + 1)), None)

    def minutes_at(self, y: float) -> int:
        """The time of day at a y, on the nearest quarter of an hour."""
        exact = ((y - self.top) / self.hour + self.opens) * HOUR
        return max(0, min(_DAY - SNAP, round(exact / SNAP) * SNAP))

    def holds(self, spot: QPointF) -> bool:
        """True over the hours of a day."""
        return self.day_at(spot.x()) is not None and self.top <= spot.y() <= self.height
