"""Bringing in leads from a file: every row counts once, nobody comes in twice, and it can be taken back."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.addresses import email_key
from app.domain.folding import fold
from app.domain.lead import LeadDetails, LeadKeys
from app.domain.matching import Index, Marks
from app.domain.merging import Record, merge
from app.domain.undo import Undo
from app.errors import FileError
from app.formats.lead_keys import derive
from app.formats.phones import parse_phone
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.undo import UndoStack
from app.store import leads, people, permissions
from app.store.database import Database
from app.store.people import EMAIL, PHONE
from app.store.refusing import Refusing, refuse
from app.store.sessions import Session

if TYPE_CHECKING:
    from app.formats.people import Person

LARGEST = 256 * 1024 * 1024
"""Bytes; a larger file is no list of one rep's leads."""
NOBODY = "Neither a name nor an e-mail address nor a phone number"
OPTED_OUT = "opted out in the imported file"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that did not come in. `row` counts as a spreadsheet does: the first row of the file is 1."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the rows: read = added + updated + same + skipped.

    Attributes:
        suppressed: Rows whose person said no before; they are in, marked as not to be contacted.
        duplicates: Rows about a person who came before in the same file.
        told: How many of these told something new; they count as updated.
        seconds: How long it took.
        undo: Takes the whole import back; None when nothing changed.
    """

    read: int
    added: int
    updated: int
    same: int
    skipped: tuple[Skipped, ...]
    suppressed: int
    duplicates: int
    seconds: float
    undo: Undo | None
    told: int = 0

    @property
    def changed(self) -> int:
        """Leads that were there before and know more now."""
        return self.updated - self.told


class Imports:
    """Brings in files.

    Args:
        before: Makes a backup; called before an import changes anything that is there.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        preferences: Preferences,
        undo: UndoStack,
        before: Callable[[], object],
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._before = before

    def run(self, path: Path, *, dry_run: bool = False, origin: str = "") -> ImportReport:
        """Bring in a CSV file in one transaction; with `dry_run` say what would happen and change nothing.

        Raises FileError for a file that is missing or holds no people, StorageError.
        """
        begun = self._clock.mono()
        with _no_collecting():
            rows = _read(path)
            batch = _Batch(self._preferences.country())
            report = self._try(batch, rows) if dry_run else self._store(batch, rows, path, origin)
        return replace(report, seconds=self._clock.mono() - begun)

    def _try(self, batch: _Batch, rows: tuple[Person, ...]) -> ImportReport:
        with self._database.begin() as session:
            report = batch.write(session, rows, self._clock.wall())
            session.rollback()
        return report

    def _store(self, batch: _Batch, rows: tuple[Person, ...], path: Path, origin: str) -> ImportReport:
        with self._database.begin() as session:
            anybody = people.count(session) > 0
        if anybody:
            self._before()
        with self._undo.doing(f"import of {path.name}", {"lead", "permission"}, origin) as doing:
            report = batch.write(doing.session, rows, self._clock.wall())
        changed = report.added or report.updated
        return replace(report, undo=doing.undo if changed else None)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Build a million small values without looking through them for rings again and again: a third faster."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(slots=True)
class _Met:
    """One person of the file: who it is in the database, and the rows about it."""

    record: Record
    keys: LeadKeys | None
    rows: list[Person]
    marks: list[Marks]
    news: list[bool]
    lead_id: int | None = None


def _read(path: Path) -> tuple[Person, ...]:
    from app.formats.csv import read_table  # their libraries load with the first file
    from app.formats.people import people_of

    return tuple(people_of(read_table(_bytes(path))))


class _Batch:
    """The work of one import: gather the rows by person, compare with what is there, write the difference."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._index = Index()
        self._met: list[_Met] = []
        self._skipped: list[Skipped] = []

    def write(self, session: Session, rows: tuple[Person, ...], at: datetime) -> ImportReport:
        """Write the rows; `at` is the UTC instant."""
        for row in rows:
            self._gather(row)
        self._link(session)
        known = {met.lead_id: met for met in self._met if met.lead_id is not None}
        changed = self._changed(session, known)
        new = [met for met in self._met if met.lead_id is None]
        self._add(session, new, at)
        self._change(session, changed)
        suppressed = self._suppress(session, at)
        return self._report(len(rows), new, changed, suppressed)

    def _gather(self, row: Person) -> None:
        """Put a row to the others about the same person."""
        details = row.details
        if not (details.first_name or details.last_name or details.email or details.phone):
            self._skipped.append(Skipped(row.row, NOBODY))
            return
        keys = derive(details, self._home)
        marks = self._marks(row, keys)
        record = Record(details, row.other_emails, row.other_phones)
        who = self._index.find(marks)
        if who is None:
            who = len(self._met)
            self._met.append(_Met(record, keys, [row], [marks], [True]))
        else:
            self._tell(self._met[who], record, [row], [marks])
        self._index.add(who, marks)

    def _tell(self, met: _Met, record: Record, rows: list[Person], marks: list[Marks]) -> None:
        """Add what further rows know of a person."""
        merged = self._merge(met.record, record)
        if merged != met.record:
            met.keys = None
        met.news += [merged != met.record] * len(rows)
        met.record = merged
        met.rows += rows
        met.marks += marks

    def _link(self, session: Session) -> None:
        """Find out who is there already; people of the file who turn out to be one become one."""
        there = Index()
        for lead_id, marks in people.marks(session):
            there.add(lead_id, replace(marks, name=fold(marks.name)))
        by_lead: dict[int, _Met] = {}
        apart = []
        for met in self._met:
            met.lead_id = _find_any(there, met.marks)
            twin = by_lead.get(met.lead_id) if met.lead_id is not None else None
            if twin is not None:
                self._tell(twin, met.record, met.rows, met.marks)
                continue
            if met.lead_id is not None:
                by_lead[met.lead_id] = met
            apart.append(met)
        self._met = apart

    def _marks(self, row: Person, keys: LeadKeys) -> Marks:
        details = row.details
        numbers = (keys.phone_key, *(self._number(phone, details) for phone in row.other_phones))
        return Marks(
            tuple(filter(None, (keys.email_key, *map(email_key, row.other_emails)))),
            tuple(filter(None, numbers)),
            fold(people.name_mark(details.first_name, details.last_name)),
            keys.company_key,
        )

    def _number(self, phone: str, details: LeadDetails) -> str:
        return parse_phone(phone, details.country or self._home).e164

    def _merge(self, old: Record, new: Record) -> Record:
        country = old.details.country or new.details.country or self._home
        return merge(old, new, lambda phone: parse_phone(phone, country).e164)

    def _changed(self, session: Session, known: dict[int, _Met]) -> list[_Met]:
        """Return whom the file knows better, with both records merged."""
        there = people.records(session, tuple(known))
        changed = []
        for lead_id, met in known.items():
            merged = self._merge(there[lead_id], met.record)
            if merged != there[lead_id]:
                met.record = merged
                changed.append(met)
        return changed

    def _add(self, session: Session, new: list[_Met], at: datetime) -> None:
        ids = people.add_many(session, ((met.record.details, self._keys(met)) for met in new), at)
        for met, lead_id in zip(new, ids, strict=True):
            met.lead_id = lead_id
        people.add_contacts(session, list(self._contacts(new)))

    def _keys(self, met: _Met) -> LeadKeys:
        return met.keys or derive(met.record.details, self._home)

    def _change(self, session: Session, changed: list[_Met]) -> None:
        for met in changed:
            assert met.lead_id is not None
            details = met.record.details
            leads.change(session, met.lead_id, details, derive(details, self._home))
        people.add_contacts(session, list(self._contacts(changed)))

    def _contacts(self, some: Iterable[_Met]) -> Iterable[people.Further]:
        for met in some:
            assert met.lead_id is not None
            for email in met.record.emails:
                yield met.lead_id, EMAIL, email, email_key(email)
            for phone in met.record.phones:
                yield met.lead_id, PHONE, phone, self._number(phone, met.record.details)

    def _suppress(self, session: Session, at: datetime) -> int:
        """Mark whoever said no before, or says so in the file; return how many rows are about them."""
        session.flush()
        refusing = Refusing(session)
        hit = [met for met in self._met if refusing.anybody and self._is_on(refusing, met)]
        refuse(session, [met.lead_id for met in hit if met.lead_id is not None], at)
        for met in self._met:
            if met.lead_id is not None and any(row.refused for row in met.rows):
                permissions.close_addresses(session, met.lead_id, at, OPTED_OUT)
        return sum(len(met.rows) for met in hit)

    def _is_on(self, refusing: Refusing, met: _Met) -> bool:
        details = met.record.details
        emails = tuple(filter(None, (details.email, *met.record.emails)))
        numbers = (self._number(phone, details) for phone in (details.phone, *met.record.phones))
        phones = tuple(filter(None, numbers))
        return refusing.holds(emails, phones, f"{details.first_name} {details.last_name}".strip())

    def _report(self, read: int, new: list[_Met], changed: list[_Met], suppressed: int) -> ImportReport:
        """Count each row once: a person’s first by its fate, later ones by whether they told more."""
        repeats = sum(len(met.rows) - 1 for met in self._met)
        telling = sum(sum(met.news[1:]) for met in (*new, *changed))
        updated = len(changed) + telling
        same = read - len(new) - updated - len(self._skipped)
        return ImportReport(
            read, len(new), updated, same, tuple(self._skipped), suppressed, repeats, 0.0, None, telling
        )


def _find_any(index: Index, marks: list[Marks]) -> int | None:
    """Return who one of these is: all addresses count before any name."""
    emails = tuple(email for one in marks for email in one.emails)
    found = index.find(Marks(emails, (), "", ""))
    return next(filter(None, (found, *(index.find(one) for one in marks))), None)


def _bytes(path: Path) -> bytes:
    """Return the file's bytes. Raises FileError."""
    try:
        if path.is_dir():
            raise FileError(f"{path} is a folder.", "Choose the CSV file in it.")
        if path.stat().st_size > LARGEST:
            raise FileError(f"{path} is larger than 256 MB.", "Split it into parts.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileError(f"There is no file {path}.", "Check its name and folder.") from error
    except OSError as error:
        raise FileError(f"{path} cannot be read ({error.strerror}).", "Check its permissions.") from error
