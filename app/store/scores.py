"""Scores in the store: what they are reckoned from, and keeping the stored number in step.

Temporary triggers note whose facts changed, however that came about; before each commit the numbers of just
those leads are brought up. Time takes points as well: a pass a day goes through the leads it concerns.
"""

# ruff: noqa: S608 -- put together from constants; ids are numbers

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.domain.score import DEFAULT_RULES, FORGOTTEN, Adjustment, Fit, FitRule, Known, Sign, reckon
from app.domain.words import ActivityKind, Outcome
from app.models.instant import instant_number, instant_of
from app.models.score import ScoreAdjustment, ScoreRule

EVERYBODY = 0
"""Stands for all leads: a rule was changed."""
_NOTE = "INSERT OR IGNORE INTO score_change (lead_id)"
_WATCH = (
    "CREATE TEMP TABLE score_change (lead_id INTEGER PRIMARY KEY)",
    (
        f"CREATE TEMP TRIGGER score_lead_added AFTER INSERT ON main.lead WHEN NEW.score IS NULL"
        f" BEGIN {_NOTE} VALUES (NEW.id); END"
    ),
    (
        "CREATE TEMP TRIGGER score_lead_changed AFTER UPDATE OF title, company_id, country, source"
        f" ON main.lead BEGIN {_NOTE} VALUES (NEW.id); END"
    ),
    (
        f"CREATE TEMP TRIGGER score_company_changed AFTER UPDATE OF size, industry ON main.company"
        f" BEGIN {_NOTE} SELECT id FROM lead WHERE company_id = NEW.id; END"
    ),
    *(
        f"CREATE TEMP TRIGGER score_{table}_{event} AFTER {event} ON main.{table}"
        f" BEGIN {_NOTE} VALUES ({'OLD' if event == 'DELETE' else 'NEW'}.lead_id); END"
        for table in ("activity", "score_adjustment")
        for event in ("INSERT", "UPDATE", "DELETE")
    ),
    *(
        f"CREATE TEMP TRIGGER score_rule_{event} AFTER {event} ON main.score_rule"
        f" BEGIN {_NOTE} VALUES ({EVERYBODY}); END"
        for event in ("INSERT", "UPDATE", "DELETE")
    ),
    (
        "CREATE TEMP TRIGGER score_lead_removed AFTER DELETE ON main.lead"
        " BEGIN DELETE FROM score_change WHERE lead_id = OLD.id; END"
    ),
)
_KNOWN = """SELECT lead.id, title, country, source, company.size, company.industry
FROM lead LEFT JOIN company ON company.id = company_id WHERE lead.id IN ({ids})"""
_SIGNS = (
    "SELECT lead_id, kind, outcome, at FROM activity WHERE lead_id IN ({ids}) AND at > ? AND kind <> 'note'"
)
_BY_HAND = """SELECT lead_id, id, points, reason, at, until FROM score_adjustment
WHERE lead_id IN ({ids}) AND until > ? ORDER BY id"""
# Whom time concerns: something happened lately, points by hand ran out, or nobody reckoned yet.
_CONCERNED = """SELECT id FROM lead WHERE id > :after AND id IN (
SELECT id FROM lead WHERE deleted_at IS NULL AND last_at > :since
UNION SELECT lead_id FROM score_adjustment WHERE until > :since
UNION SELECT id FROM lead WHERE deleted_at IS NULL AND score IS NULL) ORDER BY id LIMIT :limit"""
_KINDS = {kind.value: kind for kind in ActivityKind}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
CHUNK = 500


def watch(driver: sqlite3.Connection) -> None:
    """Note every change of what scores are reckoned from, on this connection."""
    for statement in _WATCH:
        driver.execute(statement)


def bring_up(driver: sqlite3.Connection, now: datetime) -> None:
    """Bring the stored scores up to what changed in this transaction."""
    if driver.execute("SELECT 1 FROM score_change LIMIT 1").fetchone() is None:
        return
    if driver.execute("SELECT 1 FROM score_change WHERE lead_id = ?", (EVERYBODY,)).fetchone():
        driver.execute(f"{_NOTE} SELECT id FROM lead")
        driver.execute("DELETE FROM score_change WHERE lead_id = ?", (EVERYBODY,))
    while ids := [row[0] for row in driver.execute(f"SELECT lead_id FROM score_change LIMIT {CHUNK}")]:
        store(driver, ids, now)
        driver.execute(f"DELETE FROM score_change WHERE lead_id IN ({_numbers(ids)})")


def store(driver: sqlite3.Connection, ids: Sequence[int], now: datetime) -> int:
    """Reckon and store the scores of these leads at the UTC instant `now`; return how many changed."""
    rules = tuple(_rules(driver))
    changes = [
        {"points": reckon(known, rules, now).points, "id": lead_id}
        for lead_id, known in _known(driver, ids, now)
    ]
    before = driver.total_changes
    driver.executemany("UPDATE lead SET score = :points WHERE id = :id AND score IS NOT :points", changes)
    return driver.total_changes - before


def concerned(driver: sqlite3.Connection, after: int, now: datetime, limit: int) -> list[int]:
    """Return the next leads after this id whose score time may change."""
    since = instant_number(now - timedelta(days=FORGOTTEN + 1))
    values = {"after": after, "since": since, "limit": limit}
    return [row[0] for row in driver.execute(_CONCERNED, values)]


def known(driver: sqlite3.Connection, lead_id: int, now: datetime) -> Known | None:
    """Return what the score of a lead is reckoned from, or None for a lead that is gone."""
    return next((one for _, one in _known(driver, (lead_id,), now)), None)


def rules(session: Session) -> tuple[FitRule, ...]:
    """Return the rules that count: the rep's own, or those of the program."""
    rows = session.scalars(select(ScoreRule).order_by(ScoreRule.id)).all()
    return tuple(FitRule(row.field, row.wanted, row.points) for row in rows) or DEFAULT_RULES


def set_rules(session: Session, own: Sequence[FitRule]) -> None:
    """Store the rep's own rules in place of all others; none brings back those of the program."""
    session.execute(delete(ScoreRule))
    session.add_all([ScoreRule(field=rule.field, wanted=rule.wanted, points=rule.points) for rule in own])
    session.flush()


def adjust(session: Session, lead_id: int, points: int, reason: str, at: datetime, until: datetime) -> None:
    """Store points given or taken by hand."""
    session.add(ScoreAdjustment(lead_id=lead_id, points=points, reason=reason, at=at, until=until))
    session.flush()


def adjustment(session: Session, adjustment_id: int) -> ScoreAdjustment | None:
    """Return the row of an adjustment."""
    return session.get(ScoreAdjustment, adjustment_id)


def _known(driver: sqlite3.Connection, ids: Sequence[int], now: datetime) -> Iterator[tuple[int, Known]]:
    numbers = _numbers(ids)
    since = instant_number(now - timedelta(days=FORGOTTEN))
    signs: dict[int, list[Sign]] = {}
    for lead_id, kind, outcome, at in driver.execute(_SIGNS.format(ids=numbers), (since,)):
        sign = Sign(_KINDS[kind], _OUTCOMES.get(outcome), instant_of(at))
        signs.setdefault(lead_id, []).append(sign)
    by_hand: dict[int, list[Adjustment]] = {}
    for lead_id, *row in driver.execute(_BY_HAND.format(ids=numbers), (instant_number(now),)):
        by_hand.setdefault(lead_id, []).append(_adjustment(row))
    for lead_id, title, country, source, size, industry in driver.execute(
        _KNOWN.format(ids=numbers)
    ).fetchall():
        of_lead = (signs.get(lead_id, ()), by_hand.get(lead_id, ()))
        yield lead_id, Known(title, size, industry or "", country, source, *of_lead)


def _adjustment(row: Sequence[Any]) -> Adjustment:
    number, points, reason, at, until = row
    return Adjustment(number, points, reason, instant_of(at), instant_of(until))


def _rules(driver: sqlite3.Connection) -> Iterator[FitRule]:
    found = driver.execute("SELECT field, wanted, points FROM score_rule ORDER BY id").fetchall()
    own = [FitRule(Fit(field), wanted, points) for field, wanted, points in found]
    yield from own or DEFAULT_RULES


def _numbers(ids: Sequence[int]) -> str:
    return ", ".join(str(int(one)) for one in ids)
