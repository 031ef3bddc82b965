"""Levelling a week: never worse, promises unmoved, a diff first (design 4.6)."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from app.domain.moment import at_instant
from app.domain.plan import PlannedTouch
from app.domain.why import Reason
from app.domain.words import Channel
from app.errors import InputError, RefusedError
from app.store import touches
from tests.factory import World

MONDAY = date(2026, 6, 1)
AT = datetime.fromisoformat("2026-06-03T09:00+00:00")


def crowd(world: World, number: int, *, locked: bool = False) -> list[int]:
    """Plan so many single touches of different leads for the Wednesday."""
    found: list[int] = []
    for place in range(number):
        lead = world.lead(f"Lead {place}")
        due = at_instant(AT + timedelta(minutes=10 * place), "Europe/London")
        touch = PlannedTouch(
            1, Channel.EMAIL, due, 10, "Write", None, (Reason("P5", "5 days on"),), tolerance=3, locked=locked
        )
        with world.database.begin() as session:
            found += touches.save_plan(session, lead, None, [touch])
    return found


def held(world: World) -> Counter[date]:
    load = world.touches.load(MONDAY, MONDAY + timedelta(days=14))
    return Counter({day: one.touches for day, one in load.items()})


def test_a_full_day_is_levelled_into_its_week_and_undo_restores_it(world: World) -> None:
    crowd(world, 18)
    before, rows = held(world), world.dump()
    change = world.weeks.preview(MONDAY)
    assert world.dump() == rows
    assert len(change.moved) >= 6
    undo = world.weeks.level(MONDAY)
    after = held(world)
    assert before.total() == after.total()
    assert max(after.values()) <= 12 < max(before.values())
    assert {line.why[0].rule for line in change.lines} == {"level"}
    world.undo.take_back(undo)
    assert world.dump() == rows


def test_promises_never_move(world: World) -> None:
    promised = crowd(world, 14, locked=True)
    crowd(world, 4)
    world.weeks.level(MONDAY)
    assert {world.touches.get(one).due_local.date() for one in promised} == {AT.date()}


def test_what_the_rep_moved_stays(world: World) -> None:
    found = crowd(world, 16)
    mine = found[-1]
    world.touches.reschedule(mine, datetime(2026, 6, 3, 15, 0))
    world.weeks.level(MONDAY)
    assert world.touches.get(mine).due_local == datetime(2026, 6, 3, 15, 0)


def test_a_week_within_capacity_stays_as_it_is(world: World) -> None:
    crowd(world, 10)
    assert world.weeks.preview(MONDAY).lines == ()
    with pytest.raises(RefusedError):
        world.weeks.level(MONDAY)


@pytest.mark.parametrize("day", [date(2026, 6, 2), date(2026, 5, 18)])
def test_a_week_begins_on_a_monday_to_come(world: World, day: date) -> None:
    with pytest.raises(InputError):
        world.weeks.preview(day)
