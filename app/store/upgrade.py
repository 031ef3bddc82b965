"""Bringing a file up to the newest revision: a verified copy first, then one transaction.

Alembic takes a quarter of a second to load, so it is only loaded for a file that is behind; a fresh file gets
its tables from the models.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import StorageError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

SCRIPTS = Path(__file__).with_name("migrations")
KNOWN = (
    *("0001_words", "0002_cadences", "0003_rhythm", "0004_reminder", "0005_lists", "0006_mapping"),
    *("0007_holidays", "0008_remind", "0009_verdict"),
)
"""All revisions up to the newest, oldest first."""


def is_newest(driver: sqlite3.Connection) -> bool:
    """Return whether the file has nothing to be brought up to."""
    return revision(driver) == KNOWN[-1]


def bring_up(
    driver: sqlite3.Connection,
    engine: Engine,
    path: Path,
    before_migration: Callable[[Path], None] | None,
) -> None:
    """Make or update the tables. Raises StorageError for a file of a newer version or of another program."""
    found = revision(driver)
    if found == KNOWN[-1]:
        return
    if found is None:
        _fill_fresh(driver, engine, path)
        return
    if found not in KNOWN:
        raise StorageError(
            f"{path} was made by a newer version of Fifth Touch.",
            "Install that version; this one leaves the file as it is.",
        )
    copy = path.with_name(f"{path.stem}-before-{KNOWN[-1]}.db")
    copy.unlink(missing_ok=True)
    copy_verified(driver, copy)
    if before_migration is not None:
        before_migration(copy)
    migrate(driver, engine, SCRIPTS, KNOWN[-1])


def revision(driver: sqlite3.Connection) -> str | None:
    """Return the revision of the file, or None for one without."""
    if not driver.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return None
    row = driver.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def migrate(driver: sqlite3.Connection, engine: Engine, scripts: Path, target: str) -> None:
    """Run the revisions up to `target` in one transaction; any failure leaves the file as it was.

    Foreign keys are off meanwhile, because a table that is rebuilt would take its children along; what they
    promise is checked before the commit. Raises StorageError when that check fails.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, target)
            _check_references(connection)
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def copy_verified(driver: sqlite3.Connection, target: Path) -> None:
    """Copy the database to `target` by SQLite's own means and check the copy. Raises StorageError."""
    assert not target.exists()
    target.touch(0o600)
    copy = sqlite3.connect(target)
    try:
        driver.backup(copy)
        (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    finally:
        copy.close()
    if verdict != "ok":
        target.unlink()
        raise StorageError(
            f"A copy of the database has an error ({verdict}).", "Run “check” before going on."
        )


def _fill_fresh(driver: sqlite3.Connection, engine: Engine, path: Path) -> None:
    if driver.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise StorageError(
            f"{path} is the database of another program.", "Choose another profile folder for Fifth Touch."
        )
    from app.models import schema

    with engine.begin() as connection:
        schema.create(connection)


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise StorageError(
            f"The database could not be brought up to date: {len(broken)} rows point at nothing.",
            "It was left as it was; send us this message.",
        )
