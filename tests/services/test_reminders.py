"""The bell: each due touch is told once, and nothing that fell due unseen is lost."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.meeting import MeetingNotes, NewAgreement
from app.domain.moment import at_instant
from app.domain.nagging import ReminderKind, ReminderState
from app.domain.words import Channel, MessageKind, Outcome, Owner
from app.errors import InputError
from app.services.ports import Shown
from app.store import reminders as store
from app.store import touch_acts
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


def told(world: World, minutes: float) -> list[int]:
    """Let time pass and ring; return the touches told, new ones and others."""
    world.clock.pass_time(minutes=minutes)
    collected = world.reminders.collect_due()
    return [one.touch for one in (*collected.new, *collected.again)]


def test_a_promise_comes_again_after_5_15_and_60_minutes_then_daily(world: World) -> None:
    lead = world.lead()
    promised = world.touches.add(lead, Channel.CALL, datetime(2026, 5, 27, 10, 10), "Call back").touch.id
    steps = [told(world, minutes) for minutes in (10, 4, 1, 9, 1, 44, 1, 60, 300)]
    assert [bool(step) for step in steps] == [True, False, True, False, True, False, True, False, False]
    assert told(world, 24 * 60 - 10) == [promised]  # from the next morning on, once a day
    assert told(world, 60) == []


def test_other_touches_come_again_together_in_the_morning(world: World) -> None:
    _, first = world.series(world.lead(), days=(0,))
    world.clock.pass_time(hours=3)
    _, second = world.series(world.lead(), days=(0,))
    assert set(told(world, 0)) == {first[0], second[0]}
    assert told(world, 12 * 60) == []
    world.clock.set_wall("2026-05-28T08:01", "Europe/London")
    assert set(told(world, 0)) == {first[0], second[0]}
    world.clock.set_wall(
        "2026-05-30T08:01", "Europe/London"
    )  # Saturday: the one of Friday is late, not doubled
    assert len(told(world, 0)) == 2
    world.clock.set_wall("2026-05-31T08:01", "Europe/London")
    assert told(world, 0) == []


def test_what_was_done_or_moved_comes_no_more(world: World) -> None:
    lead = world.lead()
    done = world.touches.add(lead, Channel.CALL, datetime(2026, 5, 27, 10, 10), "One").touch.id
    moved = world.touches.add(world.lead(), Channel.CALL, datetime(2026, 5, 27, 10, 10), "Two").touch.id
    assert set(told(world, 10)) == {done, moved}
    world.touches.done(done, Outcome.CONNECTED)
    undo = world.touches.snooze(moved, datetime(2026, 5, 27, 12, 0))
    assert told(world, 60) == []
    assert world.due_list.showing().count == 0
    world.undo.take_back(undo)
    assert [touch.id for touch in world.due_list.showing().touches] == [moved]


def test_silence_tells_everything_afterwards_as_one(world: World) -> None:
    world.preferences.change(quiet_from="21:00", quiet_until="07:00")
    world.clock.set_wall("2026-05-27T21:30", "Europe/London")
    silence = world.reminders.silence()
    assert silence is not None
    assert (silence.until, silence.why) == (datetime(2026, 5, 28, 6, 0, tzinfo=UTC), "quiet hours")
    world.clock.set_wall("2026-05-28T07:00", "Europe/London")
    assert world.reminders.silence() is None
    world.reminders.pause_for("60")
    paused = world.reminders.silence()
    assert paused is not None
    assert paused.until - world.clock.wall() == timedelta(hours=1)
    world.reminders.pause_for("")
    assert world.reminders.silence() is None
    world.reminders.pause_for("tomorrow")
    assert world.reminders.silence().until == datetime(2026, 5, 29, 7, 0, tzinfo=UTC)  # type: ignore[union-attr]


def test_until_tomorrow_means_until_work_begins_again(world: World) -> None:
    world.clock.set_wall("2026-05-29T17:00", "Europe/London")  # a Friday
    world.reminders.pause_for("tomorrow")
    silence = world.reminders.silence()
    assert silence is not None
    assert silence.until == datetime(2026, 6, 1, 7, 0, tzinfo=UTC)
    with pytest.raises(InputError):
        world.reminders.pause(world.clock.wall() + timedelta(days=17))


def test_a_pause_outlives_a_restart(tmp_path: Path) -> None:
    first = World(tmp_path)
    first.reminders.pause_for("120")
    first.database.close()
    with make_world(tmp_path) as again:
        assert again.reminders.silence() is not None
        again.clock.pass_time(hours=2)
        assert again.reminders.silence() is None


def test_an_own_meeting_keeps_the_others_silent_but_not_itself(world: World) -> None:
    meeting = world.touches.add(world.lead(), Channel.MEETING, datetime(2026, 5, 27, 10, 10), "Demo").touch
    world.clock.pass_time(minutes=10)
    assert world.reminders.silence() is None
    assert told(world, 0) == [meeting.id]
    silence = world.reminders.silence()
    assert silence is not None
    assert silence.until == datetime(2026, 5, 27, 9, 10, tzinfo=UTC) + timedelta(minutes=meeting.minutes)
    world.touches.done(meeting.id, Outcome.HELD)
    assert world.reminders.silence() is None


def with_promises(world: World) -> int:
    """Log a meeting with two agreements and a recap that belongs to no touch; return its lead."""
    lead = world.lead("Samuel")
    notes = MeetingNotes(
        lead_id=lead,
        at=world.clock.wall() - timedelta(hours=1),
        minutes=30,
        agreements=(
            NewAgreement(Owner.MINE, "send the slot plan", datetime(2026, 5, 28, 16, 0)),
            NewAgreement(Owner.THEIRS, "send the carrier list", datetime(2026, 5, 28, 12, 0)),
        ),
        next_what="Slot plan",
    )
    world.meetings.log(notes)
    return lead


def test_agreements_remind_mine_in_the_morning_and_theirs_when_due(world: World) -> None:
    with_promises(world)
    world.reminders.collect_due()
    world.clock.set_wall("2026-05-28T07:59", "Europe/London")
    assert [one for one in world.reminders.collect_due().new if one.kind is ReminderKind.AGREEMENT] == []
    world.clock.set_wall("2026-05-28T08:00", "Europe/London")
    (mine,) = (one for one in world.reminders.collect_due().new if one.kind is ReminderKind.AGREEMENT)
    assert (mine.lead, mine.purpose, mine.note) == (
        "Samuel Vogt",
        "You: send the slot plan",
        "Due today 16:00",
    )
    world.clock.set_wall("2026-05-28T12:00", "Europe/London")
    (theirs,) = (one for one in world.reminders.collect_due().new if one.kind is ReminderKind.AGREEMENT)
    assert theirs.purpose == "They: send the carrier list"
    world.clock.set_wall("2026-05-28T16:00", "Europe/London")
    again = [one.touch for one in world.reminders.collect_due().again if one.kind is ReminderKind.AGREEMENT]
    assert again == [mine.touch]  # once more when it is due
    world.leads.keep_agreement(mine.touch, kept=True)
    assert [one.subject for one in world.due_list.showing().promises if one.kind == "agreement"] == [
        theirs.touch
    ]


def test_a_recap_unsent_in_the_evening_reminds(world: World) -> None:
    with_promises(world)
    (recap,) = (one for one in world.messages.drafts() if one.kind is MessageKind.RECAP)
    if recap.touch_id is not None:  # it belongs to a touch: that one rings, the recap itself only without it
        world.touches.skip(recap.touch_id, "by hand")
    world.clock.set_wall("2026-05-27T16:59", "Europe/London")
    assert [one for one in world.reminders.collect_due().new if one.kind is ReminderKind.RECAP] == []
    world.clock.set_wall("2026-05-27T17:00", "Europe/London")
    (told_of,) = (one for one in world.reminders.collect_due().new if one.kind is ReminderKind.RECAP)
    assert told_of.touch == recap.id
    assert [one.kind for one in world.reminders.collect_due().new] == []
    world.messages.drop(recap.id)
    assert world.due_list.showing().promises == ()


def test_after_a_sleep_all_of_it_is_told_as_away(world: World) -> None:
    world.reminders.alive()
    world.series(world.lead(), days=(1,))
    world.series(world.lead(), days=(2,))
    world.clock.pass_time(days=3)
    collected = world.reminders.collect_due()
    assert (len(collected.new), collected.away) == (2, True)
    assert not world.reminders.collect_due().away
    assert world.reminders.away() is not None


@pytest.mark.parametrize(
    "off", [timedelta(hours=1), timedelta(days=3), timedelta(days=365), timedelta(days=1826)]
)
def test_whatever_fell_due_while_off_is_listed(world: World, off: timedelta) -> None:
    world.reminders.alive()
    chance = random.Random(off.days)
    ids = set()
    for _ in range(25):
        world.clock.pass_time(seconds=off.total_seconds() * chance.random() / 40)
        ids.add(world.series(world.lead(), days=(0,))[1][0])
    world.clock.pass_time(seconds=off.total_seconds())
    assert {one.touch for one in world.reminders.collect_due().new} == ids
    assert {key[1] for key in world.due_list.showing().keys} == ids
    away = world.reminders.away()
    assert away is not None
    assert {one.touch for one in away.touches} == ids


@pytest.mark.parametrize("walks", [25, pytest.param(1000, marks=pytest.mark.thorough)])
def test_clocks_that_jump_lose_nothing_and_tell_nothing_twice(world: World, walks: int) -> None:
    """Walks of fifty jumps of the wall clock: what is due stands in the list, and is told as new once."""
    start = world.clock.now
    lead = world.lead()
    for walk in range(walks):
        chance = random.Random(walk)
        world.clock.now = start
        dues = {
            world.series(lead, days=(0,))[1][0]: start + timedelta(minutes=chance.randrange(-90, 4000))
            for _ in range(2)
        }
        with world.database.begin() as session:
            for touch_id, due in dues.items():
                touch_acts.move(session, touch_id, at_instant(due, "Europe/London"))
        news: list[int] = []
        for _ in range(50):
            jump = chance.choice((1, 60, 3600, 86_400, 40_000_000)) * chance.uniform(-1, 1)
            world.clock.now += timedelta(seconds=jump)
            news += [one.touch for one in world.reminders.collect_due().new]
            with world.database.begin() as session:
                shown = store.touches_in(session, ReminderState.SHOWING, world.clock.now)
            assert set(shown) == {one for one, due in dues.items() if due <= world.clock.now}, f"walk {walk}"
        world.clock.now = start + timedelta(days=2000)
        news += [one.touch for one in world.reminders.collect_due().new]
        assert sorted(news) == sorted(dues), f"walk {walk}"
        with world.database.begin() as session:
            for touch_id in dues:
                touch_acts.skip(session, touch_id, "the walk is over", world.clock.now)
