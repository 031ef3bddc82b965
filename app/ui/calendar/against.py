"""What stands against a time that the rep chose: said, never forbidden (design 4.16)."""

from __future__ import annotations

from datetime import datetime, time

from app.domain.moment import resolve
from app.domain.phrases import clock
from app.domain.touch import Touch
from app.domain.words import Channel
from app.ui.calendar.reads import Stretch

_RINGS = frozenset({Channel.CALL, Channel.MESSAGE})
_AWAKE_FROM, _AWAKE_TO = time(8), time(21)


def against(touch: Touch, at: datetime, stretch: Stretch) -> str:
    """Return "a free day of yours; 06:00 there" for the rep's wall time `at`, "" where nothing is odd.

    A call or message is told for an hour before 08:00 or from 21:00 on where the lead is (P9).
    """
    there = resolve(at, touch.zone).seen_from(touch.lead_zone).time()
    rings = touch.channel in _RINGS and touch.lead_zone_known
    odd = f"{clock(there)} there" if rings and not _AWAKE_FROM <= there < _AWAKE_TO else ""
    return "; ".join(filter(None, (_here(at, stretch), odd)))


def _here(at: datetime, stretch: Stretch) -> str:
    span = stretch.hours.get(at.weekday())
    if at.date() in stretch.free:
        return stretch.free[at.date()]
    if span is None:
        return "a free day of yours"
    return "" if span[0] <= at.time() < span[1] else "outside your hours"
