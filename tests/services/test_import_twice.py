"""Several rows about one person: one lead, the newest row, or a lead each; a second import adds nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from app.domain.merging import Twice
from app.formats.columns import Column
from app.services.import_values import ImportReport
from tests.services.test_imports import ROWS, Desk, figures, write

OLD = ("Ann", "Lee", "Acme", "ann@x.example", "+44 20 7946 0018", "Leeds")
NEW = ("Ann", "Lee", "", "ann@x.example", "+44 161 496 0000", "Rome")


def bring_in(desk: Desk, path: Path, twice: Twice) -> ImportReport:
    imports = desk.imports
    opened = imports.opened(imports.start_reading(path), path.name, 1.0)
    assert opened
    run = imports.begin(opened, opened.columns, opened.rules, twice=twice)
    while run.preview is None:
        run.step()
    run.write()
    while run.report is None:
        run.step()
    assert figures(run.preview) == figures(run.report)
    return run.report


@pytest.mark.parametrize(
    ("twice", "people"),
    [
        (Twice.MERGE, {("Acme", "+44 20 7946 0018", "Rome")}),
        (Twice.NEWEST, {("Acme", "+44 161 496 0000", "Rome")}),
        (Twice.BOTH, {("Acme", "+44 20 7946 0018", "Leeds"), ("", "+44 161 496 0000", "Rome")}),
    ],
)
def test_what_becomes_of_two_rows(tmp_path: Path, twice: Twice, people: set[tuple[str, str, str]]) -> None:
    desk = Desk(tmp_path)
    report = bring_in(desk, write(tmp_path / "a.csv", [OLD, NEW]), twice)
    rows = [row.details for row in desk.leads.rows(desk.leads.ids().ids)]
    assert {(one.company, one.phone, one.city) for one in rows} == people
    assert (report.added, report.duplicates, report.twice) == (len(people), 1, twice)
    before = desk.dump()
    again = bring_in(desk, tmp_path / "a.csv", twice)
    assert (again.added, again.changed, again.undo) == (0, 0, None)
    assert desk.dump() == before
    desk.database.close()


def test_the_newest_row_keeps_the_address_before_as_a_further_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    bring_in(desk, write(tmp_path / "a.csv", [OLD, NEW]), Twice.NEWEST)
    assert desk.leads.card(desk.leads.find("ann@x.example")).other_phones == ("+44 20 7946 0018",)
    desk.database.close()


def test_the_choice_is_offered_again_for_the_same_columns(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    path = write(tmp_path / "a.csv", [OLD, NEW])
    opened = desk.imports.opened(desk.imports.start_reading(path), "a", 1.0)
    assert opened
    assert opened.twice is Twice.MERGE
    desk.imports.remember(opened.table, opened.columns, opened.rules, Twice.BOTH)
    again = desk.imports.opened(desk.imports.start_reading(path), "a", 1.0)
    assert again
    assert (again.twice, again.columns[3]) == (Twice.BOTH, Column.EMAIL)
    assert desk.imports.run(path, dry_run=True).added == 2
    assert desk.imports.run(path, twice=Twice.MERGE).added == 1
    desk.database.close()


@pytest.mark.parametrize("twice", [Twice.NEWEST, Twice.BOTH])
@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_a_second_import_adds_nobody(
    tmp_path_factory: pytest.TempPathFactory, twice: Twice, rows: list[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    desk = Desk(folder)
    first = bring_in(desk, write(folder / "a.csv", rows), twice)
    assert sum(figures(first)[1:]) == first.read == len([row for row in rows if any(row)])
    again = bring_in(desk, folder / "a.csv", twice)
    assert (again.added, again.changed) == (0, 0)
    desk.database.close()
