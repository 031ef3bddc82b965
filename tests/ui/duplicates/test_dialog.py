"""Duplicates side by side, export and erasing in the window, over a real database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.words import Channel
from app.services.exports import Exports
from app.services.merging import Merging
from app.ui.duplicates.dialog import DuplicatesDialog
from app.ui.duplicates.near_watch import NearWatch
from app.ui.duplicates.sides_view import SECOND
from app.ui.erase_dialog import EraseDialog
from app.ui.exporting.dialog import ExportDialog
from app.ui.leads.lead_dialog import LeadDialog
from app.ui.tasks import Tasks
from tests.factory import World, world
from tests.ui.leads.fakes import InlineLane

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:  # noqa: ARG001 -- it has to be there
    made = Tasks(InlineLane())
    yield made
    made.deleteLater()


def opened(profile: World, tasks: Tasks, qtbot: QtBot) -> DuplicatesDialog:
    merging = Merging(profile.database, profile.clock, profile.preferences, profile.undo)
    dialog = DuplicatesDialog(None, tasks, merging)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.bar.isVisible())
    return dialog


def test_a_pair_is_merged_as_chosen_and_taken_back(profile: World, tasks: Tasks, qtbot: QtBot) -> None:
    heir = profile.lead("Anna", title="Buyer", city="", preferred=Channel.EMAIL)
    gone = profile.lead("Anna", title="CEO", city="Rome", preferred=Channel.CALL)
    dialog = opened(profile, tasks, qtbot)
    assert dialog.title.text() == "1 pair may be one person"
    qtbot.waitUntil(dialog.go.isEnabled)
    assert [button.text() for button in dialog.view.groups["preferred"].buttons()] == ["E-mail", "Call"]
    dialog.view.groups["title"].button(SECOND).setChecked(True)
    with qtbot.waitSignal(dialog.merged) as merged:
        qtbot.mouseClick(dialog.go, LEFT)
    details = profile.leads.card(heir).row.details
    assert (details.title, details.city) == ("CEO", "Rome")
    assert dialog.title.text() == "No duplicates are left"
    profile.undo.take_back(merged.args[0])
    assert profile.leads.card(gone).row.details.title == "CEO"


def test_the_other_one_can_be_kept(profile: World, tasks: Tasks, qtbot: QtBot) -> None:
    one, other = profile.lead("Anna"), profile.lead("Anna")
    dialog = opened(profile, tasks, qtbot)
    qtbot.waitUntil(dialog.swap.isEnabled)
    qtbot.mouseClick(dialog.swap, LEFT)
    qtbot.waitUntil(lambda: dialog.view.sides is not None and dialog.view.sides.one.id == other)
    with qtbot.waitSignal(dialog.merged):
        qtbot.mouseClick(dialog.go, LEFT)
    assert profile.leads.ids().ids == (other,) or list(profile.leads.ids().ids) == [other]
    assert one != other


def test_two_people_are_kept_apart_for_good(profile: World, tasks: Tasks, qtbot: QtBot) -> None:
    profile.lead("Anna")
    profile.lead("Anna")
    dialog = opened(profile, tasks, qtbot)
    qtbot.waitUntil(dialog.apart.isEnabled)
    qtbot.mouseClick(dialog.apart, LEFT)
    assert dialog.title.text() == "No duplicates are left"
    assert opened(profile, tasks, qtbot).rows == []


@pytest.mark.parametrize(
    ("kind", "begin"), [(0, b"\xef\xbb\xbf"), (1, b"PK"), (2, b"BEGIN:VCARD"), (3, b"{")]
)
def test_each_kind_of_file(
    profile: World, tasks: Tasks, qtbot: QtBot, tmp_path: Path, kind: int, begin: bytes
) -> None:
    lead = profile.lead("Anna")
    exports = Exports(profile.database, profile.clock, profile.preferences)
    dialog = ExportDialog(None, tasks, exports, (lead,), "1 lead")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.cards[kind], LEFT)
    with qtbot.waitSignal(dialog.exported):
        dialog.write(tmp_path / f"out.{dialog.kind()}")
    assert (tmp_path / f"out.{dialog.kind()}").read_bytes().startswith(begin)


def test_a_place_that_cannot_be_written_is_said(
    profile: World, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    exports = Exports(profile.database, profile.clock, profile.preferences)
    dialog = ExportDialog(None, tasks, exports, (profile.lead("Anna"),), "1 lead")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.write(tmp_path / "missing" / "out.csv")
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.go.isEnabled()


def test_erasing_wants_the_name(qtbot: QtBot) -> None:
    dialog = EraseDialog(None, "Anna Vogt")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.typed, "anna vogt")
    with qtbot.waitSignal(dialog.confirmed):
        qtbot.mouseClick(dialog.go, LEFT)


def test_the_form_warns_while_a_lead_is_typed(profile: World, tasks: Tasks, qtbot: QtBot) -> None:
    lead = profile.lead("Anna", email="anna@vogtland.example")
    form = LeadDialog(None)
    qtbot.addWidget(form)
    watch = NearWatch(form, tasks, profile.merging, None)
    form.show()
    qtbot.keyClicks(form.fields["first_name"], "Bea")
    assert not watch.isVisible()
    qtbot.keyClicks(form.fields["email"], "ANNA@vogtland.example")
    qtbot.waitUntil(watch.isVisible)
    assert watch.words.text() == "Here already? Anna Vogt, Vogtland Papier: same e-mail address"
    with qtbot.waitSignal(watch.open_asked) as asked:
        qtbot.mouseClick(watch.show_it, LEFT)
    assert asked.args == [lead]
    assert not form.isVisible()


def test_a_lead_is_not_its_own_duplicate(profile: World) -> None:
    lead = profile.lead("Anna")
    details = profile.leads.card(lead).row.details
    assert profile.merging.near(details, but=lead) == ()
    assert [near.row.id for near in profile.merging.near(details)] == [lead]
