"""Outcomes move the series, and news of a lead does (design 4.8, 4.9, 4.14)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.series import SeriesView
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.domain.words import Channel, LeadState, Outcome, Permission, SeriesState, Stage, TouchState
from app.errors import InputError, RefusedError
from app.services.activities import Happened
from tests.factory import World


def view(world: World, lead: int) -> SeriesView:
    found = world.leads.series(lead)
    assert found is not None
    return found


def open_ones(world: World, lead: int) -> list[Touch]:
    closed = {TouchState.DONE, TouchState.SKIPPED, TouchState.STOPPED}
    return [touch for touch in view(world, lead).touches if touch.state not in closed]


def days(touches: list[Touch]) -> list[date]:
    return [touch.lead_local.date() for touch in touches]


def test_connected_goes_on_and_moves_nothing_when_on_time(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    before = days(open_ones(world, lead))
    completed = world.touches.done(touches[0], Outcome.CONNECTED)
    assert completed.ask is None
    assert days(open_ones(world, lead)) == before[1:]


def test_a_late_touch_shifts_the_rest_from_its_completion(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead, days=(0, 5, 12))
    world.clock.pass_time(days=2)  # Friday; two business days late
    world.touches.done(touches[0], Outcome.CONNECTED)
    left = open_ones(world, lead)
    assert days(left) == [date(2026, 6, 3), date(2026, 6, 10)]
    assert left[0].why[1].text == "2 business days later, as the step before was done late"
    assert view(world, lead).state is SeriesState.RUNNING


def test_what_the_rep_set_by_hand_stays_when_the_rest_shifts(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead, days=(0, 5, 12, 19))
    world.touches.snooze(touches[1], datetime(2026, 6, 2, 15, 0))
    world.touches.reschedule(touches[2], datetime(2026, 6, 9, 11, 30))
    world.clock.pass_time(days=2)
    world.touches.done(touches[0], Outcome.CONNECTED)
    found = [world.touches.get(one) for one in touches[1:]]
    assert [one.due_local for one in found[:2]] == [datetime(2026, 6, 2, 15, 0), datetime(2026, 6, 9, 11, 30)]
    assert found[0].state is TouchState.SNOOZED
    assert found[2].due_local.date() == date(2026, 6, 17)


def test_time_alone_changes_nothing(world: World) -> None:
    lead = world.lead()
    world.series(lead, days=(0, 1))
    before = world.dump()
    world.clock.pass_time(days=9)
    world.touches.today()
    assert world.dump() == before


def test_no_answer_is_tried_twice_at_other_times_and_then_a_message_asks(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead, days=(0, 30))
    tried, touch = [], world.touches.get(touches[0])
    for _ in range(3):
        world.clock.now = max(world.clock.now, touch.due.utc)
        tried.append(touch.lead_local.time())
        found = world.touches.done(touch.id, Outcome.NO_ANSWER).next_touch
        assert found is not None
        touch = found
    assert [one.why[0].rule for one in (touch,)] == ["P6"]
    assert (touch.channel, touch.template) == (Channel.MESSAGE, "message-when")
    assert len({at.replace(minute=0) for at in tried}) == 3
    numbers = [one.number for one in view(world, lead).touches]
    assert numbers == [1, 2, 3, 4, 5]
    assert {one.of for one in view(world, lead).touches} == {5}
    world.clock.now = touch.due.utc
    after = world.touches.done(touch.id, Outcome.SENT).next_touch
    assert after is not None
    assert after.id == touches[1]


def test_a_call_that_comes_soon_anyway_is_the_next_try(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead, days=(0, 1, 9))
    before = world.touches.get(touches[1])
    world.touches.done(touches[0], Outcome.NO_ANSWER)
    call = world.touches.get(touches[1])
    assert len(view(world, lead).touches) == 3
    assert call.lead_local.date() == before.lead_local.date()
    assert call.lead_local.time() != before.lead_local.time()
    assert call.why[-2].rule == "P6"


def test_a_single_call_nobody_took_is_tried_again(world: World) -> None:
    lead = world.lead()
    single = world.touches.add(lead, Channel.CALL, datetime(2026, 5, 27, 11), "Ask").touch
    world.clock.pass_time(hours=1)
    completed = world.touches.done(single.id, Outcome.NO_ANSWER)
    assert completed.next_touch is not None
    assert (completed.next_touch.series_id, completed.must_choose) == (None, False)


def test_a_busy_line_is_tried_again_the_same_day(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead, days=(0, 20))
    again = world.touches.done(touches[0], Outcome.BUSY).next_touch
    assert again is not None
    assert again.due_local.date() == date(2026, 5, 27)


def test_a_wrong_number_blocks_calls_and_asks_for_the_right_one(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead, days=(0, 6, 13))
    completed = world.touches.done(touches[0], Outcome.WRONG_NUMBER)
    blocked = [world.touches.get(one) for one in touches[1:]]
    assert {(one.state, one.reason) for one in blocked} == {(TouchState.BLOCKED, "the number is wrong")}
    assert completed.next_touch is not None
    assert completed.next_touch.channel is Channel.EMAIL
    plan = world.planning.preview("after-demo", lead, world.clock.now)
    calls = {one.state for one in plan.touches if one.channel is Channel.CALL}
    assert calls == {TouchState.BLOCKED}


def test_mail_that_came_back_blocks_mail_alone(world: World) -> None:
    lead = world.lead()
    started = world.planning.start(lead, "after-demo", world.clock.now)
    world.activities.bounced(lead, "550 no such user")
    states = {(one.channel, one.state) for one in open_ones(world, lead)}
    assert (Channel.EMAIL, TouchState.BLOCKED) in states
    assert (Channel.CALL, TouchState.PLANNED) in states
    assert len(open_ones(world, lead)) == len(started.touches)


def test_a_reply_asks_and_nothing_rings_meanwhile(world: World) -> None:
    lead = world.lead()
    series, touches = world.series(lead)
    happened = world.activities.replied(lead, "Next month, please")
    assert happened.ask is not None
    assert (happened.ask.series_id, happened.ask.reason, happened.ask.open_touches) == (
        series,
        "they replied",
        6,
    )
    found = view(world, lead)
    assert (found.state, found.reason, found.held_at) == (SeriesState.ASKING, "they replied", world.clock.now)
    assert {one.state for one in open_ones(world, lead)} == {TouchState.HELD}
    assert world.touches.today().due == ()
    assert world.leads.card(lead).row.state is LeadState.NEXT_STEP
    world.undo.take_back(happened.undo)
    assert world.touches.get(touches[0]).state is TouchState.DUE


def test_a_planned_mail_that_was_answered_asks(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    completed = world.touches.done(touches[0], Outcome.REPLIED)
    assert completed.ask is not None
    assert not completed.must_choose


def test_a_contact_outside_the_plan_asks_but_a_miss_does_not(world: World) -> None:
    lead = world.lead()
    world.series(lead)
    assert world.activities.contacted(lead, Channel.CALL, Outcome.NO_ANSWER).ask is None
    happened = world.activities.contacted(lead, Channel.CALL, Outcome.CONNECTED, "met at the fair", 5)
    assert happened.ask is not None
    assert world.leads.timeline(lead)[0].title == "Call, connected"


def test_out_of_office_holds_until_a_working_day_after_the_return(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead, days=(1, 6))
    world.activities.out_of_office(lead, date(2026, 6, 5))  # back on Friday
    found = view(world, lead)
    assert found.state is SeriesState.HELD
    assert found.reason == "they are out of office, until Mon 8 June"
    assert days(open_ones(world, lead)) == [date(2026, 6, 9), date(2026, 6, 12)]
    assert {one.state for one in open_ones(world, lead)} == {TouchState.HELD}
    world.clock.now = datetime.fromisoformat("2026-06-08T00:00+00:00")
    world.reminders.collect_due()
    assert view(world, lead).state is SeriesState.RUNNING
    assert world.touches.get(touches[0]).state is TouchState.PLANNED


def test_a_meeting_that_was_held_asks_and_leaves_its_recap(world: World) -> None:
    lead = world.lead()
    world.series(lead)
    agreed = world.activities.booked(lead, datetime(2026, 5, 27, 15, 0))
    assert agreed.ask is not None
    meeting = next(one for one in agreed.touches if one.channel is Channel.MEETING)
    assert meeting.locked
    world.clock.pass_time(hours=6)
    completed = world.touches.done(meeting.id, Outcome.HELD, "went well", 40)
    assert completed.ask is not None
    assert completed.next_touch is not None
    assert completed.next_touch.template == "recap"


def test_a_booked_meeting_comes_with_its_reminder_letter(world: World) -> None:
    lead = world.lead()
    agreed = world.activities.booked(lead, datetime(2026, 6, 10, 15, 0), purpose="Second demo")
    assert [(one.channel, one.due_local.date()) for one in agreed.touches] == [
        (Channel.EMAIL, date(2026, 6, 9)),
        (Channel.MEETING, date(2026, 6, 10)),
    ]


def test_a_moved_meeting_wants_a_new_date(world: World) -> None:
    lead = world.lead()
    meeting = world.activities.booked(lead, datetime(2026, 5, 27, 15, 0)).touches[-1]
    world.clock.pass_time(hours=6)
    completed = world.touches.done(meeting.id, Outcome.MOVED)
    assert completed.next_touch is not None
    assert completed.next_touch.purpose == "Agree on a new date"


def test_a_no_show_starts_its_own_series(world: World) -> None:
    lead = world.lead()
    series, _ = world.series(lead)
    meeting = world.activities.booked(lead, datetime(2026, 5, 27, 15, 0)).touches[-1]
    world.clock.pass_time(hours=6)
    world.touches.done(meeting.id, Outcome.NO_SHOW)
    found = view(world, lead)
    assert (found.cadence, len(found.touches)) == ("no-show", 4)
    assert found.id != series


@pytest.mark.parametrize(
    ("outcome", "stage", "offer"),
    [
        (Outcome.WON, Stage.CUSTOMER, "won-referral"),
        (Outcome.LOST, Stage.LOST, "nurture-12-months"),
        (Outcome.NOT_INTERESTED, Stage.NEW, "nurture-12-months"),
    ],
)
def test_a_decision_stops_and_offers(world: World, outcome: Outcome, stage: Stage, offer: str) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    completed = world.touches.done(touches[0], outcome)
    assert (completed.must_choose, completed.offers) == (True, (offer,))
    assert open_ones(world, lead) == []
    assert world.leads.card(lead).row.details.stage is stage


def test_a_won_lead_may_keep_what_is_open(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead)
    completed = world.touches.done(touches[0], Outcome.WON, keep_open=True)
    assert not completed.must_choose
    assert len(open_ones(world, lead)) == 5
    assert world.leads.card(lead).row.details.stage is Stage.CUSTOMER


def test_a_decision_without_a_touch_is_one_as_well(world: World) -> None:
    lead = world.lead()
    world.series(lead)
    happened = world.activities.decided(lead, Outcome.WON, "signed")
    assert (happened.must_choose, happened.offers) == (True, ("won-referral",))
    assert world.leads.card(lead).row.details.stage is Stage.CUSTOMER
    assert [(one.title, one.body) for one in world.leads.timeline(lead)] == [("Won", "signed")]
    world.undo.take_back(happened.undo)
    assert not world.activities.decided(lead, Outcome.LOST, keep_open=True).must_choose
    assert len(open_ones(world, lead)) == 6
    with pytest.raises(InputError):
        world.activities.decided(lead, Outcome.BUSY)


def test_appointments_stand_while_a_series_waits(world: World) -> None:
    lead = world.lead()
    world.series(lead)
    agreed = world.activities.booked(lead, datetime(2026, 6, 3, 15, 0)).touches
    world.activities.replied(lead)
    assert {world.touches.get(one.id).state for one in agreed if one.locked} == {TouchState.PLANNED}


def test_dates_that_are_past_are_refused(world: World) -> None:
    lead = world.lead()
    with pytest.raises(InputError, match="past"):
        world.activities.out_of_office(lead, date(2026, 5, 20))
    with pytest.raises(InputError, match="past"):
        world.activities.booked(lead, datetime(2026, 5, 27, 9, 0))


NEWS: dict[str, Callable[[World, int], Happened]] = {
    "reply": lambda world, lead: world.activities.replied(lead, "hello"),
    "contact": lambda world, lead: world.activities.contacted(lead, Channel.CALL, Outcome.CONNECTED),
    "wrong": lambda world, lead: world.activities.contacted(lead, Channel.CALL, Outcome.WRONG_NUMBER),
    "won": lambda world, lead: world.activities.decided(lead, Outcome.WON, "the budget came"),
    "lost": lambda world, lead: world.activities.decided(lead, Outcome.LOST),
    "bounce": lambda world, lead: world.activities.bounced(lead),
    "away": lambda world, lead: world.activities.out_of_office(lead, date(2026, 6, 15)),
    "gone": lambda world, lead: world.activities.out_of_office(lead, None),
    "colleague": lambda world, lead: world.activities.colleague_answered(lead, date(2026, 6, 2)),
    "booked": lambda world, lead: world.activities.booked(lead, datetime(2026, 6, 10, 15, 0)),
}


@pytest.mark.parametrize("name", sorted(NEWS))
def test_every_news_is_one_act_that_undo_takes_back_exactly(world: World, name: str) -> None:
    lead = world.lead()
    world.planning.start(lead, "after-demo", world.clock.now)
    before = world.dump()
    undo: Undo = NEWS[name](world, lead).undo
    assert world.dump() != before
    world.undo.take_back(undo)
    assert world.dump() == before


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_is_taken_back_exactly(world: World, outcome: Outcome) -> None:
    lead = world.lead()
    started = world.planning.start(lead, "after-demo", world.clock.now)
    touch = next(one for one in started.touches if one.channel is Channel.CALL)
    world.clock.now = touch.due.utc
    before = world.dump()
    completed = world.touches.done(touch.id, outcome)
    assert completed.must_choose == (outcome in {Outcome.NOT_INTERESTED, Outcome.WON, Outcome.LOST})
    world.undo.take_back(completed.undo)
    assert world.dump() == before


def test_nothing_is_said_to_a_lead_who_said_no(world: World) -> None:
    lead = world.lead()
    world.leads.set_permission(lead, Permission.REFUSED)
    with pytest.raises(RefusedError):
        world.activities.booked(lead, datetime(2026, 6, 10, 15, 0))


def test_another_number_lets_blocked_calls_ring_again(world: World) -> None:
    lead = world.lead()
    _, touches = world.series(lead, days=(0, 6, 13))
    world.touches.done(touches[0], Outcome.WRONG_NUMBER)
    details = world.leads.card(lead).row.details
    world.leads.change(lead, replace(details, title="Head of finance"))
    assert world.touches.get(touches[1]).state is TouchState.BLOCKED
    before = world.dump()
    undo = world.leads.change(lead, replace(details, phone="+49 341 990011"))
    assert {world.touches.get(one).state for one in touches[1:]} == {TouchState.PLANNED}
    world.undo.take_back(undo)
    assert world.dump() == before
