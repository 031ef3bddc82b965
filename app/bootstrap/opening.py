"""Opens a profile: its settings, its database, and the services over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.services import Services
from app.system.paths import Profile

if TYPE_CHECKING:
    from app.services.ports import Announce, Change, Clock, HolidaySource, ZoneSource


class Announcements:
    """Tells every listener of a change."""

    def __init__(self, *listeners: Callable[[Change], object]) -> None:
        self._listeners = list(listeners)

    def __call__(self, change: Change, /) -> None:
        """Tell them, in order."""
        for listener in self._listeners:
            listener(change)

    def listen(self, listener: Callable[[Change], object]) -> None:
        """Have one more hear of changes."""
        self._listeners.append(listener)


def open_services(
    profile: Profile,
    clock: Clock,
    announce: Announce | None = None,
    *,
    zone: ZoneSource | None = None,
    holidays: HolidaySource | None = None,
) -> Services:
    """Open the profile on the calling thread, which owns the database from then on.

    Raises StorageError and FileError in words.
    """
    from app.services.holidays import KeptHolidays
    from app.services.preferences import Preferences
    from app.store.database import Database
    from app.system.clock import system_zone
    from app.system.holidays import LibraryHolidays

    told = Announcements(*((announce,) if announce else ()))
    preferences = Preferences(profile.settings, zone or system_zone, told)
    database = Database(profile.database, before_migration=_Keeper(profile, clock))
    kept = KeptHolidays(database, holidays or LibraryHolidays())
    services = Services(profile, database, clock, told, preferences, kept)
    database.before_first_session.append(services.keep_scores)
    told.listen(services.noticed)
    return services


class _Keeper:
    """Puts the verified copy that was made before an update to the backups."""

    def __init__(self, profile: Profile, clock: Clock) -> None:
        self._profile = profile
        self._clock = clock

    def __call__(self, copy: Path) -> None:
        from app.services.backups import adopt

        adopt(copy, self._profile.backups, self._profile.settings, self._clock.wall())


def clock_at(now: str | None, profile: Profile) -> Clock:
    """Return the system's clock, or one that stands at `now` (ISO; wall time is the rep's)."""
    from app.system.clock import FixedClock, SystemClock, system_zone

    if now is None:
        return SystemClock()
    from app.cli.instant import read_instant
    from app.settings import load

    return FixedClock(read_instant(now, load(profile.settings).zone or system_zone()))
