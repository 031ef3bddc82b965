"""Leads come in, screens open, and a second start."""

from pathlib import Path

from tests.desktop.session import Session
from tests.journeys.conftest import Starter
from tests.journeys.test_due import with_series
from tests.journeys.waiting import until

GOOGLE = Path(__file__).parents[1] / "data" / "csv" / "google_2024.csv"


def test_leads_come_in_while_the_window_runs(desktop: Session, start: Starter) -> None:
    """28 rows, 27 people: one comes twice in other capitals."""
    program = start(desktop)
    program.wait_mark("today-usable")
    program.wait_front("Fifth Touch")
    program.press("alt+2")
    empty = program.screen.picture()
    report = program.ask("import", str(GOOGLE))
    assert (report["read"], report["added"], report["duplicates"]) == (28, 27, 1)
    program.screen.wait_change(empty)
    leads = program.ask("leads")
    assert leads["total"] == len(leads["leads"]) == 27
    program.end()


def test_a_second_start_brings_the_first_to_the_front(desktop: Session, start: Starter) -> None:
    first = start(desktop)
    first.wait_mark("ready")
    first.wait_front("Fifth Touch")
    [window] = first.windows("Fifth Touch")
    desktop.run("xdotool", "windowminimize", "--sync", window)
    assert not first.windows("Fifth Touch")
    done = first.command()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    first.wait_front("Fifth Touch")
    first.end()


def test_every_screen_opens(desktop: Session, start: Starter) -> None:
    """With leads and a series in it, and nothing goes wrong on the way."""
    program = start(desktop)
    program.wait_mark("today-usable")
    program.wait_front("Fifth Touch")
    program.ask("import", str(GOOGLE))
    with_series(program)
    for keys in ("alt+2", "alt+3", "alt+4", "ctrl+comma", "alt+1"):
        program.press(keys)
        assert not program.windows("Something went wrong")
    program.end()


def test_a_lead_by_hand(desktop: Session, start: Starter) -> None:
    program = start(desktop)
    program.wait_mark("today-usable")
    program.wait_front("Fifth Touch")
    program.press("ctrl+n")
    program.wait_front("Add lead")
    program.write("Greta")
    program.press("Tab")
    program.write("Sandoval")
    program.press("ctrl+Return")
    program.wait_gone("Add lead")
    leads = program.ask("leads")["leads"]
    assert [(lead["name"], lead["permission"]) for lead in leads] == [("Greta Sandoval", "not-asked")]
    program.wait_front("Fifth Touch")
    program.press("ctrl+z")
    until(lambda: program.ask("leads")["total"] == 0, "it is not taken back")
    program.end()
