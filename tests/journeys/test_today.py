"""A due touch done by keyboard on Today, and taken back."""

from typing import Any

from tests.desktop.session import Session
from tests.journeys.conftest import Starter
from tests.journeys.program import Program
from tests.journeys.test_due import GOOGLE, ring_in, wait_due, waiting, with_series
from tests.journeys.waiting import until


def next_touch(program: Program, touch: Any) -> Any:  # noqa: ANN401 - JSON
    rows = program.ask("leads", "--search", touch["lead"])["leads"]
    return rows[0]["next_touch"]


def test_done_and_undone(desktop: Session, start: Starter) -> None:
    program = start(desktop)
    program.wait_mark("today-usable")
    program.wait_front("Fifth Touch")
    program.ask("import", str(GOOGLE))
    first, second, *_ = with_series(program)
    ring_in(program, first["id"], 0.1)
    wait_due(program, first["id"])
    program.screen.wait_still()
    program.press("ctrl+Return")
    until(lambda: first["id"] not in waiting(program), "it stays due")
    assert next_touch(program, first) == second["due_utc"]
    program.press("ctrl+z")
    wait_due(program, first["id"])
    program.end()
