"""What the window tells: toasts with a way back, errors in words, faults as a report."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.errors import FileError
from app.ui.error_dialogs import ErrorDialog, ReportDialog
from app.ui.notices import Notices
from app.ui.parts.button import Button
from app.ui.parts.label import Label
from app.ui.parts.para import Para
from app.ui.shell.shell import Shell

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Shell:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = Shell(memory=memory)
    qtbot.addWidget(window)
    window.resize(1280, 700)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    return window


@pytest.fixture
def notices(shell: Shell) -> Notices:
    return Notices(shell)


def words(part: QWidget) -> list[str]:
    said = [child.text() for child in part.findChildren(Label)]
    return said + [child.text() for child in part.findChildren(Para)]


def test_what_was_done_can_be_taken_back(qtbot: QtBot, notices: Notices, shell: Shell) -> None:
    undone: list[int] = []
    toast = notices.say("Touch 4 moved to Thu 4 June", undo=lambda: undone.append(1))
    assert toast.isVisible()
    assert shell.stack.rect().contains(toast.geometry())
    qtbot.mouseClick(toast.findChildren(QWidget)[0], LEFT)
    assert undone == [1]
    assert not toast.isVisible()


def test_one_toast_at_a_time_and_it_follows_the_window(notices: Notices, shell: Shell) -> None:
    first = notices.say("One")
    second = notices.say("Two")
    assert not first.isVisible()
    shell.resize(1100, 640)
    shell.grab()
    assert shell.stack.rect().contains(second.geometry())
    second.leave()


def test_a_known_error_says_what_to_do(qtbot: QtBot, notices: Notices) -> None:
    dialog = notices.tell(FileError("The file cannot be read.", "Close it, then import again."))
    assert isinstance(dialog, ErrorDialog)
    assert dialog.isVisible()
    said = words(dialog)
    assert "The file cannot be used" in said
    assert "Close it, then import again." in said
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_fault_of_ours_gives_a_report_to_copy(qtbot: QtBot, notices: Notices) -> None:
    nobody: dict[str, str] = {}
    try:
        nobody["lead"].strip()
    except KeyError as fault:
        dialog = notices.tell(fault)
    assert isinstance(dialog, ReportDialog)
    assert "KeyError: 'lead'" in dialog.report
    copy = next(one for one in dialog.findChildren(Button) if one.text() == "Copy report")
    qtbot.mouseClick(copy, LEFT)
    assert QGuiApplication.clipboard().text() == dialog.report
    dialog.close()


def test_text_from_outside_stays_text(notices: Notices) -> None:
    dialog = notices.tell(FileError("<b>leads</b>.csv is not a list.", ""))
    assert "<b>leads</b>.csv is not a list." in words(dialog)
    dialog.close()


def test_a_line_that_is_no_longer_so_is_withdrawn(notices: Notices, shell: Shell) -> None:
    notices.banner("Notifications do not work here")
    assert shell.banners.isVisible()
    notices.withdraw("Notifications do not work here")
    assert not shell.banners.isVisible()
