"""A touch falls due while the program runs: a pop-up on time, or the window where there are none."""

import json
import sqlite3
import statistics
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.ui.look.tokens import COLOURS
from tests.desktop.recorder import Recorder
from tests.desktop.session import Session
from tests.journeys.conftest import Starter
from tests.journeys.program import Program
from tests.journeys.waiting import until

GOOGLE = Path(__file__).parents[1] / "data" / "csv" / "google_2024.csv"
LONDON = ZoneInfo("Europe/London")
WARN_GROUND = COLOURS["warns"][0]
RUNS = 10
BAND_HEIGHT = 36


def with_series(program: Program, place: int = 0) -> list[Any]:
    """Log a meeting with one of the leads by the command line; return its touches."""
    leads = [row for row in program.ask("leads")["leads"] if row["email"] and row["first_name"].isalpha()]
    lead = str(leads[place]["id"])
    met = (now() - timedelta(days=1)).astimezone(LONDON).replace(tzinfo=None).isoformat("T", "seconds")
    logged = program.ask("log-meeting", "--lead", lead, "--at", met, "--permission", "given")
    assert len(logged["touches"]) == 8
    return list(logged["touches"])


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the program under test lives in real time


def ring_in(program: Program, touch: int, seconds: float) -> datetime:
    """Put a touch off until a whole second, at least so far ahead; return that instant."""
    due = (now() + timedelta(seconds=seconds + 1)).replace(microsecond=0)
    until_wall = due.astimezone(LONDON).replace(tzinfo=None).isoformat("T", "seconds")
    program.ask("snooze", str(touch), "--until", until_wall)
    return due


def in_dunst(desktop: Session) -> list[tuple[str, str]]:
    desktop.run("dunstctl", "close-all")
    history = json.loads(desktop.run("dunstctl", "history"))["data"][0]
    return [(note["summary"]["data"], note["body"]["data"]) for note in history]


def test_a_pop_up_with_the_right_words(desktop: Session, start: Starter) -> None:
    program = start(desktop)
    program.wait_mark("today-usable")
    program.ask("import", str(GOOGLE))
    touch = with_series(program)[0]
    seen = len(in_dunst(desktop))
    ring_in(program, touch["id"], 0.3)
    until(lambda: len(in_dunst(desktop)) > seen, "dunst shows nothing")
    title, body = in_dunst(desktop)[0]
    assert title == f"E-mail {touch['lead']}"
    assert f"Touch 1 of 8: {touch['purpose']}" in body
    assert touch["id"] in waiting(program)
    program.end()


def test_on_time(bare_desktop: Session, start: Starter) -> None:
    """From the due instant to the bus: the median of ten within 50 ms."""
    program = start(bare_desktop)
    program.wait_mark("today-usable")
    program.ask("import", str(GOOGLE))
    touches = with_series(program)
    recorder = Recorder(bare_desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    late = []
    for run in range(RUNS):
        due = ring_in(program, touches[1 + run % 7]["id"], 0.3)
        note = recorder.wait(run + 1)[-1]
        arrived = note.mono + time.time() - time.monotonic()  # noqa: TID251 - real time is measured
        late.append((arrived - due.timestamp()) * 1000)
    recorder.close()
    assert min(late) >= 0
    assert statistics.median(late) <= 50, late
    program.end()


@pytest.mark.parametrize("changes", [{}, {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}, {"PATH": "/nowhere"}])
def test_nobody_shows_pop_ups(bare_desktop: Session, start: Starter, changes: dict[str, str]) -> None:
    """No service, no bus, no program: the window says so once, the touch stays due, everything goes on."""
    program = start(bare_desktop, **changes)
    program.wait_mark("today-usable")
    program.wait_front("Fifth Touch")
    program.ask("import", str(GOOGLE))
    assert program.screen.lines(WARN_GROUND) == 0
    bands = []
    for place in range(2):
        touch = with_series(program, place)[0]
        ring_in(program, touch["id"], 0.3)
        wait_due(program, touch["id"])
        until(lambda: program.screen.lines(WARN_GROUND), "the window says nothing")
        program.screen.wait_still()
        bands.append(program.screen.lines(WARN_GROUND))
    assert bands[0] == bands[1] <= BAND_HEIGHT
    program.end()
    with closing(sqlite3.connect(program.profile / "fifth-touch.db")) as file:
        told = file.execute("SELECT backend, ok FROM notice ORDER BY id").fetchall()
    assert told.count(("window", 1)) == 2, told


def wait_due(program: Program, touch: int) -> None:
    until(lambda: touch in waiting(program), "it never falls due")


def waiting(program: Program) -> list[int]:
    due = program.ask("due")
    return [row["id"] for row in due["due"] + due["overdue"]]
