"""Being away: a diff ahead, and a plan to catch up on return (design 4.11)."""

from datetime import date, datetime

import pytest

from app.domain.words import Channel, Outcome, TouchState
from app.errors import InputError, NotFoundError, RefusedError
from tests.factory import World

FIRST, LAST = date(2026, 6, 8), date(2026, 6, 19)


def started(world: World, number: int = 3) -> list[int]:
    found = []
    for _ in range(number):
        lead = world.lead()
        found += [touch.id for touch in world.planning.start(lead, "after-demo", world.clock.now).touches]
    return found


def days(world: World, touches: list[int]) -> list[date]:
    return [world.touches.get(one).due_local.date() for one in touches]


def test_nothing_but_promises_stays_in_an_absence(world: World) -> None:
    touches = started(world)
    promise = world.touches.add(world.lead(), Channel.CALL, datetime(2026, 6, 10, 9), "Price").touch
    before = world.dump()
    change = world.absences.preview(FIRST, LAST, "sailing")
    assert world.dump() == before
    assert change.moved
    assert any("Price" in warning and "stays" in warning for warning in change.warnings)
    entered = world.absences.enter(FIRST, LAST, "sailing")
    assert [(one.touch.id, one.after) for one in entered.change.lines] == [
        (one.touch.id, one.after) for one in change.lines
    ]
    away = [day for day in days(world, touches) if FIRST <= day <= LAST]
    assert away == []
    assert world.touches.get(promise.id).due_local.date() == date(2026, 6, 10)
    assert [one.words for one in world.absences.all()] == ["you are away (sailing)"]
    assert entered.undo.text == "absence 8 June to 19 June, sailing"
    world.undo.take_back(entered.undo)
    assert world.dump() == before


def test_what_is_planned_later_keeps_clear_of_an_absence(world: World) -> None:
    world.absences.enter(FIRST, LAST)
    touches = started(world, 2)
    assert [day for day in days(world, touches) if FIRST <= day <= LAST] == []
    assert {"holiday"} <= {reason.rule for one in touches for reason in world.touches.get(one).why}


def test_a_cancelled_absence_leaves_its_days_free_again(world: World) -> None:
    entered = world.absences.enter(FIRST, LAST)
    undo = world.absences.cancel(entered.absence.id)
    assert world.absences.all() == ()
    touches = started(world, 1)
    assert [day for day in days(world, touches) if FIRST <= day <= LAST]
    with pytest.raises(NotFoundError):
        world.absences.cancel(entered.absence.id)
    assert undo.text == "cancelled absence"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (LAST, FIRST),
        (date(2026, 5, 1), date(2026, 5, 20)),
        (date(2026, 6, 1), date(2027, 8, 1)),
    ],
)
def test_an_absence_that_cannot_be_is_refused(world: World, first: date, last: date) -> None:
    with pytest.raises(InputError):
        world.absences.preview(first, last)
    with pytest.raises(InputError):
        world.absences.enter(first, last)


def test_on_return_what_is_overdue_is_spread_with_promises_first(world: World) -> None:
    touches = started(world, 6)
    promise = world.touches.add(world.lead(), Channel.CALL, datetime(2026, 6, 10, 9), "Price").touch
    world.absences.enter(date(2026, 6, 1), date(2026, 6, 5))
    assert world.absences.back() is None
    world.clock.now = datetime.fromisoformat("2026-06-22T07:00+00:00")
    back = world.absences.back()
    assert back is not None
    assert back.last == date(2026, 6, 5)
    before = world.dump()
    change = world.absences.preview_catch_up()
    assert world.dump() == before
    assert any("Price" in warning and "first" in warning for warning in change.warnings)
    undo = world.absences.catch_up()
    overdue = [one for one in touches if world.touches.get(one).state is TouchState.DUE]
    assert overdue == []
    load = world.touches.load(date(2026, 6, 22), date(2026, 8, 30))
    assert max(day.touches for day in load.values()) <= 12
    assert world.touches.get(promise.id).state is TouchState.DUE
    assert world.absences.back() is None
    world.undo.take_back(undo)
    assert world.dump() == before


def test_there_is_nothing_to_catch_up_where_nothing_is_overdue(world: World) -> None:
    with pytest.raises(RefusedError):
        world.absences.catch_up()
    assert world.absences.preview_catch_up().lines == ()


def test_late_touches_stay_overdue_until_the_plan_is_accepted(world: World) -> None:
    _, (touch, *_) = world.series(world.lead())
    world.clock.pass_time(days=10)
    world.absences.preview_catch_up()
    assert world.touches.get(touch).state is TouchState.DUE
    world.touches.done(touch, Outcome.CONNECTED)
