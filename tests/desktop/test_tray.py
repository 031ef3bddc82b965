"""The tray in a real host: the icon has a place, a click opens, the menu acts."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.desktop.session import Session, start_bare_desktop
from tests.desktop.tray_host import TrayHost

ROOT = Path(__file__).parents[2]


@dataclass
class Program:
    """The running tray and what it says."""

    child: subprocess.Popen[str]

    def line(self, begin: str) -> str:
        """Wait for a line that begins so, and return the rest of it."""
        assert self.child.stdout is not None
        for line in self.child.stdout:
            if line.startswith(begin):
                return line.removeprefix(begin).strip()
        pytest.fail(f"the program ended without saying “{begin}”")


def begin(session: Session) -> Program:
    return Program(
        subprocess.Popen(
            [sys.executable, "-m", "tests.desktop.tray_program"],
            cwd=ROOT,
            env={**session.environment, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    )


@pytest.fixture
def program(desktop: Session) -> Iterator[Program]:
    made = begin(desktop)
    with made.child:  # closes its pipe
        yield made
        made.child.terminate()


@pytest.mark.timeout(90)
def test_the_icon_opens_and_its_menu_acts(desktop: Session, program: Program) -> None:
    x, y = program.line("at ").split()
    desktop.run("xdotool", "mousemove", x, y, "click", "1")
    assert program.line("open") == ""
    desktop.run("xdotool", "mousemove", x, y, "click", "3")
    assert program.line("menu ").split("|")[:3] == ["Start next touch", "Quick add", "2 due now"]
    x, y = program.line("row ").split()
    desktop.run("xdotool", "mousemove", x, y, "click", "1")
    assert program.line("start") == ""


@pytest.mark.timeout(60)
def test_without_a_host_the_window_may_not_hide(tmp_path: Path) -> None:
    bare = start_bare_desktop(tmp_path)
    try:
        code = (
            "from PySide6.QtWidgets import QApplication; app = QApplication([]);"
            "from app.ui.tray import Tray; tray = Tray(); tray.start(); print(tray.may_hide())"
        )
        said = bare.run(sys.executable, "-c", code, changes={"PYTHONPATH": str(ROOT) + os.pathsep})
    finally:
        bare.stop()
    assert said.strip() == "False"


@pytest.fixture
def bus_desktop(tmp_path: Path) -> Iterator[Session]:
    """A desktop whose tray host sits on the bus, as in KDE."""
    session = start_bare_desktop(tmp_path / "desktop")
    yield session
    session.stop()


@pytest.mark.timeout(90)
def test_a_host_on_the_bus_shows_the_menu_in_words(bus_desktop: Session) -> None:
    host = TrayHost(bus_desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    made = begin(bus_desktop)
    try:
        with made.child:
            assert host.shown("ToolTip")[2] == "3 due today, 1 late"
            rows = list(host.rows())
            assert rows[:4] == [
                "7 of 12 touches today",
                "Next: Marta Jensen, call, Tue 15:00",
                "Start next touch",
                "Quick add",
            ]
            assert {"2 due now", "Marta Jensen, call", "Call block, 45 min", "For 1 hour", "Quit"} <= set(
                rows
            )
            host.click()
            assert made.line("open") == ""
            host.press("Start next touch")
            assert made.line("start") == ""
            host.press("Quit")
            assert made.child.wait(20) == 0
    finally:
        made.child.kill()
        host.close()
