"""How many touches of each channel the days hold; read only where a channel has a limit (P28)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.moment import resolve, wall_time
from app.domain.words import Channel, TouchState
from app.models.touch import Touch

_COUNTED = (TouchState.PLANNED, TouchState.SNOOZED, TouchState.DONE)
"""What takes room: the same states as in the sum over all channels."""


def channel_load(session: Session, first: date, last: date, zone: str) -> dict[date, dict[Channel, int]]:
    """Return the touches of the days of `zone` in [first, last) by channel."""
    start, end = (resolve(datetime.combine(day, datetime.min.time()), zone).utc for day in (first, last))
    query = select(Touch.due_utc, Touch.channel).where(
        Touch.due_utc >= start, Touch.due_utc < end, Touch.state.in_(_COUNTED)
    )
    found: dict[date, dict[Channel, int]] = {}
    for at, channel in session.execute(query):
        held = found.setdefault(wall_time(at, zone).date(), {})
        held[channel] = held.get(channel, 0) + 1
    return found
