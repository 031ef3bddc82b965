"""The only place that builds and connects things.

Nothing heavy is imported before it is needed: the window paints before the database library loads.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import InputError, KnownError, StorageError
from app.services.ports import Announce, Change, Clock, HolidaySource, ZoneSource
from app.system.instance import Answer, Request, enter
from app.system.paths import Profile, open_profile

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.run import Outcome
    from app.services.backups import Backups
    from app.services.demo import Demo
    from app.services.health import Check, Health
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

RESOURCES = Path(__file__).resolve().parents[1] / "resources"


@dataclass(frozen=True, slots=True)
class Services:
    """The services over one open profile."""

    database: Database
    backups: Backups
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
    letters = Letters(clock, preferences, presets)
    sides = Sides(preferences, source)
    backups = Backups(database, profile.backups, profile.settings, preferences, undo, clock, told)
    planning = Planning(database, clock, preferences, undo, presets, sides)
    touches = Touches(database, clock, preferences, undo)

    def at_other_time(other: Clock) -> Services:
        return _connect(profile, database, preferences, undo, other, told, source)

    return Services(
        database=database,
        backups=backups,
        demo=Demo(RESOURCES / "demo", clock, preferences, at_other_time),
        health=Health(database),
        holidays=source,
        imports=Imports(database, clock, preferences, undo, backups.before_import),
        leads=Leads(database, clock, told, preferences, undo),
        meetings=Meetings(database, clock, preferences, undo, presets, planning, letters),
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


def run_command(args: Sequence[str]) -> int:
    """Run a command of the command line and return its exit code."""
    from app.cli.parser import HelpAsked, UsageError, parse

    try:
        parsed = parse(args)
    except HelpAsked as asked:
        return _print(0, str(asked), "")
    except UsageError as error:
        return _print(2, "", str(error))
    folder = Path(parsed.profile) if parsed.profile else None
    try:
        code, out, err = _run(parsed, args, folder)
    except KnownError as error:
        code, out, err = 1, "", f"{error}\n"
    except Exception as error:  # noqa: BLE001 -- the last net: a sentence and a file, no traceback
        code, out, err = 1, "", _report(error, folder)
    return _print(code, out, err)


def _run(parsed: Namespace, args: Sequence[str], folder: Path | None) -> tuple[int, str, str]:
    """Run a parsed command: here, or in the window that owns the profile."""
    if parsed.verb is None:
        return run_window(folder, background=parsed.background, now=parsed.now), "", ""
    if parsed.verb == "demo":
        return run_demo(parsed.now), "", ""
    if parsed.verb == "shots":
        return run_shots(Path(parsed.folder)), "", ""
    profile = open_profile(folder)
    entered = enter(profile.folder, args, str(Path.cwd()))
    if isinstance(entered, Answer):
        return entered.code, entered.out, entered.err
    try:
        return _run_here(parsed, profile)
    finally:
        entered.release()


def _run_here(parsed: Namespace, profile: Profile) -> Outcome:
    """Run a verb in this process, which owns the profile."""
    from app.cli.run import refused, run_verb

    clock = clock_at(parsed.now, profile)
    parsed.cwd = str(Path.cwd())
    if parsed.verb == "selftest":
        return _selftest(parsed, profile)
    try:
        services = open_services(profile, clock)
    except StorageError as error:
        if parsed.verb == "restore":
            return _rescue(parsed, profile, clock, error)
        return refused(error)
    try:
        outcome = run_verb(services, parsed)
        services.backups.run_if_due()
    finally:
        services.close()
    return outcome


def _rescue(parsed: Namespace, profile: Profile, clock: Clock, error: StorageError) -> Outcome:
    """Restore where the database cannot be opened: the damaged file is put aside, never deleted."""
    from app.cli.run import run_verb
    from app.services.backups import put_aside

    backup = Path(parsed.cwd) / Path(parsed.file).expanduser()
    put_aside(profile.database, profile.backups, backup, clock.wall(), error)
    services = open_services(profile, clock)
    try:
        return run_verb(services, parsed)
    finally:
        services.close()


def serve(request: Request, services: Services) -> Answer:
    """Run a command that another process handed over; on the database lane of the window."""
    from app.cli.parser import HelpAsked, UsageError, parse
    from app.cli.run import refused, run_verb

    try:
        parsed = parse(request.args)
        if parsed.now:
            raise InputError(
                "Fifth Touch is running with this data, so --now cannot be used.",
                "Close its window, or choose another --profile.",
            )
        parsed.cwd = request.cwd
        if parsed.verb == "selftest":
            return Answer(*_selftest_over(parsed, services.database, ()))
        return Answer(*run_verb(services, parsed))
    except (UsageError, HelpAsked) as told:
        return Answer(2, "", str(told))
    except KnownError as error:
        return Answer(*refused(error))


def clock_at(now: str | None, profile: Profile) -> Clock:
    """Return the system's clock, or one that stands at `now` (ISO; wall time is the rep's)."""
    from app.system.clock import FixedClock, SystemClock, system_zone

    if now is None:
        return SystemClock()
    from app.cli.instant import read_instant
    from app.settings import load

    return FixedClock(read_instant(now, load(profile.settings).zone or system_zone()))


def _selftest(parsed: Namespace, profile: Profile) -> Outcome:
    """Check what this computer offers, and the database when it opens."""
    from app.cli.run import refused
    from app.store.database import Database

    try:
        database = Database(profile.database)
    except StorageError as error:
        return refused(error)
    try:
        from app.ui.selftest import look_at_desktop

        return _selftest_over(parsed, database, look_at_desktop())
    finally:
        database.close()


def _selftest_over(parsed: Namespace, database: Database, desktop: tuple[Check, ...]) -> Outcome:
    from app.cli.answer import Answer as Told
    from app.cli.run import shown
    from app.system.selftest import look

    checks = (*look(database, RESOURCES), *desktop)
    fine = all(check.ok or not check.needed for check in checks)
    data = [{"name": one.name, "ok": one.ok, "needed": one.needed, "text": one.text} for one in checks]
    return shown(
        Told({"ok": fine, "checks": data}, "\n".join(map(str, checks)), 0 if fine else 1),
        as_json=parsed.json,
    )


def run_shots(folder: Path) -> int:
    """Draw every screen over the invented day into a folder."""
    import tempfile
    from datetime import UTC, datetime

    from app.system.clock import FixedClock
    from app.system.lane import DatabaseLane
    from app.ui.shots import render

    lane = DatabaseLane()
    with tempfile.TemporaryDirectory(prefix="fifth-touch-") as place:
        clock = FixedClock(datetime(2026, 5, 27, 9, 42, tzinfo=UTC))
        profile = open_profile(Path(place))
        services = lane.submit(open_services, profile, clock, zone=_in_london).result()
        try:
            lane.submit(services.demo.fill_fresh).result()
            render(services, clock, lane, folder)
        finally:
            lane.submit(services.close).result()
            lane.stop(5)
    return 0


def run_demo(now: str | None) -> int:
    """Open the window on a throw-away profile with invented leads."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="fifth-touch-") as place:
        profile = open_profile(Path(place))
        services = open_services(profile, clock_at(now, profile))
        try:
            services.demo.fill_fresh()
        finally:
            services.close()
        return run_window(profile.folder, background=False, now=now)


def _in_london() -> str:
    return "Europe/London"


def _report(error: BaseException, folder: Path | None) -> str:
    """Write a bug to the profile's log; return one sentence with the place of the file."""
    import logging

    from app.system.log import FILE, start_log, stop_log

    try:
        profile = open_profile(folder)
        handler = start_log(profile.log)
        logging.getLogger("app").critical("uncaught in a command", exc_info=error)
        stop_log(handler)
    except KnownError:
        return "Something went wrong inside Fifth Touch, and the report could not be written.\n"
    place = profile.log / FILE
    return f"Something went wrong inside Fifth Touch; a report without personal data is in {place}.\n"


def _print(code: int, out: str, err: str) -> int:
    """Print; a reader that has gone away is no error."""
    try:
        sys.stdout.write(out)
        sys.stdout.flush()
        sys.stderr.write(err)
        sys.stderr.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def run_window(folder: Path | None, *, background: bool, now: str | None) -> int:
    """Open the window on a profile, or have the one that is open come to the front; return the exit code."""
    try:
        profile = open_profile(folder)
        entered = enter(profile.folder, ("--background",) if background else (), str(Path.cwd()))
        if isinstance(entered, Answer):
            return _print(entered.code, entered.out, entered.err)
        from app.bootstrap_window import run

        try:
            return run(profile, clock_at(now, profile), entered, open_services, serve, background=background)
        finally:
            entered.release()
    except KnownError as error:
        return _refuse_window(error)


def _refuse_window(error: KnownError) -> int:
    """Say why there is no window: on standard error, and on the screen where no terminal shows it."""
    _print(1, "", f"{error}\n")
    from app.ui.refusal import has_screen, say

    if has_screen() and not sys.stderr.isatty():
        say(error)
    return 1
