"""Every file of every layout: each row counts once, the preview is what happens, and twice is once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.words import Permission
from app.errors import FileError
from app.services.imports import ImportReport, Imports
from tests.factory import World
from tests.factory import world as make_world
from tests.fakes import DirectReader

DATA = Path(__file__).parents[1] / "data"
ROWS = {
    f"csv/{one['file']}": one["expected_rows"]
    for one in json.loads((DATA / "csv" / "index.json").read_text())
}
ROWS |= {
    "csv/quoted_newlines_crlf.csv": 1,
    "csv/several_emails_in_a_cell.csv": 4,
    "csv/dates_dmy.csv": 2,
    "csv/formula_injection.csv": 4,
    "xlsx/google_2024.xlsx": 28,
    "xlsx/typed_cells.xlsx": 2,
    "xlsx/old_format.xls": 1,
}
REFUSED = {"csv/empty.csv": "empty", "xlsx/truncated.xlsx": "damaged"}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[World]:
    (tmp_path / "other").mkdir()
    with make_world(tmp_path / "other") as made:
        yield made


def imports_of(made: World) -> Imports:
    return Imports(made.database, made.clock, made.preferences, made.undo, list, DirectReader())


def figures(report: ImportReport) -> tuple[int, ...]:
    return report.read, report.added, report.updated, report.same, len(report.skipped), report.duplicates


def step_by_step(imports: Imports, path: Path) -> tuple[ImportReport, ImportReport]:
    """Return what the window would show before, and what came of it."""
    opened = imports.opened(imports.start_reading(path), path.name)
    assert opened is not None
    run = imports.begin(opened, opened.columns, opened.rules)
    while run.preview is None:
        run.step(0)
    run.write()
    while run.report is None:
        run.step(0)
    return run.preview, run.report


@pytest.mark.parametrize("name", sorted(ROWS.keys() - REFUSED.keys()))
def test_each_row_counts_once_and_twice_is_once(world: World, other: World, name: str) -> None:
    at_once = imports_of(world).run(DATA / name)
    assert at_once.read == ROWS[name]
    assert sum(figures(at_once)[1:5]) == at_once.read
    preview, result = step_by_step(imports_of(other), DATA / name)
    assert figures(preview) == figures(result) == figures(at_once)
    assert preview.suppressed == result.suppressed == at_once.suppressed == 0
    assert other.leads.rows(other.leads.ids().ids) == world.leads.rows(world.leads.ids().ids)
    again = imports_of(world).run(DATA / name)
    assert (again.added, again.updated, again.same) == (0, 0, at_once.read - len(at_once.skipped))
    preview, result = step_by_step(imports_of(other), DATA / name)
    assert figures(preview)[1:3] == figures(result)[1:3] == (0, 0)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_words(world: World, name: str) -> None:
    with pytest.raises(FileError, match=REFUSED[name]):
        imports_of(world).run(DATA / name)


def test_all_layouts_one_after_the_other_are_27_people(world: World) -> None:
    imports = imports_of(world)
    for name in ("google_2024", "hubspot", "outlook_desktop", "salesforce_dataloader", "pipedrive_persons"):
        imports.run(DATA / "csv" / f"{name}.csv")
    total = world.leads.ids().total
    assert total == imports.run(DATA / "csv" / "hubspot.csv").read - 1 == 27
    maria = world.leads.card(world.leads.find("mj.garcia@sur.example"))
    assert maria.row.permission is Permission.REFUSED
    francois = world.leads.card(world.leads.find("fx.lefevre@lefevre.example"))
    assert francois.other_emails == ("fx@perso.example",)
    assert francois.row.details.phone == "01 23 45 67 89"
    assert francois.row.zone == "Europe/Paris"
