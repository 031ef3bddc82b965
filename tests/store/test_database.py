"""The file: its settings, who may open it, and what is said when it cannot be used."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from app.errors import KnownError, StorageError
from app.models.company import Company
from app.store import ballast, pragmas
from app.store.database import Database
from tests.factory import World
from tests.factory import world as make_world

COUNT = text("SELECT count(*) FROM company")


def opened(path: Path) -> Database:
    return Database(path, patience=0.05, reserve=0)


def add(database: Database, name: str) -> None:
    with database.begin() as session:
        session.add(Company(name=name, key=name))


def break_half_way(database: Database) -> None:
    with database.begin() as session:
        session.add(Company(name="Acme", key="acme"))
        session.flush()
        raise ZeroDivisionError


def count(database: Database) -> object:
    with database.begin() as session:
        return session.scalar(COUNT)


def test_what_was_saved_is_there_again(tmp_path: Path) -> None:
    first = opened(tmp_path / "a.db")
    add(first, "Acme")
    first.close()
    second = opened(tmp_path / "a.db")
    assert count(second) == 1
    second.close()


def test_an_error_leaves_nothing_half_saved(tmp_path: Path) -> None:
    database = opened(tmp_path / "a.db")
    with pytest.raises(ZeroDivisionError):
        break_half_way(database)
    assert count(database) == 0
    database.close()


def test_settings_are_read_back(tmp_path: Path) -> None:
    database = opened(tmp_path / "a.db")
    pragmas.read_back(database.driver)
    (version,) = database.driver.execute("PRAGMA busy_timeout").fetchone()
    assert version == 50
    database.close()


@pytest.mark.parametrize("name", ["synchronous", "foreign_keys", "secure_delete", "trusted_schema"])
def test_a_setting_that_does_not_take_is_refused(tmp_path: Path, name: str) -> None:
    database = opened(tmp_path / "a.db")
    wrong = "ON" if name == "trusted_schema" else "OFF"
    database.driver.execute(f"PRAGMA {name} = {wrong}")
    with pytest.raises(StorageError, match=name):
        pragmas.read_back(database.driver)
    database.close()


def test_another_program_that_has_it_open_is_named(tmp_path: Path) -> None:
    database = opened(tmp_path / "a.db")
    script = (
        "import sys; from pathlib import Path; from app.store.database import Database\n"
        "from app.errors import StorageError\n"
        "try: Database(Path(sys.argv[1]), patience=0.05, reserve=0)\n"
        "except StorageError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(database.path)], capture_output=True, text=True, check=True
    )
    assert "Another program has" in done.stdout
    assert "start again" in done.stdout
    add(database, "Acme")
    database.close()


def not_a_database(path: Path) -> None:
    path.write_bytes(b"this is a letter, not a database\n" * 100)


def damaged(path: Path) -> None:
    opened(path).close()
    data = bytearray(path.read_bytes())
    data[100:4096] = os.urandom(3996)
    path.write_bytes(data)


def newer(path: Path) -> None:
    opened(path).close()
    with sqlite3.connect(path) as driver:
        driver.execute("UPDATE alembic_version SET version_num = '0999_future'")
    driver.close()


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as driver:
        driver.execute("CREATE TABLE bookmark (url TEXT)")
    driver.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (not_a_database, "is not a database of Fifth Touch"),
        (damaged, "is damaged"),
        (newer, "newer version of Fifth Touch"),
        (foreign, "the database of another program"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(
    tmp_path: Path, spoil: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "a.db"
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(StorageError, match=words) as caught:
        opened(path)
    assert caught.value.advice
    if spoil is not foreign:  # its journal mode is set before the tables are looked at
        assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be opened"):
        opened(tmp_path / "nowhere" / "a.db")


def test_a_full_disk_loses_nothing_and_gives_back_the_room_kept_aside(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", patience=0.05, reserve=64 * 1024)
    assert (tmp_path / "a.ballast").stat().st_size == 64 * 1024
    add(database, "Acme")
    (pages,) = database.driver.execute("PRAGMA page_count").fetchone()
    database.driver.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="disk is full") as caught:
        add(database, "x" * 200_000)
    assert "try again now" in caught.value.advice
    assert not (tmp_path / "a.ballast").exists()
    database.driver.execute("PRAGMA max_page_count = 1000000")
    add(database, "y" * 200_000)
    assert count(database) == 2
    database.close()


def test_the_ballast_is_laid_once(tmp_path: Path) -> None:
    ballast.lay(tmp_path / "x", 4096)
    ballast.lay(tmp_path / "x", 8192)
    assert (tmp_path / "x").stat().st_size == 4096
    assert ballast.free(tmp_path / "x")
    assert not ballast.free(tmp_path / "x")


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    database = opened(tmp_path / "a.db")
    add(database, "Acme")
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"a.db": 0o600, "a.db-wal": 0o600}
    database.close()


def test_a_closed_file_is_complete_by_itself(tmp_path: Path) -> None:
    database = opened(tmp_path / "a.db")
    add(database, "Acme")
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_it_belongs_to_one_thread(tmp_path: Path) -> None:
    database = opened(tmp_path / "a.db")
    errors: list[BaseException] = []

    def intrude() -> None:
        try:
            count(database)
        except BaseException as error:  # noqa: BLE001 -- looked at below
            errors.append(error)

    thread = threading.Thread(target=intrude)
    thread.start()
    thread.join()
    assert isinstance(errors[0], AssertionError)
    database.close()


def test_damage_found_later_is_told(tmp_path: Path) -> None:
    with make_world(tmp_path) as made:
        for number in range(30):
            made.lead(f"Anna{number}")
        assert made.database.quick_check(5) == ()
    path = tmp_path / "fifth-touch.db"
    data = bytearray(path.read_bytes())
    for page in range(20, 60):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(data)
    try:
        database = opened(path)
    except KnownError:
        return  # so bad that it shows at once
    assert database.quick_check(5)
    database.driver.close()


def test_a_copy_is_complete_and_checked(tmp_path: Path) -> None:
    with make_world(tmp_path) as made:
        made.lead()
        made.database.copy_to(tmp_path / "copy.db")
        copy = sqlite3.connect(tmp_path / "copy.db")
        assert copy.execute("SELECT count(*) FROM lead").fetchone() == (1,)
        copy.close()


def test_search_follows_every_change(world: World) -> None:
    lead = world.lead("Łucja")
    driver = world.database.driver
    found = "SELECT count(*) FROM lead_search WHERE lead_search MATCH ?"
    assert driver.execute(found, ("lucja",)).fetchone() == (1,)
    with world.database.begin() as session:
        session.execute(text("UPDATE lead SET search = 'first' WHERE id = :id"), {"id": lead})
        session.execute(text("UPDATE lead SET search = 'second' WHERE id = :id"), {"id": lead})
    counts = [driver.execute(found, (word,)).fetchone()[0] for word in ("lucja", "first", "second")]
    assert counts == [0, 0, 1]
    with world.database.begin() as session:
        session.execute(text("DELETE FROM lead WHERE id = :id"), {"id": lead})
    assert driver.execute(found, ("second",)).fetchone() == (0,)
    driver.execute("INSERT INTO lead_search (lead_search) VALUES ('integrity-check')")
