"""Absence (design 4.11): days off entered ahead give a diff; on return a catch-up plan, promises first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.absence import absence
from app.domain.capacity import plus
from app.domain.catchup import catch_up
from app.domain.plan import DayLoad, RepSide, WorkCalendar
from app.domain.running import Diff, LeadWork
from app.domain.words import Late
from tests.domain.planning import BANK_HOLIDAYS, lead, planned, rep, week
from tests.domain.running import STEPS, at, lines, loaded, series, with_policy, work_of

NOW = at("2026-05-19", "12:00")


def span(first: str, last: str) -> frozenset[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return frozenset(start + timedelta(days=number) for number in range((end - start).days + 1))


def away(work: LeadWork, days: frozenset[date]) -> Diff:
    me = loaded([work])
    free = WorkCalendar(week(8, 18), {**BANK_HOLIDAYS, **dict.fromkeys(days, "your day off")})
    return absence([work], replace(me, calendar=free), days, NOW)


def test_a_day_off_moves_one_touch_within_its_tolerance_and_nothing_else() -> None:
    diff = away(series(), span("2026-06-03", "2026-06-03"))
    assert lines(diff) == ["3 moved Wed 3 June > Tue 2 June"]
    assert diff.lines[0].why[0].text == "you are away on Wed 3 June"


def test_a_fortnight_shifts_the_rest_with_its_distances() -> None:
    assert lines(away(series(), span("2026-06-01", "2026-06-12"))) == [
        "3 moved Wed 3 June > Mon 15 June",
        "4 moved Wed 10 June > Mon 22 June",
        "5 moved Wed 17 June > Mon 29 June",
        "6 moved Thu 25 June > Tue 7 July",
    ]


def test_keep_moves_only_what_falls_into_it() -> None:
    assert lines(away(with_policy(series(), late=Late.KEEP), span("2026-06-01", "2026-06-08"))) == [
        "3 moved Wed 3 June > Tue 9 June"
    ]


def test_dropped_and_merged_by_their_policy() -> None:
    dropped = away(with_policy(series(), late=Late.DROP, drop_after=3), span("2026-06-01", "2026-06-12"))
    assert lines(dropped)[:2] == ["3 dropped", "4 moved Wed 10 June > Mon 15 June"]
    assert dropped.dropped[0].why[0].text == "8 business days late, 3 at most"
    merged = away(with_policy(series(), late=Late.MERGE), span("2026-06-01", "2026-06-12"))
    assert lines(merged) == ["3 merged", "5 changed", "4 merged", "6 changed"]


def test_promises_stay_and_are_named() -> None:
    work = with_policy(series(), locked=True)
    diff = away(work, span("2026-06-01", "2026-06-04"))
    assert lines(diff) == []
    assert diff.warnings == ("“step 2” for Anna on Wed 3 June was promised and stays.",)


def test_what_is_outside_the_days_off_stays() -> None:
    assert away(series(), span("2026-07-20", "2026-07-31")) == Diff()


def many(number: int, me: RepSide | None = None) -> tuple[list[LeadWork], RepSide]:
    works = [work_of(planned(STEPS), key=key, name=f"Lead {key}") for key in range(1, number + 1)]
    return works, loaded(works, me)


def test_a_backlog_is_spread_within_capacity() -> None:
    works, me = many(30, replace(rep(), touches=6))
    diff = catch_up(works, me, at("2026-05-28", "08:00"))
    first = [line for line in diff.lines if (line.key or 0) % 100 == 1]
    assert len(first) == 30
    held: dict[date, int] = {}
    for line in first:
        assert line.after is not None
        held[line.after.wall.date()] = held.get(line.after.wall.date(), 0) + 1
    assert max(held.values()) <= 6
    assert min(held) >= date(2026, 5, 28)


def test_a_catch_up_keeps_the_distances_of_the_rest() -> None:
    works, me = many(1)
    diff = catch_up(works, me, at("2026-06-01", "08:00"))
    assert lines(diff)[:3] == [
        "1 moved Wed 20 May > Mon 1 June",
        "2 moved Wed 27 May > Fri 5 June",
        "3 moved Wed 3 June > Fri 12 June",
    ]
    assert diff.lines[0].why[0].text == "overdue since Wed 20 May"


def test_promises_come_first_and_take_their_room() -> None:
    works, me = many(1, replace(rep(), touches=1))
    promise = replace(works[0].touches[0], key=900, locked=True, purpose="Send the plan", number=1)
    owed = replace(works[0], key=9, name="Ben", touches=(promise,))
    diff = catch_up([*works, owed], me, at("2026-06-01", "08:00"))
    assert diff.warnings[0] == "“Send the plan” for Ben was promised for Wed 20 May: do it first."
    assert all(line.key != 900 for line in diff.lines)
    assert lines(diff)[0] == "1 moved Wed 20 May > Tue 2 June"


@pytest.mark.parametrize(("policy", "expected"), [
    (Late.KEEP, ["1 moved Wed 20 May > Mon 1 June"]),
    (Late.DROP, ["1 dropped"]),
    (Late.MERGE, ["1 merged", "3 changed"]),
])  # fmt: skip
def test_each_step_by_its_own_policy(policy: Late, expected: list[str]) -> None:
    work = series()
    first = replace(work.touches[0], late=policy, drop_after=3)
    work = replace(work, touches=(first, *(replace(one, late=Late.KEEP) for one in work.touches[2:])))
    assert lines(catch_up([work], loaded([work]), at("2026-06-01", "08:00")))[: len(expected)] == expected


def test_nothing_overdue_is_nothing_to_catch_up() -> None:
    works, me = many(2)
    assert catch_up(works, me, NOW) == Diff()


def test_full_days_are_named() -> None:
    works, me = many(1)
    full = {date(2026, 6, 1) + timedelta(days=number): DayLoad(12, 100) for number in range(90)}
    load = {day: plus(full.get(day, DayLoad()), me.load.get(day, DayLoad())) for day in {*full, *me.load}}
    diff = catch_up(works, replace(me, load=load), at("2026-06-01", "08:00"))
    assert "Mon 1 June (13 of 12 touches)" in diff.warnings[0]


def test_a_lead_without_a_day_in_common_holds_up_nobody() -> None:
    sundays = lead(calendar=WorkCalendar({6: week()[0]}))
    works, me = many(2)
    apart = [replace(works[0], side=sundays), works[1]]
    said = "There is no day on which both you and Lead 1 work: nothing moves there."
    caught = catch_up(apart, me, at("2026-06-01", "08:00"))
    assert said in caught.warnings
    assert {line.lead for line in caught.lines} == {2}
    days = span("2026-06-01", "2026-06-12")
    free = WorkCalendar(week(8, 18), {**BANK_HOLIDAYS, **dict.fromkeys(days, "your day off")})
    left = absence(apart, replace(me, calendar=free), days, NOW)
    assert said in left.warnings
    assert {line.lead for line in left.lines} == {2}
