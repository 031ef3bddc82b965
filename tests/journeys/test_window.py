"""Leads come in, and a second start."""

from pathlib import Path

from tests.desktop.session import Session
from tests.journeys.conftest import Starter

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
