"""The database: one file, one connection, one thread.

`begin` gives a session for one unit of work and commits it; `look` gives the driver, to read what is shown
first. Nothing of either outlives the block but frozen values. Everything that a person can cause (a locked,
damaged, newer or full file) is raised in words.

SQLAlchemy takes as long to load as two bare windows take to open: it waits for the first session.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import DamagedError, StorageError
from app.store import ballast, pragmas, search_index, upgrade
from app.store.trouble import RESTORE, in_words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.store.sessions import Sessions


class Database:
    """The open file.

    Args:
        path: The file; it is made when missing, its folder must exist.
        before_migration: Called with a verified copy of an older file before it is changed.
        patience: Seconds to wait for another program that has the file open.
        reserve: Bytes kept aside for a full disk; 0 for none.

    Attributes:
        before_first_session: What others want to do once, before the first session.
        before_commit: What others want to do within each transaction, at its end.

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
        self.before_first_session: list[Callable[[], None]] = []
        self.before_commit: list[Callable[[], None]] = []
        self._owner = (os.getpid(), threading.get_ident())
        self._ballast = path.with_suffix(".ballast")
        _make_private(path)
        with self._words():
            self.driver = pragmas.connect(path, patience)
            try:
                self._bring_up(before_migration)
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
        while self.before_first_session:
            self.before_first_session.pop(0)()
        with self._words(), self._sessions.begin() as session:
            yield session
            session.flush()
            for act in self.before_commit:
                act()
            search_index.bring_up(self.driver)

    @contextmanager
    def look(self) -> Iterator[sqlite3.Connection]:
        """Give the driver for one reading that sees one state of the file. Raises StorageError."""
        self._check_owner()
        with self._words():
            self.driver.execute("BEGIN")
            try:
                yield self.driver
            finally:
                self.driver.execute("ROLLBACK")

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
            self._bring_up(None)

    def close(self) -> None:
        """Close the file so that it is complete without its -wal file."""
        self._check_owner()
        with self._words():
            self.driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if "_sessions" in self.__dict__:
            self._sessions.close()
        self.driver.close()

    @cached_property
    def _sessions(self) -> Sessions:
        from app.store.sessions import Sessions

        return Sessions(self.driver, self._raise_known)

    def _bring_up(self, before_migration: Callable[[Path], None] | None) -> None:
        if not upgrade.is_newest(self.driver):
            upgrade.bring_up(self.driver, self._sessions.engine, self.path, before_migration)

    def _check_owner(self) -> None:
        """Only the thread that opened the file may use it, and no forked child."""
        assert self._owner == (os.getpid(), threading.get_ident()), "the database belongs to another thread"

    @contextmanager
    def _words(self) -> Iterator[None]:
        """Raise what SQLite says in words."""
        try:
            yield
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
