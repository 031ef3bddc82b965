"""The database: one file, one connection, one thread.

`begin` gives a session for one unit of work and commits it; nothing of it outlives the block but frozen
values. Everything that a person can cause (a locked, damaged, newer or full file) is raised in words.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app.errors import DamagedError, StorageError
from app.store import ballast, pragmas, search_index, upgrade
from app.store.trouble import RESTORE, in_words

__all__ = ["Database", "Session"]


class Database:
    """The open file.

    Args:
        path: The file; it is made when missing, its folder must exist.
        before_migration: Called with a verified copy of an older file before it is changed.
        patience: Seconds to wait for another program that has the file open.
        reserve: Bytes kept aside for a full disk; 0 for none.

    Raises StorageError from the constructor: locked, damaged, newer, not writable, disk full.
    """

    def __init__(
        self,
        path: Path,
        *,
        before_migration: Callable[[Path], None] | None = None,
        patience: float = 5.0,
        reserve: int = ballast.BALLAST,
    ) -> None:
        self.path = path
        self._owner = (os.getpid(), threading.get_ident())
        self._ballast = path.with_suffix(".ballast")
        _make_private(path)
        with self._words():
            self.driver = pragmas.connect(path, patience)
            try:
                self._engine = create_engine("sqlite://", creator=lambda: self.driver, poolclass=StaticPool)
                event.listen(self._engine, "begin", _begin_immediate)
                upgrade.bring_up(self.driver, self._engine, path, before_migration)
                search_index.watch(self.driver)
            except BaseException:
                self.driver.close()
                raise
        ballast.lay(self._ballast, reserve)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """Give a session for one unit of work: committed at the end, rolled back on any error.

        Raises StorageError for trouble with the file and RefusedError for what a promise forbids.
        """
        self._check_owner()
        with self._words(), Session(self._engine, expire_on_commit=False) as session, session.begin():
            yield session
            session.flush()
            search_index.bring_up(self.driver)

    def quick_check(self, seconds: float) -> tuple[str, ...]:
        """Look for damage, `seconds` at most; return what was found, nothing when all seems well."""
        self._check_owner()
        end = time.perf_counter() + seconds
        self.driver.set_progress_handler(lambda: int(time.perf_counter() > end), 10_000)
        try:
            found = self.driver.execute("PRAGMA quick_check(20)").fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return ()  # the weekly check has all the time it needs
            return (str(error),)
        except sqlite3.DatabaseError as error:
            return (str(error),)
        finally:
            self.driver.set_progress_handler(None, 0)
        return tuple(line for (line,) in found if line != "ok")

    def copy_to(self, target: Path) -> None:
        """Copy the database to a file that does not exist yet, and check it. Raises StorageError."""
        self._check_owner()
        with self._words():
            upgrade.copy_verified(self.driver, target)

    def replace_with(self, source: Path) -> None:
        """Replace everything by what `source` holds, as one act: the old or the new, whatever happens.

        An older file is brought up to date. The caller has checked it. Raises StorageError.
        """
        self._check_owner()
        address = f"{source.absolute().as_uri()}?mode=ro&immutable=1"
        with self._words(), closing(sqlite3.connect(address, uri=True)) as backup:
            backup.backup(self.driver)
            upgrade.bring_up(self.driver, self._engine, self.path, None)

    def close(self) -> None:
        """Close the file so that it is complete without its -wal file."""
        self._check_owner()
        with self._words():
            self.driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()
        self.driver.close()

    def _check_owner(self) -> None:
        """Only the thread that opened the file may use it, and no forked child."""
        assert self._owner == (os.getpid(), threading.get_ident()), "the database belongs to another thread"

    @contextmanager
    def _words(self) -> Iterator[None]:
        """Raise what SQLite says in words."""
        try:
            yield
        except DBAPIError as error:
            cause = error.orig
            if isinstance(cause, sqlite3.Error):
                self._raise_known(cause)
            raise
        except sqlite3.Error as error:
            self._raise_known(error)
            raise
        except (
            UnicodeDecodeError
        ) as error:  # the driver could not even read what SQLite says of a torn schema
            raise DamagedError(f"{self.path} is damaged.", RESTORE) from error

    def _raise_known(self, error: sqlite3.Error) -> None:
        known = in_words(error, self.path)
        if known is None:
            return
        full = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
        if full and ballast.free(self._ballast):
            known.advice = "Room kept aside was given back: try again now, then free some space."
        raise known from error


def _make_private(path: Path) -> None:
    """Make an empty file that only its owner can read; SQLite gives the -wal file the same mode.

    A file that is there is never opened here: closing it would drop the locks that SQLite holds on it.
    """
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except FileExistsError:
        return
    except OSError as error:
        raise StorageError(
            f"{path} cannot be opened ({error.strerror}).",
            "Check that the folder exists and is writable for you.",
        ) from error
    os.close(handle)


def _begin_immediate(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first could fail half-way."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
