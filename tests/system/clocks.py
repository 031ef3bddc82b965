"""Clocks that tests set."""

import threading
from datetime import UTC, datetime, timedelta

START = datetime(2026, 5, 27, 9, 0, tzinfo=UTC)


class SetClock:
    """Both clocks stand still until told otherwise; any thread."""

    def __init__(self, wall: datetime = START, mono: float = 1000.0) -> None:
        self._wall, self._mono = wall, mono
        self._guard = threading.Lock()

    def wall(self) -> datetime:
        with self._guard:
            return self._wall

    def mono(self) -> float:
        with self._guard:
            return self._mono

    def pass_time(self, seconds: float) -> None:
        """Both go on, as in life."""
        with self._guard:
            self._wall += timedelta(seconds=seconds)
            self._mono += seconds

    def set_wall(self, by: timedelta) -> None:
        """Only the wall clock moves: it was set, or the machine slept."""
        with self._guard:
            self._wall += by
