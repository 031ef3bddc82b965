"""One line after a call: from the window, over a minimised one, and found again by a few letters."""

from tests.desktop.session import Session
from tests.journeys.conftest import Starter
from tests.journeys.waiting import until

LINE = "New lead Greta Sandoval greta@alto.example, wants prices, call tomorrow 9"


def test_quick_add_and_palette_by_the_keyboard_alone(desktop: Session, start: Starter) -> None:
    program = start(desktop)
    program.wait_mark("ready")
    program.wait_front("Fifth Touch")
    program.press("ctrl+shift+n")
    program.wait_front("Quick add")
    program.write(LINE)
    program.press("Return")
    program.wait_gone("Quick add")
    until(lambda: program.ask("leads")["total"] == 1, "nobody was added")
    program.wait_front("Fifth Touch")
    program.press("ctrl+k")
    program.write("greta")
    program.screen.wait_still()
    program.press("Return")
    assert not program.windows("Something went wrong")
    program.press("question")
    program.wait_front("All keys")
    program.press("Escape")
    program.wait_front("Fifth Touch")
    program.press("ctrl+z")
    until(lambda: program.ask("leads")["total"] == 0, "it is not taken back")
    program.press("ctrl+comma")
    program.press("z")
    program.press("ctrl+k")  # also out of a field, where X11 means it to cut the line
    program.press("Escape")
    program.end()


def test_a_key_of_the_desktop_opens_the_line_alone(desktop: Session, start: Starter) -> None:
    program = start(desktop)
    program.wait_mark("ready")
    program.wait_front("Fifth Touch")
    [window] = program.windows("Fifth Touch")
    desktop.run("xdotool", "windowminimize", "--sync", window)
    assert program.command("--show", "quick-add").returncode == 0
    program.wait_front("Quick add")
    assert not program.windows("Fifth Touch")
    program.write(LINE)
    program.press("Return")
    program.wait_gone("Quick add")
    (lead,) = program.ask("leads")["leads"]
    assert (lead["name"], lead["email"]) == ("Greta Sandoval", "greta@alto.example")
    program.end()
