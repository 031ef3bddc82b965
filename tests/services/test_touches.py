"""What a person does with touches."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.plan import DayLoad
from app.domain.words import ActivityKind, Channel, LeadState, Outcome, SeriesState, Stage, TouchState
from app.errors import InputError, NotFoundError, RefusedError
from tests.factory import World


def test_today_has_one_line_a_lead_and_what_was_done(world: World) -> None:
    first, second = world.lead("Anna"), world.lead("Ben")
    world.series(first, days=(0, 0, 1))
    _, others = world.series(second, days=(-1, 0, 3))
    world.clock.pass_time(minutes=1)
    queue = world.touches.today()
    assert [(touch.lead, touch.behind) for touch in queue.overdue] == [("Ben Vogt", 2)]
    assert [(touch.lead, touch.behind) for touch in queue.due] == [("Anna Vogt", 2)]
    assert (queue.capacity, queue.planned, queue.tomorrow) == (12, 2, 1)
    completed = world.touches.done(others[0], Outcome.NO_ANSWER, "engaged", 1)
    assert completed.next_touch is not None
    assert (completed.next_touch.id, completed.next_touch.state) == (others[1], TouchState.PLANNED)
    assert [touch.id for touch in world.touches.today().done] == [others[0]]


def test_a_day_is_the_reps_day(world: World) -> None:
    world.zone.name = "Pacific/Auckland"  # 27 May 21:00 there
    lead = world.lead()
    _, (before, after) = world.series(lead, days=(0, 1))
    assert world.touches.get(after).due_local == datetime(2026, 5, 28, 21, 0)
    assert [touch.id for touch in world.touches.today().due] == [before]


def test_done_writes_what_happened(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    world.touches.done(touches[0], Outcome.VOICEMAIL, "left a message", 2)
    (activity, *_) = world.leads.timeline(lead)
    assert (activity.kind, activity.title, activity.body, activity.minutes, activity.number) == (
        ActivityKind.CALL,
        "Call, voicemail",
        "left a message",
        2,
        1,
    )
    with pytest.raises(RefusedError, match="done already"):
        world.touches.done(touches[0], Outcome.CONNECTED)


def test_connected_never_stops_a_series_and_its_end_asks(world: World) -> None:
    lead = world.lead()
    series, touches = world.series(lead, days=(0, 1))
    assert not world.touches.done(touches[0], Outcome.CONNECTED).must_choose
    last = world.touches.done(touches[1], Outcome.CONNECTED)
    assert last.must_choose
    assert last.next_touch is None
    view = world.leads.series(lead)
    assert view is not None
    assert (view.id, view.state) == (series, SeriesState.ENDED)
    assert world.leads.card(lead).row.state is LeadState.NO_NEXT_STEP


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [(Outcome.WON, Stage.CUSTOMER), (Outcome.LOST, Stage.LOST), (Outcome.NOT_INTERESTED, Stage.NEW)],
)
def test_a_decision_stops_the_series(world: World, outcome: Outcome, stage: Stage) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    assert world.touches.done(touches[0], outcome).must_choose
    assert world.touches.get(touches[1]).state is TouchState.STOPPED
    assert world.leads.card(lead).row.details.stage is stage


def test_skipping_needs_a_reason(world: World) -> None:
    _, touches = world.series(world.lead())
    with pytest.raises(InputError):
        world.touches.skip(touches[0], " ")
    skipped = world.touches.skip(touches[0], "they are away").touch
    assert (skipped.state, skipped.reason) == (TouchState.SKIPPED, "they are away")


def test_a_snoozed_touch_rings_again_and_a_moved_one_says_so(world: World) -> None:
    _, touches = world.series(world.lead(), days=(0, 1))
    world.reminders.collect_due()
    world.touches.snooze(touches[0], datetime(2026, 5, 27, 10, 30))
    snoozed = world.touches.get(touches[0])
    assert (snoozed.state, snoozed.due_local) == (TouchState.SNOOZED, datetime(2026, 5, 27, 10, 30))
    assert snoozed.planned.utc == datetime(2026, 5, 27, 9, 0, tzinfo=UTC)
    assert world.reminders.collect_due().new == ()
    world.clock.pass_time(minutes=30)
    assert [reminder.touch for reminder in world.reminders.collect_due().new] == [touches[0]]
    world.touches.reschedule(touches[1], datetime(2026, 6, 3, 16, 0))
    assert world.touches.get(touches[1]).why[-1].text == "moved by you from Thu 28 May"
    for act in (world.touches.snooze, world.touches.reschedule):
        with pytest.raises(InputError, match="is past"):
            act(touches[0], datetime(2026, 5, 27, 9, 0))


def test_clocks_that_go_forward_do_not_lose_a_touch(world: World) -> None:
    added = world.touches.add(world.lead(), Channel.CALL, datetime(2027, 3, 28, 1, 30), "Early")
    assert added.touch.due_local == datetime(2027, 3, 28, 2, 0)


def test_a_single_touch_is_one_of_one(world: World) -> None:
    lead = world.lead()
    added = world.touches.add(lead, Channel.EMAIL, datetime(2026, 6, 1, 9, 0), " Send the price ")
    assert (added.touch.number, added.touch.of, added.touch.purpose) == (1, 1, "Send the price")
    assert added.touch.why[0].rule == "by-hand"
    with pytest.raises(NotFoundError):
        world.touches.add(999, Channel.EMAIL, datetime(2026, 6, 1, 9, 0), "Price")


def test_stopping_before_the_fifth_touch_asks_why(world: World) -> None:
    lead = world.lead()
    series, touches = world.series(lead)
    with pytest.raises(InputError, match="fifth touch"):
        world.touches.stop(series, "")
    for touch in touches[:5]:
        world.touches.done(touch, Outcome.CONNECTED)
    world.touches.stop(series, "")
    assert world.touches.get(touches[5]).reason == "stopped"


def test_load_follows_every_change(world: World) -> None:
    _, touches = world.series(world.lead(), days=(0, 1, 1))
    first, last = date(2026, 5, 27), date(2026, 6, 10)
    assert world.touches.load(first, last) == {
        date(2026, 5, 27): DayLoad(1, 10),
        date(2026, 5, 28): DayLoad(2, 20),
    }
    world.touches.reschedule(touches[1], datetime(2026, 6, 9, 9, 0))
    world.touches.skip(touches[2], "ill")
    world.touches.done(touches[0], Outcome.CONNECTED)
    assert world.touches.load(first, last) == {
        date(2026, 5, 27): DayLoad(1, 10),
        date(2026, 6, 9): DayLoad(1, 10),
    }
    (wrong,) = world.database.driver.execute("SELECT count(*) FROM load WHERE touches <= 0").fetchone()
    assert wrong == 0


def test_load_counts_days_that_the_clocks_made_longer(world: World) -> None:
    lead = world.lead()
    for day, hour in ((24, 23), (25, 0), (25, 23), (26, 0)):
        world.touches.add(lead, Channel.CALL, datetime(2026, 10, day, hour, 30), "Call")
    held = world.touches.load(date(2026, 10, 1), date(2026, 11, 1))
    assert {day.day: load.touches for day, load in held.items()} == {24: 1, 25: 2, 26: 1}


def test_between_leaves_stopped_ones_out(world: World) -> None:
    series, touches = world.series(world.lead(), days=(0, 1, 2))
    world.touches.done(touches[0], Outcome.CONNECTED)
    world.touches.stop(series, "moved away")
    now = world.clock.wall()
    assert [touch.id for touch in world.touches.between(now, now + timedelta(days=9))] == [touches[0]]


def test_what_follows_a_touch(world: World) -> None:
    _, touches = world.series(world.lead(), days=(0, 1))
    following = world.touches.next_after(touches[0])
    assert following is not None
    assert following.id == touches[1]
    assert world.touches.next_after(touches[1]) is None
    with pytest.raises(NotFoundError):
        world.touches.get(999)


def test_the_figure_of_the_playbook_says_until_when_a_reason_is_asked_for(world: World) -> None:
    lead = world.lead()
    series, touches = world.series(lead, (0,) * 6)
    world.preferences.change(playbook=(("ask_before", 7),))
    for touch in touches[:5]:
        world.touches.done(touch, Outcome.NO_ANSWER)
    with pytest.raises(InputError):
        world.touches.stop(series, "")
    world.preferences.change(playbook=())
    world.touches.stop(series, "")
