"""A lead that asked is answered within a working hour: head of the queue, own reminder, a clock (P1)."""

from datetime import UTC, datetime, time, timedelta

import pytest

from app.domain.response_clock import after_work, clock_words
from app.domain.words import Channel, Outcome, TouchState
from app.store import leads
from tests.factory import World

HOURS = {day: ((time(8), time(12)), (time(13), time(18))) for day in range(5)}


@pytest.mark.parametrize(
    ("start", "end"),
    [  # London in summer: an hour ahead of UTC
        ("2026-05-27T09:21", "2026-05-27T10:21"),
        ("2026-05-27T10:30", "2026-05-27T12:30"),  # half an hour before lunch, half after
        ("2026-05-27T11:15", "2026-05-27T13:00"),  # during lunch
        ("2026-05-27T16:40", "2026-05-28T07:40"),
        ("2026-05-29T16:30", "2026-06-01T07:30"),  # over the weekend
        ("2026-05-30T12:00", "2026-06-01T08:00"),
    ],
)
def test_the_hour_counts_in_working_time(start: str, end: str) -> None:
    begun, over = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (start, end))
    assert after_work(begun, timedelta(hours=1), HOURS, "Europe/London") == over
    assert after_work(begun, timedelta(hours=1), {}, "Europe/London") == begun + timedelta(hours=1)


@pytest.mark.parametrize(
    ("left", "words"),
    [(39, "39 min left"), (0, "0 min left"), (-1, "1 min late"), (-150, "2 h late"), (-4000, "3 days late")],
)
def test_the_clock_in_words(left: int, words: str) -> None:
    now = datetime(2026, 5, 27, 9, 0, tzinfo=UTC)
    assert clock_words(now + timedelta(minutes=left), now) == words


def asked(world: World) -> tuple[int, int]:
    """A lead asks now; return it and the first touch of its series."""
    lead = world.lead("Greta")
    started = world.planning.start(lead, "new-inbound", world.clock.wall())
    return lead, started.touches[0].id


def test_a_lead_that_asked_stands_at_the_head_and_rings_at_once(world: World) -> None:
    for _ in range(3):  # the day is full already: the call is planned for later
        world.series(world.lead(), days=(0,))
    world.clock.pass_time(minutes=1)
    _, first = asked(world)
    queue = world.days.today()
    assert queue.due[0].id == first
    assert queue.due[0].state is TouchState.DUE
    assert queue.clocks == {first: world.clock.wall() + timedelta(hours=1)}
    rung = world.reminders.collect_due().new
    assert rung[0].touch == first
    assert world.due_list.showing().touches[0].id == first
    assert world.reminders.collect_due().new == ()
    world.clock.pass_time(minutes=5)
    assert [one.touch for one in world.reminders.collect_due().again] == [first]  # it is a promise


def test_the_clock_stops_with_the_first_answer(world: World) -> None:
    _, first = asked(world)
    world.reminders.collect_due()
    world.touches.done(first, Outcome.CONNECTED)
    assert world.days.today().clocks == {}
    assert world.due_list.showing().count == 0


def test_a_snoozed_one_keeps_its_clock_and_rings_when_it_should(world: World) -> None:
    lead, first = asked(world)
    world.reminders.collect_due()
    world.touches.snooze(first, datetime(2026, 5, 27, 10, 10))
    assert world.reminders.collect_due().new == ()
    (waiting,) = (touch for touch in (*world.days.today().due, *world.days.today().later))
    assert waiting.lead_id == lead
    assert waiting.id in world.days.today().clocks
    world.clock.pass_time(minutes=10)
    assert [one.touch for one in world.reminders.collect_due().new] == [first]


def test_at_night_nobody_is_woken(world: World) -> None:
    world.clock.set_wall("2026-05-27T22:00", "Europe/London")
    _, first = asked(world)
    assert world.reminders.collect_due().new == ()
    world.clock.set_wall("2026-05-28T08:00", "Europe/London")
    assert [one.touch for one in world.reminders.collect_due().new] == [first]


def test_a_clock_without_a_series_runs_as_well(world: World) -> None:
    lead = world.lead("Greta")
    with world.database.begin() as session:
        leads.start_clock(session, lead, world.clock.wall())
    touch = world.touches.add(lead, Channel.CALL, datetime(2026, 5, 27, 15, 0), "Answer").touch
    assert [one.touch for one in world.reminders.collect_due().new] == [touch.id]
    assert world.days.today().due[0].id == touch.id
