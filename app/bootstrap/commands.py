"""Runs a command: here, in the window that owns the profile, or for another process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.opening import clock_at, open_services
from app.bootstrap.programs import run_demo, run_shots, run_window
from app.bootstrap.report import write_report
from app.bootstrap.services import RESOURCES, Services
from app.bootstrap.terminal import print_out
from app.errors import InputError, KnownError, StorageError
from app.services.ports import Clock
from app.system.instance import Answer, Request, enter
from app.system.paths import Profile, open_profile

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.run import Outcome
    from app.services.health import Check
    from app.store.database import Database


def run_command(args: Sequence[str]) -> int:
    """Run a command of the command line and return its exit code."""
    from app.cli.parser import HelpAsked, UsageError, parse

    try:
        parsed = parse(args)
    except HelpAsked as asked:
        return print_out(0, str(asked), "")
    except UsageError as error:
        return print_out(2, "", str(error))
    folder = Path(parsed.profile) if parsed.profile else None
    try:
        code, out, err = _run(parsed, args, folder)
    except KnownError as error:
        code, out, err = 1, "", f"{error}\n"
    except Exception as error:  # noqa: BLE001 -- the last net: a sentence and a file, no traceback
        code, out, err = 1, "", f"{write_report(error, folder)}\n"
    return print_out(code, out, err)


def _run(parsed: Namespace, args: Sequence[str], folder: Path | None) -> tuple[int, str, str]:
    """Run a parsed command: here, or in the window that owns the profile."""
    if parsed.verb is None:
        shown = run_window(folder, background=parsed.background, now=parsed.now, show=parsed.show)
        return shown, "", ""
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
