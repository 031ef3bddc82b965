"""Keeping the search index in step with the leads.

With trusted_schema=OFF no trigger may write to a virtual table (SQLite 3.40), so temporary triggers note
which texts changed, however that came about, and the end of each transaction brings the index up to them.
"""

from __future__ import annotations

import sqlite3

_WATCH = (
    "CREATE TEMP TABLE search_change (id INTEGER PRIMARY KEY, lead_id INTEGER NOT NULL, old TEXT, new TEXT)",
    """CREATE TEMP TRIGGER search_added AFTER INSERT ON main.lead
BEGIN INSERT INTO search_change (lead_id, new) VALUES (NEW.id, NEW.search); END""",
    """CREATE TEMP TRIGGER search_removed AFTER DELETE ON main.lead
BEGIN INSERT INTO search_change (lead_id, old) VALUES (OLD.id, OLD.search); END""",
    """CREATE TEMP TRIGGER search_changed AFTER UPDATE OF search ON main.lead WHEN OLD.search <> NEW.search
BEGIN INSERT INTO search_change (lead_id, old, new) VALUES (OLD.id, OLD.search, NEW.search); END""",
)
# The index is told the text it holds of a lead (the first old one) and the text to hold (the last new one).
_TAKE_OUT = """INSERT INTO lead_search (lead_search, rowid, search) SELECT 'delete', lead_id, old
FROM (SELECT lead_id, old, min(id) FROM search_change GROUP BY lead_id) WHERE old IS NOT NULL"""
_PUT_IN = """INSERT INTO lead_search (rowid, search) SELECT lead_id, new
FROM (SELECT lead_id, new, max(id) FROM search_change GROUP BY lead_id) WHERE new IS NOT NULL"""


def watch(driver: sqlite3.Connection) -> None:
    """Note every change of a lead's text from now on, on this connection."""
    for statement in _WATCH:
        driver.execute(statement)


def bring_up(driver: sqlite3.Connection) -> None:
    """Bring the index up to what changed in this transaction."""
    if driver.execute("SELECT 1 FROM search_change LIMIT 1").fetchone() is None:
        return
    driver.execute(_TAKE_OUT)
    driver.execute(_PUT_IN)
    driver.execute("DELETE FROM search_change")
