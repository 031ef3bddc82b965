"""What holds for every plan, whatever the calendars, zones, load and wishes."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import assume, given

from app.domain import phrases
from app.domain.capacity import plus, room_of
from app.domain.moment import wall_time
from app.domain.plan import Busy, DayLoad, DayRoom, Plan, PlannedTouch, WorkCalendar
from app.domain.rules import RULES
from app.domain.words import Channel, TouchState
from app.errors import InputError
from tests.domain.planning import Case, cases


def make(case: Case) -> Plan:
    try:
        return case.make()
    except InputError:  # calendars without a common day
        assume(False)  # noqa: FBT003 -- as hypothesis wants it
        raise


def rules(touch: PlannedTouch) -> set[str]:
    return {reason.rule for reason in touch.why}


def is_flexible(touch: PlannedTouch) -> bool:
    return touch.purpose.startswith("flexible")


def is_reminder(touch: PlannedTouch) -> bool:
    return touch.template == "reminder"


def lead_day(case: Case, touch: PlannedTouch) -> date:
    return wall_time(touch.due.utc, case.lead.zones[0]).date()


def inside(calendar: WorkCalendar, wall: datetime) -> bool:
    return any(start <= wall.time() < end for start, end in calendar.spans(wall.date()))


def is_over(load: DayLoad, room: DayRoom) -> bool:
    return (
        load.touches > room.touches
        or load.minutes > room.minutes
        or any(load.channels.get(channel, 0) > limit for channel, limit in room.channels.items())
    )


def is_awake(case: Case, wall: datetime) -> bool:
    start, end = case.rep.playbook.awake
    return start <= wall.time() < end


def business_between(case: Case, one: date, other: date) -> int:
    first, last = sorted((one, other))
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(case.lead.calendar.works(day) and case.rep.calendar.works(day) for day in days)


@given(cases())
def test_calls_are_in_common_hours_or_warned(case: Case) -> None:
    made = make(case)
    for touch in made.touches:
        if touch.channel is not Channel.CALL or touch.locked or touch.purpose.startswith("recap"):
            continue
        there = [wall_time(touch.due.utc, zone) for zone in case.lead.zones]
        if "no-common-hour" in rules(touch):
            assert is_awake(case, there[0])
            assert any(
                "no working hour in common" in said and str(touch.number) in said for said in made.warnings
            )
        else:
            assert all(inside(case.lead.calendar, wall) for wall in there)
            assert all(is_awake(case, wall) for wall in there)
            assert inside(case.rep.calendar, wall_time(touch.due.utc, case.rep.zone))


@given(cases())
def test_what_is_written_is_in_the_reps_hours(case: Case) -> None:
    for touch in make(case).touches:
        if touch.channel is Channel.CALL or touch.locked or touch.purpose.startswith("recap"):
            continue
        there = wall_time(touch.due.utc, case.lead.zones[0])
        if "no-common-hour" not in rules(touch):
            assert is_awake(case, there)
            assert inside(case.rep.calendar, wall_time(touch.due.utc, case.rep.zone))
        elif touch.channel is Channel.MESSAGE:
            assert is_awake(case, there)


@given(cases())
def test_every_day_is_a_working_day_for_both(case: Case) -> None:
    for touch in make(case).touches:
        if not touch.locked:
            day = lead_day(case, touch)
            assert case.lead.calendar.works(day)
            assert case.rep.calendar.works(day)


@given(cases())
def test_the_recap_is_never_at_night(case: Case) -> None:
    for touch in make(case).touches:
        if touch.purpose.startswith("recap"):
            assert is_awake(case, wall_time(touch.due.utc, case.lead.zones[0]))


@given(cases())
def test_no_gap_is_under_the_minimum(case: Case) -> None:
    made = make(case)
    least = {Channel.EMAIL: case.gaps.email, Channel.CALL: case.gaps.call}
    contacts = [Busy(touch.channel, lead_day(case, touch)) for touch in made.touches] + list(case.busy)
    for number, touch in enumerate(made.touches):
        others = [contact for index, contact in enumerate(contacts) if index != number]
        near = [
            other
            for other in others
            if other.channel is touch.channel
            and business_between(case, other.day, lead_day(case, touch))
            < least.get(touch.channel, case.gaps.other)
        ]
        if near and is_flexible(touch):  # then the other came later and could not wait, and that is said
            assert any("cannot wait" in said for said in made.warnings)


@given(cases())
def test_the_weekly_cap_holds_for_all_that_can_wait(case: Case) -> None:
    made = make(case)
    fixed: Counter[tuple[int, int]] = Counter()
    flexible: Counter[tuple[int, int]] = Counter()
    for contact in case.busy:
        fixed[contact.day.isocalendar()[:2]] += 1
    for touch in made.touches:
        (flexible if is_flexible(touch) else fixed)[lead_day(case, touch).isocalendar()[:2]] += 1
    for week, number in flexible.items():
        assert number + fixed[week] <= case.gaps.per_week


@given(cases())
def test_the_order_of_steps_is_kept_and_none_is_lost(case: Case) -> None:
    made = make(case)
    steps = [touch.purpose for touch in made.touches if not touch.locked and not is_reminder(touch)]
    assert steps == [step.purpose for step in case.cadence.steps]
    assert [touch.number for touch in made.touches] == list(range(1, len(made.touches) + 1))
    assert [touch.due.utc for touch in made.touches] == sorted(touch.due.utc for touch in made.touches)


@given(cases())
def test_a_day_over_capacity_is_named(case: Case) -> None:
    made = make(case)
    load = dict(case.rep.load)
    today = wall_time(case.anchor.at, case.lead.zones[0]).date()
    for touch in made.touches:
        day = wall_time(touch.due.utc, case.rep.zone).date()
        load[day] = plus(load.get(day, DayLoad()), DayLoad(1, touch.minutes, {touch.channel: 1}))
        if is_over(load[day], room_of(case.rep, day)):
            assert any(phrases.day(day, today) in said and "capacity" in said for said in made.warnings)


@given(cases())
def test_the_same_input_gives_the_same_plan(case: Case) -> None:
    assert make(case) == case.make()


@given(cases())
def test_every_touch_says_why_by_known_rules(case: Case) -> None:
    for touch in make(case).touches:
        assert touch.why
        assert rules(touch) <= set(RULES)
        assert all(reason.text and not reason.text.endswith(".") for reason in touch.why)


@given(cases())
def test_nothing_is_planned_before_now(case: Case) -> None:
    if case.now is not None:
        assert all(touch.due.utc >= case.now for touch in make(case).touches if not touch.locked)


@given(cases())
def test_only_no_and_missing_addresses_block(case: Case) -> None:
    made = make(case)
    for touch in made.touches:
        known = touch.channel is Channel.MEETING or touch.channel in case.lead.channels
        blocked = not touch.locked and (case.lead.permission.forbids or not known)
        assert touch.state is (TouchState.BLOCKED if blocked else TouchState.PLANNED)
        assert bool(rules(touch) & {"permission", "missing-address"}) is blocked


@given(cases())
def test_an_appointment_never_moves_and_is_remembered(case: Case) -> None:
    made = make(case)
    if case.appointment is None:
        return
    locked = [touch for touch in made.touches if touch.locked]
    assert [touch.due for touch in locked] == [case.appointment.at]
    reminders = [touch for touch in made.touches if is_reminder(touch)]
    said = " ".join(made.warnings)
    assert len(reminders) == 1 or "reminder letter" in said or "not after the start" in said
    assert all(touch.due.utc < case.appointment.at.utc for touch in reminders)
