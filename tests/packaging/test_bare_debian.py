"""The .deb in a bare Debian 12: installed by apt, started by its menu entry, reminding, upgraded, removed."""

import configparser
import hashlib
import json
import shlex
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app import __version__
from tests.desktop.session import Session, missing_line, start_desktop
from tests.journeys.waiting import until
from tests.packaging import bare
from tests.packaging.bare import Bare, Running
from tests.packaging.conftest import ROOT
from tests.packaging.previous import previous_deb

pytestmark = [
    pytest.mark.packaged,
    pytest.mark.timeout(900),
    pytest.mark.skipif(bool(bare.missing()), reason=bare.missing()),
    pytest.mark.skipif(bool(missing_line()), reason=f"run: {missing_line()}"),
]
GOOGLE = ROOT / "tests" / "data" / "csv" / "google_2024.csv"
LONDON = ZoneInfo("Europe/London")
PASSING = frozenset({"etc/ld.so.cache~"})
DATA = ".local/share/fifth-touch"
Starter = Callable[[list[str]], Running]


@pytest.fixture
def debian(tmp_path: Path) -> Iterator[Bare]:
    made = Bare(tmp_path / "tree")
    shutil.copy(GOOGLE, made.tree / "tmp")
    yield made
    shutil.rmtree(made.tree)


@pytest.fixture
def desktop(debian: Bare) -> Iterator[Session]:
    """Screen, bus and pop-ups outside the tree; the tree itself has nothing of a desktop."""
    session = start_desktop(debian.tree / "tmp" / "desktop")
    yield session
    session.stop()


@pytest.fixture
def start(debian: Bare, desktop: Session) -> Iterator[Starter]:
    """Starts the installed program on that desktop; what still runs at the end is ended."""
    started: list[Running] = []

    def begin(command: list[str]) -> Running:
        started.append(Running(debian, desktop, command))
        return started[-1]

    yield begin
    for program in started:
        program.stop()


@pytest.fixture
def deb(packages: Path) -> Path:
    [found] = packages.glob(f"fifth-touch_{__version__}_*.deb")
    return found


def menu_commands(debian: Bare) -> dict[str, list[str]]:
    """What the menu starts: the entry itself and its actions, by name."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(debian.tree / "usr/share/applications/fifth-touch.desktop")
    return {part["Name"]: shlex.split(part["Exec"]) for name, part in entry.items() if name != "DEFAULT"}


def popups(desktop: Session) -> list[str]:
    desktop.run("dunstctl", "close-all")
    return [note["summary"]["data"] for note in json.loads(desktop.run("dunstctl", "history"))["data"][0]]


def with_series(debian: Bare) -> list[int]:
    """Bring in leads and log a meeting; return the touches' ids."""
    debian.ask("import", "/tmp/google_2024.csv")
    lead = next(row for row in debian.ask("leads")["leads"] if row["email"] and row["first_name"].isalpha())
    met = (now() - timedelta(days=1)).astimezone(LONDON).replace(tzinfo=None).isoformat("T", "seconds")
    logged = debian.ask("log-meeting", "--lead", str(lead["id"]), "--at", met, "--permission", "given")
    return [touch["id"] for touch in logged["touches"]]


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the program under test lives in real time


def test_from_installing_to_removing(debian: Bare, desktop: Session, start: Starter, deb: Path) -> None:
    before = debian.files()
    debian.install(deb)
    assert missing_libraries(debian) == ""
    selftest = debian.person("fifth-touch", "selftest")
    assert selftest.returncode == 0, selftest.stdout + selftest.stderr
    program = start(menu_commands(debian)["Fifth Touch"])
    program.wait_mark("today-usable")
    touches = with_series(debian)
    due = (now() + timedelta(seconds=2)).replace(microsecond=0)
    wall = due.astimezone(LONDON).replace(tzinfo=None).isoformat("T", "seconds")
    debian.ask("snooze", str(touches[0]), "--until", wall)
    until(lambda: popups(desktop), "no notification is shown")
    assert popups(desktop)[0].startswith("E-mail ")
    assert program.end() == 0
    assert program.said() == ""
    debian.remove()
    left = debian.files() - before
    assert f"home/rep/{DATA}/fifth-touch.db" in left
    assert {path for path in left if not path.startswith(f"home/rep/{DATA}") and not is_shared(path)} == set()


def is_shared(path: str) -> bool:
    """What other packages leave behind, and the folders on the way to the data."""
    return path in {"home/rep/.local", "home/rep/.local/share"} or path.startswith(
        ("etc/", "home/rep/.cache")
    )


def missing_libraries(debian: Bare) -> str:
    """Return what the bundle's libraries ask for and neither the bundle nor its dependencies have."""
    folder = "/usr/lib/fifth-touch"
    look = (
        f"cd {folder}; find . -name '*.so*' -type f -exec ldd {{}} + 2>/dev/null | grep 'not found' || true"
    )
    return debian.root("env", f"LD_LIBRARY_PATH={folder}/_internal", "sh", "-c", look).strip()


def rows(database: Path) -> dict[str, list[dict[str, object]]]:
    """All rows of what the first version knew; not the words for the search, which are made from them."""
    tables = ("company", "lead", "series", "touch", "activity", "agreement", "permission", "message")
    with closing(sqlite3.connect(f"file:{database}?immutable=1", uri=True)) as file:
        file.row_factory = sqlite3.Row
        return {table: _rows_of(file, table) for table in tables}


def _rows_of(file: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    found = file.execute(f"SELECT * FROM {table} ORDER BY id")
    return [{name: row[name] for name in row.keys() if name != "search"} for row in found]  # noqa: SIM118 - no dict


def reason(backup: Path) -> str:
    with closing(sqlite3.connect(f"file:{backup}?immutable=1", uri=True)) as file:
        [(told,)] = file.execute("SELECT value FROM fact WHERE name = 'backup-reason'")
    return str(told)


def test_the_actions_of_the_menu(debian: Bare, desktop: Session, start: Starter, deb: Path) -> None:
    """The first one starts the program, the others are heard by the one that runs."""
    debian.install(deb)
    commands = menu_commands(debian)
    program = start(commands["Quick add"])
    program.wait_mark("ready")
    until(lambda: windows(desktop, "Quick add"), program.said)
    desktop.run("xdotool", "key", "Escape")
    until(lambda: not windows(desktop, "Quick add"), "it stays")
    assert start(commands["Log meeting"]).process.wait(30) == 0
    until(lambda: windows(desktop, "Log meeting"), program.said)
    desktop.run("xdotool", "key", "Escape")
    until(lambda: not windows(desktop, "Log meeting"), "it stays")
    assert start(commands["Due list"]).process.wait(30) == 0
    until(lambda: windows(desktop, "Fifth Touch"), program.said)
    assert program.end() == 0
    assert program.said() == ""


def windows(desktop: Session, title: str) -> list[str]:
    """The visible windows with this title."""
    done = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", f"^{title}( .*)?$"],
        env=desktop.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.split()


def test_upgrade_and_back(debian: Bare, deb: Path, tmp_path: Path) -> None:
    """All is there after an update, a copy from before lies with the backups, and there is no way back."""
    debian.install(previous_deb(tmp_path))
    with_series(debian)
    database = debian.home / DATA / "fifth-touch.db"
    before = rows(database)
    assert len(before["lead"]) > 20
    assert len(before["touch"]) == 8
    debian.install(deb)
    assert debian.ask("leads")["total"] == len(before["lead"])
    after = rows(database)
    for table, held in before.items():
        kept = after[table][: len(held)]
        assert [{**new, **old} for new, old in zip(kept, held, strict=True)] == kept, table
    copies = [
        path for path in (debian.home / DATA / "backups").iterdir() if reason(path) == "before the update"
    ]
    assert [rows(path) for path in copies] == [before]
    assert debian.person("fifth-touch", "check").returncode == 0
    content = hashlib.sha256(database.read_bytes()).hexdigest()
    debian.install(previous_deb(tmp_path), "--allow-downgrades")
    refused = debian.person("fifth-touch", "leads")
    assert refused.returncode == 1
    assert "newer version of Fifth Touch" in refused.stderr
    assert hashlib.sha256(database.read_bytes()).hexdigest() == content
