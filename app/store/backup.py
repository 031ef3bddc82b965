"""Backup files: sealing a copy so that it stands for itself, looking into one, checking it.

A backup is one SQLite file. When, why and with which settings it was made stands in its own facts, so that
one file can be carried to another computer and holds everything but the secrets, which stay in the keyring.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.words import OPEN_STATES
from app.errors import StorageError
from app.models.instant import instant_number, instant_of
from app.store.upgrade import KNOWN, revision

MADE_AT, REASON, SETTINGS = "backup-made-at", "backup-reason", "backup-settings"
FACTS = (MADE_AT, REASON, SETTINGS)
_OPEN = ", ".join(f"'{state}'" for state in sorted(OPEN_STATES))
_OTHER = "Choose another file; the profile's own backups lie in its folder “backups”."


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a file of Fifth Touch holds.

    Attributes:
        made_at: UTC instant of the backup, or None for a file that was not made as one.
        reason: Why it was made; empty likewise.
        settings: The settings file as text; empty likewise.
    """

    leads: int
    touches: int
    open_touches: int
    activities: int
    made_at: datetime | None
    reason: str
    settings: str


def seal(copy: Path, made_at: datetime, reason: str, settings: str) -> None:
    """Write into a fresh copy what it is, and make it complete without a -wal file. Raises sqlite3.Error."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as driver:
        driver.execute("PRAGMA journal_mode = DELETE")
        driver.execute("PRAGMA synchronous = FULL")
        facts = zip(FACTS, (str(instant_number(made_at)), reason, settings), strict=True)
        driver.execute("BEGIN IMMEDIATE")
        driver.executemany("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", facts)
        driver.execute("COMMIT")


def count(driver: sqlite3.Connection) -> Holdings:
    """Return what an open database holds. Raises sqlite3.Error."""

    def number(sql: str) -> int:
        return int(driver.execute(sql).fetchone()[0])

    facts = dict(driver.execute("SELECT name, value FROM fact WHERE name LIKE 'backup-%'").fetchall())
    return Holdings(
        leads=number("SELECT count(*) FROM lead"),
        touches=number("SELECT count(*) FROM touch"),
        open_touches=number(f"SELECT count(*) FROM touch WHERE state IN ({_OPEN})"),  # noqa: S608 -- own words
        activities=number("SELECT count(*) FROM activity"),
        made_at=instant_of(int(facts[MADE_AT])) if MADE_AT in facts else None,
        reason=facts.get(REASON, ""),
        settings=facts.get(SETTINGS, ""),
    )


def look(path: Path, *, thoroughly: bool) -> Holdings:
    """Open a file for reading alone and return what it holds.

    With `thoroughly` every page and reference is checked. Raises StorageError for a file that is missing,
    damaged, of a newer version or of another program.
    """
    _check_place(path)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as driver:
            _check_kind(driver, path)
            if thoroughly:
                _check_pages(driver, path)
            return count(driver)
    except sqlite3.OperationalError as error:
        raise StorageError(f"{path} cannot be read ({error}).", _OTHER) from error
    except (sqlite3.DatabaseError, ValueError) as error:
        raise StorageError(f"{path} is not a backup of Fifth Touch, or it is damaged.", _OTHER) from error


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise StorageError(f"{path} is a folder, not a backup.", _OTHER)
    if not path.exists():
        raise StorageError(f"There is no file {path}.", _OTHER)
    rest = path.with_name(path.name + "-wal")
    if rest.exists() and rest.stat().st_size:
        raise StorageError(
            f"{path} is not complete: its last changes are still in {rest.name}.",
            "Open and close it once with Fifth Touch (--profile), or choose a backup.",
        )


def _check_kind(driver: sqlite3.Connection, path: Path) -> None:
    found = revision(driver)
    if found is None:
        raise StorageError(f"{path} is not a backup of Fifth Touch.", _OTHER)
    if found not in KNOWN:
        raise StorageError(
            f"{path} was made by a newer version of Fifth Touch.", "Install that version and try again."
        )


def _check_pages(driver: sqlite3.Connection, path: Path) -> None:
    (verdict,) = driver.execute("PRAGMA integrity_check(1)").fetchone()
    broken = driver.execute("PRAGMA foreign_key_check").fetchone()
    if verdict != "ok" or broken:
        what = "rows are missing" if verdict == "ok" else " ".join(str(verdict).split())
        raise StorageError(f"{path} is damaged ({what}).", _OTHER)
