from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.ui.leads.page import LeadsPage
from app.ui.tasks import Tasks
from tests.fakes import FakeClock
from tests.ui.leads.fakes import (
    NOW,
    FakeChanges,
    FakeImports,
    FakeLeads,
    FakeNeeds,
    FakeNotices,
    FakePlanning,
    FakeUndo,
    InlineLane,
)


@dataclass
class Screen:
    page: LeadsPage
    leads: FakeLeads
    needs: FakeNeeds
    planning: FakePlanning
    imports: FakeImports
    notices: FakeNotices
    undo: FakeUndo
    changes: FakeChanges


def make_screen(leads: FakeLeads) -> Screen:
    changes, notices = FakeChanges(), FakeNotices()
    needs = FakeNeeds(leads)
    tasks = Tasks(InlineLane())
    screen: Any = LeadsPage  # the fakes have the services' shape, not their classes
    page: LeadsPage = screen(tasks, changes, notices, needs, FakeClock(NOW))
    tasks.setParent(page)
    changes.setParent(page)
    return Screen(page, leads, needs, needs.planning, needs.imports, notices, needs.undo, changes)


@pytest.fixture
def open_screen(qtbot: QtBot) -> Callable[[FakeLeads], Screen]:
    def open_(leads: FakeLeads) -> Screen:
        screen = make_screen(leads)
        qtbot.addWidget(screen.page)
        screen.page.resize(1360, 800)
        screen.page.show()
        screen.page.activate()
        qtbot.waitUntil(lambda: bool(screen.page.subtitle()))
        return screen

    return open_
