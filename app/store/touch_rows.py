"""Touches as values, read by the driver itself.

Today is the first thing a rep sees, and SQLAlchemy loads only after it (see `database`): so these queries are
plain SQL. Within a session `driver_of` gives the connection they need.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.domain.glance import Look
from app.domain.lead import LeadDetails
from app.domain.moment import Moment
from app.domain.touch import Touch
from app.domain.why import Reason
from app.domain.words import RINGS, Channel, Outcome, TouchState
from app.models.instant import instant_number, instant_of
from app.models.promises import OPEN

# ruff: noqa: S608 -- constant statements put together from constant words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

RINGING = "('planned', 'snoozed')"
_JOINED = """SELECT touch.id, touch.lead_id, number, channel, touch.state, due_utc, due_wall, due_zone,
planned_utc, planned_wall, planned_zone, minutes, purpose, template, why, locked, outcome, done_at,
touch.reason, lead.first_name, lead.last_name, company.name, lead.email, lead.phone, lead.score, lead.zones,
touch.series_id, series.touches, series.cadence, series.title, lead.answer_by
FROM touch JOIN lead ON lead.id = touch.lead_id
LEFT JOIN company ON company.id = lead.company_id
LEFT JOIN series ON series.id = touch.series_id"""
_BEHIND = f"""SELECT lead_id, due_utc, id FROM touch
WHERE lead_id IN (SELECT value FROM json_each(?)) AND state IN {RINGING}"""
_DUE = f"SELECT id, lead_id FROM touch WHERE state IN {RINGING} AND due_utc < ? ORDER BY due_utc, id"
_SHOWN = f"""SELECT id, count(*) OVER () FROM touch
WHERE due_utc >= :start AND due_utc < :end AND state <> 'stopped'
AND channel NOT IN (SELECT value FROM json_each(:hidden))
ORDER BY id <> :keep, state NOT IN {OPEN}, due_utc >= :late, due_utc, id
LIMIT :each"""
_COUNT = f"SELECT count(*) FROM touch WHERE state IN {RINGING} AND due_utc >= ? AND due_utc < ?"
Behind = dict[int, list[tuple[int, int]]]


def driver_of(session: Session) -> sqlite3.Connection:
    """Return the driver's connection of a session, with everything written that the session holds."""
    session.flush()
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def read(
    driver: sqlite3.Connection, condition: str, values: Sequence[object], zone: str
) -> tuple[Touch, ...]:
    """Return touches in order of due instant, each with what a list shows of its lead.

    `condition` is a constant of ours with question marks for the `values`.
    """
    rows = driver.execute(f"{_JOINED} WHERE {condition} ORDER BY due_utc, touch.id", values).fetchall()
    behind = _behind(driver, {row[1] for row in rows if row[4] in RINGS})
    return tuple(_touch(row, behind, zone) for row in rows)


def by_ids(driver: sqlite3.Connection, ids: Sequence[int], zone: str) -> tuple[Touch, ...]:
    """Return these touches, each with how many stand behind it."""
    return read(driver, "touch.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),), zone)


def due_before(driver: sqlite3.Connection, end: datetime, zone: str) -> tuple[Touch, ...]:
    """Return the touches that ring before the UTC instant `end`: the earliest of each lead (design 4.17)."""
    first: dict[int, int] = {}
    for touch_id, lead_id in driver.execute(_DUE, (instant_number(end),)):
        first.setdefault(lead_id, touch_id)
    return by_ids(driver, tuple(first.values()), zone)


def completed(driver: sqlite3.Connection, start: datetime, end: datetime, zone: str) -> tuple[Touch, ...]:
    """Return the touches done in [start, end), latest first."""
    span = (instant_number(start), instant_number(end))
    found = read(driver, "done_at >= ? AND done_at < ? AND touch.state = 'done'", span, zone)
    return tuple(sorted(found, key=lambda touch: (touch.done_at or start, touch.id), reverse=True))


def shown_between(
    driver: sqlite3.Connection, start: datetime, end: datetime, late_before: datetime, look: Look
) -> tuple[tuple[int, ...], int]:
    """Return the first touches due in [start, end), late ones first, what is over last; and their number."""
    rows = driver.execute(
        _SHOWN,
        {
            "start": instant_number(start),
            "end": instant_number(end),
            "late": instant_number(late_before),
            "hidden": json.dumps(sorted(look.hidden)),
            "keep": look.keep,
            "each": look.each,
        },
    ).fetchall()
    return tuple(row[0] for row in rows), rows[0][1] if rows else 0


def count_between(driver: sqlite3.Connection, start: datetime, end: datetime) -> int:
    """Return how many touches ring in [start, end)."""
    (count,) = driver.execute(_COUNT, (instant_number(start), instant_number(end))).fetchone()
    return int(count)


def _behind(driver: sqlite3.Connection, leads: set[int]) -> Behind:
    """Return when the open touches of these leads are due."""
    found: Behind = {}
    for lead_id, due, touch_id in driver.execute(_BEHIND, (json.dumps(sorted(leads)),)) if leads else ():
        found.setdefault(lead_id, []).append((due, touch_id))
    return found


def _touch(row: Sequence[Any], behind: Behind, zone: str) -> Touch:
    (touch_id, lead_id, number, channel, state, due, due_wall, due_zone) = row[:8]
    (planned, planned_wall, planned_zone, minutes, purpose, template, why, locked) = row[8:16]
    (outcome, done_at, reason, first, last, company, email, phone, score, zones) = row[16:26]
    (series_id, length, cadence, title, answer_by) = row[26:]
    theirs = json.loads(zones)
    known = len(theirs) == 1
    others = behind.get(lead_id, ()) if state in RINGS else ()
    return Touch(
        id=touch_id,
        lead_id=lead_id,
        lead=LeadDetails(first, last, company or "", email=email, phone=phone).name,
        company=company or "",
        email=email,
        phone=phone,
        score=score,
        number=number,
        of=length or 1,
        series_id=series_id,
        cadence=cadence,
        cadence_title=title,
        channel=Channel(channel),
        state=TouchState(state),
        due=_moment(due, due_wall, due_zone),
        planned=_moment(planned, planned_wall, planned_zone),
        zone=zone,
        lead_zone=theirs[0] if known else zone,
        lead_zone_known=known,
        minutes=minutes,
        purpose=purpose,
        template=template,
        why=tuple(Reason(rule, text) for rule, text in json.loads(why)),
        locked=bool(locked),
        outcome=Outcome(outcome) if outcome else None,
        done_at=None if done_at is None else instant_of(done_at),
        reason=reason,
        behind=sum(other > (due, touch_id) for other in others),
        answer_by=None if answer_by is None else instant_of(answer_by),
    )


def _moment(utc: int, wall: str, zone: str) -> Moment:
    return Moment(instant_of(utc), datetime.fromisoformat(wall), zone)
