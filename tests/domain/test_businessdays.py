from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.businessdays import BusinessDays, FreeDay
from app.domain.plan import WorkCalendar
from app.errors import InputError
from tests.domain.planning import BANK_HOLIDAYS, week

LONDON = WorkCalendar(week(), BANK_HOLIDAYS)
SUNDAY_TO_THURSDAY = WorkCalendar({day: ((time(9), time(17)),) for day in (6, 0, 1, 2, 3)})
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("start", "count", "found"),
    [
        (date(2026, 5, 19), 5, date(2026, 5, 27)),
        (date(2026, 5, 19), 0, date(2026, 5, 19)),
        (date(2026, 5, 23), 0, date(2026, 5, 26)),
        (date(2026, 5, 23), 1, date(2026, 5, 26)),
        (date(2026, 5, 26), -1, date(2026, 5, 22)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
    ],
)
def test_counting(start: date, count: int, found: date) -> None:
    assert BusinessDays(LONDON, LONDON).after(start, count) == found


def test_only_days_of_both_count() -> None:
    both = BusinessDays(SUNDAY_TO_THURSDAY, LONDON)
    assert both.after(date(2026, 5, 21), 1) == date(2026, 5, 26)
    assert not both.works(date(2026, 5, 22))
    assert not both.works(date(2026, 5, 24))


def test_holidays_are_those_on_working_weekdays() -> None:
    theirs = WorkCalendar(week(), {date(2026, 5, 23): "On a Saturday", date(2026, 5, 25): "Whit Monday"})
    found = BusinessDays(theirs, LONDON).free_days(date(2026, 5, 19), date(2026, 5, 27))
    assert found == (FreeDay(date(2026, 5, 25), "Whit Monday", lead=True, rep=True),)


def test_no_common_day_is_an_error_in_words() -> None:
    with pytest.raises(InputError):
        BusinessDays(WorkCalendar({}), LONDON).on_or_after(date(2026, 5, 19))


@given(DAYS, st.integers(1, 60))
def test_there_and_back(day: date, count: int) -> None:
    business = BusinessDays(LONDON, LONDON)
    later = business.after(day, count)
    assert business.between(day, later) == count
    assert business.apart(day, later, count)
    assert not business.apart(day, later, count + 1)
    start = business.on_or_after(day)
    assert business.after(business.after(start, count), -count) == start
