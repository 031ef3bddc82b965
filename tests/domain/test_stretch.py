"""Stretching, compressing and shifting to a target length (P7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.cadence import Offset, Step, Unit
from app.domain.stretch import shift, spread, stretch, stretched, target
from app.domain.words import Channel
from app.errors import InputError
from tests.domain.planning import cadence
from tests.domain.running import LONDON, at, lines, loaded, series

NOW = at("2026-05-19")


def test_two_months_become_one() -> None:
    work = series()
    diff = stretch(work, loaded([work]), date(2026, 6, 8), NOW)
    assert lines(diff) == [
        "2 moved Wed 27 May > Thu 21 May",
        "3 moved Wed 3 June > Wed 27 May",
        "4 moved Wed 10 June > Mon 1 June",
        "5 moved Wed 17 June > Wed 3 June",
        "6 moved Thu 25 June > Mon 8 June",
    ]
    assert diff.lines[0].why[0].text == "compressed to end about Mon 8 June"


def test_a_series_is_stretched_in_proportion() -> None:
    work = series()
    diff = stretch(work, loaded([work]), date(2026, 8, 3), NOW)
    assert lines(diff)[-1] == "6 moved Thu 25 June > Mon 3 Aug"
    assert {line.why[0].rule for line in diff.lines} == {"stretched"}


def test_what_gaps_do_not_allow_is_said() -> None:
    work = series()
    diff = stretch(work, loaded([work]), date(2026, 5, 22), NOW)
    (said,) = diff.warnings
    assert said.startswith("The last touch falls on Thu 28 May, 3 business days after the day asked for")


def test_promises_stay_where_they_are() -> None:
    work = series()
    locked = replace(work, touches=tuple(replace(one, locked=one.number == 3) for one in work.touches))
    assert "3 moved" not in " ".join(lines(stretch(locked, loaded([locked]), date(2026, 8, 3), NOW)))


@pytest.mark.parametrize("last", [date(2026, 5, 19), date(2027, 5, 20)])
def test_bounds(last: date) -> None:
    work = series()
    with pytest.raises(InputError):
        stretch(work, loaded([work]), last, NOW)


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (3, "1 moved Wed 20 May > Tue 26 May", "6 moved Thu 25 June > Tue 30 June"),
        (-3, "2 moved Wed 27 May > Thu 21 May", "6 moved Thu 25 June > Mon 22 June"),
    ],
)
def test_a_shift(days: int, first: str, last: str) -> None:
    work = series()
    made = lines(shift(work, loaded([work]), days, NOW))
    assert (first, last) == (made[0] if days > 0 else made[1], made[-1])


@pytest.mark.parametrize(
    ("days", "last", "expected"),
    [
        ([1, 5, 10], 20, [2, 10, 20]),
        ([1, 2, 3, 40], 4, [1, 2, 3, 4]),
        ([1, 1, 2], 2, [1, 1, 2]),
        ([0, 0], 3, [3, 3]),
        ([], 5, []),
    ],
)
def test_numbers_are_spread(days: list[int], last: int, expected: list[int]) -> None:
    assert spread(days, last) == expected


def test_a_cadence_gets_another_length_and_its_recap_stays() -> None:
    steps = cadence(("mail", 0), ("mail", 2), ("call", 10), ("mail", 20), recap=True)
    monthly = Step(Channel.CALL, Offset(56, Unit.DAYS), "Later")
    made = stretched(replace(steps, steps=(*steps.steps, monthly)), 20)
    assert [step.offset.amount for step in made.steps] == [0, 1, 5, 10, 28]
    assert made.steps[0].same_day


def test_a_cadence_keeps_a_day_for_each_step() -> None:
    with pytest.raises(InputError):
        stretched(cadence(("mail", 1), ("call", 5)), 1)


@pytest.mark.parametrize(
    ("months", "end"), [(1, date(2026, 2, 28)), (3, date(2026, 4, 30)), (12, date(2027, 1, 31))]
)
def test_targets_are_whole_months(months: int, end: date) -> None:
    assert target(months, date(2026, 1, 31)) == end


def test_london_is_the_zone_of_these_tables() -> None:
    assert series().side.zones == (LONDON,)
