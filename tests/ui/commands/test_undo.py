"""After Undo, what is there again is chosen where the screen in front shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadDetails
from app.domain.words import Channel, Outcome, Stage
from app.ui.error_dialogs import ErrorDialog
from app.ui.leads.page import LeadsPage
from app.ui.today.page import TodayPage
from tests.ui.whole import Whole, whole


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path) as made:
        for hour, name in ((11, "Hannah"), (12, "Johan"), (13, "Marta")):
            lead = made.do(
                made.services.leads.add, LeadDetails(name, "Vogt", phone="+49 341 5550182")
            ).lead_id
            made.do(made.services.touches.add, lead, Channel.CALL, datetime(2026, 5, 27, hour), "Call")
        yield made


def undo(qtbot: QtBot, program: Whole) -> None:
    with qtbot.waitSignal(program.changes.changed):
        program.shell.actions_by_name["undo"].trigger()


def test_the_touch_is_chosen_again_on_today(qtbot: QtBot, program: Whole) -> None:
    page = cast("TodayPage", program.shell.page("today"))
    with qtbot.waitSignal(page.loaded):
        page.refresh()
    first = program.do(program.services.touches.today).later[0]
    program.do(program.services.touches.done, first.id, Outcome.CONNECTED)
    qtbot.waitUntil(lambda: page.current_lead() not in {None, first.lead_id})
    undo(qtbot, program)
    qtbot.waitUntil(lambda: page.current_lead() == first.lead_id)


def test_the_lead_is_chosen_again_in_leads(qtbot: QtBot, program: Whole) -> None:
    program.shell.go("leads")
    page = cast("LeadsPage", program.shell.page("leads"))
    program.do(program.services.leads.set_stage, (2,), Stage.PROPOSAL)
    undo(qtbot, program)
    qtbot.waitUntil(lambda: page.current_lead() == 2)


def test_a_lead_whose_adding_is_taken_back_leaves_the_drawer_without_a_word(
    qtbot: QtBot, program: Whole
) -> None:
    added = program.do(program.services.leads.add, LeadDetails("Zoe", "Zander"))
    program.window.show_lead(added.lead_id)
    page = cast("LeadsPage", program.shell.page("leads"))
    qtbot.waitUntil(lambda: page.drawer.isVisible() and page.drawer.opened is not None)
    undo(qtbot, program)
    qtbot.waitUntil(lambda: not page.drawer.isVisible() or page.current_lead() != added.lead_id)
    assert program.shell.findChildren(ErrorDialog) == []
