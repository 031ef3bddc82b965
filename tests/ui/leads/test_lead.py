"""One lead in the drawer: changed in place, scored, linked, let go; over real services."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadCard
from app.domain.words import LeadState, Permission
from app.ui.leads.facts import LinkLine, PersonLine
from app.ui.leads.timeline import happened
from tests.factory import World
from tests.ui.leads.test_lists import LEFT, Screen, profile  # noqa: F401 -- a fixture

KEY = Qt.Key


@pytest.fixture
def screen(profile: World, qtbot: QtBot) -> Screen:  # noqa: F811 -- the fixture of the other file
    made = Screen(profile, qtbot)
    qtbot.waitUntil(made.page.drawer.isVisible)
    return made


def popup() -> Any:  # noqa: ANN401 -- whichever is open
    return QApplication.activePopupWidget()


def lead_of(screen: Screen) -> int:
    lead = screen.page.current_lead()
    assert lead is not None
    return lead


def card(screen: Screen) -> LeadCard:
    return screen.profile.leads.card(lead_of(screen))


@pytest.mark.parametrize(
    ("label", "typed", "field", "value"),
    [
        ("Language", "English, Polish", "language", "English, Polish"),
        ("Expected value", "24 000", "value", 24_000),
        ("Source", "Webinar in May", "source", "Webinar in May"),
    ],
)
def test_a_fact_is_changed_in_place_and_taken_back(
    screen: Screen, qtbot: QtBot, label: str, typed: str, field: str, value: object
) -> None:
    fact = screen.page.drawer.facts.of[label]
    before = getattr(card(screen).row.details, field)
    qtbot.keyClick(fact, KEY.Key_F2)
    ask = popup()
    ask.field.clear()
    qtbot.keyClicks(ask.field, typed)
    qtbot.keyClick(ask.field, KEY.Key_Return)
    qtbot.waitUntil(lambda: getattr(card(screen).row.details, field) == value)
    qtbot.waitUntil(lambda: screen.notices.said == [f"{label} saved"])
    screen.undo()
    qtbot.waitUntil(lambda: getattr(card(screen).row.details, field) == before)


def test_a_value_that_is_no_number_is_said_and_not_saved(screen: Screen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.page.drawer.facts.of["Expected value"], KEY.Key_F2)
    ask = popup()
    qtbot.keyClicks(ask.field, "a lot")
    qtbot.keyClick(ask.field, KEY.Key_Return)
    assert "whole number" in screen.notices.said[-1]
    assert card(screen).row.details.value is None


def test_a_note_is_saved_found_and_on_the_timeline(screen: Screen, qtbot: QtBot) -> None:
    drawer = screen.page.drawer
    qtbot.keyClicks(drawer.note, "Wants the dock plan")
    qtbot.keyClick(drawer.note, KEY.Key_Return)
    qtbot.waitUntil(lambda: screen.notices.said == ["Note added"])
    assert drawer.note.text() == ""
    assert list(screen.profile.leads.ids(search="dock").ids) == [lead_of(screen)]
    qtbot.mouseClick(drawer.whole_link, LEFT)
    assert not screen.page.pane.isVisible()
    qtbot.waitUntil(lambda: drawer.opened is not None and len(happened(drawer.opened)) == 2)
    qtbot.mouseClick(drawer.close_button, LEFT)
    assert screen.page.pane.isVisible()


def test_the_score_says_why_and_takes_points_by_hand(screen: Screen, qtbot: QtBot) -> None:
    drawer = screen.page.drawer
    assert drawer.score.accessibleName() == "Score 40, press to see why"
    qtbot.mouseClick(drawer.score, LEFT)
    pop: Any = screen.page.one.shown
    qtbot.mouseClick(pop.go, LEFT)
    assert pop.error.isVisible()
    qtbot.keyClicks(pop.points, "+15")
    qtbot.keyClicks(pop.reason, "met the owner")
    qtbot.mouseClick(pop.go, LEFT)
    qtbot.waitUntil(lambda: card(screen).row.score == 55)
    qtbot.waitUntil(lambda: drawer.score.accessibleName() == "Score 55 MQL, press to see why")
    screen.undo()
    qtbot.waitUntil(lambda: card(screen).row.score == 40)


def test_rules_of_ones_own(screen: Screen, qtbot: QtBot) -> None:
    screen.page.one._ask_rules()
    qtbot.waitUntil(lambda: screen.page.one.shown is not None)
    dialog: Any = screen.page.one.shown
    while len(dialog.lines) > 1:
        qtbot.mouseClick(dialog.lines[-1].drop, LEFT)
    dialog.lines[0].wanted.setText("ceo")
    dialog.lines[0].points.setText("many")
    qtbot.mouseClick(dialog.go, LEFT)
    assert "Rule 1" in dialog.error.text()
    dialog.lines[0].points.setText("60")
    dialog.sql.setText("60")
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: card(screen).row.score == 60)
    assert screen.profile.scores.thresholds().sql == 60
    assert screen.profile.views.counts()["hot"] == 1


def test_the_way_out_needs_a_reason_and_ends_in_one_act(screen: Screen, qtbot: QtBot) -> None:
    screen.page.one._ask_out()
    dialog: Any = screen.page.one.shown
    qtbot.mouseClick(dialog.go, LEFT)
    assert dialog.error.isVisible()
    dialog.radios[1].click()
    qtbot.keyClicks(dialog.note, "cut until 2028")
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: card(screen).row.state is LeadState.ENDED)
    assert card(screen).state_reason == "no budget: cut until 2028"
    said = "Anna Vogt qualified out. A farewell lies in Compose"
    qtbot.waitUntil(lambda: screen.notices.said == [said])
    assert [one.lead for one in screen.profile.messages.drafts()] == ["Anna Vogt"]
    screen.undo()
    qtbot.waitUntil(lambda: card(screen).row.state is not LeadState.ENDED)


def test_links_are_added_pressed_and_forgotten(screen: Screen, qtbot: QtBot, tmp_path: Path) -> None:
    one, drawer = screen.page.one, screen.page.drawer
    one.add_link(str(tmp_path / "offer.pdf"))
    qtbot.waitUntil(lambda: len(drawer.links.findChildren(LinkLine)) == 1)
    line = drawer.links.findChildren(LinkLine)[0]
    qtbot.mouseClick(line, LEFT, pos=line.rect().center())
    assert "not there any more" in screen.notices.said[-1]
    qtbot.keyClick(line, KEY.Key_Delete)
    qtbot.waitUntil(lambda: card(screen).links == ())


def test_referrals_and_colleagues_open_each_other(screen: Screen, qtbot: QtBot) -> None:
    drawer, anna = screen.page.drawer, lead_of(screen)
    qtbot.mouseClick(drawer.referrals.act, LEFT)
    search = popup()
    qtbot.keyClicks(search.field, "dario")
    qtbot.waitUntil(lambda: search.lines.count() == 1)
    qtbot.keyClick(search.field, KEY.Key_Return)
    qtbot.waitUntil(lambda: card(screen).came_from is not None)
    qtbot.waitUntil(lambda: bool(drawer.referrals.findChildren(PersonLine)))
    qtbot.mouseClick(drawer.referrals.findChildren(PersonLine)[0], LEFT)
    qtbot.waitUntil(lambda: drawer.name_label.text() == "Dario Vogt")
    lines = drawer.company.findChildren(PersonLine)
    qtbot.mouseClick(next(one for one in lines if one.lead_id == anna), LEFT)
    qtbot.waitUntil(lambda: drawer.name_label.text() == "Anna Vogt")


def test_the_form_changes_the_permission_along_with_the_rest(screen: Screen, qtbot: QtBot) -> None:
    page = screen.page
    page.edit_lead(lead_of(screen))
    form: Any = page.acts._form
    form.fields["city"].setText("Leipzig")
    form.permission.choose(Permission.REFUSED)
    form.wording.setText("please stop writing")
    qtbot.mouseClick(form.save, LEFT)
    qtbot.waitUntil(lambda: card(screen).row.permission is Permission.REFUSED)
    qtbot.waitUntil(page.drawer.warning.isVisible)
    assert "Do not contact" in page.drawer.warning.accessibleName()
    assert not page.drawer.call.isEnabled()
    assert len(screen.profile.undo._acts) == 7  # six leads were added, and this one act
