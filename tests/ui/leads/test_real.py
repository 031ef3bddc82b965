"""The screens over the real services and a real file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.moment import wall_time
from app.services.imports import Imports
from app.services.ports import Change
from app.ui.calendar.page import CalendarPage
from app.ui.changes import Changes
from app.ui.leads.page import LeadsPage
from app.ui.tasks import Tasks
from tests.factory import World, world
from tests.fakes import DirectReader
from tests.ui.leads.fakes import FakeNotices, InlineLane

LEFT = Qt.MouseButton.LeftButton
PEOPLE = Path(__file__).parents[2] / "data" / "csv" / "google_2024.csv"


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


class Desk:
    """Both screens on one profile; what the services announce reaches them."""

    def __init__(self, profile: World, qtbot: QtBot) -> None:
        self.profile, self.notices = profile, FakeNotices()
        self.changes = Changes()
        self.tasks = Tasks(InlineLane())
        for service in (profile.undo, profile.leads, profile.preferences):
            service._announce = self._announce
        needs: Any = profile  # it has the services by name
        needs.imports = Imports(
            profile.database, profile.clock, profile.preferences, profile.undo, list, DirectReader()
        )
        notices: Any = self.notices
        self.leads = LeadsPage(
            self.tasks,
            self.changes,
            notices,
            needs,
            profile.clock,
        )
        self.calendar = CalendarPage(
            self.tasks,
            self.changes,
            notices,
            profile.days,
            profile.touches,
            profile.leads,
            profile.preferences,
            profile.holidays,
            profile.undo,
            profile.clock,
        )
        for part in (self.changes, self.tasks):
            part.setParent(self.leads)
        for page in (self.leads, self.calendar):
            qtbot.addWidget(page)
            page.resize(1360, 800)

    def _announce(self, change: Change) -> None:
        self.profile.changes(change)
        self.changes.announce(change)


def test_a_real_file_comes_in_and_goes_out_again(profile: World, qtbot: QtBot) -> None:
    page = Desk(profile, qtbot).leads
    page.show()
    page.activate()
    qtbot.waitUntil(page.pane.first_import.isVisible)
    with PEOPLE.open(encoding="utf-8") as file:
        rows = sum(1 for _ in csv.DictReader(file))
    dialog = page.import_file(PEOPLE)
    qtbot.waitUntil(lambda: dialog.go.text() == f"Check {rows} rows")
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: dialog.go.text() == "Import 27 leads")
    assert profile.leads.counts()["all"] == 0  # type: ignore[index] # by its code
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.undo.isVisible)
    qtbot.waitUntil(lambda: page.subtitle() == "27 leads")
    qtbot.waitUntil(page.drawer.isVisible)
    qtbot.mouseClick(dialog.undo, LEFT)
    qtbot.waitUntil(lambda: page.subtitle() == "0 leads")
    assert not page.drawer.isVisible()


def test_search_stage_and_series_on_real_rows(profile: World, qtbot: QtBot) -> None:
    anna = profile.lead("Anna")
    profile.lead("Bruno", email="bruno@example.com")
    desk = Desk(profile, qtbot)
    page = desk.leads
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: page.subtitle() == "2 leads")
    qtbot.keyClicks(page.pane.search, "anna")
    qtbot.waitUntil(lambda: page.subtitle() == "1 of 2 leads")
    qtbot.keyClick(page.pane.table, Qt.Key.Key_X)
    assert page.rows.checked == {anna}
    qtbot.waitUntil(lambda: bool(page.pane.bulk.cadences_menu.actions()))
    titles = {action.text(): action for action in page.pane.bulk.cadences_menu.actions()}
    next(action for text, action in titles.items() if text.startswith("After demo")).trigger()
    qtbot.waitUntil(lambda: desk.notices.said == ["Series started for 1 lead"])
    series = profile.leads.series(anna)
    assert series is not None
    qtbot.waitUntil(page.drawer.card.tile.isVisible)
    assert desk.notices.undo is not None
    desk.notices.undo()
    qtbot.waitUntil(lambda: profile.leads.series(anna) is None)


def test_a_touch_moves_in_the_calendar_and_back(profile: World, qtbot: QtBot) -> None:
    lead_id = profile.lead("Anna")
    _, ids = profile.series(lead_id)
    desk = Desk(profile, qtbot)
    page = desk.calendar
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: ids[1] in page.week.boxes)
    qtbot.mouseClick(page.week, LEFT, pos=page.week.boxes[ids[1]].center().toPoint())
    qtbot.waitUntil(lambda: page.panel.about.text().startswith("After demo, 6 touches"))
    before = profile.touches.get(ids[1]).due
    qtbot.keyClick(page.week, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: desk.notices.said == ["Moved to Fri 29 May, 10:00"])
    moved = profile.touches.get(ids[1]).due
    assert (wall_time(moved.utc, "Europe/London") - wall_time(before.utc, "Europe/London")).days == 1
    entry = page.week.entry(ids[1])
    assert entry is not None
    assert entry.day.day == 29
    assert desk.notices.undo is not None
    desk.notices.undo()
    qtbot.waitUntil(lambda: profile.touches.get(ids[1]).due == before)
