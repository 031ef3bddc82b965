"""Level my week: never worse, promises unmoved, and a plan within capacity wherever there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.capacity import plus
from app.domain.level import Flexible, Levelled, level
from app.domain.moment import resolve
from app.domain.plan import DayLoad, DayRoom, LeadSide, RepSide
from app.domain.room import Days
from app.domain.running import Diff, LeadWork, OpenTouch
from app.domain.weeks import level_week
from app.domain.words import Channel
from tests.domain.planning import lead, rep
from tests.domain.running import LONDON, at, lines, loaded

MONDAY = date(2026, 6, 1)
NOW = at("2026-05-29", "17:30")
WEEK = tuple(MONDAY + timedelta(days=number) for number in range(5))
KINDS = (Channel.CALL, Channel.EMAIL, Channel.MESSAGE)


def load_of(touches: Sequence[Flexible], fixed: dict[date, DayLoad]) -> dict[date, DayLoad]:
    held = dict(fixed)
    for touch in touches:
        one = DayLoad(1, touch.minutes, {touch.channel: 1})
        held[touch.day] = plus(held.get(touch.day, DayLoad()), one)
    return held


def after(touches: Sequence[Flexible], found: Levelled) -> list[Flexible]:
    to = {move.key: move.after for move in found.moves}
    return [replace(touch, day=to.get(touch.key, touch.day)) for touch in touches]


def fits_somehow(touches: Sequence[Flexible], rooms: dict[date, DayRoom], fixed: dict[date, DayLoad]) -> bool:
    """By brute force: is there any choice of days with none over capacity?"""
    for days in product(*((touch.day, *touch.allowed) for touch in touches)):
        moved = [replace(touch, day=day) for touch, day in zip(touches, days, strict=True)]
        if not Days(rooms, load_of(moved, fixed)).over():
            return True
    return False


@st.composite
def weeks(
    draw: st.DrawFn,
) -> tuple[list[Flexible], dict[date, DayRoom], dict[date, DayLoad]]:
    number = draw(st.integers(1, 8))
    days = draw(st.integers(2, 4))
    seeds = draw(st.lists(st.integers(0, 1 << 16), min_size=number, max_size=number))
    touches = []
    for key, seed in enumerate(seeds):
        others = [WEEK[place] for place in range(days) if seed >> place & 1 and place != seed % days]
        minutes = (5, 10, 15, 30)[seed // days % 4]
        touches.append(Flexible(key, WEEK[seed % days], KINDS[seed % 3], minutes, tuple(others), seed % 9))
    rooms = {
        day: DayRoom(
            draw(st.integers(0, 4)),
            draw(st.sampled_from((20, 30, 45, 150))),
            {Channel.CALL: draw(st.integers(0, 2))} if draw(st.booleans()) else {},
        )
        for day in WEEK[:days]
    }
    fixed = {WEEK[0]: DayLoad(draw(st.integers(0, 1)), draw(st.integers(0, 20)))}
    return touches, rooms, fixed


@given(weeks())
def test_where_brute_force_finds_a_plan_within_capacity_it_finds_one(
    case: tuple[list[Flexible], dict[date, DayRoom], dict[date, DayLoad]],
) -> None:
    touches, rooms, fixed = case
    found = level(touches, rooms, load_of(touches, fixed))
    assert found.over_after == Days(rooms, load_of(after(touches, found), fixed)).over()
    assert (not found.over_after) == fits_somehow(touches, rooms, fixed)


@given(weeks())
def test_it_is_never_worse_and_moves_only_what_may_move_to_where_it_may(
    case: tuple[list[Flexible], dict[date, DayRoom], dict[date, DayLoad]],
) -> None:
    touches, rooms, fixed = case
    found = level(touches, rooms, load_of(touches, fixed))
    before, now = load_of(touches, fixed), load_of(after(touches, found), fixed)
    allowed = {touch.key: touch.allowed for touch in touches}
    assert all(move.after in allowed[move.key] for move in found.moves)
    for day, room in rooms.items():
        was, here = before.get(day, DayLoad()), now.get(day, DayLoad())
        assert here.touches <= max(room.touches, was.touches)
        assert here.minutes <= max(room.minutes, was.minutes)
        for channel, limit in room.channels.items():
            assert here.channels.get(channel, 0) <= max(limit, was.channels.get(channel, 0))
    if not found.over_before:
        assert found.moves == ()


def full(number: int, day: str, channel: Channel = Channel.EMAIL, **fields: object) -> list[LeadWork]:
    """So many leads with one touch on a day."""
    due = resolve(datetime.fromisoformat(f"{day}T09:00"), LONDON)
    made = [OpenTouch(key, 3, channel, due, 10, "A touch") for key in range(1, number + 1)]
    return [
        LeadWork(touch.key, f"Lead {touch.key}", lead(), (replace(touch, **fields),))  # type: ignore[arg-type]  # fields of an OpenTouch
        for touch in made
    ]


def levelled(works: list[LeadWork], me: RepSide | None = None) -> Diff:
    return level_week(works, loaded(works, me), MONDAY, NOW)


def test_a_full_wednesday_is_spread_over_the_days_around() -> None:
    diff = levelled(full(16, "2026-06-03"))
    assert len(diff.lines) == 4
    assert {line.after.wall.date() for line in diff.lines if line.after} <= {
        date(2026, 6, 2), date(2026, 6, 4)
    }  # fmt: skip
    assert diff.lines[0].why[0].text == "moved from Wed 3 June, which was over your capacity"
    assert diff.warnings == ()


def test_a_week_within_capacity_stays() -> None:
    assert levelled(full(12, "2026-06-03")) == Diff()


def test_promises_never_move_and_what_stays_over_is_said() -> None:
    diff = levelled(full(14, "2026-06-03", locked=True))
    assert diff.lines == ()
    (said,) = diff.warnings
    assert said.startswith("Still over your capacity on Wed 3 June (14 touches): nothing else there may move")


def test_nothing_past_moves_and_nothing_goes_to_a_past_day() -> None:
    works = full(30, "2026-06-01")
    diff = level_week(works, loaded(works), MONDAY, at("2026-06-01", "08:30"))
    assert diff.lines
    assert all(line.after and line.after.utc > at("2026-06-01", "08:30") for line in diff.lines)
    late = level_week(works, loaded(works), MONDAY, at("2026-06-01", "12:00"))
    assert late.lines == ()


def test_full_days_of_the_next_week_are_left_alone() -> None:
    works = full(14, "2026-06-05", tolerance=1)
    me = replace(rep(), load={date(2026, 6, 4): DayLoad(12, 120), date(2026, 6, 8): DayLoad(20, 150)})
    diff = levelled(works, me)
    assert diff.lines == ()
    assert "Fri 5 June" in diff.warnings[0]


def test_gaps_and_order_of_the_lead_hold() -> None:
    works = full(13, "2026-06-03", tolerance=1)
    first = works[0].touches[0]
    before = replace(first, key=101, number=2, due=resolve(datetime(2026, 6, 1, 9), LONDON), locked=True)
    behind = replace(first, key=102, number=4, due=resolve(datetime(2026, 6, 5, 9), LONDON), locked=True)
    bound = [replace(work, touches=(
        replace(before, key=1000 + work.key), work.touches[0], replace(behind, key=2000 + work.key),
    )) for work in works]  # fmt: skip
    me = replace(loaded(works))
    diff = level_week(bound, me, MONDAY, NOW)
    assert diff.lines == ()  # two business days between e-mails leave no other day


def test_calls_are_levelled_by_their_own_limit() -> None:
    me = replace(rep(), channels={Channel.CALL: 4})
    diff = levelled(full(6, "2026-06-03", Channel.CALL), me)
    assert len(diff.lines) == 2
    assert {line.why[1].rule for line in diff.lines} == {"P9"}


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland"])
def test_leads_elsewhere_move_to_hours_of_both(zone: str) -> None:
    side: LeadSide = lead(zone)
    works = [replace(work, side=side) for work in full(15, "2026-06-03", Channel.CALL)]
    diff = levelled(works)
    assert len(diff.lines) <= 3
    for line in diff.lines:
        assert line.after is not None
        assert 9 <= line.after.seen_from(zone).hour < 17
        assert 8 <= line.after.seen_from(LONDON).hour < 18


def test_the_lines_read_before_and_after() -> None:
    assert all(line.startswith(("1 ", "2 ", "3 ", "4 ")) for line in lines(levelled(full(16, "2026-06-03"))))
