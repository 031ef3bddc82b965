"""Lateness (design 4.8): shift, keep, drop, merge; promises keep their date; time alone changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.late import Act, after_act, days_late
from app.domain.running import Diff, LeadWork
from app.domain.words import Late
from tests.domain.running import at, lines, loaded, series, with_policy

SHIFTED = [
    "3 moved Wed 3 June > Fri 5 June",
    "4 moved Wed 10 June > Fri 12 June",
    "5 moved Wed 17 June > Fri 19 June",
    "6 moved Thu 25 June > Mon 29 June",
]


def act(work: LeadWork, day: str, *, skipped: bool = False) -> Diff:
    """Do the second touch, the call of Wed 27 May, on a day."""
    done, rest = work.touches[1], replace(work, touches=work.touches[2:])
    return after_act(Act(done, at(day), skipped), rest, loaded([rest]), at(day))


@pytest.mark.parametrize(
    ("day", "number"), [("2026-05-27", 0), ("2026-05-22", 0), ("2026-05-29", 2), ("2026-06-01", 3)]
)
def test_days_late_are_business_days(day: str, number: int) -> None:
    work = series()
    assert days_late(work.touches[1], at(day), work.side, loaded([work])) == number


@pytest.mark.parametrize("policy", list(Late))
@pytest.mark.parametrize("day", ["2026-05-27", "2026-05-26"])
def test_on_time_or_early_nothing_moves(policy: Late, day: str) -> None:
    assert act(with_policy(series(), late=policy), day) == Diff()


def test_shift_counts_from_completion() -> None:
    diff = act(series(), "2026-05-29")
    assert lines(diff) == SHIFTED
    assert diff.lines[0].why[0].text == "2 business days later, as the step before was done late"


def test_a_late_skip_counts_from_the_skip() -> None:
    assert lines(act(series(), "2026-05-29", skipped=True)) == SHIFTED


def test_keep_leaves_the_dates() -> None:
    assert act(with_policy(series(), late=Late.KEEP), "2026-06-01") == Diff()


def test_keep_moves_only_what_comes_too_near() -> None:
    work = series()
    mail = replace(work.touches[0], late=Late.KEEP)
    rest = replace(work, touches=work.touches[1:], busy=())
    near = replace(rest, touches=(replace(rest.touches[0], channel=mail.channel), *rest.touches[1:]))
    diff = after_act(Act(mail, at("2026-05-26")), near, loaded([near]), at("2026-05-26"))
    assert lines(diff) == []  # one business day and one more: two between e-mails are kept


@pytest.mark.parametrize(("day", "expected"), [("2026-05-29", SHIFTED), ("2026-06-02", [])])
def test_drop_shifts_until_it_is_too_late_and_lets_the_rest_be_then(day: str, expected: list[str]) -> None:
    work = with_policy(series(), late=Late.DROP, drop_after=3)
    assert lines(act(work, day)) == expected


def test_merge_is_one_with_the_next_of_its_channel() -> None:
    work = with_policy(series(), late=Late.MERGE)
    done = act(work, "2026-06-01")
    assert lines(done) == ["4 merged"]
    assert (done.lines[0].into, done.lines[0].why[0].rule) == (102, "merged")
    skipped = act(work, "2026-06-01", skipped=True)
    assert lines(skipped) == ["4 changed"]
    assert skipped.lines[0].purpose == "step 3; also step 1"


def test_merge_without_another_of_its_channel_shifts() -> None:
    work = with_policy(series(), late=Late.MERGE)
    rest = replace(
        work, touches=tuple(one for one in work.touches[2:] if one.channel is not work.touches[1].channel)
    )
    diff = after_act(Act(work.touches[1], at("2026-05-29")), rest, loaded([rest]), at("2026-05-29"))
    assert lines(diff) == ["3 moved Wed 3 June > Fri 5 June", "5 moved Wed 17 June > Fri 19 June"]


def test_promises_and_appointments_keep_their_date() -> None:
    work = series()
    locked = replace(work, touches=tuple(replace(one, locked=one.number == 4) for one in work.touches))
    assert [line.split(" ")[0] for line in lines(act(locked, "2026-05-29"))] == ["3", "5", "6"]


def test_a_rest_that_is_late_as_well_goes_on_from_the_act() -> None:
    diff = act(series(), "2026-06-08")
    assert lines(diff)[:2] == ["3 moved Wed 3 June > Mon 15 June", "4 moved Wed 10 June > Mon 22 June"]
