"""What this computer offers, looked at device by device."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.moment import resolve
from app.errors import DeviceError, KnownError
from app.services.health import Check
from app.system.clock import system_zone

if TYPE_CHECKING:
    from app.store.database import Database

LIBRARIES = ("SQLAlchemy", "alembic", "APScheduler", "keyring", "plyer", "holidays", "phonenumbers", "tzdata")
SECONDS = 5.0


def look(database: Database, resources: Path) -> tuple[Check, ...]:
    """Check everything outside the window: needed things and those the program can do without."""
    return (
        *_versions(database),
        _tried("Database settings", lambda: _pragmas(database)),
        _tried("Updates of the database", _updates),
        _tried("Time zones", _zones),
        _tried("Public holidays", _holidays),
        _tried("Icons and fonts", lambda: _resources(resources)),
        _tried("Cadences and templates", lambda: _presets(resources)),
        _tried("Notifications", _notifications, needed=False),
        _tried("Keyring", _keyring, needed=False),
    )


def _tried(name: str, work: Callable[[], str], *, needed: bool = True) -> Check:
    """Return what `work` says; what it raises makes it fail."""
    try:
        return Check(name, ok=True, text=work(), needed=needed)
    except KnownError as error:
        return Check(name, ok=False, text=str(error), needed=needed)
    except Exception as error:  # noqa: BLE001 -- a device that breaks is a finding, whatever it raises
        return Check(name, ok=False, text=f"{type(error).__name__}: {error}", needed=needed)


def _versions(database: Database) -> Iterator[Check]:
    from app import __version__, build

    (sqlite,) = database.driver.execute("SELECT sqlite_version()").fetchone()
    built = f" built from {build()}" if build() else ""
    own = f"Fifth Touch {__version__}{built}, Python {platform.python_version()}, SQLite {sqlite}"
    yield Check("Versions", ok=True, text=own)
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    yield Check("Libraries", ok=True, text=libraries)


def _pragmas(database: Database) -> str:
    from app.store import pragmas

    pragmas.read_back(database.driver)
    return ", ".join(f"{name}={value}" for name, value, _ in pragmas.PRAGMAS)


def _updates() -> str:
    """Load what is only needed for a file of an older version, and see that every revision is there."""
    from alembic.script import ScriptDirectory

    from app.store.upgrade import KNOWN, SCRIPTS

    found = {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}
    assert found == set(KNOWN), f"revisions {sorted(found ^ set(KNOWN))} do not fit together"
    return f"{len(found)} revisions, the newest {KNOWN[-1]}"


def _zones() -> str:
    """Check a spring gap: 01:30 on that night does not exist in London."""
    moment = resolve(datetime(2026, 3, 29, 1, 30), "Europe/London")  # noqa: DTZ001 -- a wall time
    assert moment.utc.isoformat() == "2026-03-29T01:00:00+00:00", "daylight saving in London is not known"
    return f"daylight saving is known; this computer is in {system_zone()}"


def _holidays() -> str:
    from app.system.holidays import LibraryHolidays

    source = LibraryHolidays()
    name = source.holidays("GB", "ENG", 2026)[date(2026, 5, 25)]
    return f"Mon 25 May 2026 in England: {name}; {len(source.countries())} countries"


def _resources(resources: Path) -> str:
    icons = len(list((resources / "icons" / "lucide").glob("*.svg")))
    fonts = len(list((resources / "fonts").glob("*.otf")))
    marks = len(list((resources / "icons" / "app").glob("*.svg")))
    assert icons and fonts and marks, f"files are missing in {resources}"  # noqa: PT018 -- one sentence
    return f"{icons} icons, {marks} marks, {fonts} fonts"


def _presets(resources: Path) -> str:
    from app.services.presets import Presets

    presets = Presets(resources / "presets")
    return f"{len(presets.cadences)} cadences, {len(presets.templates)} templates"


def _notifications() -> str:
    from app.system.session_bus import NotificationService

    if platform.system() == "Linux":
        buttons = NotificationService().ask().actions
        if not (program := shutil.which("notify-send")):
            raise DeviceError("notify-send is not installed; the tray or the window tells instead.")
        offered = "with buttons" if buttons else "without buttons"
        return f"{offered}, or plyer by {program}, shown by the desktop's service"
    return "plyer"


def _keyring() -> str:
    from app.system.secrets import KeyringSecrets

    return KeyringSecrets().backend().result(SECONDS)
