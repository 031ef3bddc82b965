"""Files that are damaged, newer, foreign, locked, and disks that are full: words, exit 1, nothing lost."""

from __future__ import annotations

import random
import resource
import signal
import sqlite3
import sys
from pathlib import Path

import pytest

from app.bootstrap import Services, open_services
from app.domain.lead import LeadDetails
from app.errors import KnownError, StorageError
from app.system.paths import open_profile
from tests.faults.victim import StepClock, london
from tests.journeys.test_commands import GOOGLE, Shell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals are Unix")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "profile")
    assert shell("import", str(GOOGLE)).code == 0
    assert shell("backup", str(tmp_path / "good.db")).code == 0
    return shell


def database(shell: Shell) -> Path:
    return shell.profile / "fifth-touch.db"


def overwrite(path: Path, start: int, data: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + len(data)] = data
    path.write_bytes(content)


def test_a_damaged_file_is_named_kept_and_restored_over(shell: Shell, tmp_path: Path) -> None:
    overwrite(database(shell), 0, b"\xff" * 4096)
    damaged = database(shell).read_bytes()
    assert "damaged" in shell.refused("leads", "--json")
    assert database(shell).read_bytes() == damaged
    assert shell("restore", str(tmp_path / "good.db")).code == 0
    assert shell("leads", "--json").data["total"] == 27
    (kept,) = (shell.profile / "backups").glob("damaged-*fifth-touch.db")
    assert kept.read_bytes() == damaged


def test_a_restore_from_a_damaged_backup_leaves_everything(shell: Shell, tmp_path: Path) -> None:
    before = shell("leads", "--json").data
    overwrite(tmp_path / "good.db", 8192, b"\xff" * 4096)
    assert "damaged" in shell.refused("restore", str(tmp_path / "good.db"))
    assert shell("leads", "--json").data == before


def test_a_newer_file_is_refused_and_left_as_it_is(shell: Shell, tmp_path: Path) -> None:
    for path in (database(shell), tmp_path / "good.db"):
        driver = sqlite3.connect(path)
        driver.execute("UPDATE alembic_version SET version_num = '9999_future'")
        driver.commit()
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        driver.close()
    content = database(shell).read_bytes()
    assert "newer version" in shell.refused("leads")
    assert "newer version" in shell.refused("restore", str(tmp_path / "good.db"))
    assert database(shell).read_bytes() == content


def test_the_file_of_another_program_is_refused(tmp_path: Path) -> None:
    other = Shell(tmp_path / "other")
    other.profile.mkdir()
    driver = sqlite3.connect(database(other))
    driver.execute("CREATE TABLE songs (title TEXT)")
    driver.close()
    assert "another program" in other.refused("leads")


def test_a_file_that_another_program_holds_is_said(shell: Shell) -> None:
    holder = sqlite3.connect(database(shell), isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert "open" in shell.refused("leads")
    finally:
        holder.close()
    assert shell("leads", "--json").data["total"] == 27


def test_a_profile_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("not a folder")
    assert "profile" in Shell(tmp_path / "profile").refused("leads")


def test_damaged_settings_are_said_and_left(shell: Shell) -> None:
    settings = shell.profile / "settings.json"
    settings.write_text("{ torn")
    assert "settings" in shell.refused("leads")
    assert settings.read_text() == "{ torn"


def test_a_program_that_may_write_no_more_says_so_and_loses_nothing(shell: Shell, tmp_path: Path) -> None:
    before = shell("leads", "--json").data
    rows = "".join(f"Person{number},p{number}@x.example,{'n' * 400}\n" for number in range(3000))
    (tmp_path / "many.csv").write_text("Name,E-mail,Notes\n" + rows)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = shell("import", str(tmp_path / "many.csv"), limit=limit)
    assert done.code == 1
    assert done.err.strip()
    assert shell("leads", "--json").data == before
    assert shell("import", str(tmp_path / "many.csv"), "--json").data["added"] == 3000


def add_leads(services: Services, confirmed: list[int]) -> None:
    for number in range(2000):
        details = LeadDetails(f"Lead{number}", notes="n" * 2000, email=f"l{number}@x.example")
        confirmed.append(services.leads.add(details).lead_id)


@pytest.mark.parametrize("room", range(0, 40, 8))
def test_a_full_database_keeps_all_that_was_confirmed(tmp_path: Path, room: int) -> None:
    """SQLite says "full" after so many more pages, wherever in an act that falls."""
    services = open_services(open_profile(tmp_path / "profile"), StepClock(), zone=london)
    driver = services.database.driver
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    driver.execute(f"PRAGMA max_page_count = {pages + room}")
    confirmed: list[int] = []
    with pytest.raises(StorageError, match="full"):
        add_leads(services, confirmed)
    assert len(services.leads.rows(confirmed)) == len(confirmed) == services.leads.ids().total
    driver.execute("PRAGMA max_page_count = 1073741823")
    services.leads.add(LeadDetails("After"))
    services.close()
    again = open_services(open_profile(tmp_path / "profile"), StepClock(), zone=london)
    assert again.leads.ids().total == len(confirmed) + 1
    assert all(finding.ok for finding in again.health.check())
    again.close()


@pytest.mark.usefixtures("shell")
def test_any_damage_ends_in_words_or_is_harmless(tmp_path: Path) -> None:
    """Bytes all over the file, and no damage ends in anything but words."""
    chance = random.Random(7)
    good = (tmp_path / "good.db").read_bytes()
    for trial in range(40):
        profile = open_profile(tmp_path / f"damaged{trial}")
        content = bytearray(good)
        for _ in range(chance.choice((1, 20, 400))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        profile.database.write_bytes(content)
        try:
            services = open_services(profile, StepClock(), zone=london)
        except KnownError as error:
            assert error.advice  # noqa: PT017 -- either is right
            continue
        try:
            services.health.check()
        finally:
            services.database.driver.close()
