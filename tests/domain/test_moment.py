"""Clock changes of every zone, 2026 to 2037: each wall time is one instant, on the same local day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from app.domain.moment import Moment, at_instant, resolve

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
USUAL = (
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Gaza",
    "Pacific/Easter",
)


def offset(at: datetime, info: ZoneInfo) -> timedelta:
    found = at.astimezone(info).utcoffset()
    assert found is not None
    return found


def changes(zone: str) -> tuple[datetime, ...]:
    """The instants at which the offset changes, to the minute; sought day by day."""
    info = ZoneInfo(zone)
    days = [START + timedelta(days=number) for number in range((END - START).days + 1)]
    offsets = [offset(day, info) for day in days]
    pairs = zip(pairwise(days), pairwise(offsets), strict=True)
    return tuple(_between(first, last, info) for (first, last), (before, after) in pairs if before != after)


def _between(low: datetime, high: datetime, info: ZoneInfo) -> datetime:
    before = offset(low, info)
    while high - low > timedelta(minutes=1):
        middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
        low, high = (middle, high) if offset(middle, info) == before else (low, middle)
    return high


def check(zone: str) -> int:
    """Check every change of a zone; return how many there are."""
    info = ZoneInfo(zone)
    for change in changes(zone):
        before, after = offset(change - timedelta(minutes=1), info), offset(change, info)
        if after > before:
            check_gap(zone, change, before, after)
        else:
            check_fold(zone, change, before, after)
    return len(changes(zone))


def check_gap(zone: str, change: datetime, before: timedelta, after: timedelta) -> None:
    """What the clocks skip becomes the first instant after the gap; what is around stays."""
    start, end = ((change + shift).replace(tzinfo=None) for shift in (before, after))
    for wall in (start, start + (end - start) / 2, end - timedelta(seconds=1)):
        assert resolve(wall, zone) == Moment(change, end, zone)
    assert resolve(end, zone) == Moment(change, end, zone)
    last = start - timedelta(minutes=1)
    assert resolve(last, zone) == Moment(change - timedelta(minutes=1), last, zone)


def check_fold(zone: str, change: datetime, before: timedelta, after: timedelta) -> None:
    """What the clocks show twice is its first occurrence, exactly once, on its own day."""
    start, end = ((change + shift).replace(tzinfo=None) for shift in (after, before))
    for wall in (start, start + (end - start) / 2, end - timedelta(minutes=1)):
        found = resolve(wall, zone)
        assert found == Moment((wall - before).replace(tzinfo=UTC), wall, zone)
        assert found.utc < change
    assert resolve(end, zone) == Moment((end - after).replace(tzinfo=UTC), end, zone)


@pytest.mark.parametrize("zone", USUAL)
def test_clock_changes(zone: str) -> None:
    assert check(zone) >= 10


def test_a_known_gap_and_fold() -> None:
    assert resolve(datetime(2026, 3, 29, 1, 30), "Europe/London").wall == datetime(2026, 3, 29, 2)
    assert resolve(datetime(2026, 10, 25, 1, 30), "Europe/London").utc == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )
    assert at_instant(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Europe/London").wall == datetime(
        2026, 10, 25, 1, 30
    )


def test_clock_changes_of_all_zones() -> None:
    counted = [
        check(zone) for zone in sorted(available_timezones()) if zone not in {"localtime", "posixrules"}
    ]
    assert len(counted) > 550
    assert sum(counted) > 4000
