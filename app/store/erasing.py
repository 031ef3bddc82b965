"""A person leaves no trace in a file: rows of every table, words of the search index, free pages.

The open database goes by its own promises; a backup, whatever version it is, is rewritten by what its tables
say of themselves.
"""

# ruff: noqa: S608 -- names of tables and columns come from the file's own schema

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.errors import DamagedError
from app.models.lead import Lead
from app.store import permissions, uniting
from app.store.belongings import RECORD, pointing_at_lead

REMINDED = (("touch", "touch"), ("agreement", "agreement"), ("recap", "message"))
"""Kinds of reminders, and the tables their subjects stand in."""
_PRAGMAS = ("journal_mode = MEMORY", "secure_delete = ON", "foreign_keys = OFF", "temp_store = MEMORY")


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a person is known again in an older file.

    Attributes:
        emails, phones: As they are compared; first ones and further ones.
        name: Folded, as leads are sorted.
    """

    lead_id: int
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    name: str


def identity(session: Session, lead_id: int) -> Identity:
    """Return by what a lead is known again."""
    lead = session.get_one(Lead, lead_id)
    query = text("SELECT kind, key FROM contact WHERE lead_id = :lead")
    further = session.execute(query, {"lead": lead_id}).all()
    emails = (lead.email_key, *(key for kind, key in further if kind == "email"))
    phones = (lead.phone_key, *(key for kind, key in further if kind == "phone"))
    return Identity(lead_id, tuple(filter(None, emails)), tuple(filter(None, phones)), lead.sort_name)


def erase(session: Session, lead_id: int) -> None:
    """Delete a lead with all that belongs to it; its addresses stand on the list of those who said no."""
    company = session.get_one(Lead, lead_id).company_id
    session.flush()
    for kind, table in REMINDED:
        subjects = f"SELECT id FROM {table} WHERE lead_id = :lead"
        query = f"DELETE FROM reminder WHERE kind = :kind AND subject IN ({subjects})"
        session.execute(text(query), {"kind": kind, "lead": lead_id})
    for table, column in reversed(pointing_at_lead()):
        if table.name != RECORD:  # it goes with the lead
            session.execute(text(f"DELETE FROM {table.name} WHERE {column.name} = :lead"), {"lead": lead_id})
    uniting.let_go(session, lead_id, None)
    empty = "DELETE FROM company WHERE id = :id AND NOT EXISTS (SELECT 1 FROM lead WHERE company_id = :id)"
    session.execute(text(empty), {"id": company})


def close_for_ever(session: Session, lead_id: int, at: datetime) -> None:
    """Put the addresses of a lead on the list, as the one thing that stays; `at` is the UTC instant."""
    permissions.close_addresses(session, lead_id, at, "erased")


def scrub(driver: sqlite3.Connection) -> None:
    """Write the file anew without what was deleted: words of the index, free pages, the log of writes."""
    driver.execute("INSERT INTO lead_search (lead_search) VALUES ('rebuild')")
    if driver.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'undo_log'").fetchone():
        driver.execute("DELETE FROM temp.undo_log")
    driver.execute("VACUUM")
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def erase_in_file(path: Path, who: Identity) -> int:
    """Erase a person in a closed file; return how many leads. Raises DamagedError, sqlite3.Error."""
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        for pragma in _PRAGMAS:
            driver.execute(f"PRAGMA {pragma}")
        found = tuple(_known_again(driver, who))
        if found:
            _erase_rows(driver, found)
            driver.execute("VACUUM")
            if driver.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise DamagedError(f"{path.name} is damaged.", "Delete it.")
    return len(found)


def _known_again(driver: sqlite3.Connection, who: Identity) -> Iterator[int]:
    """Yield the leads that are this person: the same address, or number and name, or id and name."""
    for lead_id, email, phone, name in driver.execute("SELECT id, email_key, phone_key, sort_name FROM lead"):
        same_name = name == who.name
        if (
            (email and email in who.emails)
            or (phone and phone in who.phones and same_name)
            or (lead_id == who.lead_id and same_name)
        ):
            yield lead_id


def _erase_rows(driver: sqlite3.Connection, leads: tuple[int, ...]) -> None:
    """Delete the rows of these leads in every table that points at one; triggers stand aside meanwhile."""
    driver.execute("BEGIN IMMEDIATE")
    triggers = driver.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        driver.execute(f'DROP TRIGGER "{name}"')
    companies = driver.execute(f"SELECT company_id FROM lead WHERE id IN ({_marks(leads)})", leads).fetchall()
    for table, column in _pointing(driver):
        driver.execute(f'DELETE FROM "{table}" WHERE "{column}" IN ({_marks(leads)})', leads)
    driver.execute(f"DELETE FROM lead WHERE id IN ({_marks(leads)})", leads)
    for (company,) in companies:
        empty = "DELETE FROM company WHERE id = ? AND NOT EXISTS (SELECT 1 FROM lead WHERE company_id = ?)"
        driver.execute(empty, (company, company))
    driver.execute("INSERT INTO lead_search (lead_search) VALUES ('rebuild')")
    for _, sql in triggers:
        driver.execute(sql)
    driver.execute("COMMIT")


def _pointing(driver: sqlite3.Connection) -> list[tuple[str, str]]:
    tables = driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        (name, key[3])
        for (name,) in tables
        for key in driver.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
        if key[2] == "lead"
    ]


def _marks(values: tuple[int, ...]) -> str:
    return ", ".join("?" * len(values))
