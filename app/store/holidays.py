"""Public holidays kept in the file, so that a plan does not wait for the library that knows them.

Asked for in the middle of reading and planning: by the driver, within whatever transaction is open.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import date

_READ = "SELECT days FROM holiday_year WHERE country = ? AND part = ? AND year = ? AND told_by = ?"
_KEEP = "INSERT OR REPLACE INTO holiday_year (country, part, year, days, told_by) VALUES (?, ?, ?, ?, ?)"


def kept(
    driver: sqlite3.Connection, country: str, part: str, year: int, told_by: str
) -> Mapping[date, str] | None:
    """Return the holidays kept of a year, or None when this version has not asked for them yet."""
    row = driver.execute(_READ, (country, part, year, told_by)).fetchone()
    if row is None:
        return None
    return {date.fromisoformat(day): name for day, name in json.loads(row[0]).items()}


def keep(
    driver: sqlite3.Connection, country: str, part: str, year: int, told_by: str, days: Mapping[date, str]
) -> None:
    """Keep the holidays of a year, in place of older ones."""
    named = {day.isoformat(): name for day, name in sorted(days.items())}
    driver.execute(_KEEP, (country, part, year, json.dumps(named, ensure_ascii=False), told_by))
