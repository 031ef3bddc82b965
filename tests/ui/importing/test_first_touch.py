"""Series that begin with an import, and rows that are in the file twice, clicked over a real database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.merging import Twice
from app.services.imports import Imports
from app.store import touches
from app.ui.importing.dialog import ImportDialog
from app.ui.tasks import Tasks
from tests.factory import World, world
from tests.fakes import DirectReader
from tests.ui.importing.test_dialog import until_checked, until_matched
from tests.ui.leads.fakes import InlineLane

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


def opened(profile: World, qtbot: QtBot, lines: Sequence[str]) -> ImportDialog:
    path = profile.folder / "some.csv"
    path.write_text("\n".join(["First name,E-mail,City,Permission", *lines]), "utf-8")
    reader = DirectReader()
    imports = Imports(
        profile.database, profile.clock, profile.preferences, profile.undo, list, reader, profile.planning
    )
    tasks = Tasks(InlineLane())
    dialog = ImportDialog(None, tasks, imports, path)
    tasks.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.show()
    until_matched(dialog, qtbot)
    return dialog


def bring_in(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.undo.isVisible)


def open_touches(profile: World) -> int:
    ids = profile.leads.ids().ids
    with profile.database.begin() as session:
        return sum(len(touches.open_of_lead(session, one)) for one in ids)


def test_a_ticked_series_begins_with_the_import_and_goes_with_it(profile: World, qtbot: QtBot) -> None:
    dialog = opened(profile, qtbot, ["Ann,a@x.example,Leeds,yes", "Bob,b@x.example,Rome,"])
    until_checked(dialog, qtbot)
    card = dialog.check.first_touch
    assert card.isVisible()
    assert not card.tick.isChecked()
    assert card.tick.text() == "Start a series for 1 lead"
    assert card.words.text().startswith("New leads with permission can join Conference contact.")
    qtbot.mouseClick(card.tick, LEFT)
    qtbot.keyClick(card.select, Qt.Key.Key_Down)
    assert "No answer" in card.words.text()
    bring_in(dialog, qtbot)
    assert "No answer started for 1 lead, first touches Thu 28 May." in dialog.check.words.text()
    assert not card.isVisible()
    assert open_touches(profile) == 3
    with qtbot.waitSignal(dialog.undo_asked) as asked:
        qtbot.mouseClick(dialog.undo, LEFT)
    profile.undo.take_back(asked.args[0])
    assert profile.leads.ids().total == 0


def test_nothing_begins_unticked_or_for_too_many_or_for_nobody(profile: World, qtbot: QtBot) -> None:
    nobody = opened(profile, qtbot, ["Ann,a@x.example,Leeds,", "Bob,b@x.example,Rome,no"])
    until_checked(nobody, qtbot)
    assert nobody.check.first_touch.words.text().startswith("None of the new leads")
    assert not nobody.check.first_touch.tick.isVisible()
    many = opened(profile, qtbot, [f"Ann-{number},a{number}@x.example,,yes" for number in range(251)])
    until_checked(many, qtbot)
    assert many.check.first_touch.words.text().startswith("251 leads gave permission: more than")
    assert not many.check.first_touch.tick.isVisible()
    few = opened(profile, qtbot, ["Ann,a@x.example,Leeds,yes"])
    until_checked(few, qtbot)
    bring_in(few, qtbot)
    assert (profile.leads.ids().total, open_touches(profile)) == (1, 0)


def test_rows_in_the_file_twice_become_what_was_chosen(profile: World, qtbot: QtBot) -> None:
    lines = ["Ann,a@x.example,Leeds,", "Ann,a@x.example,Rome,"]
    dialog = opened(profile, qtbot, lines)
    until_checked(dialog, qtbot)
    assert dialog.go.text() == "Import 1 lead"
    qtbot.mouseClick(dialog.back, LEFT)
    qtbot.mouseClick(dialog.match.twice.radios[Twice.BOTH], LEFT)
    assert "a second import finds each again" in dialog.match.twice.words.text()
    until_checked(dialog, qtbot)
    assert dialog.go.text() == "Import 2 leads"
    bring_in(dialog, qtbot)
    assert profile.leads.ids().total == 2
    again = opened(profile, qtbot, lines)
    assert again.match.twice.value() is Twice.BOTH
    until_checked(again, qtbot)
    assert again.go.text() == "Nothing to import"
