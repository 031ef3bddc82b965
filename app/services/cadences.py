"""Cadences: those that came with the program and the rep's own, every version of them (design 4.12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from app.domain.cadence import Cadence
from app.domain.cadence_diff import CadenceDiff, compare
from app.domain.cadence_rules import check_cadence, in_order, name_for
from app.domain.template import Template
from app.domain.undo import Undo
from app.errors import FileError, NotFoundError
from app.formats.cadences import read_cadence, write_cadence
from app.formats.presets import check_templates
from app.services.ports import Clock
from app.services.presets import Presets
from app.services.undo import UndoStack
from app.store import cadences as store
from app.store.database import Database
from app.store.sessions import Session

_NOUNS = ("cadence",)
_LARGEST = 1_000_000
"""Bytes of a cadence file; a preset has two thousand."""


@dataclass(frozen=True, slots=True)
class CadenceEntry:
    """A cadence in the list.

    Attributes:
        cadence: Its newest version.
        came_along: It came with the program, edited or not.
        own: The rep has made or edited it.
        running: Series that run on any of its versions.
        behind: Series that run on an older version than the newest.
    """

    cadence: Cadence
    came_along: bool
    own: bool
    retired: bool
    running: int
    behind: int


@dataclass(frozen=True, slots=True)
class CadenceAt:
    """One version of a cadence; `saved_at` is UTC, None for the one that came with the program."""

    cadence: Cadence
    saved_at: datetime | None
    running: int


@dataclass(frozen=True, slots=True)
class CadenceSaved:
    """The version now in force; undo is None where nothing differed and so nothing was saved."""

    cadence: Cadence
    undo: Undo | None


class Cadences:
    """What a person can do with cadences. Versions never change: a running series keeps its own."""

    def __init__(self, database: Database, clock: Clock, undo: UndoStack, presets: Presets) -> None:
        self._database = database
        self._clock = clock
        self._undo = undo
        self._presets = presets

    def all(self) -> tuple[CadenceEntry, ...]:
        """Return every cadence by title, the retired ones last."""
        with self._database.begin() as session:
            kept = self._kept(session)
            running = store.running(session)
        entries = [self._entry(name, kept.get(name), running) for name in self._names(kept)]
        return tuple(sorted(entries, key=_by_title))

    def templates(self) -> tuple[Template, ...]:
        """Return the texts that a step can name, by title."""
        return tuple(sorted(self._presets.templates.values(), key=_by_text_title))

    def get(self, name: str, version: int | None = None) -> Cadence:
        """Return a cadence, the newest version unless one is named. Raises NotFoundError."""
        with self._database.begin() as session:
            return self.get_in(session, name, version)

    def all_in(self, session: Session) -> tuple[Cadence, ...]:
        """Return what can be started, newest versions, within a transaction; retired ones are left out."""
        kept = self._kept(session)
        return tuple(
            self._newest(name, kept.get(name))
            for name in self._names(kept)
            if name not in kept or not kept[name].retired
        )

    def get_in(self, session: Session, name: str, version: int | None = None) -> Cadence:
        """Return a cadence within a transaction; a retired one is still found. Raises NotFoundError.

        Of a version that came with an older program, the one that comes now is as near as can be.
        """
        kept = self._kept(session, name)
        if name not in self._names(kept):
            known = ", ".join(self._names(self._kept(session)))
            raise NotFoundError(f"There is no cadence “{name}”.", f"Known are: {known}.")
        newest = self._newest(name, kept.get(name))
        if version in {None, newest.version}:
            return newest
        for each in self._versions_in(session, name):
            if each.cadence.version == version:
                return replace(each.cadence, title=newest.title)
        preset = self._presets.cadences.get(name)
        if preset is not None and 0 < version < preset.version:
            return replace(preset, title=newest.title)
        raise NotFoundError(f"There is no version {version} of “{newest.title}”.", "Choose another one.")

    def versions(self, name: str) -> tuple[CadenceAt, ...]:
        """Return all versions, oldest first. Raises NotFoundError."""
        with self._database.begin() as session:
            self.get_in(session, name)
            return self._versions_in(session, name)

    def diff(self, name: str, before: int, after: int) -> CadenceDiff:
        """Return what changed from one version to another. Raises NotFoundError."""
        return compare(self.get(name, before), self.get(name, after))

    def compare(self, first: str, second: str) -> CadenceDiff:
        """Return how two cadences differ. Raises NotFoundError."""
        return compare(self.get(first), self.get(second))

    def save(self, cadence: Cadence, *, origin: str = "") -> CadenceSaved:
        """Save steps, title, anchor and summary as a new version; a name not known yet makes a cadence.

        The version of the argument is ignored; running series keep theirs. Raises InputError that says
        what is amiss.
        """
        checked = self._checked(cadence)
        with self._database.begin() as session:
            kept = self._kept(session)
            if checked.name in self._names(kept):
                newest = self._newest(checked.name, kept.get(checked.name))
                if replace(checked, version=newest.version) == newest:
                    return CadenceSaved(newest, None)
        with self._undo.doing(f"edit of “{checked.title}”", _NOUNS, origin) as doing:
            saved = self._save_in(doing.session, checked)
        return CadenceSaved(saved, doing.undo)

    def add(self, cadence: Cadence, *, origin: str = "") -> CadenceSaved:
        """Save a new cadence under a free name made of its title. Raises InputError."""
        with self._database.begin() as session:
            name = name_for(cadence.title, self._names(self._kept(session)))
        checked = self._checked(replace(cadence, name=name))
        with self._undo.doing(f"new cadence “{checked.title}”", _NOUNS, origin) as doing:
            saved = self._save_in(doing.session, checked)
        return CadenceSaved(saved, doing.undo)

    def duplicate(self, name: str, *, origin: str = "") -> CadenceSaved:
        """Make a cadence of its own with the same steps. Raises NotFoundError."""
        source = self.get(name)
        return self.add(replace(source, title=f"{source.title} (copy)"), origin=origin)

    def rename(self, name: str, title: str, *, origin: str = "") -> Undo:
        """Give it another title; that makes no new version. Raises NotFoundError, InputError."""
        self._checked(replace(self.get(name), title=title))
        with self._undo.doing(f"new title “{title.strip()}”", _NOUNS, origin) as doing:
            store.rename(doing.session, name, title.strip())
        return doing.undo

    def retire(self, name: str, *, retired: bool = True, origin: str = "") -> Undo:
        """Offer it no longer, or again; running series go on. Raises NotFoundError."""
        title = self.get(name).title
        act = "retiring" if retired else "taking back in"
        with self._undo.doing(f"{act} of “{title}”", _NOUNS, origin) as doing:
            store.retire(doing.session, name, self._clock.wall() if retired else None)
        return doing.undo

    def export(self, name: str, file: Path, version: int | None = None) -> Path:
        """Write a cadence to a readable file. Raises NotFoundError, FileError."""
        cadence = self.get(name, version)
        try:
            file.write_bytes(write_cadence(cadence))
        except OSError as error:
            raise FileError(
                f"{file} cannot be written ({error.strerror}).", "Choose another place."
            ) from error
        return file

    def read_file(self, file: Path) -> Cadence:
        """Return the cadence in a file, saving nothing. Raises FileError that names the line."""
        try:
            with file.open("rb") as opened:
                data = opened.read(_LARGEST + 1)
        except OSError as error:
            raise FileError(f"{file} cannot be read ({error.strerror}).", "Choose another file.") from error
        if len(data) > _LARGEST:
            raise FileError(f"{file.name} is too large for a cadence.", "Choose another file.")
        cadence = read_cadence(data, file.stem)
        check_templates([cadence], self._presets.templates)
        return cadence

    def import_file(self, file: Path, *, origin: str = "") -> CadenceSaved:
        """Save the cadence in a file: a new one, or a new version where there is one of that name.

        Raises FileError that names the line.
        """
        return self.save(self.read_file(file), origin=origin)

    def _checked(self, cadence: Cadence) -> Cadence:
        """Return it tidied: no blanks around texts, steps in order. Raises InputError, FileError."""
        steps = tuple(replace(step, purpose=step.purpose.strip()) for step in in_order(cadence.steps))
        tidy = replace(
            cadence,
            title=cadence.title.strip(),
            anchor=cadence.anchor.strip(),
            summary=cadence.summary.strip() or f"{len(steps)} touches after {cadence.anchor.strip()}.",
            steps=steps,
        )
        check_cadence(tidy)
        check_templates([tidy], self._presets.templates)
        return tidy

    def _save_in(self, session: Session, cadence: Cadence) -> Cadence:
        known = self._kept(session).get(cadence.name)
        preset = self._presets.cadences.get(cadence.name)
        last = max(known.version if known else 0, preset.version if preset else 0)
        saved = replace(cadence, version=last + 1)
        document = write_cadence(saved).decode()
        store.add_version(session, saved.name, saved.version, document, self._clock.wall())
        store.rename(session, saved.name, "")
        return saved

    def _entry(
        self, name: str, kept: store.Kept | None, running: Mapping[tuple[str, int], int]
    ) -> CadenceEntry:
        cadence = self._newest(name, kept)
        on = {version: number for (each, version), number in running.items() if each == name}
        return CadenceEntry(
            cadence=cadence,
            came_along=name in self._presets.cadences,
            own=kept is not None and kept.version > 0,
            retired=kept is not None and kept.retired,
            running=sum(on.values()),
            behind=sum(number for version, number in on.items() if version != cadence.version),
        )

    def _newest(self, name: str, kept: store.Kept | None) -> Cadence:
        if kept is None:
            return self._presets.cadences[name]
        cadence = _read(kept.document, name) if kept.version else self._presets.cadences[name]
        return replace(cadence, title=kept.title or cadence.title)

    def _versions_in(self, session: Session, name: str) -> tuple[CadenceAt, ...]:
        running = store.running(session)
        found: list[tuple[Cadence, datetime | None]] = []
        if name in self._presets.cadences:
            found.append((self._presets.cadences[name], None))
        found += [(_read(kept.document, name), kept.saved_at) for kept in store.versions(session, name)]
        return tuple(
            CadenceAt(cadence, saved_at, running.get((name, cadence.version), 0))
            for cadence, saved_at in found
        )

    def _kept(self, session: Session, name: str | None = None) -> dict[str, store.Kept]:
        """Return what is stored, of one or all, by name; marks on a preset that is gone count for nothing."""
        known = self._presets.cadences
        return {row.name: row for row in store.kept(session, name) if row.version or row.name in known}

    def _names(self, kept: Mapping[str, store.Kept]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._presets.cadences, *kept)))


@lru_cache(maxsize=256)
def _read(document: str, name: str) -> Cadence:
    """A stored version never changes, so it is read once."""
    return read_cadence(document.encode(), name)


def _by_text_title(template: Template) -> str:
    return template.title.casefold()


def _by_title(entry: CadenceEntry) -> tuple[bool, str]:
    return entry.retired, entry.cadence.title.casefold()
