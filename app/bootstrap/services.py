"""Opens a profile and connects the services over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.ports import Announce, Change, Clock, HolidaySource, ZoneSource
from app.system.paths import Profile

if TYPE_CHECKING:
    from app.services.backups import Backups
    from app.services.cadences import Cadences
    from app.services.demo import Demo
    from app.services.health import Health
    from app.services.imports import Imports
    from app.services.leads import Leads
    from app.services.meetings import Meetings
    from app.services.messages import Messages
    from app.services.planning import Planning
    from app.services.preferences import Preferences
    from app.services.reminders import Reminders
    from app.services.touches import Touches
    from app.services.undo import UndoStack
    from app.store.database import Database

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@dataclass(frozen=True, slots=True)
class Services:
    """The services over one open profile."""

    database: Database
    backups: Backups
    cadences: Cadences
    demo: Demo
    health: Health
    holidays: HolidaySource
    imports: Imports
    leads: Leads
    meetings: Meetings
    messages: Messages
    planning: Planning
    preferences: Preferences
    reminders: Reminders
    touches: Touches
    undo: UndoStack

    def close(self) -> None:
        """Close the database; on the thread that opened it."""
        self.database.close()


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
    from app.services.preferences import Preferences
    from app.services.undo import UndoStack
    from app.store.database import Database
    from app.system.clock import system_zone

    told = Announcements(*((announce,) if announce else ()))
    preferences = Preferences(profile.settings, zone or system_zone, told)
    database = Database(profile.database, before_migration=_Keeper(profile, clock))
    services = _connect(profile, database, preferences, UndoStack(database, told), clock, told, holidays)
    told.listen(services.backups.noticed)
    return services


def _connect(
    profile: Profile,
    database: Database,
    preferences: Preferences,
    undo: UndoStack,
    clock: Clock,
    told: Announcements,
    holidays: HolidaySource | None,
) -> Services:
    """Return services over an open database that see the time by `clock`."""
    from app.services.backups import Backups
    from app.services.cadences import Cadences
    from app.services.demo import Demo
    from app.services.health import Health
    from app.services.imports import Imports
    from app.services.leads import Leads
    from app.services.letters import Letters
    from app.services.meetings import Meetings
    from app.services.messages import Messages
    from app.services.planning import Planning
    from app.services.presets import Presets
    from app.services.reminders import Reminders
    from app.services.sides import Sides
    from app.services.touches import Touches
    from app.system.holidays import LibraryHolidays

    source = holidays or LibraryHolidays()
    presets = Presets(RESOURCES / "presets")
    cadences = Cadences(database, clock, undo, presets)
    letters = Letters(clock, preferences, presets)
    sides = Sides(preferences, source)
    backups = Backups(database, profile.backups, profile.settings, preferences, undo, clock, told)
    planning = Planning(database, clock, preferences, undo, cadences, sides)
    touches = Touches(database, clock, preferences, undo)

    def at_other_time(other: Clock) -> Services:
        return _connect(profile, database, preferences, undo, other, told, source)

    return Services(
        database=database,
        backups=backups,
        cadences=cadences,
        demo=Demo(RESOURCES / "demo", clock, preferences, at_other_time),
        health=Health(database),
        holidays=source,
        imports=Imports(database, clock, preferences, undo, backups.before_import),
        leads=Leads(database, clock, told, preferences, undo),
        meetings=Meetings(database, clock, preferences, undo, cadences, planning, letters),
        messages=Messages(database, clock, told, undo, presets, letters, touches),
        planning=planning,
        preferences=preferences,
        reminders=Reminders(database, clock, told, preferences),
        touches=touches,
        undo=undo,
    )


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
