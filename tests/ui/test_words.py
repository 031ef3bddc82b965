"""Days and times as people read and type them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.words import (
    day_words,
    moment_words,
    near_words,
    part_of_day,
    read_time,
    short_day,
    time_words,
)

TODAY = date(2026, 5, 27)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9", time(9)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("9:30", time(9, 30)),
        ("9.05", time(9, 5)),
        ("14h", time(14)),
        ("14h30", time(14, 30)),
        (" 23:59 ", time(23, 59)),
        ("0", time(0)),
        ("24", None),
        ("9:60", None),
        ("9:3", None),
        ("", None),
        ("soon", None),
        ("12345", None),
        ("-9", None),
        ("٩:٣٠", None),
    ],
)
def test_times_are_read_as_they_are_typed(typed: str, read: time | None) -> None:
    assert read_time(typed) == read


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_time_that_was_shown_is_read_back(at: time) -> None:
    assert read_time(time_words(at)) == at


@given(st.text(max_size=12))
def test_any_words_are_a_time_or_none(typed: str) -> None:
    read = read_time(typed)
    assert read is None or read.second == 0


def test_days_in_words() -> None:
    assert day_words(date(2026, 5, 28), TODAY) == "Thu 28 May"
    assert day_words(date(2027, 1, 4), TODAY) == "Mon 4 January 2027"
    assert near_words(TODAY, TODAY) == "Today, 27 May"
    assert near_words(date(2026, 5, 28), TODAY) == "Tomorrow, 28 May"
    assert near_words(date(2026, 6, 3), TODAY) == "Wed 3 June"
    assert near_words(date(2026, 11, 25), date(2026, 11, 25)) == "Today, 25 Nov"
    assert short_day(date(2026, 6, 3)) == "3 Jun"
    assert moment_words(datetime(2026, 6, 3, 11, 0), TODAY) == "Wed 3 June, 11:00"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-05-27T07:59", "before work"),
        ("2026-05-27T08:00", "at work"),
        ("2026-05-27T12:59", "lunch hour"),
        ("2026-05-27T17:59", "at work"),
        ("2026-05-27T18:00", "after work"),
        ("2026-05-30T10:00", "weekend"),
    ],
)
def test_whether_they_are_at_work(at: str, words: str) -> None:
    assert part_of_day(datetime.fromisoformat(at))[0] == words
