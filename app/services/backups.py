"""Backups: made by themselves, verified by reopening them, restored through the open database."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.keeping import kept
from app.errors import DamagedError, FileError, KnownError, StorageError
from app.services.ports import Announce, Change, Clock
from app.services.preferences import Preferences
from app.services.undo import UndoStack
from app.settings import Settings, load
from app.store import backup as files
from app.store import outlasting
from app.store.backup import Holdings
from app.store.database import Database

EVERY = timedelta(minutes=30)
BY_HAND = "by hand"
_SUFFIX = ".db"
_NAME = "%Y-%m-%dT%H%M%SZ"
_LASTING = frozenset({"backup_folder", "schema"})
"""Settings that a restore leaves alone: they belong to this computer, not to the data."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup and what it holds.

    Attributes:
        made_at: UTC instant.
        reason: "by hand", "every 30 minutes", "before the import" ...
        size: Bytes.
        verified: It was reopened, checked and counted.
        warning: A sentence when the second copy could not be made; empty otherwise.
    """

    path: Path
    made_at: datetime
    reason: str
    leads: int
    touches: int
    open_touches: int
    activities: int
    size: int
    verified: bool
    warning: str = ""


class Backups:
    """Makes, lists and restores backups of the open database."""

    def __init__(
        self,
        database: Database,
        folder: Path,
        settings_file: Path,
        preferences: Preferences,
        undo: UndoStack,
        clock: Clock,
        announce: Announce,
    ) -> None:
        self._database = database
        self._folder = folder
        self._settings_file = settings_file
        self._preferences = preferences
        self._undo = undo
        self._clock = clock
        self._announce = announce
        self._changed = False

    def noticed(self, change: Change) -> None:
        """Remember that there is something new to keep; any thread."""
        if change.nouns - {"backup"}:
            self._changed = True

    def make(self, file: Path | None = None, reason: str = BY_HAND, *, origin: str = "") -> BackupInfo:
        """Make a backup, reopen and check it; only then it gets its name.

        Without `file` it goes to the profile's own backups, of which old ones are dropped. Raises FileError
        for a file that cannot be written, StorageError for a full disk or a damaged database.
        """
        info = self._make(file, reason, origin)
        if file is None:
            _drop_old(self._folder)
        return info

    def _make(self, file: Path | None, reason: str, origin: str) -> BackupInfo:
        now = self._clock.wall()
        target = self._free_name(now) if file is None else file.absolute()
        with _file_words(target):
            info = self._write(target, now, reason)
            self._changed = False
            if file is None:
                info = replace(info, warning=self._copy_to_second(info.path))
        self._announce(Change(frozenset({"backup"}), origin))
        return info

    def before_import(self) -> BackupInfo:
        """Make a backup before many leads change at once."""
        return self.make(reason="before the import", origin="backups")

    def all(self) -> tuple[BackupInfo, ...]:
        """Return the profile's backups, latest first; files that cannot be read are left out."""
        found = []
        for path in _backups_in(self._folder):
            try:
                found.append(_info(path, files.look(path, thoroughly=False), verified=False))
            except KnownError as error:
                log.warning("a backup cannot be read: %s", error.title)
        return tuple(sorted(found, key=lambda info: info.made_at, reverse=True))

    def describe(self, file: Path) -> BackupInfo:
        """Check a file and return what it holds. Raises StorageError for one that cannot be restored."""
        with _file_words(file):
            return _info(file, files.look(file, thoroughly=True), verified=True)

    def restore(self, file: Path, *, origin: str = "") -> BackupInfo:
        """Go back to a backup; what is there now is backed up first.

        Whoever said no since then is not forgotten. Raises StorageError, with everything as it was, when the
        file is damaged, newer or of another program.
        """
        info = self.describe(file)
        self._make(None, "before the restore", origin)  # drops none: the file may be of the same hour
        with self._database.begin() as session:
            refusals = outlasting.collect(session)
        self._database.replace_with(file)
        with self._database.begin() as session:
            outlasting.carry_over(session, refusals, self._clock.wall())
            outlasting.forget_backup_facts(session)
        self._undo.forget()
        self._restore_settings(file)
        self._announce(Change(frozenset({"everything"}), origin or "restore"))
        return info

    def due(self) -> bool:
        """True when something changed and the last backup is half an hour old or older."""
        newest = max((_stamp(path) for path in _backups_in(self._folder)), default=None)
        return self._changed and (newest is None or self._clock.wall() - newest >= EVERY)

    def run_if_due(self) -> BackupInfo | None:
        """Make a backup when one is due."""
        return self.make(reason="every 30 minutes", origin="backups") if self.due() else None

    def _free_name(self, now: datetime) -> Path:
        path = self._folder / f"{now.astimezone(UTC):{_NAME}}{_SUFFIX}"
        number = 2
        while path.exists():
            path = self._folder / f"{now.astimezone(UTC):{_NAME}}-{number}{_SUFFIX}"
            number += 1
        return path

    def _write(self, target: Path, now: datetime, reason: str) -> BackupInfo:
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        try:
            self._database.copy_to(part)
            files.seal(part, now, reason, _text_of(self._settings_file))
            holdings = files.look(part, thoroughly=True)
            if _figures(holdings) != _figures(files.count(self._database.driver)):
                raise StorageError("The backup does not hold what the database holds.", "Run “check”.")
            _sync(part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        return _info(target, holdings, verified=True)

    def _copy_to_second(self, path: Path) -> str:
        """Copy a backup to the second folder, if one is set; return what went wrong, in words."""
        folder = self._preferences.current().backup_folder
        if not folder:
            return ""
        second = Path(folder)
        try:
            shutil.copyfile(path, second / (path.name + ".part"))
            files.look(second / (path.name + ".part"), thoroughly=False)
            (second / (path.name + ".part")).replace(second / path.name)
            _drop_old(second)
        except OSError as error:
            return f"The second copy could not be written to {second}: {error.strerror}."
        except KnownError as error:
            return f"The second copy in {second} is not right: {error.message}"
        return ""

    def _restore_settings(self, file: Path) -> None:
        text = files.look(file, thoroughly=False).settings
        settings = _settings_of(text) if text else None
        if settings is not None:
            names = set(Settings.__slots__) - _LASTING
            self._preferences.change(**{name: getattr(settings, name) for name in names})


def adopt(copy: Path, folder: Path, settings_file: Path, now: datetime) -> None:
    """Put the verified copy that was made before an update to the backups. Raises FileError."""
    target = folder / f"{now.astimezone(UTC):{_NAME}}{_SUFFIX}"
    with _file_words(target):
        files.seal(copy, now, "before the update", _text_of(settings_file))
        copy.replace(target)


def put_aside(database: Path, folder: Path, backup: Path, now: datetime, trouble: StorageError) -> None:
    """Make way for a restore where the database is damaged: it is kept under another name, never deleted.

    Raises what was the trouble when the file is not damaged but locked, newer or out of reach, and
    StorageError when the backup cannot be restored.
    """
    if not isinstance(trouble, DamagedError):
        raise trouble
    files.look(backup, thoroughly=True)
    with _file_words(database):
        for path in (database, database.with_name(database.name + "-wal")):
            if path.exists():
                path.replace(folder / f"damaged-{now:{_NAME}}-{path.name}")


def _settings_of(text: str) -> Settings | None:
    """Return the settings of a backup, or None when a newer version wrote them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_text(text, "utf-8")
        try:
            return load(path)
        except FileError:
            return None


def _info(path: Path, holdings: Holdings, *, verified: bool) -> BackupInfo:
    return BackupInfo(
        path=path,
        made_at=holdings.made_at or datetime.fromtimestamp(path.stat().st_mtime, UTC),
        reason=holdings.reason,
        leads=holdings.leads,
        touches=holdings.touches,
        open_touches=holdings.open_touches,
        activities=holdings.activities,
        size=path.stat().st_size,
        verified=verified,
    )


def _figures(holdings: Holdings) -> tuple[int, int, int, int]:
    return holdings.leads, holdings.touches, holdings.open_touches, holdings.activities


def _backups_in(folder: Path) -> list[Path]:
    """Return the files that backups made by themselves or for the profile, by their names."""
    return [path for path in folder.glob(f"*{_SUFFIX}") if _stamped(path)]


def _stamped(path: Path) -> bool:
    try:
        _stamp(path)
    except ValueError:
        return False
    return True


def _stamp(path: Path) -> datetime:
    """Return the UTC instant in a backup's name. Raises ValueError for another file."""
    day, time = path.stem.split("T") if "T" in path.stem else ("", "")
    return datetime.strptime(f"{day}T{time.partition('-')[0]}", _NAME).replace(tzinfo=UTC)


def _drop_old(folder: Path) -> None:
    """Drop backups that the rules of keeping do not ask for; several of one second stay together."""
    stamps = {path: _stamp(path) for path in _backups_in(folder)}
    keep = kept(stamps.values())
    for path, stamp in stamps.items():
        if stamp not in keep:
            path.unlink(missing_ok=True)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""


def _sync(path: Path) -> None:
    """Have the disk keep the file before it gets its name."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class _file_words:  # noqa: N801 -- used as a statement
    """Raises what the file system says in words."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing to begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise FileError(
                f"{self._path} cannot be written or read ({error.strerror}).",
                "Choose another place, or free some space.",
            ) from error
