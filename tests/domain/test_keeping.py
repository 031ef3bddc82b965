from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.keeping import kept

NOW = datetime(2026, 5, 27, 9, 42, tzinfo=UTC)


def test_a_year_of_half_hours_keeps_the_latest_4_8_hours_7_days_8_weeks_12_months() -> None:
    every = [NOW - timedelta(minutes=30 * step) for step in range(48 * 365)]
    keep = kept(every)
    assert len({(at.date(), at.hour) for at in keep if at > NOW - timedelta(hours=8)}) == 8
    assert {at.date() for at in keep} >= {(NOW - timedelta(days=day)).date() for day in range(7)}
    assert len({at.isocalendar()[:2] for at in keep}) >= 8
    assert len({(at.year, at.month) for at in keep}) == 12
    assert keep >= set(every[:4])
    assert len(keep) <= 4 + 8 + 7 + 8 + 12


@given(minutes=st.sets(st.integers(0, 60 * 24 * 800), max_size=60))
def test_the_latest_stays_and_dropping_twice_is_dropping_once(minutes: set[int]) -> None:
    every = {NOW - timedelta(minutes=ago) for ago in minutes}
    keep = kept(every)
    assert keep <= every
    assert kept(keep) == keep
    assert not every or max(every) in keep
