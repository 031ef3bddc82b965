"""A planned instant: wall time and zone as meant, and the UTC instant they stand for (design 4.15).

Wall times are naive datetimes; instants are aware datetimes in UTC. Where the clocks are set forward the wall
time moves to the first valid instant after the gap; where they are set back it is its first occurrence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An instant and the wall time it was planned for.

    Attributes:
        utc: Aware datetime in UTC; moments sort by it.
        wall: Naive datetime as a clock on the wall in `zone` shows it.
        zone: IANA name, such as "Europe/London".
    """

    utc: datetime
    wall: datetime
    zone: str

    def seen_from(self, zone: str) -> datetime:
        """Return the naive wall time of this instant in `zone`."""
        return wall_time(self.utc, zone)


@lru_cache(maxsize=1024)
def zone_info(zone: str) -> ZoneInfo:
    """Return the zone's data. Raises ZoneInfoNotFoundError for a name nobody knows."""
    return ZoneInfo(zone)


def wall_time(utc: datetime, zone: str) -> datetime:
    """Return the naive wall time in `zone` of an aware instant."""
    return utc.astimezone(zone_info(zone)).replace(tzinfo=None, fold=0)


def resolve(wall: datetime, zone: str) -> Moment:
    """Return the moment for a naive wall time: past a gap, the first of a fold."""
    info = zone_info(zone)
    utc = wall.replace(tzinfo=info, fold=0).astimezone(UTC)
    back = utc.astimezone(info).replace(tzinfo=None, fold=0)
    if back == wall:
        return Moment(utc, wall, zone)
    return at_instant(_end_of_gap(wall, info), zone)


def at_instant(utc: datetime, zone: str) -> Moment:
    """Return the moment of an aware instant as seen in `zone`."""
    return Moment(utc.astimezone(UTC), wall_time(utc, zone), zone)


def _end_of_gap(wall: datetime, info: ZoneInfo) -> datetime:
    """Return the UTC instant at which a gap that swallows `wall` ends."""
    before = wall.replace(tzinfo=info, fold=0).utcoffset()
    after = wall.replace(tzinfo=info, fold=1).utcoffset()
    assert before is not None and after is not None  # noqa: PT018 -- both hold for every ZoneInfo
    low, high = sorted(((wall - after).replace(tzinfo=UTC), (wall - before).replace(tzinfo=UTC)))
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        offset = middle.astimezone(info).utcoffset()
        low, high = (middle, high) if offset == before else (low, middle)
    return high.replace(microsecond=0)
