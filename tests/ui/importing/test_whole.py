"""Leads in and out through the whole window: real lane, real reading process, real files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadDetails
from app.domain.view import LeadIds
from app.ui.duplicates.dialog import DuplicatesDialog
from app.ui.erase_dialog import EraseDialog
from app.ui.exporting.dialog import ExportDialog
from app.ui.importing.dialog import ImportDialog
from app.ui.importing.paste_dialog import PasteDialog
from app.ui.leads.page import LeadsPage
from app.ui.parts.toast import Toast
from tests.ui.whole import Whole, whole

FILES = Path(__file__).parents[2] / "data"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path) as made:
        yield made


def leads_page(program: Whole, qtbot: QtBot) -> LeadsPage:
    with qtbot.waitSignal(program.shell.shown_page):
        program.shell.go("leads")
    page = program.shell.page("leads")
    assert isinstance(page, LeadsPage)
    return page


def ids(program: Whole) -> LeadIds:
    return program.do(program.services.leads.ids)


def go_through(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.match, timeout=20_000)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.check, timeout=20_000)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.undo.isVisible, timeout=20_000)


def test_a_workbook_comes_in_while_the_window_can_be_used(qtbot: QtBot, program: Whole) -> None:
    page = leads_page(program, qtbot)
    dialog = page.import_file(FILES / "xlsx" / "google_2024.xlsx")
    assert not dialog.isModal()
    program.shell.go("today")
    go_through(dialog, qtbot)
    assert ids(program).total == 27
    qtbot.mouseClick(dialog.undo, LEFT)
    qtbot.waitUntil(lambda: ids(program).total == 0)


def test_a_series_begins_with_the_import_and_goes_with_it(
    qtbot: QtBot, program: Whole, tmp_path: Path
) -> None:
    path = tmp_path / "fair.csv"
    path.write_text("First name,E-mail,Permission\nAnn,a@x.example,yes\nBob,b@x.example,yes\n", "utf-8")
    dialog = leads_page(program, qtbot).import_file(path)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.match, timeout=20_000)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.check.first_touch.isVisible, timeout=20_000)
    qtbot.mouseClick(dialog.check.first_touch.tick, LEFT)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(dialog.undo.isVisible, timeout=20_000)
    assert "Conference contact started for 2 leads" in dialog.check.words.text()
    shown = program.do(program.services.leads.rows, ids(program).ids)
    assert all(row.next_touch for row in shown)
    qtbot.mouseClick(dialog.undo, LEFT)
    qtbot.waitUntil(lambda: ids(program).total == 0)


def test_pasted_people_come_in(qtbot: QtBot, program: Whole) -> None:
    program.shell.actions_by_name["paste-leads"].trigger()
    paste = program.window.papers.shown
    assert isinstance(paste, PasteDialog)
    paste.words.set_words("Ann Lee <a@x.example>, Bob Ray <b@x.example>")
    qtbot.mouseClick(paste.go, LEFT)
    dialog = program.window.papers.shown
    assert isinstance(dialog, ImportDialog)
    go_through(dialog, qtbot)
    assert ids(program).total == 2


def test_a_view_is_exported(qtbot: QtBot, program: Whole, tmp_path: Path) -> None:
    lead = program.do(program.services.leads.add, LeadDetails("Anna", "Vogt")).lead_id
    page = leads_page(program, qtbot)
    page.export_asked.emit((lead,), "1 lead")
    dialog = program.window.papers.shown
    assert isinstance(dialog, ExportDialog)
    with qtbot.waitSignal(dialog.exported):
        dialog.write(tmp_path / "out.csv")
    assert "Vogt" in (tmp_path / "out.csv").read_text("utf-8-sig")
    toasts = [toast.accessibleName() for toast in program.shell.findChildren(Toast)]
    assert any(text.startswith("1 lead exported to") for text in toasts)


def test_duplicates_are_found_from_the_menu(qtbot: QtBot, program: Whole) -> None:
    for _ in range(2):
        program.do(program.services.leads.add, LeadDetails("Anna", "Vogt", "Acme"))
    program.shell.actions_by_name["duplicates"].trigger()
    dialog = program.window.papers.shown
    assert isinstance(dialog, DuplicatesDialog)
    qtbot.waitUntil(dialog.go.isEnabled)
    with qtbot.waitSignal(dialog.merged):
        qtbot.mouseClick(dialog.go, LEFT)
    assert ids(program).total == 1


def test_the_lead_in_front_is_erased_for_good(qtbot: QtBot, program: Whole) -> None:
    lead = program.do(program.services.leads.add, LeadDetails("Anna", "Vogt", email="a@x.example")).lead_id
    page = leads_page(program, qtbot)
    page.open_lead(lead)
    qtbot.waitUntil(lambda: page.current_lead() == lead)
    page.drawer.erase_asked.emit()
    qtbot.waitUntil(lambda: isinstance(program.window.papers.shown, EraseDialog))
    dialog = program.window.papers.shown
    assert isinstance(dialog, EraseDialog)
    dialog.typed.setText("Anna Vogt")
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: ids(program).total == 0)
    back = program.do(program.services.leads.add, LeadDetails("A", email="a@x.example")).lead_id
    assert program.do(program.services.leads.card, back).row.permission.forbids
