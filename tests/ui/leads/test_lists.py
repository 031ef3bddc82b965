"""Views, filters, columns and acts on many, pressed and typed over real services."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.view import ColumnWidth
from app.domain.words import Channel, Stage
from app.services.ports import Change
from app.ui.changes import Changes
from app.ui.leads.columns import At
from app.ui.leads.page import LeadsPage
from app.ui.tasks import Tasks
from tests.factory import World, world
from tests.ui.leads.fakes import FakeNotices, InlineLane

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


class Screen:
    """The page over a profile of six leads; what the services announce reaches it."""

    def __init__(self, profile: World, qtbot: QtBot) -> None:
        self.profile, self.notices, self.changes = profile, FakeNotices(), Changes()
        tasks = Tasks(InlineLane())
        for service in (profile.undo, profile.leads, profile.preferences, profile.scores):
            service._announce = self._announce
        needs: Any = profile  # it has the services by name
        notices: Any = self.notices
        self.page = LeadsPage(tasks, self.changes, notices, needs, profile.clock)
        for part in (self.changes, tasks):
            part.setParent(self.page)
        qtbot.addWidget(self.page)
        self.page.resize(1360, 800)
        self.page.show()
        self.page.activate()
        qtbot.waitUntil(lambda: self.page.subtitle() == "6 leads")

    def _announce(self, change: Change) -> None:
        self.profile.changes(change)
        self.changes.announce(change)

    def names(self) -> list[str]:
        page = self.page
        ids = [page.rows.id_at(row) for row in range(page.rows.rowCount())]
        return [row.details.first_name for row in self.profile.leads.rows([one for one in ids if one])]

    def undo(self) -> None:
        assert self.notices.undo is not None
        self.notices.undo()


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        made.lead("Anna", stage=Stage.PROPOSAL, tags=("vip",), source="Webinar", title="CEO")
        made.lead("Bruno", country="PL")
        made.lead("Chloé", country="FR", stage=Stage.PROPOSAL)
        made.lead("Dario", country="IT", stage=Stage.CUSTOMER)
        made.lead("Elif", country="TR", preferred=Channel.CALL)
        made.lead("Femi", country="PL", stage=Stage.PROPOSAL)
        yield made


@pytest.fixture
def screen(profile: World, qtbot: QtBot) -> Screen:
    return Screen(profile, qtbot)


def choose(screen: Screen, field: str, *values: object) -> None:
    """Press the chip of a filter and its values, one after the other."""
    for value in values:
        bar = screen.page.pane.filters
        bar._at = bar.more
        kind = next(chip.kind for chip in bar._chips if chip.kind.field == field)
        screen.page.browsing.filter_by(kind.turned(screen.page.browsing.arrangement.filters, value))


def test_filters_combine_and_each_comes_off(screen: Screen, qtbot: QtBot) -> None:
    page = screen.page
    choose(screen, "stages", Stage.PROPOSAL)
    qtbot.waitUntil(lambda: page.subtitle() == "3 of 6 leads")
    choose(screen, "countries", "PL", "FR")
    qtbot.waitUntil(lambda: screen.names() == ["Chloé", "Femi"])
    words = [chip.text() for chip in page.pane.filters._chips if chip.is_set]
    assert words == ["Stage: Proposal", "Country: PL, FR"]
    assert page.pane.differs.isVisible()
    qtbot.keyClick(page.pane.filters._chips[0], KEY.Key_Delete)
    qtbot.waitUntil(lambda: screen.names() == ["Bruno", "Chloé", "Femi"])
    qtbot.mouseClick(page.pane.reset, LEFT)
    qtbot.waitUntil(lambda: page.subtitle() == "6 leads")
    assert not page.pane.differs.isVisible()


def test_a_filter_offers_what_leads_have(screen: Screen, qtbot: QtBot) -> None:
    bar = screen.page.pane.filters
    country = next(chip for chip in bar._chips if chip.kind.field == "countries")
    qtbot.mouseClick(country, LEFT)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu: Any = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["Country", "PL", "DE", "FR", "IT", "TR"]
    menu.actions()[1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: screen.names() == ["Bruno", "Femi"])


def test_a_view_of_ones_own_is_saved_chosen_renamed_and_removed(screen: Screen, qtbot: QtBot) -> None:
    page = screen.page
    choose(screen, "stages", Stage.PROPOSAL)
    qtbot.mouseClick(page.pane.save_as, LEFT)
    ask = page.menus.asked
    assert ask is not None
    qtbot.keyClicks(ask.field, "Proposals out")
    qtbot.keyClick(ask.field, KEY.Key_Return)
    qtbot.waitUntil(lambda: "own-1" in page.views.chips)
    assert screen.notices.said[-1] == "View saved"
    qtbot.waitUntil(lambda: page.views.chips["own-1"].accessibleName() == "Proposals out, 3")
    qtbot.mouseClick(page.views.chips["all"], LEFT)
    qtbot.waitUntil(lambda: page.subtitle() == "6 leads")
    qtbot.mouseClick(page.views.chips["own-1"], LEFT)
    qtbot.waitUntil(lambda: page.subtitle() == "3 of 6 leads")
    page.menus.open(QPoint(0, 0), "own-1")
    assert page.menus.menu is not None
    next(one for one in page.menus.menu.actions() if one.text() == "Remove view").trigger()
    page.menus.menu.close()
    qtbot.waitUntil(lambda: "own-1" not in page.views.chips)
    screen.undo()
    qtbot.waitUntil(lambda: "own-1" in page.views.chips)


def test_order_and_columns_are_kept_with_their_view(screen: Screen, qtbot: QtBot) -> None:
    page, head = screen.page, screen.page.pane.table.head
    qtbot.mouseClick(head.viewport(), LEFT, pos=head.where(At.SCORE))
    qtbot.mouseClick(head.viewport(), LEFT, pos=head.where(At.SCORE))
    qtbot.waitUntil(lambda: screen.names()[0] == "Anna")
    page.menus.open_columns(QPoint(0, 0))
    assert page.menus.menu is not None
    columns = {action.text(): action for action in page.menus.menu.actions()}
    columns["Country"].trigger()
    page.menus.menu.close()
    assert not page.pane.table.isColumnHidden(At.COUNTRY)
    head.moveSection(head.visualIndex(At.COUNTRY), 1)
    head.resizeSection(At.COUNTRY, 133)
    kept = ColumnWidth("country", 133)
    qtbot.waitUntil(lambda: screen.profile.views.all()[0].arrangement.columns[:1] == (kept,))
    again = Screen(screen.profile, qtbot).page.pane.table
    qtbot.waitUntil(lambda: again.head.visualIndex(At.COUNTRY) == 1)
    assert again.columnWidth(At.COUNTRY) == 133
    arrangement = screen.profile.views.all()[0].arrangement
    assert (str(arrangement.sort.column), arrangement.sort.descending) == ("score", True)


def test_acts_on_many_name_the_number_and_are_taken_back_as_one(screen: Screen, qtbot: QtBot) -> None:
    page, table = screen.page, screen.page.pane.table
    for _ in range(3):
        qtbot.keyClick(table, KEY.Key_X)
        qtbot.keyClick(table, KEY.Key_J)
    bulk = page.pane.bulk
    qtbot.waitUntil(bulk.isVisible)
    assert bulk.delete.text() == "Delete 3 leads"
    assert bulk.tag.accessibleName() == "Tag 3 leads"
    bulk.delete.trigger()
    qtbot.waitUntil(lambda: page.subtitle() == "3 leads")
    assert screen.notices.said[-1] == "3 leads deleted"
    screen.undo()
    qtbot.waitUntil(lambda: page.subtitle() == "6 leads")


def test_a_deleted_lead_stands_in_its_own_view_and_comes_back(screen: Screen, qtbot: QtBot) -> None:
    page, table = screen.page, screen.page.pane.table
    first = screen.names()[0]
    qtbot.keyClick(table, KEY.Key_Delete)
    qtbot.waitUntil(lambda: page.subtitle() == "5 leads")
    page.show_view("deleted")
    qtbot.waitUntil(lambda: screen.names() == [first])
    qtbot.waitUntil(page.drawer.warning.isVisible)
    qtbot.keyClick(table, KEY.Key_X)
    qtbot.waitUntil(page.pane.bulk.back.isVisible)
    qtbot.mouseClick(page.pane.bulk.back, LEFT)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 0)
    assert screen.notices.said[-1] == "1 lead brought back"


def test_a_tag_for_the_ticked_ones(screen: Screen, qtbot: QtBot) -> None:
    page = screen.page
    page.rows.check(range(2), on=True)
    qtbot.mouseClick(page.pane.bulk.tag, LEFT)
    ask: Any = QApplication.activePopupWidget()
    qtbot.keyClicks(ask.field, "fair")
    qtbot.mouseClick(ask.go, LEFT)
    qtbot.waitUntil(lambda: screen.notices.said == ["2 leads tagged"])
    assert dict(screen.profile.leads.choices("tag").values) == {"fair": 2, "vip": 1}


def test_many_hits_come_after_a_pause(screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.leads.reads.FIRST_HITS", 2)
    page = screen.page
    qtbot.keyClicks(page.pane.search, "v")
    qtbot.waitUntil(lambda: page.rows.rowCount() == 2)
    assert page.subtitle() == "more than 2 of 6 leads"
    qtbot.waitUntil(lambda: page.subtitle() == "6 of 6 leads")
    assert page.rows.rowCount() == 6


def test_the_empty_list_offers_samples(tmp_path: Path, qtbot: QtBot) -> None:
    with world(tmp_path) as empty:
        needs: Any = empty
        notices: Any = FakeNotices()
        changes, tasks = Changes(), Tasks(InlineLane())
        page = LeadsPage(tasks, changes, notices, needs, empty.clock)
        for part in (changes, tasks):
            part.setParent(page)
        qtbot.addWidget(page)
        page.show()
        page.activate()
        qtbot.waitUntil(page.pane.first_sample.isVisible)
        with qtbot.waitSignal(page.sample_asked):
            qtbot.mouseClick(page.pane.first_sample, LEFT)
