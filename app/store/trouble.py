"""What SQLite says, in words: what happened and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from app.errors import DamagedError, KnownError, RefusedError, StorageError

RESTORE = "Restore a backup: the newest one lies in the folder “backups” of the profile."


def in_words(error: sqlite3.Error, path: Path) -> KnownError | None:
    """Return the error to show, or None for one that is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
        return RefusedError(str(error), "Ask them again, and record what they said.")
    kind = None if code is None else code & 0xFF
    if kind == sqlite3.SQLITE_ERROR and str(error).startswith(_TORN):
        kind = sqlite3.SQLITE_CORRUPT
    words = _WORDS.get(kind) if kind is not None else None
    found = DamagedError if kind in _DAMAGE else StorageError
    return None if words is None else found(words[0].format(path=path), words[1])


_TORN = ("unsupported file format", "malformed database schema")
_DAMAGE = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT})


_WORDS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: (
        "Another program has {path} open.",
        "Close the other Fifth Touch, or the tool that reads the file, and start again.",
    ),
    sqlite3.SQLITE_FULL: (
        "The disk is full, so this was not saved; everything saved before is safe.",
        "Free some space and try again.",
    ),
    sqlite3.SQLITE_NOTADB: ("{path} is not a database of Fifth Touch, or it is damaged.", RESTORE),
    sqlite3.SQLITE_CORRUPT: ("{path} is damaged.", RESTORE),
    sqlite3.SQLITE_READONLY: (
        "{path} cannot be written to.",
        "Make the file and its folder writable for you, or choose another profile folder.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{path} cannot be opened.",
        "Check that the folder exists and is writable for you.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk could not read or write {path}; what was saved before is safe.",
        "Check the disk and start again.",
    ),
    sqlite3.SQLITE_PERM: (
        "{path} cannot be written to.",
        "Check the permissions of the file and its folder.",
    ),
    sqlite3.SQLITE_NOMEM: ("The computer is out of memory.", "Close other programs and try again."),
}
_WORDS[sqlite3.SQLITE_LOCKED] = _WORDS[sqlite3.SQLITE_BUSY]
