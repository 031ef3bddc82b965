"""Starting a series, and ending those it takes the place of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from app.domain.cadence import Cadence
from app.domain.plan import PlannedTouch
from app.domain.words import OPEN_STATES, TouchState
from app.models.series import Series
from app.store import keep_in_touch, rests, touch_acts, touches


def start(
    session: Session,
    lead_id: int,
    cadence: Cadence,
    anchor: datetime,
    planned: Sequence[PlannedTouch],
    now: datetime,
) -> tuple[int, tuple[int, ...]]:
    """Store a series with these touches; return its id and theirs. There must be at least one touch."""
    rests.wake(session, lead_id)
    keep_in_touch.make_way(session, lead_id)
    series = Series(
        lead_id=lead_id,
        cadence=cadence.name,
        title=cadence.title,
        version=cadence.version,
        anchor=anchor,
        anchor_words=cadence.anchor,
        touches=len(planned),
        started_at=now,
    )
    session.add(series)
    session.flush()
    return series.id, touches.save_plan(session, lead_id, series.id, planned)


def replace_running(session: Session, lead_id: int, reason: str, now: datetime) -> None:
    """End the running series of a lead, and the check-in of one at rest; single touches stay."""
    for series in touches.running_series(session, lead_id):
        touch_acts.end_series(session, series, reason, now)
    for touch in touches.open_of_lead(session, lead_id):
        if touch.check_in and touch.state in OPEN_STATES:
            touch.state, touch.reason = TouchState.STOPPED, reason
    session.flush()
