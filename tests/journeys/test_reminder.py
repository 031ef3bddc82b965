"""The reminder window on a real desktop: the keys stay where they are, and a restart forgets nothing."""

from tests.desktop.session import Session
from tests.journeys.conftest import Starter
from tests.journeys.program import Program
from tests.journeys.test_due import GOOGLE, ring_in, wait_due, waiting, with_series
from tests.journeys.waiting import until

TITLE, REMINDERS = "Fifth Touch", "Reminders"


def wait_reminders(program: Program) -> None:
    until(lambda: program.windows(REMINDERS), "no reminder window comes up")
    program.screen.wait_still()


def test_it_never_takes_the_keys_and_survives_a_kill(desktop: Session, start: Starter) -> None:
    program = start(desktop)
    program.wait_mark("ready")
    program.ask("import", str(GOOGLE))
    program.wait_front(TITLE)
    program.press("alt+2")  # another screen than Today
    touch = with_series(program)[0]
    ring_in(program, touch["id"], 0.3)
    wait_reminders(program)
    assert program.in_front().startswith(TITLE)
    program.press("alt+3")  # and the keys go on to work there
    assert program.in_front().startswith(TITLE)
    assert program.windows(REMINDERS)
    program.kill()

    again = start(desktop, "--background")
    again.wait_mark("ready")
    wait_reminders(again)
    assert touch["id"] in waiting(again)
    [window] = again.windows(REMINDERS)
    desktop.run("xdotool", "windowfocus", "--sync", window)
    desktop.run("xdotool", "key", "Escape")  # closing is no answer
    again.wait_gone(REMINDERS)
    assert touch["id"] in waiting(again)
    again.end()


def test_on_today_the_list_itself_is_the_reminder(desktop: Session, start: Starter) -> None:
    program = start(desktop)
    program.wait_mark("ready")
    program.wait_front(TITLE)
    program.ask("import", str(GOOGLE))
    touch = with_series(program)[0]
    ring_in(program, touch["id"], 0.3)
    wait_due(program, touch["id"])
    program.screen.wait_still()
    assert not program.windows(REMINDERS)
    program.end()
