"""Resuming after a hold (design 4.10): the remaining delay, never the backlog at once. Holds (4.9)."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.hold import HoldKind, hold
from app.domain.resume import resume
from app.domain.running import Diff
from tests.domain.planning import lead, rep
from tests.domain.running import at, lines, loaded, series

_OUT = HoldKind.OUT_OF_OFFICE


def resumed(held: str, now: str, clock: str = "08:00") -> Diff:
    work = series()
    return resume(work, loaded([work]), at(held), at(now, clock))


def test_the_remaining_delay_is_waited_out() -> None:
    diff = resumed("2026-05-19", "2026-05-28")
    assert lines(diff)[:3] == [
        "1 moved Wed 20 May > Fri 29 May",
        "2 moved Wed 27 May > Thu 4 June",
        "3 moved Wed 3 June > Thu 11 June",
    ]
    assert diff.lines[0].why[0].text == "6 business days later, as the series was on hold"


def test_what_was_overdue_comes_first_and_the_rest_keeps_its_distance() -> None:
    diff = resumed("2026-06-04", "2026-06-15")
    assert lines(diff) == [
        "1 moved Wed 20 May > Mon 15 June",
        "2 moved Wed 27 May > Fri 19 June",
        "3 moved Wed 3 June > Fri 26 June",
        "4 moved Wed 10 June > Fri 3 July",
        "5 moved Wed 17 June > Fri 10 July",
        "6 moved Thu 25 June > Mon 20 July",
    ]


def test_a_hold_of_no_working_day_moves_nothing() -> None:
    assert lines(resumed("2026-05-19", "2026-05-19", "18:00")) == []


@pytest.mark.parametrize(
    ("kind", "until", "day", "reason"),
    [
        (_OUT, date(2026, 5, 22), date(2026, 5, 26), "they are out of office until Fri 22 May"),
        (_OUT, date(2026, 5, 24), date(2026, 5, 27), "they are out of office until Sun 24 May"),
        (HoldKind.WAITING, date(2026, 5, 25), date(2026, 5, 26), "waiting for them until Mon 25 May"),
        (HoldKind.COLLEAGUE, None, None, "a colleague of theirs answered"),
        (HoldKind.ABSENCE, date(2026, 5, 22), date(2026, 5, 22), "you are away until Fri 22 May"),
    ],
)  # fmt: skip
def test_a_hold_says_until_when_and_why(kind: HoldKind, until: date, day: date, reason: str) -> None:
    made = hold(kind, until, lead(), rep())
    assert (made.until, made.reason) == (day, reason)
