"""The guard looks before the bell tells of a touch, and what it says is stored (design 4.16)."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.guard import GuardedAct, Verdict
from app.domain.moment import resolve
from app.domain.words import Channel, Outcome, Permission
from app.store import touches, verdicts
from tests.factory import World, planned_touch

LONDON = "Europe/London"
NOON, NIGHT = datetime(2026, 5, 28, 12), datetime(2026, 5, 28, 22, 10)


def looked(world: World, touch_id: int) -> Verdict:
    with world.database.begin() as session:
        return world.guarding.look(session, GuardedAct.REMIND, [touch_id])[touch_id]


def stored(world: World, touch_id: int) -> Verdict | None:
    with world.database.begin() as session:
        return verdicts.latest(session, touch_id)


def planned_call(world: World, lead_id: int, due: datetime) -> int:
    """A call that the planner set, not the rep."""
    at = resolve(due, LONDON).utc
    with world.database.begin() as session:
        (touch_id,) = touches.save_plan(session, lead_id, None, [planned_touch(1, at)])
    return touch_id


def go_to(world: World, wall: datetime) -> None:
    world.clock.set_wall(wall.isoformat(), LONDON)


def test_what_is_in_its_hours_goes_through(world: World) -> None:
    touch = planned_call(world, world.lead(zone=LONDON, country="GB"), NOON)
    go_to(world, NOON)
    assert looked(world, touch) == Verdict(allowed=True)
    assert stored(world, touch) == Verdict(allowed=True)


def test_a_call_at_night_there_is_told_of_with_a_sentence(world: World) -> None:
    touch = planned_call(world, world.lead(zone=LONDON, country="GB"), NIGHT)
    go_to(world, NIGHT)
    (told,) = world.reminders.collect_due().new
    assert (told.touch, told.note) == (touch, "Nobody is called now: 22:10 there.")
    said = stored(world, touch)
    assert said is not None
    assert (said.allowed, said.rule) == (False, "P9")


def test_a_time_set_by_hand_rings_with_a_sentence(world: World) -> None:
    lead = world.lead(zone=LONDON, country="GB")
    added = world.touches.add(lead, Channel.CALL, NIGHT, "As agreed")
    go_to(world, NIGHT)
    (told,) = world.reminders.collect_due().new
    assert told.note == "22:10 there"
    assert stored(world, added.touch.id) == Verdict(allowed=True, rule="by-hand", sentence="22:10 there")


def test_a_call_an_hour_ago_is_said(world: World) -> None:
    lead = world.lead(zone=LONDON, country="GB")
    done = world.touches.add(lead, Channel.CALL, NOON, "First")
    touch = planned_call(world, lead, NOON + timedelta(hours=1))
    go_to(world, NOON)
    world.touches.done(done.touch.id, Outcome.NO_ANSWER)
    go_to(world, NOON + timedelta(hours=1))
    said = looked(world, touch)
    assert (said.allowed, said.rule) == (False, "gap")


def test_a_no_is_no(world: World) -> None:
    lead = world.lead(zone=LONDON, country="GB")
    touch = planned_call(world, lead, NOON)
    world.leads.set_permission(lead, Permission.REFUSED)
    go_to(world, NOON)
    assert world.reminders.collect_due().new == ()
    assert looked(world, touch).forbids


def test_many_at_once_are_looked_at_together(world: World) -> None:
    for number in range(60):
        planned_call(world, world.lead(f"Lead {number}"), NOON)
    go_to(world, NOON)
    assert len(world.reminders.collect_due().new) == 60
    with world.database.begin() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM verdict").scalar() == 60


def test_a_message_is_looked_at_before_it_goes_out(world: World) -> None:
    lead = world.lead(zone=LONDON, country="GB")
    world.touches.add(lead, Channel.EMAIL, NOON, "First")
    added = world.touches.add(lead, Channel.EMAIL, NOON + timedelta(hours=2), "Second")
    message = world.messages.for_touch(added.touch.id)
    go_to(world, NOON)
    assert world.messages.before_sending(message.id) == Verdict(allowed=True)
    assert stored(world, added.touch.id) == Verdict(allowed=True)
    world.leads.set_permission(lead, Permission.WITHDRAWN)
    assert world.messages.before_sending(message.id).forbids
