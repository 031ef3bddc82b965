"""Which backups are kept: 8 hourly, 7 daily, 8 weekly, 12 monthly ones (reliability C3.6), and the latest 4.

Without those the one before an import or a restore would go with the next one of the same hour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

Kept = tuple[Callable[[datetime], tuple[int, ...]], int]

RULES: tuple[Kept, ...] = (
    (lambda at: (*at.timetuple()[:6], at.microsecond), 4),
    (lambda at: (at.year, at.month, at.day, at.hour), 8),
    (lambda at: (at.year, at.month, at.day), 7),
    (lambda at: tuple(at.isocalendar()[:2]), 8),
    (lambda at: (at.year, at.month), 12),
)
"""What makes one period, and for how many of the latest periods with a backup the last one stays."""


def kept(made_at: Iterable[datetime]) -> frozenset[datetime]:
    """Return which of these instants to keep; the latest one is always among them."""
    latest_first = sorted(set(made_at), reverse=True)
    found: set[datetime] = set()
    for period, count in RULES:
        last_of: dict[tuple[int, ...], datetime] = {}
        for at in latest_first:
            last_of.setdefault(period(at), at)
        found.update(list(last_of.values())[:count])
    return frozenset(found)
