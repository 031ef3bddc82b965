"""Changing steps: places and dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.cadence import Offset, Step, Unit
from app.domain.cadence_edit import change, delete, duplicate, insert, move
from app.domain.cadence_rules import about_days, in_order
from app.domain.words import Channel


def step(amount: int, purpose: str, unit: Unit = Unit.BUSINESS_DAYS) -> Step:
    return Step(Channel.EMAIL, Offset(amount, unit), purpose)


STEPS = (step(0, "a"), step(4, "b"), step(10, "c"))
ANY = some.lists(
    some.builds(
        step, some.integers(-30, 90), some.text("abc", min_size=1, max_size=2), some.sampled_from(Unit)
    ),
    min_size=1,
    max_size=9,
).map(in_order)


def shown(steps: tuple[Step, ...]) -> str:
    return " ".join(f"{each.purpose}{each.offset.amount}" for each in steps)


@pytest.mark.parametrize(
    ("at", "to", "said", "place"),
    [(0, 1, "b0 a4 c10", 1), (2, 0, "c0 a4 b10", 0), (1, 1, "a0 b4 c10", 1), (1, 9, "a0 c4 b10", 2)],
)
def test_a_moved_touch_takes_the_date_of_its_new_place(at: int, to: int, said: str, place: int) -> None:
    steps, found = move(STEPS, at, to)
    assert (shown(steps), found) == (said, place)


def test_a_step_with_another_date_finds_its_place() -> None:
    steps, found = change(STEPS, 0, step(7, "a"))
    assert (shown(steps), found) == ("b4 a7 c10", 1)


def test_a_copy_and_a_new_one_stand_between() -> None:
    assert shown(duplicate(STEPS, 0)[0]) == "a0 a2 b4 c10"
    assert shown(duplicate(STEPS, 2)[0]) == "a0 b4 c10 c15"
    steps, found = insert(STEPS, 1)
    assert (steps[2].offset.amount, steps[2].channel, found) == (7, Channel.CALL, 2)
    assert insert((), 0)[0][0].offset == Offset(1, Unit.BUSINESS_DAYS)
    assert shown(delete(STEPS, 2)[0]) == "a0 b4"
    assert delete(STEPS, 2)[1] == 1
    assert delete(STEPS[:1], 0) == ((), 0)


@given(ANY, some.data())
def test_steps_stay_in_order_and_nothing_is_lost(steps: tuple[Step, ...], data: some.DataObject) -> None:
    at = data.draw(some.integers(0, len(steps) - 1))
    to = data.draw(some.integers(0, len(steps) - 1))
    moved, place = move(steps, at, to)
    assert [each.offset for each in moved] == [each.offset for each in steps]
    assert sorted(each.purpose for each in moved) == sorted(each.purpose for each in steps)
    assert moved[place].purpose == steps[at].purpose
    for edited, found in (duplicate(steps, at), insert(steps, at), change(steps, at, step(to, "z"))):
        assert 0 <= found < len(edited)
        days = [about_days(each.offset) for each in edited]
        assert days == sorted(days)
