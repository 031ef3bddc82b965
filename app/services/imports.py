"""Bringing in leads from a file: every row counts once, nobody comes in twice, and it can be taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.folding import fold
from app.domain.merging import DEFAULTS, Rule, Twice
from app.errors import FileError
from app.formats.columns import Column, guess_columns
from app.formats.lead_keys import derive
from app.formats.people import IDENTIFYING, check_columns, people_in
from app.formats.rows import write_rows
from app.formats.table import Table
from app.services.import_checks import check_column
from app.services.import_run import ImportRun, Setting, no_collecting
from app.services.import_series import offer_of
from app.services.import_values import (
    ColumnCheck,
    FirstTouchOffer,
    ImportReport,
    Opened,
    Progress,
    Sampled,
    Skipped,
    Twin,
)
from app.services.planning import Planning
from app.services.ports import Clock, FileReader, FileReading
from app.services.preferences import Preferences
from app.services.undo import UndoStack
from app.store import mappings
from app.store.database import Database

__all__ = ["ImportReport", "ImportRun", "Imports", "Opened", "Progress", "Skipped", "Twin"]

IN_FILE_TWICE = "in the file twice"
"""Stands among the remembered rules of fields for what becomes of several rows about one person."""
LOOKED_AT = 100
"""Rows that are looked at to guess what a column holds."""


class Imports:
    """Brings in files.

    Args:
        before: Makes a backup; called before an import changes anything that is there.
        reader: Reads files, in a process of its own.
        planning: Starts series for new leads; None where that is not offered.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        preferences: Preferences,
        undo: UndoStack,
        before: Callable[[], object],
        reader: FileReader,
        planning: Planning | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._preferences = preferences
        self._undo = undo
        self._before = before
        self._reader = reader
        self._planning = planning

    # reading

    def start_reading(self, path: Path, encoding: str = "", separator: str = "") -> FileReading:
        """Begin to read a file; returns at once. Raises FileError for one that is missing or too large."""
        return self._reader.start(path, encoding, separator)

    def start_reading_text(self, text: str) -> FileReading:
        """Begin to read pasted text; returns at once."""
        return self._reader.start_text(text)

    def opened(self, reading: FileReading, name: str, seconds: float = 0.03) -> Opened | None:
        """Return what a file holds, or None while it is being read. Raises FileError."""
        table = reading.wait(seconds)
        return None if table is None else self._opened(table, name)

    def _opened(self, table: Table, name: str) -> Opened:
        guesses = guess_columns(table.header, [row.cells for row in table.body[:LOOKED_AT]])
        with self._database.begin() as session:
            known = mappings.recall(session, _digest(table.header)) if _has_names(table) else None
        columns = tuple(guess.column for guess in guesses)
        guessed = tuple(guess.column is not None and not guess.by_name for guess in guesses)
        if known is None:
            return Opened(name, table, columns, guessed, DEFAULTS, remembered=False)
        codes, rules = known
        chosen = tuple(Column(code) if code else None for code in codes)
        twice = Twice(rules.pop(IN_FILE_TWICE, Twice.MERGE))
        kept = {**DEFAULTS, **{field: Rule(rule) for field, rule in rules.items()}}
        return Opened(name, table, chosen, (False,) * len(chosen), kept, remembered=True, twice=twice)

    def check(self, table: Table, place: int, column: Column | None) -> ColumnCheck:
        """Return what stands in a column, and whether it fits what it is said to hold."""
        return check_column(table, place, column, self._preferences.country())

    def sample(self, table: Table, columns: Sequence[Column | None]) -> Sampled | None:
        """Return the first row as the lead it would be; None while no column can hold a person."""
        if IDENTIFYING.isdisjoint(column for column in columns if column):
            return None
        for person in people_in(table, table.body[:LOOKED_AT], columns):
            if person.details.name:
                keys = derive(person.details, self._preferences.country())
                number = keys.phone_key or person.details.phone
                return Sampled(person.row, person.details, number, keys.zones, person.refused, person.agreed)
        return None

    def remember(
        self,
        table: Table,
        columns: Sequence[Column | None],
        rules: Mapping[str, Rule],
        twice: Twice = Twice.MERGE,
    ) -> None:
        """Offer these columns again for a file with the same names; one without names is never the same."""
        if not _has_names(table):
            return
        codes = [column.value if column else "" for column in columns]
        others = {field: rule.value for field, rule in rules.items() if DEFAULTS.get(field) is not rule}
        others |= {} if twice is Twice.MERGE else {IN_FILE_TWICE: twice.value}
        with self._database.begin() as session:
            mappings.remember(session, _digest(table.header), codes, others, self._clock.wall())

    # bringing in

    def begin(
        self,
        opened: Opened,
        columns: Sequence[Column | None],
        rules: Mapping[str, Rule],
        origin: str = "",
        twice: Twice = Twice.MERGE,
    ) -> ImportRun:
        """Return an import that goes on step by step. Raises FileError when no column can hold a person."""
        check_columns(opened.table, columns)
        return ImportRun(self._setting(), opened.table, opened.name, tuple(columns), rules, origin, twice)

    def first_touch(self) -> FirstTouchOffer:
        """Return which series can be started for new leads with permission."""
        if self._planning is None:
            return FirstTouchOffer()
        return offer_of(self._planning.cadences(), self._preferences.current().touches)

    def run(
        self, path: Path, *, dry_run: bool = False, origin: str = "", twice: Twice | None = None
    ) -> ImportReport:
        """Bring in a file in one transaction; with `dry_run` say what would happen and change nothing.

        The columns are those chosen before for these names, or else guessed; so is, without `twice`, what
        becomes of several rows about one person. Raises FileError for a file that is missing or holds no
        people, StorageError.
        """
        begun = self._clock.mono()
        with no_collecting():
            table = self._reader.start(path).wait(None)
            assert table is not None
            opened = self._opened(table, path.name)
            run = self.begin(opened, opened.columns, opened.rules, origin, twice or opened.twice)
            report = run.try_at_once() if dry_run else run.write_at_once()
        return replace(report, seconds=self._clock.mono() - begun)

    def write_skipped(self, opened: Opened, skipped: Sequence[Skipped], path: Path) -> int:
        """Write the rows that did not come in, with the reason, to be corrected; return their number.

        Raises FileError for a place that cannot be written.
        """
        reasons = {one.row: one.reason for one in skipped}
        width = len(opened.table.header)
        torn = [("",) * width + (one.reason,) for one in opened.table.rejected if one.number in reasons]
        rows = [
            (*row.cells[:width], reasons[row.number]) for row in opened.table.body if row.number in reasons
        ]
        try:
            path.write_bytes(write_rows((*opened.table.header, "Why it did not come in"), [*rows, *torn]))
        except OSError as error:
            raise FileError(
                f"{path} cannot be written ({error.strerror}).", "Choose another folder."
            ) from error
        return len(rows) + len(torn)

    def _setting(self) -> Setting:
        return Setting(
            self._database, self._clock, self._preferences, self._undo, self._before, self._planning
        )


def _has_names(table: Table) -> bool:
    return table.header_row > 0 or table.kind == "vcard"


def _digest(header: Sequence[str]) -> str:
    names = "\x1f".join(fold(name) for name in header)
    return hashlib.sha256(names.encode()).hexdigest()
