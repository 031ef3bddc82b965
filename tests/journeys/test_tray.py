"""The tray: the program lives on there when the window closes, if and only if there is one."""

from contextlib import suppress

from tests.desktop.session import Session
from tests.journeys.conftest import Starter
from tests.journeys.program import Program
from tests.journeys.waiting import until

TITLE = "Fifth Touch"


def icon(program: Program) -> tuple[int, int]:
    """Where the icon stands in the tray host at the upper edge."""
    places = [place(program, window) for window in until(program.seen, "there is no icon")]
    small = {
        (x + width // 2, y + height // 2) for x, y, width, height in places if y < 40 and 16 <= height <= 32
    }
    [middle] = small
    return middle


def place(program: Program, window: str) -> tuple[int, int, int, int]:
    told = program.desktop.run("xdotool", "getwindowgeometry", "--shell", window)
    named = dict(line.split("=") for line in told.splitlines())
    return int(named["X"]), int(named["Y"]), int(named["WIDTH"]), int(named["HEIGHT"])


def close(program: Program) -> None:
    program.wait_front(TITLE)
    for _ in range(3):  # a window manager that is still busy loses a key; a person presses again
        program.desktop.run("xdotool", "key", "alt+F4")
        with suppress(AssertionError):
            until(lambda: not program.windows(TITLE), "still there", seconds=4)
            return
    program.wait_gone(TITLE)


def balloons(program: Program) -> list[str]:
    """What stands on the screen besides the icon, while the window is closed."""
    return [window for window in program.seen() if place(program, window)[3] > 32]


def test_closing_goes_to_the_tray_and_a_click_comes_back(desktop: Session, start: Starter) -> None:
    program = start(desktop)
    program.wait_mark("today-usable")
    close(program)
    until(lambda: balloons(program), "nobody tells where the program is")
    assert program.ask("leads")["total"] == 0
    x, y = icon(program)
    desktop.run("xdotool", "mousemove", str(x), str(y), "click", "1")
    program.wait_front(TITLE)
    program.end()

    again = start(desktop)
    again.wait_mark("today-usable")
    close(again)
    assert again.ask("leads")["total"] == 0
    again.screen.wait_still()
    assert not balloons(again)  # told once
    again.end()


def test_without_a_tray_closing_ends(bare_desktop: Session, start: Starter) -> None:
    program = start(bare_desktop)
    program.wait_mark("today-usable")
    close(program)
    assert program.wait_end() == 0
    program.ended_in_order()


def test_background_is_hidden_in_the_tray(desktop: Session, start: Starter) -> None:
    program = start(desktop, "--background")
    program.wait_mark("ready")
    icon(program)
    assert not program.windows(TITLE)
    assert program.command().returncode == 0
    program.wait_front(TITLE)
    program.end()


def test_background_is_minimised_without_a_tray(bare_desktop: Session, start: Starter) -> None:
    program = start(bare_desktop, "--background")
    program.wait_mark("ready")
    found = until(lambda: program.windows(TITLE, seen=False), "there is no window to come back to")
    assert not program.windows(TITLE)
    bare_desktop.run("xdotool", "windowactivate", "--sync", found[-1])
    program.wait_front(TITLE)
    program.end()
