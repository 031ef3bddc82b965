"""Looking a database over: pages, references, and what must always be so."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.domain.words import OPEN_STATES

_OPEN = ", ".join(f"'{state}'" for state in sorted(OPEN_STATES))
_LAST_WORD = "(SELECT permission FROM permission WHERE lead_id = {lead} ORDER BY id DESC LIMIT 1)"

# ruff: noqa: S608 -- constant statements put together from our own words
INVARIANTS: tuple[tuple[str, str], ...] = (
    (
        "Nobody who said no has an open touch",
        (
            f"SELECT count(*) FROM touch WHERE state IN ({_OPEN}) AND "
            f"{_LAST_WORD.format(lead='touch.lead_id')} IN ('refused', 'withdrawn')"
        ),
    ),
    (
        "Every touch belongs to the lead of its series",
        (
            "SELECT count(*) FROM touch JOIN series ON series.id = touch.series_id "
            "WHERE series.lead_id <> touch.lead_id"
        ),
    ),
    (
        "No ended series has an open touch",
        (
            f"SELECT count(*) FROM touch JOIN series ON series.id = touch.series_id "
            f"WHERE series.state = 'ended' AND touch.state IN ({_OPEN})"
        ),
    ),
    (
        "The search knows every lead",
        "SELECT abs((SELECT count(*) FROM lead) - (SELECT count(*) FROM lead_search_docsize))",
    ),
    (
        "The load of the days adds up",
        (
            "SELECT abs((SELECT count(*) FROM touch WHERE state IN ('planned', 'snoozed', 'done')) "
            "- (SELECT coalesce(sum(touches), 0) FROM load))"
        ),
    ),
)
"""A sentence and the statement that counts where it does not hold."""


def pages(session: Session) -> tuple[str, ...]:
    """Return what is wrong with the file's pages and indexes; nothing when all is well."""
    lines = session.execute(text("PRAGMA integrity_check(20)")).scalars()
    return tuple(str(line) for line in lines if line != "ok")


def dangling(session: Session) -> int:
    """Return how many rows point at rows that are not there."""
    return len(session.execute(text("PRAGMA foreign_key_check")).all())


def exceptions(session: Session, statement: str) -> int:
    """Return where an invariant does not hold."""
    return int(session.execute(text(statement)).scalar_one())


def size(session: Session) -> tuple[int, int]:
    """Return how many leads and touches there are."""
    leads, touches = session.execute(
        text("SELECT (SELECT count(*) FROM lead), (SELECT count(*) FROM touch)")
    ).one()
    return int(leads), int(touches)
