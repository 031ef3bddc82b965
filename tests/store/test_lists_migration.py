"""A file from before the lists had columns of their own: everything stands in them once it is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from app.domain.view import LeadView
from app.store import pragmas, sessions, upgrade
from tests.factory import world

LEAD = """INSERT INTO lead (first_name, last_name, title, email, email_key, phone, phone_key, country, city,
zone, zones, notes, source, tags, stage, sort_name, search, rest_reason, added_at)
VALUES ('Anna', 'Vogt', 'Director', '', '', '', '', 'DE', '', '', '[]', 'Zwei Straßen', '', '[]', 'new',
'anna vogt', 'anna vogt director', '', 0)"""
TOUCH = """INSERT INTO touch (lead_id, number, channel, state, due_utc, due_wall, due_zone, planned_utc,
planned_wall, planned_zone, minutes, purpose, why, locked, check_in, reason)
VALUES (1, 1, 'call', 'planned', 1780000000000000, '2026-05-28T21:26:40', 'UTC', 1780000000000000,
'2026-05-28T21:26:40', 'UTC', 10, 'Call', '[["P5", "5 days on"]]', 0, 0, '')"""
ACTIVITY = """INSERT INTO activity (lead_id, kind, at, title, body, minutes, problems, solutions)
VALUES (1, 'call', 1770000000000000, 'Call', '', 5, '[]', '[]')"""


def older(path: Path) -> None:
    """Make a file as it was before, with one lead."""
    driver = pragmas.connect(path, 0.05)
    engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
    event.listen(engine, "begin", sessions._begin_immediate)
    upgrade.migrate(driver, engine, upgrade.SCRIPTS, "0004_reminder")
    for statement in (LEAD, TOUCH, ACTIVITY):
        driver.execute(statement)
    driver.execute("INSERT INTO lead_search (rowid, search) SELECT id, search FROM lead")
    driver.execute("INSERT INTO fact (name, value) VALUES ('suppression-key', '00')")
    driver.close()


def test_lists_searches_and_scores_of_an_older_file(tmp_path: Path) -> None:
    older(tmp_path / "fifth-touch.db")
    with world(tmp_path) as made:
        (row,) = made.leads.rows(made.leads.ids().ids)
        assert row.next_touch is not None
        assert row.last_activity is not None
        assert list(made.leads.ids(search="strassen").ids) == [1]  # notes are found as well
        assert made.leads.counts()[LeadView.NO_NEXT_STEP] == 0
        assert row.score is None
        assert made.scores.pass_on() is False
        (scored,) = made.leads.rows([1])
        assert scored.score == made.scores.of(1).points == 20
        kept = made.database.driver.execute("SELECT next_due, last_at FROM lead").fetchone()
        assert kept == (1780000000000000, 1770000000000000)


def test_the_index_of_the_search_is_whole(tmp_path: Path) -> None:
    older(tmp_path / "fifth-touch.db")
    with world(tmp_path) as made:
        made.lead("Bruno", notes="dock")
        driver: sqlite3.Connection = made.database.driver
        driver.execute("INSERT INTO lead_search (lead_search, rank) VALUES ('integrity-check', 1)")
