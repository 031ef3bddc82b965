"""Log meeting by keyboard alone, from Ctrl+M to the whole series, and back."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.session import Session
from tests.journeys.conftest import Starter
from tests.journeys.program import Program
from tests.journeys.waiting import until

GOOGLE = Path(__file__).parents[1] / "data" / "csv" / "google_2024.csv"
MOST_KEYS = 25
WRITTEN = ("activity", "agreement", "permission", "series", "touch", "message")


class Keys:
    """Counts each key that goes down, beyond free text."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.count = 0

    def press(self, *strokes: str) -> None:
        for keys in strokes:
            self.count += len(keys.split("+"))
            self._program.press(keys)


@pytest.fixture
def program(desktop: Session, start: Starter) -> Program:
    program = start(desktop)
    program.wait_mark("today-usable")
    program.wait_front("Fifth Touch")
    program.ask("import", str(GOOGLE))
    program.screen.wait_still()
    return program


def somebody(program: Program) -> Any:  # noqa: ANN401 - JSON
    return next(row for row in program.ask("leads")["leads"] if row["email"] and row["first_name"].isalpha())


def found(program: Program, lead: Any) -> Any:  # noqa: ANN401 - JSON
    return next(row for row in program.ask("leads")["leads"] if row["id"] == lead["id"])


def counted(program: Program, backup: str) -> dict[str, int]:
    """How many rows of each kind there are, in a backup made for this."""
    path = program.ask("backup", str(program.profile.parent / backup))["path"]
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        return {table: file.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in WRITTEN}


def test_eight_touches_in_25_keys_and_back(program: Program) -> None:
    lead = somebody(program)
    before = counted(program, "before.db")
    keys = Keys(program)
    keys.press("ctrl+m")
    program.wait_front("Log meeting")
    program.write(lead["email"])
    keys.press("Return")
    program.write("Samples arrive too late")
    keys.press("Return", "Return", "Return")
    program.write("I send the price list by Friday")
    keys.press("alt+c", "alt+y", "ctrl+Return", "ctrl+Return", "ctrl+Return")
    program.wait_gone("Log meeting")
    assert keys.count <= MOST_KEYS

    logged = found(program, lead)
    assert logged["permission"] == "given"
    assert logged["last_activity"]
    due = program.ask("due")
    first = [touch for part in ("overdue", "due", "later") for touch in due[part]]
    assert all((touch["n"], touch["of"], touch["channel"]) == (1, 8, "email") for touch in first)
    after = counted(program, "after.db")
    new = {table: after[table] - before[table] for table in WRITTEN}
    assert new == {
        "activity": 1, "agreement": 1, "permission": 1, "series": 1, "touch": 8, "message": 1
    }  # fmt: skip

    program.wait_front("Fifth Touch")
    program.press("ctrl+z")
    until(lambda: found(program, lead) == lead, "it is not taken back")
    undone = counted(program, "undone.db")
    assert undone == {
        **before,
        "permission": undone["permission"],
    }  # append-only: it is taken back by a new row
    program.end()


def test_typed_ahead_and_cancelled_and_taken_up_again(program: Program) -> None:
    """What is typed before the lead is found goes to the next field; Escape keeps it all as a draft."""
    lead = somebody(program)
    program.press("ctrl+m")
    program.wait_front("Log meeting")
    program.write_lines(lead["email"], "Samples arrive too late", "", "A second line at the dock")
    program.desktop.run("xdotool", "key", "Escape")
    program.wait_gone("Log meeting")
    assert found(program, lead) == lead
    program.wait_front("Fifth Touch")
    program.press("ctrl+m")
    program.wait_front("Log meeting")
    program.write_lines(lead["email"])
    program.press("ctrl+Return")
    program.press("ctrl+Return")
    program.wait_gone("Log meeting")
    assert found(program, lead)["permission"] == "not-asked"
    path = program.ask("backup", str(program.profile.parent / "after.db"))["path"]
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        [noted] = file.execute("SELECT problems, solutions FROM activity").fetchall()
    assert noted == ('["Samples arrive too late"]', '["A second line at the dock"]')
    program.end()
