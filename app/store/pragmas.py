"""One connection as the promises need it: the settings are made and then read back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.errors import StorageError

# An exclusive lock makes this program the only one on the file: no second writer, and no shared-memory file
# (SQLite before 3.51.3 can damage a WAL file that two connections share). FULL keeps what was acknowledged
# when the power fails; macOS needs fullfsync for that. Deleted text is overwritten, schemas are not trusted.
PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("fullfsync", "1", 1),
    ("checkpoint_fullfsync", "1", 1),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("temp_store", "MEMORY", 2),  # what undo remembers never reaches a file of its own
    ("cache_size", "-16384", -16384),
    ("journal_size_limit", "16777216", 16777216),
)


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """Open the file, waiting `patience` seconds at most for another program to let go of it.

    Raises sqlite3.Error as SQLite does, and StorageError when a setting does not take.
    """
    driver = sqlite3.connect(path, timeout=patience, isolation_level=None, cached_statements=512)
    try:
        for name, value, _ in PRAGMAS:
            driver.execute(f"PRAGMA {name} = {value}")
        read_back(driver)
        driver.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
    except BaseException:
        driver.close()
        raise
    return driver


def read_back(driver: sqlite3.Connection) -> None:
    """Raise StorageError unless every setting is as it was asked for."""
    for name, _, expected in PRAGMAS:
        (found,) = driver.execute(f"PRAGMA {name}").fetchone()
        if found != expected:
            raise StorageError(
                f"The database does not keep its setting “{name}” ({found} in place of {expected}).",
                "Move the profile to a folder on a local disk.",
            )
