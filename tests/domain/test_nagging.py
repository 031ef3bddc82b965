"""When a reminder comes again, and when it keeps silent."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.nagging import AGAIN, evening_of, is_promise, morning_after, next_ring, quiet_until
from app.domain.why import Reason

HOURS = {day: ((time(8), time(12)), (time(13), time(18))) for day in range(5)}
RANG = datetime(2026, 5, 27, 9, 0, tzinfo=UTC)
MORNING = datetime(2026, 5, 28, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "promise", "evening", "minutes"),
    [
        (0, True, None, 5),
        (5, True, None, 15),
        (14, True, None, 15),
        (15, True, None, 60),
        (60, True, None, 22 * 60),
        (0, False, None, 22 * 60),
        (0, False, 420, 420),
        (420, False, 420, 22 * 60),
    ],
)
def test_when_it_comes_again(passed: int, promise: bool, evening: int | None, minutes: int) -> None:  # noqa: FBT001
    at = None if evening is None else RANG + timedelta(minutes=evening)
    now = RANG + timedelta(minutes=passed)
    found = next_ring(RANG, now, promise=promise, morning=MORNING, evening=at)
    assert found == RANG + timedelta(minutes=minutes)


@given(st.integers(0, 3000), st.booleans())
def test_it_always_comes_again_later(passed: int, promise: bool) -> None:  # noqa: FBT001
    now = RANG + timedelta(minutes=passed)
    morning = now + timedelta(hours=1)
    found = next_ring(RANG, now, promise=promise, morning=morning)
    assert now < found <= morning
    assert promise or found == morning


@pytest.mark.parametrize(
    ("rule", "locked", "expected"),
    [
        ("P1", False, True),
        ("P29", False, True),
        ("appointment", False, True),
        ("P5", False, False),
        ("P5", True, True),
    ],
)
def test_what_is_a_promise(rule: str, locked: bool, expected: bool) -> None:  # noqa: FBT001
    assert is_promise((Reason("P5", ""), Reason(rule, "")), locked=locked) is expected


@pytest.mark.parametrize(
    ("now", "morning", "evening"),
    [
        ("2026-05-27 10:00", "2026-05-28 08:00", "2026-05-27 17:00"),
        ("2026-05-29 23:00", "2026-06-01 08:00", "2026-05-29 17:00"),
        ("2026-05-30 10:00", "2026-06-01 08:00", "2026-05-30 17:00"),  # Saturday
    ],
)
def test_mornings_and_evenings(now: str, morning: str, evening: str) -> None:
    wall = datetime.fromisoformat(now)
    assert morning_after(wall, HOURS) == datetime.fromisoformat(morning)
    assert evening_of(wall, HOURS) == datetime.fromisoformat(evening)
    assert morning_after(wall, {}).date() == wall.date() + timedelta(days=1)


@pytest.mark.parametrize(
    ("clock", "start", "end", "over"),
    [
        ("22:00", "21:00", "07:00", "28 07:00"),
        ("06:59", "21:00", "07:00", "27 07:00"),
        ("07:00", "21:00", "07:00", ""),
        ("20:59", "21:00", "07:00", ""),
        ("21:00", "21:00", "07:00", "28 07:00"),
        ("12:30", "12:00", "13:00", "27 13:00"),
        ("13:00", "12:00", "13:00", ""),
        ("12:00", "12:00", "12:00", ""),
    ],
)
def test_quiet_hours(clock: str, start: str, end: str, over: str) -> None:
    now = datetime.combine(datetime(2026, 5, 27), time.fromisoformat(clock))
    found = quiet_until(now, time.fromisoformat(start), time.fromisoformat(end))
    assert (f"{found:%d %H:%M}" if found else "") == over


def test_the_steps_grow() -> None:
    assert list(AGAIN) == sorted(set(AGAIN))
