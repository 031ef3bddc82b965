"""Stretches of time as UTC instants, and when either side works.

A slot is a pair of aware UTC datetimes, start inclusive, end exclusive. Slots in a list are sorted and apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from app.domain.moment import resolve, wall_time
from app.domain.plan import LeadSide, RepSide, Span

Slot = tuple[datetime, datetime]
_DAY = timedelta(days=1)


def within(spans: Iterable[Span], limits: Iterable[Span]) -> tuple[Span, ...]:
    """Return the parts of the spans that lie inside the limits, in wall time."""
    pairs = ((max(a, c), min(b, d)) for a, b in spans for c, d in limits)
    return tuple(sorted((start, end) for start, end in pairs if start < end))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans, in order, with those that touch made one."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and made[-1][1] >= start:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return tuple(made)


def common(left: Sequence[Slot], right: Sequence[Slot]) -> list[Slot]:
    """Return the stretches that lie in both."""
    pairs = ((max(a, c), min(b, d)) for a, b in left for c, d in right)
    return sorted((start, end) for start, end in pairs if start < end)


def not_before(slots: Iterable[Slot], earliest: datetime) -> list[Slot]:
    """Return what is left of the slots from an instant on."""
    return [(max(start, earliest), end) for start, end in slots if end > earliest]


def on_day(day: date, spans: Iterable[Span], zone: str) -> list[Slot]:
    """Return the spans of a local day as instants; what the clocks skip is left out."""
    pairs = ((_instant(day, start, zone), _instant(day, end, zone)) for start, end in spans)
    return [(start, end) for start, end in pairs if start < end]


def lead_slots(lead: LeadSide, day: date, limits: Sequence[Span]) -> list[Slot]:
    """Return the lead's working hours of its local day inside `limits`, in every zone it may be in."""
    slots = on_day(day, within(lead.calendar.spans(day), limits), lead.zones[0])
    for zone in lead.zones[1:]:
        spans = ((near, within(lead.calendar.spans(near), limits)) for near in _around(day))
        slots = common(slots, [slot for near, parts in spans for slot in on_day(near, parts, zone)])
    return slots


def in_all_zones(lead: LeadSide, day: date, span: Span) -> list[Slot]:
    """Return a span of the lead's local day, whatever its working hours, in every zone it may be in."""
    slots = on_day(day, (span,), lead.zones[0])
    for zone in lead.zones[1:]:
        slots = common(slots, [slot for near in _around(day) for slot in on_day(near, (span,), zone)])
    return slots


def waking_slots(lead: LeadSide, day: date) -> list[Slot]:
    """Return 8 to 21 of the lead's local day, in every zone it may be in, or in the first one."""
    return in_all_zones(lead, day, lead.awake) or on_day(day, (lead.awake,), lead.zones[0])


def rep_slots(rep: RepSide, start: datetime, end: datetime) -> list[Slot]:
    """Return the rep's working hours that touch the stretch between two instants, uncut."""
    day, last = wall_time(start, rep.zone).date(), wall_time(end, rep.zone).date()
    slots: list[Slot] = []
    while day <= last:
        slots += on_day(day, rep.calendar.spans(day), rep.zone)
        day += _DAY
    return slots


@lru_cache(maxsize=8192)
def _instant(day: date, at: time, zone: str) -> datetime:
    return resolve(datetime.combine(day, at), zone).utc


def _around(day: date) -> tuple[date, ...]:
    return day - _DAY, day, day + _DAY
