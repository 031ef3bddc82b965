"""Erasing a person for good: tables, search, free pages, backups; what stays is that nobody contacts them."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from app.errors import KnownError
from app.services.ports import Announce, Change, Clock
from app.services.preferences import Preferences
from app.services.undo import UndoStack
from app.store import backup, erasing, leads
from app.store.database import Database

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done.

    Attributes:
        name: Of the person, for the last time.
        backups: Files in which the person was, and is no more.
        left: Files that could not be rewritten; they are to be deleted by hand.
    """

    name: str
    backups: int
    left: tuple[Path, ...]


class Erasing:
    """Erases; this cannot be taken back.

    Args:
        folder: The profile's own backups.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        announce: Announce,
        preferences: Preferences,
        undo: UndoStack,
        folder: Path,
    ) -> None:
        self._database = database
        self._clock = clock
        self._announce = announce
        self._preferences = preferences
        self._undo = undo
        self._folder = folder

    def erase(self, lead_id: int, *, origin: str = "") -> Erased:
        """Erase a lead in the database and in all backups, those of the second folder too.

        Its addresses go to the list of those who said no, as hashes. Acts before this cannot be taken back
        any more: they would bring the person back. Raises NotFoundError, StorageError.
        """
        with self._database.begin() as session:
            name = leads.details(session, lead_id).name
            who = erasing.identity(session, lead_id)
            erasing.close_for_ever(session, lead_id, self._clock.wall())
            erasing.erase(session, lead_id)
        self._undo.forget()
        erasing.scrub(self._database.driver)
        rewritten, left = self._in_backups(who)
        self._announce(Change(frozenset({"everything"}), origin))
        return Erased(name, rewritten, left)

    def _in_backups(self, who: erasing.Identity) -> tuple[int, tuple[Path, ...]]:
        second = self._preferences.current().backup_folder
        rewritten, left = 0, []
        for folder in filter(None, (self._folder, Path(second) if second else None)):
            for path in sorted(folder.glob("*.db*")):
                try:
                    rewritten += _rewrite(path, who)
                except (KnownError, sqlite3.Error, OSError) as error:
                    log.warning("a backup could not be rewritten: %s", type(error).__name__)
                    left.append(path)
        return rewritten, tuple(left)


def _rewrite(path: Path, who: erasing.Identity) -> int:
    """Erase a person in one backup; return 1 when they were in it. The old file is there or the new one."""
    part = path.with_name(path.name + ".erasing")
    try:
        part.touch(0o600)
        shutil.copyfile(path, part)
        if not erasing.erase_in_file(part, who):
            return 0
        backup.look(part, thoroughly=True)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return 1
