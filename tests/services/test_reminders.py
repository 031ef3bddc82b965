"""The bell: each due touch is told once, and nothing that fell due unseen is lost."""

from datetime import UTC, datetime
from pathlib import Path

from app.services.ports import Shown
from tests.factory import World
from tests.factory import world as make_world


def test_a_touch_is_told_once_however_often_the_bell_rings(world: World) -> None:
    _, touches = world.series(world.lead("Hannah"), days=(0, 1))
    first = world.reminders.collect_due()
    assert [(one.touch, one.lead, one.time, one.n, one.of, one.note) for one in first.new] == [
        (touches[0], "Hannah Vogt", "10:00", 1, 2, "11:00 there")
    ]
    assert first.next_due == datetime(2026, 5, 28, 7, 0, tzinfo=UTC)  # it comes again in the morning
    assert world.reminders.collect_due().new == ()
    assert world.changes.all[-1].origin == "alarm"


def test_a_clock_set_back_rings_nothing_again(world: World) -> None:
    world.series(world.lead(), days=(0, 1))
    world.reminders.collect_due()
    world.clock.set_wall("2026-05-26T09:00")
    assert world.reminders.collect_due().new == ()
    world.clock.set_wall("2030-01-01T09:00")
    assert len(world.reminders.collect_due().new) == 1
    world.clock.set_wall("2026-05-27T09:00")
    assert world.reminders.collect_due().new == ()
    assert len(world.touches.today().due) == 1


def test_what_fell_due_while_nobody_was_there_is_told_in_full(world: World) -> None:
    world.reminders.alive()
    _, touches = world.series(world.lead(), days=(1, 2, 30))
    assert world.reminders.away() is None
    world.clock.pass_time(days=9)
    away = world.reminders.away()
    assert away is not None
    assert [one.touch for one in away.touches] == list(touches[:2])
    assert away.touches[0].note == "8 days late"
    world.reminders.alive()
    assert world.reminders.away() is None


def test_acknowledged_touches_are_there_after_a_sudden_end(tmp_path: Path) -> None:
    first = World(tmp_path)
    _, touches = first.series(first.lead(), days=(0,))
    first.touches.snooze(touches[0], datetime(2026, 5, 28, 9, 0))
    first.database.driver.close()  # no farewell, no checkpoint
    with make_world(tmp_path) as again:
        again.clock.pass_time(days=2)
        assert [one.touch for one in again.reminders.collect_due().new] == list(touches)


def test_how_a_pop_up_ended_is_kept(world: World) -> None:
    world.reminders.record(
        Shown("plyer", ok=False, reason="no notification service", title="Call Anna", touches=(1, 2))
    )
    rows = world.database.driver.execute("SELECT backend, ok, reason, touches FROM notice").fetchall()
    assert rows == [("plyer", 0, "no notification service", '["1", "2"]')]
