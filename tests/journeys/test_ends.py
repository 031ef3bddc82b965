"""How the program ends: asked to, and killed."""

import random
import signal
from pathlib import Path

import pytest

from app.ui.look.tokens import COLOURS
from tests.desktop.recorder import Recorder
from tests.desktop.session import Session
from tests.journeys.conftest import Starter
from tests.journeys.program import Program
from tests.journeys.waiting import pause, until

GOOGLE = Path(__file__).parents[1] / "data" / "csv" / "google_2024.csv"
TITLE = "Fifth Touch"


def by_keys(program: Program) -> None:
    program.wait_front(TITLE)
    program.desktop.run("xdotool", "key", "ctrl+q")


def by_signal(program: Program) -> None:
    program.process.send_signal(signal.SIGTERM)


@pytest.mark.parametrize("ask", [by_keys, by_signal])
def test_in_order(desktop: Session, start: Starter, ask: object) -> None:
    assert callable(ask)
    program = start(desktop)
    program.wait_mark("today-usable")
    program.ask("import", str(GOOGLE))
    ask(program)
    assert program.wait_end() == 0
    program.ended_in_order()
    assert program.ask("leads")["total"] == 27


@pytest.mark.parametrize("ask", ["SIGTERM", "SIGINT"])
def test_asked_before_it_is_ready(desktop: Session, start: Starter, ask: str) -> None:
    program = start(desktop)
    program.wait_mark("first-paint")
    program.process.send_signal(signal.Signals[ask])
    assert program.wait_end() == 0
    program.ended_in_order()


def test_killed_during_acts(desktop: Session, start: Starter) -> None:
    """Whatever was acknowledged is there after SIGKILL, again and again."""
    chance = random.Random(5)
    kept: list[str] = []
    program = start(desktop)
    program.wait_mark("ready")
    program.ask("import", str(GOOGLE))
    leads = [str(row["id"]) for row in program.ask("leads")["leads"]]
    for _ in range(3):
        acts = chance.randrange(1, 4)
        for lead in leads[len(kept) : len(kept) + acts]:
            met = "2026-03-02T10:00:00"
            program.ask("log-meeting", "--lead", lead, "--at", met, "--permission", "given")
            kept.append(lead)
        hanging = program.begin("log-meeting", "--lead", leads[-1], "--at", "2026-03-02T10:00:00")
        pause(chance.random() * 0.3)  # a moment of its own, anywhere in the act
        program.kill()
        hanging.wait(15)
        program = start(desktop)
        program.wait_mark("ready")
        given = {str(row["id"]) for row in program.ask("leads")["leads"] if row["permission"] == "given"}
        assert set(kept) <= given
        assert program.ask("check")["ok"]
    program.end()


WARNS = COLOURS["warns"][0]


def away(desktop: Session, start: Starter) -> list[str]:
    """Two leads with a recap due the same morning, and the program killed before; return their names."""
    program = start(desktop, "--now", "2026-05-27T08:30")
    program.wait_mark("today-usable")
    program.ask("import", str(GOOGLE))
    leads = [row for row in program.ask("leads")["leads"] if row["email"]][:2]
    for lead in leads:
        program.ask("log-meeting", "--lead", str(lead["id"]), "--at", "2026-05-27T08:00")
    program.kill()
    return [str(lead["name"]) for lead in leads]


def test_what_fell_due_meanwhile_comes_first(bare_desktop: Session, start: Starter) -> None:
    """Off for some hours: one notification for all, and the band over Today's list."""
    names = away(bare_desktop, start)
    recorder = Recorder(bare_desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    again = start(bare_desktop, "--now", "2026-05-27T15:00")
    again.wait_mark("today-usable")
    until(lambda: again.screen.lines(WARNS, least=200), "no band says so")
    assert [row["lead"] for row in again.ask("due")["overdue"]] == names
    [note] = recorder.wait(1)
    assert note.title == "While you were away: 2 touches"
    again.end()
    assert len(recorder.notes()) == 1
    recorder.close()


def test_what_fell_due_before_a_hidden_start(desktop: Session, start: Starter) -> None:
    """The band waits until somebody looks."""
    away(desktop, start)
    again = start(desktop, "--background", "--now", "2026-05-27T15:00")
    again.wait_mark("ready")
    assert len(again.ask("due")["overdue"]) == 2
    assert again.command().returncode == 0
    again.wait_front(TITLE)
    until(lambda: again.screen.lines(WARNS, least=200), "no band says so")
    again.end()
