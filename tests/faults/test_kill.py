"""Kill -9 at any moment: whatever was confirmed is there after the next start (reliability P1)."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from app.bootstrap import Services, open_services
from app.system.paths import Profile, open_profile
from tests.faults.victim import JOURNAL, Entry, StepClock, london, until_of

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are Unix")


class Nursery:
    """A warm process that forks victims."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin
        assert process.stdout
        self._in: IO[str] = process.stdin
        self._out: IO[str] = process.stdout

    def ask(self, line: str) -> str:
        self._in.write(line + "\n")
        self._in.flush()
        return self._out.readline().strip()

    def live_and_die(self, folder: Path, seed: int, variant: str, seconds: float) -> None:
        """Have a victim work on a profile for a while, then kill it."""
        child = int(self.ask(f"{folder} {seed} {variant}"))
        time.sleep(seconds)  # the moment of death is what is tested
        os.kill(child, signal.SIGKILL)
        assert self.ask("end") == "gone"


@contextmanager
def nursery() -> Iterator[Nursery]:
    command = [sys.executable, "-m", "tests.faults.victim"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Nursery(process)
        assert process.stdin
        process.stdin.close()


@contextmanager
def opened(folder: Path) -> Iterator[Services]:
    services = open_services(Profile(folder), StepClock(), zone=london)
    try:
        yield services
    finally:
        services.close()


def lost(folder: Path) -> list[str]:
    """Open the profile after the death and return what was confirmed and is not there."""
    with opened(folder) as services:
        unsound = [f"{found.name}: {found.text}" for found in services.health.check() if not found.ok]
        return unsound + missing(services.database.driver, confirmed(folder))


def confirmed(folder: Path) -> list[Entry]:
    """Return the journal; its last line may be half written."""
    path = folder / JOURNAL
    lines = path.read_text("utf-8").split("\n")[:-1] if path.exists() else []
    return [json.loads(line) for line in lines]


def missing(driver: sqlite3.Connection, entries: list[Entry]) -> list[str]:
    last_of = {entry["touch"]: entry for entry in entries if "touch" in entry}
    found = []
    for entry in entries:
        if "touch" in entry and last_of[entry["touch"]] is not entry:
            continue
        if not is_there(driver, entry, len(entries)):
            found.append(json.dumps(entry))
    return found


def is_there(driver: sqlite3.Connection, entry: Entry, acts: int) -> bool:  # noqa: PLR0911 -- one for each act
    def count(sql: str, *values: object) -> int:
        return int(driver.execute(f"SELECT count(*) FROM {sql}", values).fetchone()[0])

    match entry:
        case {"act": "add", "lead": lead, "name": name}:
            return count("lead WHERE id = ? AND first_name = ?", lead, name) == 1
        case {"act": "note", "lead": lead, "text": text}:
            return count("activity WHERE lead_id = ? AND instr(title || body, ?)", lead, text) == 1
        case {"act": "meeting", "activity": activity, "series": series, "touches": touches, "recap": recap}:
            return (
                count("activity WHERE id = ?", activity) == 1
                and count("agreement WHERE activity_id = ?", activity) == 1
                # a call nobody took adds another try to the series
                and count(f"touch WHERE series_id = ? AND id IN ({ids_of(touches)})", series) == len(touches)
                and count("message WHERE id = ?", recap) == 1
            )
        case {"act": "done", "touch": touch}:
            return (
                count(
                    "touch JOIN activity ON touch_id = touch.id WHERE touch.id = ? AND state = 'done'", touch
                )
                == 1
            )
        case {"act": "skipped", "touch": touch}:
            return count("touch WHERE id = ? AND state = 'skipped' AND reason <> ''", touch) == 1
        case {"act": "snoozed", "touch": touch, "until": until}:
            # the act that was under way, saved and not yet confirmed, may have put it off anew or ended it
            moved = "state = 'snoozed' AND due_wall IN (?, ?) OR state IN ('done', 'skipped', 'stopped')"
            anew = until_of(acts + 1).isoformat()
            return count(f"touch WHERE id = ? AND ({moved})", touch, until, anew) == 1
        case {"act": "refused", "lead": lead}:
            still_open = "state IN ('planned', 'snoozed', 'held', 'blocked')"
            return (
                count("permission WHERE lead_id = ? AND permission = 'refused'", lead) > 0
                and count(f"touch WHERE lead_id = ? AND {still_open}", lead) == 0
            )
    raise AssertionError(entry)


def ids_of(touches: list[int]) -> str:
    return ", ".join(str(int(touch)) for touch in touches)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """An empty profile to copy from."""
    profile = open_profile(tmp_path / "fresh")
    services = open_services(profile, StepClock(), zone=london)
    services.close()
    profile.database.with_suffix(".ballast").unlink(missing_ok=True)  # 16 MB less for every copy
    return profile.folder


def run(fresh: Path, kills: int, variant: str, longest: float) -> tuple[int, int]:
    """Kill so many victims; return how many acts were confirmed and how many deaths lost some."""
    chance = random.Random(kills)
    confirmations = deaths_with_loss = 0
    with nursery() as nest:
        for seed in range(kills):
            folder = fresh.with_name(f"{variant}{seed}")
            shutil.copytree(fresh, folder)
            (folder / "fifth-touch.ballast").touch()
            nest.live_and_die(folder, seed, variant, chance.uniform(0, longest))
            gone = lost(folder)
            deaths_with_loss += bool(gone)
            if gone and variant == "right":
                pytest.fail(f"kill {seed} lost: {gone}")
            confirmations += len(confirmed(folder))
            shutil.rmtree(folder)
    return confirmations, deaths_with_loss


def test_200_kills_lose_nothing(fresh: Path) -> None:
    confirmations, losses = run(fresh, 200, "right", 0.3)
    assert losses == 0
    assert confirmations > 400  # they did work, or this proves nothing


@pytest.mark.thorough
@pytest.mark.timeout(7200)
def test_5000_kills_lose_nothing(fresh: Path) -> None:
    confirmations, losses = run(fresh, 5000, "right", 0.5)
    assert losses == 0
    assert confirmations > 10_000


def test_a_program_that_confirms_before_it_saves_is_caught(fresh: Path) -> None:
    _, losses = run(fresh, 15, "broken", 0.6)
    assert losses > 0
