"""One import, step by step: each step takes the database lane for a moment, so that Today goes on."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.merging import Rule, Twice
from app.formats.columns import Column
from app.formats.people import people_of
from app.formats.table import Table
from app.services.import_batch import Batch, Met, Tallies
from app.services.import_series import FirstTouches, check_series
from app.services.import_values import ImportReport, Progress, Skipped, Twin
from app.services.planning import Planning
from app.services.ports import Clock
from app.services.preferences import Preferences
from app.services.undo import Together, UndoStack
from app.store import people
from app.store.database import Database
from app.store.refusing import Refusing

STEP_SECONDS = 0.05
LEADS_A_STEP = 1_000
PEOPLE_A_STEP = 250
PEOPLE_FROZEN = 5_000
MOST_TWINS = 200
NOUNS = frozenset({"lead", "permission", "activity"})
SERIES_NOUNS = frozenset({"series", "touch"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What an import works with; `before` makes a backup."""

    database: Database
    clock: Clock
    preferences: Preferences
    undo: UndoStack
    before: Callable[[], object]
    planning: Planning | None = None


@contextmanager
def no_collecting() -> Iterator[None]:
    """Build a million small values without looking through them for rings again and again: a third faster."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class ImportRun:
    """An import under way; every call on the thread that owns the database, but `stop`, from anywhere.

    Call `step` until `preview` is there, then, when the rep says so, `write` and `step` until `report` is.
    """

    def __init__(
        self,
        setting: Setting,
        table: Table,
        name: str,
        columns: Sequence[Column | None],
        rules: Mapping[str, Rule],
        origin: str,
        twice: Twice = Twice.MERGE,
    ) -> None:
        self._setting, self._table, self._name = setting, table, name
        self._columns, self._origin = columns, origin
        self._batch = Batch(setting.preferences.country(), setting.preferences.zone(), rules, twice)
        self._tallies = Tallies()
        self._work = self._look()
        self._progress = Progress("Reading rows", 0, len(table.body))
        self._stopping = False
        self.preview: ImportReport | None = None
        self.report: ImportReport | None = None

    def step(self, seconds: float = STEP_SECONDS) -> Progress:
        """Go on for a moment and say how far it is."""
        clock, end = self._setting.clock, self._setting.clock.mono() + seconds
        with no_collecting():
            for progress in self._work:
                self._progress = progress
                if clock.mono() >= end:
                    break
        return self._progress

    def write(self, cadence: str = "") -> None:
        """Have the next steps write what was looked at.

        With the name of a cadence a series is started for each new lead with permission. Raises InputError
        for more leads than a person can follow up, NotFoundError.
        """
        assert self.preview is not None
        series = self._series(cadence, self.preview.agreed) if cadence else None
        self._work = self._write(series)

    def _series(self, cadence: str, number: int) -> FirstTouches:
        assert self._setting.planning is not None
        check_series(number)
        with self._setting.database.begin() as session:
            chosen = self._setting.planning.cadence_in(session, cadence)
        return FirstTouches(self._setting.planning, self._setting.preferences, self._setting.clock, chosen)

    def stop(self) -> None:
        """Write no more; what came in already stays until it is taken back."""
        self._stopping = True

    def try_at_once(self) -> ImportReport:
        """Return what would happen; nothing is written."""
        for _ in self._look(twins=False):
            pass
        assert self.preview
        return self.preview

    def write_at_once(self) -> ImportReport:
        """Write everything in one transaction."""
        for _ in self._gather():
            pass
        with self._setting.database.begin() as session:
            while self._batch.meet_leads(session):
                pass
            anybody = people.count(session) > 0
        for _ in self._batch.link():
            pass
        if anybody:
            self._setting.before()
        with self._setting.undo.doing(f"import of {self._name}", NOUNS, self._origin) as doing:
            pieces = iter(self._batch.met)
            while some := list(islice(pieces, PEOPLE_A_STEP * 4)):
                self._batch.write(doing.session, some, self._tallies, self._setting.clock.wall())
        report = self._batch.report(self._read, self._tallies)
        changed = report.added or report.updated
        return replace(report, undo=doing.undo if changed else None)

    @property
    def _read(self) -> int:
        return len(self._table.body) + len(self._table.rejected)

    # looking

    def _look(self, *, twins: bool = True) -> Iterator[Progress]:
        """Gather the rows, compare with the leads that are there, count; nothing is written."""
        yield from self._gather()
        yield from self._compare()
        tallies = Tallies()
        yield from self._count(tallies)
        found: list[Twin] = []
        if twins:
            yield from self._find_twins(found)
        self.preview = replace(self._batch.report(self._read, tallies), twins=tuple(found))

    def _gather(self) -> Iterator[Progress]:
        self._batch.skipped += [Skipped(one.number, one.reason) for one in self._table.rejected]
        of = len(self._table.body)
        for done, person in enumerate(people_of(self._table, self._columns), start=1):
            self._batch.gather(person)
            if done % PEOPLE_FROZEN == 0:
                gc.freeze()  # people have no rings; looking for some among them would stop the window
            yield Progress("Reading rows", done, of)

    def _compare(self) -> Iterator[Progress]:
        with self._setting.database.begin() as session:
            of = people.count(session)
        done = 0
        while True:
            with self._setting.database.begin() as session:
                met = self._batch.meet_leads(session, LEADS_A_STEP)
            if not met:
                break
            done += met
            yield Progress("Comparing with your leads", done, max(of, done))
        for _ in self._batch.link():
            yield Progress("Comparing with your leads", done, max(of, done))

    def _count(self, tallies: Tallies) -> Iterator[Progress]:
        """Count who is new, who would be known better, and who said no."""
        met = self._batch.met
        tallies.new = [one for one in met if one.lead_id is None]
        tallies.opted_out = sum(one.refused for one in met)
        known = [one for one in met if one.lead_id is not None]
        suppressed: set[int] = set()
        with self._setting.database.begin() as session:
            refusing = Refusing(session)
        for start in range(0, len(known), PEOPLE_A_STEP):
            with self._setting.database.begin() as session:
                tallies.changed += self._batch.would_change(session, known[start : start + PEOPLE_A_STEP])
            yield Progress("Counting", start, len(known))
        for start in range(0, len(met), PEOPLE_A_STEP):
            hit = self._batch.on_list(refusing, met[start : start + PEOPLE_A_STEP])
            tallies.suppressed += sum(len(one.rows) for one in hit)
            suppressed |= {id(one) for one in hit}
            yield Progress("Counting", start, len(met))
        tallies.agreed = [
            one for one in tallies.new if one.agreed and not one.refused and id(one) not in suppressed
        ]

    def _find_twins(self, found: list[Twin]) -> Iterator[Progress]:
        """Look for new people who may be somebody who is there, or is new as well."""
        from app.formats.alike import Blocks  # its library loads with the first comparison

        blocks = Blocks()
        for number, marks in self._batch.there():
            blocks.add(number, marks)
            yield Progress("Looking for duplicates", 0, len(self._batch.met))
        new = [one for one in self._batch.met if one.lead_id is None]
        pairs: list[tuple[Met, int, str]] = []
        for place, one in enumerate(new):
            near = max(blocks.near(one.marks[0]), key=_score, default=None)
            if near is not None and len(pairs) < MOST_TWINS:
                pairs.append((one, near[0], near[1].reason))
            blocks.add(-1 - place, one.marks[0])
            yield Progress("Looking for duplicates", place, len(new))
        found += self._named(pairs, new)

    def _named(self, pairs: Sequence[tuple[Met, int, str]], new: Sequence[Met]) -> Iterator[Twin]:
        with self._setting.database.begin() as session:
            there = people.records(session, [number for _, number, _ in pairs if number > 0])
        for one, number, reason in pairs:
            other = there[number] if number > 0 else new[-1 - number].record
            yield Twin(one.rows[0], one.record.details.name, other.details.name, reason)

    # writing

    def _write(self, series: FirstTouches | None) -> Iterator[Progress]:
        """Write the people piece by piece; the whole is one act to be taken back."""
        with self._setting.database.begin() as session:
            anybody = people.count(session) > 0
        if anybody:
            self._setting.before()
        whole = self._setting.undo.piecewise(f"import of {self._name}")
        met = self._batch.met
        try:
            for start in range(0, len(met), PEOPLE_A_STEP):
                if self._stopping:
                    break
                self._write_piece(whole, met[start : start + PEOPLE_A_STEP])
                yield Progress("Importing", min(start + PEOPLE_A_STEP, len(met)), len(met))
            if series is not None:
                yield from self._start_series(whole, series)
        finally:
            nouns = NOUNS if series is None else NOUNS | SERIES_NOUNS
            undo = self._setting.undo.finish(whole, nouns, self._origin)
        stopped = any(not one.written for one in met)
        report = self._batch.report(self._read, self._tallies, stopped=stopped)
        changed = report.added or report.updated
        begun = None if series is None else series.begun(len(self._tallies.agreed))
        self.report = replace(report, undo=undo if changed else None, series=begun)

    def _start_series(self, whole: Together, series: FirstTouches) -> Iterator[Progress]:
        """Start a series for each new lead with permission, within the act of the import."""
        ids = [one.lead_id for one in self._tallies.agreed if one.lead_id is not None]
        for done, lead_id in enumerate(ids, start=1):
            started = False
            while not (started or self._stopping):
                with self._setting.undo.piece(whole) as session:
                    started = series.start_in(session, lead_id)
                yield Progress("Starting series", done, len(ids))

    def _write_piece(self, whole: Together, some: Sequence[Met]) -> None:
        with self._setting.undo.piece(whole) as session:
            self._batch.write(session, some, self._tallies, self._setting.clock.wall())


def _score(near: tuple[int, object]) -> int:
    return getattr(near[1], "score", 0)
