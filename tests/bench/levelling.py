"""level: a crowded week of a full profile, from its rows to the moves proposed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from app.bootstrap import Services
from app.domain.moment import at_instant
from app.models.touch import Touch
from app.services.ports import Clock
from tests.bench.row import Row, median

ROUNDS = 5
TOUCHES = 2000
CROWD = (0, 0, 0, 0, 1, 2, 2, 3, 4, 0)
"""Days of the week on which ten touches fall: the Monday holds half of them."""
ROOM = 450
_MINUTES = 1440
_SHORT = 2
_HOURS = 9


def measure(services: Services, clock: Clock, load: str) -> Iterator[Row]:
    """Yield the row; on the thread that owns the database."""
    today = clock.wall().date()
    monday = today + timedelta(days=7 - today.weekday())
    _crowd(services, monday)
    usual = services.preferences.current()
    services.preferences.change(touches=ROOM, minutes=_MINUTES)
    measured = median(list(_levels(services, monday)))
    services.preferences.change(touches=usual.touches, minutes=usual.minutes)
    yield Row("level", f"{TOUCHES:,} touches in the week, {load}", measured, "ms", 500)


def _levels(services: Services, monday: date) -> Iterator[float]:
    for _ in range(ROUNDS):
        began = time.perf_counter()
        change = services.weeks.preview(monday)
        yield (time.perf_counter() - began) * 1000
        assert len(change.lines) >= TOUCHES // 4
        assert not change.warnings


def _crowd(services: Services, monday: date) -> None:
    """Let so many touches fall into one week, and nothing else."""
    start = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
    with services.database.begin() as session:
        query = select(Touch).where(Touch.due_utc >= start).order_by(Touch.due_utc).limit(TOUCHES)
        for number, touch in enumerate(session.scalars(query).all()):
            day = timedelta(days=CROWD[number % len(CROWD)], hours=_HOURS, minutes=number % 400)
            due = at_instant(start + day, touch.due_zone)
            touch.due_utc, touch.due_wall, touch.minutes = due.utc, due.wall, _SHORT
            touch.planned_utc, touch.planned_wall = due.utc, due.wall
