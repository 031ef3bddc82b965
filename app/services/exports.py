"""Leads out of the house: a list or everything as files that others read, one person as a readable text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.dossier import Dossier
from app.errors import FileError, InputError, NotFoundError
from app.services.cadences import Cadences
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.store import dossiers
from app.store.database import Database


class Kind(StrEnum):
    """The kinds of files a list of leads goes to."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcf"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    files: tuple[Path, ...]
    leads: int


class Exports:
    """Writes files; nothing in the database changes."""

    def __init__(
        self, database: Database, clock: Clock, preferences: Preferences, cadences: Cadences | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._cadences = cadences

    def leads(self, lead_ids: Sequence[int], path: Path, kind: Kind | str | None = None) -> Exported:
        """Write these leads in this order; without `kind` the name of the file says what it is to be.

        Raises InputError for a kind nobody knows, FileError for a place that cannot be written.
        """
        wanted = _kind(path, kind)
        found = self._read(lead_ids, whole=wanted is Kind.JSON)
        _write(path, _WRITERS[wanted](found))
        return Exported((path,), len(found))

    def everything(self, folder: Path) -> Exported:
        """Write all that is stored to a folder: CSV, JSON, vCard, calendar, mails, the rep's own cadences.

        Raises FileError for a folder that cannot be made or written.
        """
        from app.formats.calendar_file import write_calendar
        from app.formats.mail_file import mail_name, write_mail

        with self._database.begin() as session:
            ids = dossiers.all_ids(session)
        found = self._read(ids, whole=True)
        mails = [row for one in found for row in one.of("message") if str(row["channel"]) == "email"]
        _make_folder(folder / "mails" if mails else folder)
        sender = self._preferences.current().my_email
        written = {
            folder / "leads.csv": _WRITERS[Kind.CSV](found),
            folder / "leads.vcf": _WRITERS[Kind.VCARD](found),
            folder / "everything.json": _WRITERS[Kind.JSON](found),
            folder / "touches.ics": write_calendar(found, self._clock.wall()),
            **{folder / "mails" / mail_name(row): write_mail(row, sender) for row in mails},
        }
        for path, data in written.items():
            _write(path, data)
        return Exported((*written, *self._own_cadences(folder / "cadences")), len(found))

    def _own_cadences(self, folder: Path) -> list[Path]:
        """Write the rep's own cadences as the files they come in by."""
        own = [entry.cadence.name for entry in self._cadences.all() if entry.own] if self._cadences else []
        if own and self._cadences:
            _make_folder(folder)
            return [self._cadences.export(name, folder / f"{name}.toml") for name in own]
        return []

    def person(self, lead_id: int, path: Path) -> Exported:
        """Write everything about one lead into one readable file. Raises NotFoundError, FileError."""
        from app.formats.everything import write_person

        found = self._read((lead_id,), whole=True)
        if not found:
            raise NotFoundError(f"There is no lead {lead_id}.", "It may have been removed.")
        _write(path, write_person(found[0], self._clock.wall()))
        return Exported((path,), 1)

    def _read(self, lead_ids: Sequence[int], *, whole: bool) -> list[Dossier]:
        with self._database.begin() as session:
            return list(dossiers.read(session, lead_ids, whole=whole))


def _kind(path: Path, kind: Kind | str | None) -> Kind:
    word = str(kind or path.suffix.removeprefix(".")).lower()
    try:
        return Kind({"vcard": "vcf"}.get(word, word))
    except ValueError:
        known = ", ".join(f".{one}" for one in Kind)
        raise InputError(f"“{path.name}” is no kind of file for leads.", f"Use one of {known}.") from None


def _csv(found: Sequence[Dossier]) -> bytes:
    from app.formats.lead_sheet import HEADER
    from app.formats.rows import write_rows

    return write_rows(HEADER, _cells(found))


def _xlsx(found: Sequence[Dossier]) -> bytes:
    from app.formats.lead_sheet import HEADER
    from app.formats.workbook import write_workbook

    return write_workbook(HEADER, _cells(found))


def _cards(found: Sequence[Dossier]) -> bytes:
    from app.formats.card_file import write_cards

    return write_cards(found)


def _json(found: Sequence[Dossier]) -> bytes:
    from app.formats.everything import write_json

    return write_json(found)


def _cells(found: Sequence[Dossier]) -> Iterator[tuple[str, ...]]:
    from app.formats.lead_sheet import sheet_row

    return map(sheet_row, found)


_WRITERS: dict[Kind, Callable[[Sequence[Dossier]], bytes]] = {
    Kind.CSV: _csv,
    Kind.XLSX: _xlsx,
    Kind.VCARD: _cards,
    Kind.JSON: _json,
}


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"{folder} cannot be made ({error.strerror}).", "Choose another folder.") from error


def _write(path: Path, data: bytes) -> None:
    """Write a file so that a full disk leaves the old one."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise FileError(f"{path} cannot be written ({error.strerror}).", "Choose another place.") from error
