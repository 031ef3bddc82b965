"""Old files come up to date in one step or stay as they were; the tables are what the models say."""

# ruff: noqa: E501 -- statements stand as they are

import sqlite3
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import StaticPool

from app.errors import StorageError
from app.models import schema
from app.store import pragmas, sessions, upgrade
from app.store.database import Database

ADDS = """
from alembic import op
revision, down_revision = "9999_more", "HEAD"

def upgrade():
    op.execute("ALTER TABLE company ADD COLUMN website TEXT NOT NULL DEFAULT ''")
"""
BREAKS = ADDS + "    raise ValueError('half-way')\n"
ORPHANS = ADDS + '    op.execute("UPDATE lead SET company_id = 999")\n'


def open_plain(path: Path) -> tuple[sqlite3.Connection, Engine]:
    driver = pragmas.connect(path, 0.05)
    engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
    event.listen(engine, "begin", sessions._begin_immediate)
    return driver, engine


def shape(driver: sqlite3.Connection) -> dict[str, str]:
    rows = driver.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: "".join(sql.split()) for name, sql in rows}


def scripts(folder: Path, more: str) -> Path:
    versions = folder / "scripts" / "versions"
    versions.mkdir(parents=True)
    (folder / "scripts" / "env.py").write_text((upgrade.SCRIPTS / "env.py").read_text())
    for script in (upgrade.SCRIPTS / "versions").glob("*.py"):
        (versions / script.name).write_text(script.read_text())
    (versions / "9999_more.py").write_text(more.replace("HEAD", schema.HEAD))
    return folder / "scripts"


def filled(path: Path) -> None:
    database = Database(path, patience=0.05, reserve=0)
    database.driver.execute("INSERT INTO company (name, key) VALUES ('Acme', 'acme')")
    database.driver.execute(
        "INSERT INTO lead (first_name, last_name, company_id, title, email, email_key, phone, phone_key, country,"
        " city, zone, zones, notes, source, tags, stage, sort_name, search, rest_reason, added_at)"
        " VALUES ('A', '', 1, '', '', '', '', '', '', '', '', '[]', '', '', '[]', 'new', '', '', '', 0)"
    )
    database.close()


def test_migrations_make_the_tables_of_the_models(tmp_path: Path) -> None:
    fresh = Database(tmp_path / "fresh.db", reserve=0)
    driver, engine = open_plain(tmp_path / "migrated.db")
    upgrade.migrate(driver, engine, upgrade.SCRIPTS, upgrade.KNOWN[-1])
    assert shape(driver) == shape(fresh.driver)
    assert upgrade.revision(driver) == upgrade.revision(fresh.driver) == schema.HEAD
    fresh.close()
    driver.close()


def test_the_newest_revision_is_the_known_one() -> None:
    config = Config()
    config.set_main_option("script_location", str(upgrade.SCRIPTS))
    config.set_main_option("path_separator", "os")
    known = ScriptDirectory.from_config(config)
    assert known.get_current_head() == upgrade.KNOWN[-1] == schema.HEAD
    assert {script.revision for script in known.walk_revisions()} == set(upgrade.KNOWN)


def test_every_table_is_strict(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", reserve=0)
    rows = database.driver.execute("SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'")
    loose = {name for name, kind, strict in rows if kind == "table" and not strict}
    assert {name for name in loose if not name.startswith("sqlite_")} == set()
    with pytest.raises(sqlite3.IntegrityError):
        database.driver.execute("INSERT INTO company (name, key) VALUES ('Acme', x'00')")
    database.close()


def test_an_older_file_keeps_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "a.db")
    monkeypatch.setattr(upgrade, "SCRIPTS", scripts(tmp_path, ADDS))
    monkeypatch.setattr(upgrade, "KNOWN", (*upgrade.KNOWN, "9999_more"))
    copies: list[Path] = []
    database = Database(tmp_path / "a.db", before_migration=copies.append, patience=0.05, reserve=0)
    assert database.driver.execute("SELECT name, website FROM company").fetchall() == [("Acme", "")]
    assert upgrade.revision(database.driver) == "9999_more"
    database.close()
    copy = sqlite3.connect(copies[0])
    assert copy.execute("SELECT id, name, key FROM company").fetchall() == [(1, "Acme", "acme")]
    copy.close()


@pytest.mark.parametrize(("more", "error"), [(BREAKS, ValueError), (ORPHANS, StorageError)])
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, more: str, error: type[Exception]
) -> None:
    filled(tmp_path / "a.db")
    driver, engine = open_plain(tmp_path / "a.db")
    before = shape(driver)
    with pytest.raises(error):
        upgrade.migrate(driver, engine, scripts(tmp_path, more), "9999_more")
    assert shape(driver) == before
    assert upgrade.revision(driver) == schema.HEAD
    assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)
    driver.close()
