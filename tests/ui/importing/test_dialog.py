"""The import in the window, over real files and a real database."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.merging import Rule
from app.formats.columns import Column
from app.services.imports import Imports
from app.ui.importing.dialog import ImportDialog
from app.ui.tasks import Tasks
from tests.factory import World, world
from tests.fakes import DirectReader
from tests.ui.leads.fakes import InlineLane

FILES = Path(__file__).parents[2] / "data" / "csv"
LEFT = Qt.MouseButton.LeftButton
Open = Callable[..., ImportDialog]


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


@pytest.fixture
def imports(profile: World) -> Imports:
    return Imports(profile.database, profile.clock, profile.preferences, profile.undo, list, DirectReader())


@pytest.fixture
def open_file(imports: Imports, qtbot: QtBot) -> Open:
    def show(path: Path | None, text: str = "") -> ImportDialog:
        tasks = Tasks(InlineLane())
        dialog = ImportDialog(None, tasks, imports, path, text=text)
        tasks.setParent(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def until_matched(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.match)
    qtbot.waitUntil(lambda: len(dialog.match.rows) == len(dialog.match.columns()))


def until_checked(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.check)


def row_of(dialog: ImportDialog, name: str) -> int:
    assert dialog._opened
    return dialog._opened.table.header.index(name)


def test_numbers_come_before_anything_is_written(profile: World, open_file: Open, qtbot: QtBot) -> None:
    dialog = open_file(FILES / "google_2024.csv")
    until_matched(dialog, qtbot)
    assert dialog.match.facts.text() == "28 rows, 36 columns, comma, UTF-8"
    assert dialog.go.text() == "Check 28 rows"
    until_checked(dialog, qtbot)
    assert dialog.go.text() == "Import 27 leads"
    assert profile.leads.ids().total == 0
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.undo.isVisible)
    assert profile.leads.ids().total == 27
    assert dialog.check.title.text() == "27 leads added, 0 updated"
    with qtbot.waitSignal(dialog.undo_asked) as asked:
        qtbot.mouseClick(dialog.undo, LEFT)
    profile.undo.take_back(asked.args[0])
    assert profile.leads.ids().total == 0


def test_another_choice_changes_what_comes_in_and_is_offered_again(
    profile: World, open_file: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Wer,Wie,Was\nAnn,a@x.example,Acme\n", "utf-8")
    dialog = open_file(path)
    until_matched(dialog, qtbot)
    assert dialog.match.columns() == (None, Column.EMAIL, None)
    qtbot.waitUntil(lambda: "guessed" in dialog.match.rows[1].note.text())
    for place, column in ((0, Column.FIRST), (2, Column.COMPANY)):
        field = dialog.match.rows[place].field
        field.choose(column)
        field.chosen.emit(column)
    qtbot.waitUntil(lambda: dialog.match.sample.company.text() == "Acme")
    until_checked(dialog, qtbot)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.undo.isVisible)
    (row,) = profile.leads.rows(profile.leads.ids().ids)
    assert (row.name, row.details.company) == ("Ann", "Acme")
    again = open_file(path)
    until_matched(again, qtbot)
    assert again.match.columns() == (Column.FIRST, Column.EMAIL, Column.COMPANY)
    assert again.match.facts.text().endswith("matched as the last time")


def test_a_rule_keeps_what_is_known(profile: World, open_file: Open, qtbot: QtBot, tmp_path: Path) -> None:
    lead = profile.lead("Ann", email="a@x.example", company="Acme", city="Leeds")
    path = tmp_path / "some.csv"
    path.write_text("First name,E-mail,Company,City\nAnn,a@x.example,Other,Rome\n", "utf-8")
    dialog = open_file(path)
    until_matched(dialog, qtbot)
    dialog.match.rows[2].choose_rule(Rule.KEEP)
    until_checked(dialog, qtbot)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.undo.isVisible)
    details = profile.leads.card(lead).row.details
    assert (details.company, details.city) == ("Acme", "Rome")


def test_no_column_for_a_person_is_said_and_nothing_is_lost(
    open_file: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "colours.csv"
    path.write_text("Colour,Size\nred,3\n", "utf-8")
    dialog = open_file(path)
    until_matched(dialog, qtbot)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.stack.currentWidget() is dialog.match
    dialog.match.rows[0].field.choose(Column.NAME)
    until_checked(dialog, qtbot)
    assert dialog.go.text() == "Import 1 lead"


def test_rows_left_out_go_to_a_file(open_file: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text("First name,E-mail,Company\nAnn,a@x.example,Acme\n,,=Nobody\n", "utf-8")
    dialog = open_file(path)
    until_matched(dialog, qtbot)
    until_checked(dialog, qtbot)
    assert dialog.save_rows.isVisible()
    dialog.save_skipped(tmp_path / "left.csv")
    with (tmp_path / "left.csv").open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file)
    assert head[-1] == "Why it did not come in"
    assert row[:3] == ["", "", "'=Nobody"]
    assert row[3].startswith("Neither a name")


def test_pasted_text_comes_in(profile: World, open_file: Open, qtbot: QtBot) -> None:
    dialog = open_file(None, text="Ann Lee <a@x.example>, Bob Ray <b@x.example>")
    until_matched(dialog, qtbot)
    until_checked(dialog, qtbot)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.undo.isVisible)
    assert {row.name for row in profile.leads.rows(profile.leads.ids().ids)} == {"Ann Lee", "Bob Ray"}


def test_stop_keeps_what_is_in_and_undo_takes_it_back(
    profile: World, open_file: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    lines = [f"Ann,Lee-{number},a{number}@x.example" for number in range(1_000)]
    path.write_text("\n".join(["First name,Last name,E-mail", *lines]), "utf-8")
    dialog = open_file(path)
    until_matched(dialog, qtbot)
    until_checked(dialog, qtbot)
    run = dialog._run
    assert run is not None
    run.write()
    run.step(0)
    run.stop()
    while run.report is None:
        run.step()
    report = run.report
    assert (report.added, report.stopped, report.read) == (250, True, 1_000)
    assert report.added + report.same + report.updated + len(report.skipped) == report.read
    assert profile.leads.ids().total == 250
    assert report.undo is not None
    profile.undo.take_back(report.undo)
    assert profile.leads.ids().total == 0


def test_what_is_no_file_of_people_is_refused_in_words(open_file: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\0\0")
    dialog = open_file(path)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert not dialog.go.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_file_without_names_is_never_taken_for_another(
    profile: World, open_file: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "one.csv").write_text("Ann Lee,a@x.example\nBob Ray,b@x.example\n", "utf-8")
    (tmp_path / "two.csv").write_text("c@x.example,Cy Oh\nd@x.example,Di Poe\n", "utf-8")
    dialog = open_file(tmp_path / "one.csv")
    until_matched(dialog, qtbot)
    assert dialog.match.columns() == (Column.NAME, Column.EMAIL)
    until_checked(dialog, qtbot)
    again = open_file(tmp_path / "two.csv")
    until_matched(again, qtbot)
    assert again.match.columns() == (Column.EMAIL, Column.NAME)
    assert profile.leads.ids().total == 0
