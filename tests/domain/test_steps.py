"""What a step can say: counted from an appointment, a window of its own, what it brings and asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from app.domain import phrases
from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.moment import resolve
from app.domain.plan import Appointment, DayLoad, DayRoom, Plan, Span, WorkCalendar
from app.domain.playbook import book_of
from app.domain.words import Asks, Channel, Event, ItemKind, Late, TouchState
from tests.domain.planning import BANK_HOLIDAYS, cadence, lead, planned, rep, week
from tests.domain.running import LONDON, at

MEETING = Appointment(resolve(datetime(2026, 6, 10, 14), LONDON))
DAYS, PLAIN, HOURS = Unit.BUSINESS_DAYS, Unit.DAYS, Unit.HOURS


def one(step: Step, *more: Step) -> Cadence:
    return Cadence("x", "X", 1, "the demo", "", (step, *more))


def step(amount: int, unit: Unit = DAYS, channel: Channel = Channel.MESSAGE, **fields: object) -> Step:
    made = Step(channel, Offset(amount, unit, Event.APPOINTMENT), "A step")
    return replace(made, **fields)  # type: ignore[arg-type]  # fields of a Step


def dues(made: Plan) -> list[str]:
    return [phrases.day_and_time(touch.due.wall) for touch in made.touches]


@pytest.mark.parametrize(
    ("offset", "due", "why"),
    [
        ((-1, DAYS), "Tue 9 June, 09:05", "1 business day before the agreed meeting"),
        ((-3, DAYS), "Fri 5 June, 09:00", "3 business days before the agreed meeting"),
        ((-3, PLAIN), "Fri 5 June, 09:00", "3 days before the agreed meeting"),
        ((-2, HOURS), "Wed 10 June, 12:00", "2 hours before the agreed meeting"),
        ((0, DAYS), "Wed 10 June, 09:45", "on the day of the agreed meeting"),
        ((1, HOURS), "Wed 10 June, 15:00", "1 hour after the agreed meeting"),
        ((1, DAYS), "Thu 11 June, 09:00", "1 business day after the agreed meeting"),
        ((3, PLAIN), "Mon 15 June, 09:00", "3 days after the agreed meeting"),
    ],
)
def test_offsets_on_both_sides_of_an_appointment(offset: tuple[int, Unit], due: str, why: str) -> None:
    made = planned(one(step(*offset)), appointment=MEETING)
    touch = next(touch for touch in made.touches if touch.purpose == "A step")
    assert phrases.day_and_time(touch.due.wall) == due
    assert touch.why[0].text == why


def test_its_own_letter_before_takes_the_place_of_the_usual_one() -> None:
    made = planned(one(step(-2, channel=Channel.EMAIL)), appointment=MEETING)
    assert dues(made) == ["Mon 8 June, 09:00", "Wed 10 June, 14:00"]


def test_without_an_appointment_it_is_blocked_and_dated() -> None:
    touch = planned(one(step(-2))).touches[0]
    assert touch.state is TouchState.BLOCKED
    assert touch.why[-1].rule == "missing-appointment"
    assert phrases.day(touch.due.wall.date()) == "Thu 21 May"


def test_when_the_day_before_is_over_it_is_left_out_and_said() -> None:
    made = planned(one(step(-1)), appointment=MEETING, now=at("2026-06-10", "08:00"))
    assert [touch.purpose for touch in made.touches] == ["Agreed meeting"]
    assert "There is no day left for “A step” before the agreed meeting." in made.warnings


def test_other_steps_do_not_bind_it() -> None:
    later = Step(Channel.CALL, Offset(30, DAYS), "Later")
    made = planned(one(later, step(-1)), appointment=MEETING)
    assert [touch.purpose for touch in made.touches][1:] == ["A step", "Agreed meeting", "Later"]


@pytest.mark.parametrize(
    ("channel", "window", "due"),
    [
        (Channel.CALL, (time(11), time(13)), "11:00"),
        (Channel.EMAIL, (time(15), time(17)), "15:00"),
        (Channel.CALL, (time(6), time(7)), "09:00"),
        (Channel.EMAIL, (time(21), time(23)), "09:00"),
        (Channel.LINKEDIN, (time(17, 30), time(19)), "17:30"),
    ],
)
def test_a_window_of_its_own_comes_first_within_the_hours(channel: Channel, window: Span, due: str) -> None:
    made = planned(one(Step(channel, Offset(1, DAYS), "A step", window=window)))
    touch = made.touches[0]
    assert phrases.clock(touch.due.wall.time()) == due
    assert (touch.why[1].rule == "window") is (due != "09:00")
    assert touch.own_window == window


def test_it_says_what_it_brings_and_asks_for() -> None:
    asks = Step(Channel.EMAIL, Offset(1, DAYS), "An answer", asks=Asks.ANSWER, answer_within=3,
                item=ItemKind.CASE_STUDY)  # fmt: skip
    back = Step(Channel.CALL, Offset(4, DAYS), "How was it", asks=Asks.FEEDBACK)
    answer, feedback = planned(one(asks, back)).touches
    assert (answer.answer_by, answer.item, answer.asks) == (
        date(2026, 5, 26), ItemKind.CASE_STUDY, Asks.ANSWER,
    )  # fmt: skip
    assert [reason.text for reason in answer.why[-2:]] == [
        "brings a case study", "asks for an answer by Tue 26 May",
    ]  # fmt: skip
    assert (feedback.answer_by, feedback.why[-1].rule) == (None, "P31")


def test_a_touch_carries_what_its_step_says() -> None:
    made = planned(one(Step(Channel.CALL, Offset(1, DAYS), "x", tolerance=3, late=Late.DROP, drop_after=7)))
    touch = made.touches[0]
    assert (touch.step, touch.tolerance, touch.late, touch.drop_after) == (1, 3, Late.DROP, 7)


WEDNESDAY = date(2026, 5, 27)


@pytest.mark.parametrize(
    ("rooms", "load", "due", "said"),
    [
        ({2: DayRoom(3, 60)}, DayLoad(3, 30), "Thu 28 May", "full, 3 of 3"),
        ({2: DayRoom(20, 300)}, DayLoad(15, 200), "Wed 27 May", ""),
        ({2: DayRoom(9, 300, {Channel.CALL: 2})}, DayLoad(4, 40, {Channel.CALL: 2}), "Thu 28 May",
         "full, 2 of 2 calls"),
        ({2: DayRoom(9, 300, {Channel.EMAIL: 2})}, DayLoad(4, 40, {Channel.EMAIL: 2}), "Wed 27 May", ""),
        ({3: DayRoom(0, 0)}, DayLoad(12, 40), "Tue 26 May", "full, 12 of 12"),
    ],
)  # fmt: skip
def test_capacity_by_weekday_and_channel(
    rooms: dict[int, DayRoom], load: DayLoad, due: str, said: str
) -> None:
    me = replace(rep(load={WEDNESDAY: load}), rooms=rooms)
    touch = planned(cadence(("call", 5)), me=me).touches[0]
    assert phrases.day(touch.due.wall.date()) == due
    moved = [reason.text for reason in touch.why if reason.rule == "capacity"]
    assert moved == ([f"moved from Wed 27 May: {said}"] if said else [])


def test_most_calls_a_day_hold_on_every_day() -> None:
    me = replace(rep(load={WEDNESDAY: DayLoad(1, 10, {Channel.CALL: 1})}), channels={Channel.CALL: 1})
    assert dues(planned(cadence(("call", 5)), me=me)) == ["Thu 28 May, 09:00"]


def half(day: date) -> WorkCalendar:
    return WorkCalendar(week(8, 18), BANK_HOLIDAYS, {day: ((time(8), time(12)),)})


def test_a_half_day_holds_its_share() -> None:
    me = replace(rep(), calendar=half(WEDNESDAY), load={WEDNESDAY: DayLoad(4, 40)})
    touch = planned(cadence(("mail", 5)), me=me).touches[0]
    assert phrases.day(touch.due.wall.date()) == "Thu 28 May"
    assert "full, 4 of 4" in next(reason.text for reason in touch.why if reason.rule == "capacity")


def test_hours_of_a_half_day_bind() -> None:
    me = replace(rep(), calendar=half(WEDNESDAY))
    them = lead(best_hours=((time(13), time(17)),))
    touch = planned(cadence(("call", 5)), them, me).touches[0]
    assert phrases.day_and_time(touch.due.wall) == "Wed 27 May, 09:00"


@pytest.mark.parametrize("here", [True, False])
def test_a_special_day_wins_over_weekday_and_holiday(here: bool) -> None:  # noqa: FBT001 -- both ways
    saturday, monday = date(2026, 5, 23), date(2026, 5, 25)
    open_days = {saturday: ((time(9), time(12)),), monday: ((time(9), time(12)),)} if here else {}
    both = WorkCalendar(week(8, 18), BANK_HOLIDAYS, open_days)
    made = planned(cadence(("mail", 4)), lead(calendar=both), replace(rep(), calendar=both))
    assert phrases.day(made.touches[0].due.wall.date()) == ("Sat 23 May" if here else "Tue 26 May")


def test_neither_their_wish_nor_a_window_goes_beyond_the_waking_hours() -> None:
    me = replace(rep(), playbook=book_of({"awake_from": 10, "awake_to": 19}))
    them = lead(best_hours=((time(8), time(11)),), calendar=WorkCalendar(week(7, 22)))
    early = Step(Channel.CALL, Offset(1, DAYS), "x", window=(time(8), time(11)))
    made = planned(one(early, replace(early, offset=Offset(2, DAYS), window=None)), them, me)
    assert [touch.due.wall.time() for touch in made.touches] == [time(10), time(10)]
