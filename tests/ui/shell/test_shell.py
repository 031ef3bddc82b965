"""The frame of the window: first paint, pages on demand, keys, bars, memory."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.look import colour
from app.ui.shell.shell import SCREENS, Shell


class Built(QObject):
    """Makes pages and remembers which."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[QWidget] = []

    def today(self, parent: QWidget) -> QWidget:
        return self._keep(PageOf("Today", parent))

    def leads(self, parent: QWidget) -> QWidget:
        return self._keep(PageOf("Leads", parent))

    def _keep(self, page: QWidget) -> QWidget:
        self.pages.append(page)
        return page


class PageOf(QWidget):
    said = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.words, self.times = name, "", 0

    def title(self) -> str:
        return self.name

    def subtitle(self) -> str:
        return self.words

    def hints(self) -> list[tuple[str, str]]:
        return [("J K", "move"), ("Ctrl+Return", "save")]

    def activate(self) -> None:
        self.times += 1


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def built() -> Built:
    return Built()


@pytest.fixture
def shell(qtbot: QtBot, memory: QSettings) -> Shell:
    window = Shell(memory=memory)
    qtbot.addWidget(window)
    return window


def shown(qtbot: QtBot, shell: Shell) -> Shell:
    with qtbot.waitSignal(shell.first_painted):
        shell.show()
    return shell


def test_the_frame_is_painted_without_any_page(qtbot: QtBot, shell: Shell) -> None:
    shown(qtbot, shell)
    picture = shell.grab().toImage()
    assert picture.pixelColor(4, 400) == colour("canvas")
    assert picture.pixelColor(700, 400) == colour("surface")
    assert picture.pixelColor(shell.width() - 4, 400) == colour("canvas")
    assert (shell.rail.width(), shell.top_bar.height(), shell.hint_bar.height()) == (72, 56, 32)


def test_it_tells_of_its_first_paint_once(qtbot: QtBot, shell: Shell) -> None:
    times: list[int] = []
    shell.first_painted.connect(lambda: times.append(1))
    shown(qtbot, shell)
    shell.repaint()
    shell.hide()
    shell.show()
    shell.grab()
    assert times == [1]


def test_no_page_is_built_before_the_first_paint(qtbot: QtBot, shell: Shell, built: Built) -> None:
    shell.provide({"today": built.today, "leads": built.leads})
    shell.go("leads")
    assert not built.pages
    shown(qtbot, shell)
    qtbot.waitUntil(lambda: len(built.pages) == 1)
    assert shell.stack.currentWidget() is shell.page("leads")
    assert shell.page("today") is None


def test_pages_may_come_after_the_paint(qtbot: QtBot, shell: Shell, built: Built) -> None:
    shown(qtbot, shell)
    shell.provide({"today": built.today})
    page = shell.page("today")
    assert isinstance(page, PageOf)
    assert page.times == 1
    shell.refresh()
    assert page.times == 2


def test_keys_lead_to_the_screens(qtbot: QtBot, shell: Shell) -> None:
    shown(qtbot, shell)
    qtbot.waitUntil(lambda: len(shell.actions()) >= 11)
    shell.activateWindow()
    for number, spec in enumerate(SCREENS, 1):
        qtbot.keyClick(shell, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        assert shell.current == spec.key
        assert shell.rail.items[spec.key].isChecked()
    qtbot.keyClick(shell, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert shell.current == "settings"


@pytest.mark.parametrize(
    ("name", "key", "ctrl"),
    [
        ("log-meeting", Qt.Key.Key_M, True),
        ("add-lead", Qt.Key.Key_N, True),
        ("import", Qt.Key.Key_I, True),
        ("undo", Qt.Key.Key_Z, True),
        ("quit", Qt.Key.Key_Q, True),
        ("refresh", Qt.Key.Key_F5, False),
    ],
)
def test_acts_of_the_window_have_their_keys(
    qtbot: QtBot, shell: Shell, name: str, key: Qt.Key, *, ctrl: bool
) -> None:
    shown(qtbot, shell)
    qtbot.waitUntil(lambda: len(shell.actions()) >= 11)
    shell.activateWindow()
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(shell.actions_by_name[name].triggered):
        qtbot.keyClick(shell, key, held)


def test_a_page_that_says_so_is_read_again(qtbot: QtBot, shell: Shell, built: Built) -> None:
    shown(qtbot, shell)
    shell.provide({"today": built.today})
    page = shell.page("today")
    assert isinstance(page, PageOf)
    page.words = "Wednesday 27 May, 11:15"
    page.said.emit()
    assert "Wednesday 27 May, 11:15" in shell.top_bar.findChildren(QWidget)[0].accessibleName()
    assert shell.hint_bar.accessibleName().startswith("J K move; Ctrl Return save")


def test_a_click_on_the_rail_leads_there(qtbot: QtBot, shell: Shell, built: Built) -> None:
    shown(qtbot, shell)
    shell.provide({"today": built.today, "leads": built.leads})
    qtbot.mouseClick(shell.rail.items["leads"], Qt.MouseButton.LeftButton)
    assert shell.current == "leads"
    qtbot.mouseClick(shell.rail.items["today"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(shell.rail.items["leads"], Qt.MouseButton.LeftButton)
    assert len(built.pages) == 2, "a page is built once"


def test_the_window_opens_as_it_was_left(qtbot: QtBot, shell: Shell, memory: QSettings) -> None:
    shown(qtbot, shell)
    shell.resize(1200, 700)
    shell.go("calendar")
    shell.close()
    again = Shell(memory=memory)
    qtbot.addWidget(again)
    assert again.current == "calendar"
    assert again.height() == 700


def test_a_screen_that_is_gone_does_not_hinder_the_start(qtbot: QtBot, memory: QSettings) -> None:
    memory.setValue("screen", "insights")
    window = Shell(memory=memory)
    qtbot.addWidget(window)
    assert window.current == "today"


def test_closing_hides_in_the_tray_or_goes(qtbot: QtBot, shell: Shell) -> None:
    shown(qtbot, shell)
    heard: list[int] = []
    shell.closing.connect(lambda: heard.append(1))
    shell.hides_on_close = True
    shell.close()
    assert not shell.isVisible()
    assert not heard
    shell.come_forward()
    assert shell.isVisible()
    shell.hides_on_close = False
    shell.close()
    assert heard == [1]


def test_the_bars_show_what_they_are_told(qtbot: QtBot, shell: Shell) -> None:
    shown(qtbot, shell)
    assert not shell.top_bar.meter.isVisible()
    shell.set_load(4, 3, 12)
    shell.set_badge("today", 3)
    shell.set_saved("Saved on this computer 11:15")
    assert shell.top_bar.meter.isVisible()
    assert shell.top_bar.meter.accessibleName() == "Today: 7 of 12 touches, 4 done"
    assert shell.rail.items["today"].accessibleName() == "Today, 3"
    assert shell.hint_bar.accessibleName().endswith("Saved on this computer 11:15")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1366, 690), (1280, 656)])
def test_nothing_in_the_frame_overlaps(qtbot: QtBot, shell: Shell, width: int, height: int) -> None:
    shell.resize(width, height)
    shown(qtbot, shell)
    shell.set_load(4, 3, 12)
    shell.banners.show_line("Notifications do not work here")
    shell.grab()
    parts = [shell.rail, shell.top_bar, shell.hint_bar, shell.stack, shell.banners]
    boxes = [part.geometry() for part in parts]
    for number, box in enumerate(boxes):
        assert shell.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[number + 1 :])


def test_a_line_over_the_page_stands_once_and_can_be_closed(qtbot: QtBot, shell: Shell) -> None:
    shown(qtbot, shell)
    acted: list[int] = []
    for _ in range(2):
        shell.banners.show_line("No tray here", action="Why", act=lambda: acted.append(1))
    buttons = [part for part in shell.banners.findChildren(QWidget) if hasattr(part, "click")]
    assert len(buttons) == 2
    buttons[0].click()
    assert acted == [1]
    buttons[1].click()
    assert not shell.banners.isVisible()
