"""Days at a glance: of each what is shown, and how many there are."""

from datetime import date, timedelta

import pytest

from app.domain.glance import Look
from app.domain.queue import LATE_AFTER
from app.domain.touch import Touch
from app.domain.words import OPEN_STATES, Channel, Outcome, TouchState
from tests.factory import World

FIRST, LAST = date(2026, 5, 18), date(2026, 6, 22)


@pytest.fixture
def busy(world: World) -> World:
    """Forty leads with touches around now, some done, on two channels."""
    for number in range(40):
        days = (-9 + number % 5, -1, 0, 1 + number % 7, 3)
        _, touches = world.series(world.lead(f"Lead{number}"), days=days)
        if number % 3 == 0:
            world.touches.done(touches[0], Outcome.CONNECTED)
    world.clock.pass_time(hours=2)
    return world


def whole(world: World) -> dict[date, list[Touch]]:
    """Everything of these days, a day at a time, as the calendar orders it."""
    found: dict[date, list[Touch]] = {}
    start = world.clock.wall() - timedelta(days=30)
    for touch in world.touches.between(start, start + timedelta(days=60)):
        if FIRST <= touch.due_local.date() < LAST:
            found.setdefault(touch.due_local.date(), []).append(touch)
    return {day: sorted(touches, key=lambda one: order(world, one)) for day, touches in found.items()}


def order(world: World, touch: Touch) -> tuple[bool, bool, object, int]:
    now = world.clock.wall()
    is_open = touch.state in OPEN_STATES | {TouchState.DUE}
    past_day = touch.due_local.date() < now.date()  # the rep is in London, the clock within its day
    late = touch.due.utc < now and (past_day or now - touch.due.utc > LATE_AFTER)
    return not is_open, not late, touch.due.utc, touch.id


@pytest.mark.parametrize("each", [1, 4, 100])
def test_a_glance_shows_the_first_of_each_day_and_counts_all(busy: World, each: int) -> None:
    glance = busy.days.glance(FIRST, LAST, Look(each))
    days = whole(busy)
    assert glance.counts == {day: len(touches) for day, touches in days.items()}
    expected = {touch.id for touches in days.values() for touch in touches[:each]}
    assert {touch.id for touch in glance.touches} == expected
    assert all(
        touch.state is not TouchState.PLANNED or touch.due.utc > busy.clock.wall() for touch in glance.touches
    )


def test_a_glance_leaves_channels_out_and_keeps_the_chosen_one(busy: World) -> None:
    assert busy.days.glance(FIRST, LAST, Look(5, frozenset({Channel.CALL.value}))).touches == ()
    last = whole(busy)[date(2026, 5, 27)][-1]
    assert last.id not in {touch.id for touch in busy.days.glance(FIRST, LAST, Look(3)).touches}
    kept = busy.days.glance(FIRST, LAST, Look(3, keep=last.id))
    assert last.id in {touch.id for touch in kept.touches}
    assert sum(touch.due_local.date() == date(2026, 5, 27) for touch in kept.touches) == 3
