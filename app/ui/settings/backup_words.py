"""What a backup is in words: when it was made, as the rep's clock had it, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.moment import wall_time
from app.ui.leads.words import leads_words
from app.ui.words import WEEKDAYS, short_day, time_words

if TYPE_CHECKING:
    from app.services.backups import BackupInfo


def made_words(info: BackupInfo, zone: str) -> str:
    """Return "Wed 27 May 2026, 10:42": always with the year, for backups are kept for long."""
    at = wall_time(info.made_at, zone)
    return f"{WEEKDAYS[at.weekday()]} {short_day(at.date())} {at.year}, {time_words(at.time())}"


def main_figures(info: BackupInfo) -> tuple[str, str]:
    """Return "1,204 leads" and "1 open touch"."""
    touches = "1 open touch" if info.open_touches == 1 else f"{info.open_touches:,} open touches"
    return leads_words(info.leads), touches


def holdings(info: BackupInfo) -> str:
    """Say what a backup holds."""
    activities = "1 activity" if info.activities == 1 else f"{info.activities:,} activities"
    return f"{', '.join(main_figures(info))}, {activities} · {info.reason}"
