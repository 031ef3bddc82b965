"""Data that cannot be opened: the window says so in words, and nothing is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.desktop.session import Session
from tests.journeys.conftest import Starter
from tests.journeys.program import Program

REFUSED = "Your data cannot be opened or saved"


@pytest.fixture
def database(desktop: Session, start: Starter) -> Path:
    """The database of a profile that was in use already."""
    first = start(desktop)
    first.wait_mark("ready")
    first.end()
    return first.profile / "fifth-touch.db"


def refused(program: Program) -> None:
    """Read the words, close them, and see the program end with 1."""
    program.wait_front(REFUSED)
    program.desktop.run("xdotool", "key", "Return")
    assert program.wait_end() == 1
    assert program.said() == ""


@pytest.mark.parametrize("options", [(), ("--background",)])
def test_a_newer_database(desktop: Session, start: Starter, database: Path, options: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(database)) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '9999_tomorrow'")
    before = database.read_bytes()
    refused(start(desktop, *options))
    assert database.read_bytes() == before


def test_a_damaged_database(desktop: Session, start: Starter, database: Path) -> None:
    before = database.read_bytes()
    damaged = b"\x5a" * 4096 + before[4096:]
    database.write_bytes(damaged)
    refused(start(desktop))
    assert database.read_bytes() == damaged


def test_a_database_that_another_program_holds(desktop: Session, start: Starter, database: Path) -> None:
    with closing(sqlite3.connect(database)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        refused(start(desktop))


def closed_and_told(program: Program, title: str) -> None:
    """The same where there is no window yet: it stands on standard error as well."""
    program.wait_front(title)
    program.desktop.run("xdotool", "key", "Return")
    assert program.wait_end() == 1
    assert "Traceback" not in program.said()
    assert len(program.said().splitlines()) == 1


def test_a_folder_that_is_a_file(desktop: Session, start: Starter, tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("mine")
    closed_and_told(start(desktop), "The file cannot be used")
    assert (tmp_path / "profile").read_text() == "mine"


def test_settings_that_cannot_be_read(desktop: Session, start: Starter, database: Path) -> None:
    settings = database.with_name("settings.json")
    settings.write_text("{ not json")
    closed_and_told(start(desktop), "The file cannot be used")
    assert settings.read_text() == "{ not json"


def test_a_fault_of_ours_is_told_and_logged(desktop: Session, start: Starter, database: Path) -> None:
    """A table that is gone is nothing a person can cause; the window says so and lives on."""
    with closing(sqlite3.connect(database)) as file, file:
        file.execute("DROP TABLE series")
    program = start(desktop)
    program.wait_front("Something went wrong")
    log = database.parent / "log" / "fifth-touch.log"
    assert "no such table" in log.read_text("utf-8")
    program.desktop.run("xdotool", "key", "Return")
    assert program.lives()
