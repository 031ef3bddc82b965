import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.lead import LeadDetails
from app.domain.words import Channel, Permission
from app.ui.about_dialog import AboutDialog, versions
from app.ui.error_dialogs import ErrorDialog
from app.ui.leads.page import LeadsPage
from app.ui.parts.label import Label
from app.ui.parts.toast import Toast
from app.ui.settings.restore_dialog import RestoreDialog
from app.ui.shell.banners import Banners
from app.ui.shots import LOOKS, PAGES, SIZES, render
from app.ui.soundness import Soundness
from app.ui.today.page import TodayPage
from tests.ui.whole import Whole, whole


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    with whole(qtbot, tmp_path) as made:
        yield made


def add_hannah(program: Whole) -> int:
    return program.do(
        program.services.leads.add, LeadDetails("Hannah", "Vogt", phone="+49 341 5550182")
    ).lead_id


def toasts(program: Whole) -> list[str]:
    return [toast.accessibleName() for toast in program.shell.findChildren(Toast)]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_built_on_its_first_visit(qtbot: QtBot, program: Whole, page: str) -> None:
    if page != "today":
        assert program.shell.page(page) is None
    with qtbot.waitSignal(program.shell.shown_page):
        program.shell.go(page)
    assert program.shell.page(page) is not None
    assert program.shell.stack.currentWidget() is program.shell.page(page)


def test_count_and_load_follow_a_touch(qtbot: QtBot, program: Whole) -> None:
    lead_id = add_hannah(program)
    program.do(
        program.services.touches.add, lead_id, Channel.CALL, datetime(2026, 5, 27, 10, 30), "Call back"
    )
    with qtbot.waitSignal(program.pulse.queue_read) as read:
        program.pulse.start()
    assert [touch.lead for touch in read.args[0].later] == ["Hannah Vogt"]
    program.clock.pass_time(minutes=31)
    with qtbot.waitSignal(program.pulse.queue_read) as read:
        program.do(program.services.leads.note, lead_id, "Prefers mornings")
    assert [touch.lead for touch in read.args[0].due] == ["Hannah Vogt"]
    assert program.shell.rail.items["today"].accessibleName().startswith("Today, 1")


def test_undo_by_key_takes_back_and_says_what(qtbot: QtBot, program: Whole) -> None:
    add_hannah(program)
    with qtbot.waitSignal(program.changes.changed):
        qtbot.keyClick(program.shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: toasts(program) == ["Undone: adding Hannah Vogt"])
    assert program.do(program.services.leads.ids).total == 0


def test_an_undo_that_is_refused_is_not_said_to_be_done(qtbot: QtBot, program: Whole) -> None:
    lead_id = add_hannah(program)
    program.do(program.services.leads.set_permission, lead_id, Permission.REFUSED)
    qtbot.keyClick(program.shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(program.shell.findChildren(ErrorDialog)))
    assert toasts(program) == []


def test_a_lead_of_today_is_opened_in_leads(qtbot: QtBot, program: Whole) -> None:
    lead_id = add_hannah(program)
    page = cast("TodayPage", program.shell.page("today"))
    page.lead_asked.emit(lead_id)
    assert program.shell.current == "leads"
    leads = cast("LeadsPage", program.shell.page("leads"))
    qtbot.waitUntil(leads.drawer.isVisible)


def test_pictures_show_every_page_in_both_looks_and_sizes(qtbot: QtBot, tmp_path: Path) -> None:
    with whole(qtbot, tmp_path / "profile") as program:
        program.do(program.services.demo.fill)
        files = render(program.services, program.clock, program.lane, tmp_path / "pictures")
    names = {file.stem for file in files}
    assert {f"{page}{size}-{look}" for page in PAGES for size in SIZES for look in LOOKS} <= names
    for file in files:
        picture = QImage(str(file))
        corners = {
            picture.pixel(x, y) for x in range(0, picture.width(), 40) for y in range(0, picture.height(), 8)
        }
        assert len(corners) > 8, file.name


def test_the_menu_leads_to_the_backups(qtbot: QtBot, program: Whole) -> None:
    qtbot.keyClick(program.shell, Qt.Key.Key_F10)
    menu = program.window.menu.menu
    assert menu is not None
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:4] == ["Quick add", "Log meeting", "Add lead", "Import"]
    assert words[-1] == "Quit"
    restore = next(action for action in menu.actions() if action.text() == "Restore a backup")
    restore.trigger()
    menu.close()
    qtbot.waitUntil(lambda: program.shell.findChild(RestoreDialog) is not None)


def test_about_names_what_it_is_made_of(qtbot: QtBot, program: Whole) -> None:
    program.window.menu.about_asked.emit()
    dialog = program.shell.findChild(AboutDialog)
    assert dialog is not None
    assert "SQLite" in versions()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_damage_is_said_with_the_way_to_the_backups(qtbot: QtBot, program: Whole) -> None:
    for number in range(60):
        program.do(program.services.leads.add, LeadDetails(f"Lead{number}", notes="n" * 3000))
    file = program.profile.database
    soundness = Soundness(
        program.tasks, program.notices, program.services.health, program.window.restore, program.shell
    )
    soundness.look()
    program.do(list)
    assert not program.shell.findChildren(Banners)
    program.do(break_pages, program.services.database.driver, file)
    soundness.look()
    qtbot.waitUntil(lambda: bool(program.shell.findChildren(Banners)))
    (banners,) = program.shell.findChildren(Banners)
    assert "Restore a backup" in " ".join(label.text() for label in banners.findChildren(Label))
    soundness.stop()


def break_pages(driver: sqlite3.Connection, file: Path) -> None:
    """Write over pages of the file behind SQLite's back, and let it read them anew."""
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(file.read_bytes())
    for page in range(20, 60):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    with file.open("r+b") as open_file:
        open_file.write(content)
    driver.execute("PRAGMA shrink_memory")
