"""The state of the day: the queue, what it is read with, and what comes when nothing is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from app.domain.queue import Queue
from app.domain.touch import Touch
from app.settings import Settings
from app.ui.today.queue_rows import open_touches

if TYPE_CHECKING:
    from app.domain.plan import Span
    from app.services.days import Days
    from app.services.leads import Leads
    from app.services.preferences import Preferences
    from app.services.touches import Touches

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Day:
    """What the screen shows.

    Attributes:
        has_leads: False only in a profile without any.
        upcoming: The first touches of the days to come, when nothing is left today.
        country: Code of the rep's country.
    """

    queue: Queue
    settings: Settings
    has_leads: bool = True
    upcoming: tuple[Touch, ...] = ()
    country: str = ""


class DayReader:
    """Reads the day; runs on the database lane."""

    def __init__(self, days: Days, touches: Touches, leads: Leads, preferences: Preferences) -> None:
        self._days = days
        self._touches = touches
        self._leads = leads
        self._preferences = preferences

    def read(self) -> Day:
        """Read the queue, and more only where the queue is empty."""
        queue = self._days.today()
        settings, country = self._preferences.current(), self._preferences.country()
        if open_touches(queue):
            return Day(queue, settings, country=country)
        upcoming = self._touches.upcoming(_NAMED)
        has_leads = bool(upcoming or queue.done) or self._leads.ids(limit=1).total > 0
        return Day(queue, settings, has_leads, upcoming, country)


def work_spans(settings: Settings) -> Mapping[int, tuple[Span, ...]]:
    """The working hours of the settings by weekday."""
    spans: dict[int, tuple[Span, ...]] = {}
    for weekday, start, end in settings.work_hours:
        span = (time.fromisoformat(start), time.fromisoformat(end))
        spans[weekday] = (*spans.get(weekday, ()), span)
    return spans
