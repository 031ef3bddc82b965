"""plan-10 and log-meeting: the services over a full profile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

from app.bootstrap import Services
from app.domain.cadence import Cadence, Offset, Unit
from app.domain.meeting import MeetingNotes
from app.domain.words import Permission
from app.services.planning import Wishes
from app.services.ports import Clock
from tests.bench.row import Row, median

ROUNDS = 40
TOUCHES = 10


def measure(services: Services, clock: Clock, load: str) -> Iterator[Row]:
    """Yield the rows; on the thread that owns the database."""
    yield Row("plan-10", load, median(list(_plans(services, clock))), "ms", 10)
    yield Row("log-meeting", load, median(list(_meetings(services, clock))), "ms", 50)


def _plans(services: Services, clock: Clock) -> Iterator[float]:
    cadence = _ten_steps(services)
    anchor = clock.wall()
    for lead_id in range(1, ROUNDS + 1):
        with services.database.begin() as session:
            began = time.perf_counter()
            planned = services.planning.plan_in(session, cadence, lead_id, anchor, Wishes())
            yield (time.perf_counter() - began) * 1000
        assert len(planned.touches) == TOUCHES


def _meetings(services: Services, clock: Clock) -> Iterator[float]:
    for lead_id in range(ROUNDS + 1, 2 * ROUNDS + 1):
        notes = MeetingNotes(
            lead_id=lead_id,
            at=clock.wall() - timedelta(hours=1),
            problems=("Trucks queue at the gate",),
            permission=Permission.GIVEN,
            cadence="after-demo",
        )
        yield _timed(services.meetings.log, notes)


def _timed(work: Callable[[MeetingNotes], object], notes: MeetingNotes) -> float:
    began = time.perf_counter()
    work(notes)
    return (time.perf_counter() - began) * 1000


def _ten_steps(services: Services) -> Cadence:
    """Return the preset after-demo with two more mails at its end."""
    cadence = next(one for one in services.planning.cadences() if one.name == "after-demo")
    last = cadence.steps[-1]
    more = tuple(
        replace(last, offset=Offset(last.offset.amount + days, Unit.BUSINESS_DAYS)) for days in (7, 14)
    )
    return replace(cadence, steps=(*cadence.steps, *more)[:TOUCHES])
