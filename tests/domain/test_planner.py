"""Tables of plans: the examples of the pictures, and one for each point of the engine's law."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from app.domain import phrases
from app.domain.cadence import Cadence, Offset, Step, Unit
from app.domain.moment import resolve
from app.domain.plan import Appointment, Busy, DayLoad, Gaps, Plan, PlannedTouch, WorkCalendar
from app.domain.words import Channel, Permission, TouchState
from app.errors import InputError
from tests.domain.planning import BANK_HOLIDAYS, DEMO, cadence, lead, planned, rep, week

AFTER_DEMO = cadence(
    ("mail", 0), ("mail", 1), ("call", 5), ("mail", 10), ("call", 15), ("mail", 20),
    ("linkedin", 26), ("mail", 35), recap=True,
)  # fmt: skip
FULL = DayLoad(12, 100)
LONDON = "Europe/London"


def days(made: Plan) -> list[str]:
    return [phrases.day(touch.due.wall.date()) for touch in made.touches]


def said(touch: PlannedTouch) -> list[tuple[str, str]]:
    return [(reason.rule, reason.text) for reason in touch.why]


def texts(touch: PlannedTouch, rule: str) -> list[str]:
    return [reason.text for reason in touch.why if reason.rule == rule]


def at(day: str, clock: str = "10:00", zone: str = LONDON) -> datetime:
    return resolve(datetime.fromisoformat(f"{day}T{clock}"), zone).utc


def test_the_demo_of_the_pictures() -> None:
    made = planned(AFTER_DEMO)
    assert days(made) == [
        "Tue 19 May", "Thu 21 May", "Wed 27 May", "Wed 3 June", "Wed 10 June", "Wed 17 June", "Thu 25 June",
        "Wed 8 July",
    ]  # fmt: skip
    assert said(made.touches[2]) == [
        ("P5", "5 business days after the demo"),
        ("holiday", "Mon 25 May is a bank holiday (Spring bank holiday)"),
        ("P9", "best 8 to 10 and 16 to 17 there"),
    ]
    assert texts(made.touches[1], "gap") == ["moved from Wed 20 May: two business days between e-mails"]
    assert texts(made.touches[4], "P4") == ["the fifth touch; most reps have stopped by now"]
    assert made.warnings == ()


def test_steps_after_an_agreed_meeting_count_on_from_it() -> None:
    made = planned(AFTER_DEMO, appointment=Appointment(resolve(datetime(2026, 6, 10, 10), LONDON)))
    assert days(made) == [
        "Tue 19 May", "Thu 21 May", "Wed 27 May", "Wed 3 June", "Tue 9 June", "Wed 10 June", "Wed 17 June",
        "Wed 24 June", "Thu 2 July", "Wed 15 July",
    ]  # fmt: skip
    reminder, meeting, after = made.touches[4:7]
    assert (reminder.channel, reminder.template) == (Channel.EMAIL, "reminder")
    assert texts(reminder, "P8") == ["the working day before the agreed meeting"]
    assert (meeting.locked, meeting.channel, meeting.due.wall) == (
        True,
        Channel.MEETING,
        datetime(2026, 6, 10, 10),
    )
    assert texts(after, "P5") == ["5 business days after the agreed meeting"]


@pytest.mark.parametrize(
    ("meeting", "reminder"),
    [("2026-05-26", "Fri 22 May"), ("2026-06-01", "Fri 29 May"), ("2026-05-28", "Wed 27 May")],
    ids=["over a bank holiday", "over a weekend", "plain"],
)
def test_the_reminder_is_on_the_working_day_before(meeting: str, reminder: str) -> None:
    made = planned(
        AFTER_DEMO, appointment=Appointment(resolve(datetime.fromisoformat(f"{meeting}T14:00"), LONDON))
    )
    assert [day for day, touch in zip(days(made), made.touches, strict=True) if touch.template] == [reminder]


def test_a_meeting_tomorrow_is_named_by_the_recap_alone() -> None:
    made = planned(AFTER_DEMO, appointment=Appointment(resolve(datetime(2026, 5, 20, 10), LONDON)))
    assert not [touch for touch in made.touches if touch.template == "reminder"]
    assert made.warnings == ("There is no day left for a reminder letter before the agreed meeting.",)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-05-19 10:00", "Tue 19 May, 11:00"),
        ("2026-05-19 19:30", "Tue 19 May, 20:30"),
        ("2026-05-19 20:30", "Tue 19 May, 20:50"),
        ("2026-05-19 20:57", "Tue 19 May, 20:57"),
        ("2026-05-19 21:00", "Wed 20 May, 09:00"),
        ("2026-05-19 06:00", "Tue 19 May, 08:00"),
        ("2026-05-22 22:00", "Tue 26 May, 09:00"),
        ("2026-05-23 11:00", "Tue 26 May, 09:00"),
    ],
    ids=[
        "an hour to write",
        "after hours",
        "late",
        "last minute",
        "night",
        "early",
        "Friday night",
        "Saturday",
    ],
)
def test_the_recap(moment: str, due: str) -> None:
    day, clock = moment.split(" ")
    recap = planned(AFTER_DEMO, at=at(day, clock)).touches[0]
    assert phrases.day_and_time(recap.due.wall) == due
    assert recap.why[0].rule == "P2"


def test_the_recap_of_a_saturday_names_the_days_between() -> None:
    recap = planned(AFTER_DEMO, at=at("2026-05-23")).touches[0]
    assert texts(recap, "weekend") == ["Sat 23 May is a free day"]
    assert texts(recap, "holiday") == ["Mon 25 May is a bank holiday (Spring bank holiday)"]


@pytest.mark.parametrize(
    ("offset", "due", "why"),
    [
        (Offset(1, Unit.BUSINESS_DAYS), "Wed 20 May", ["1 business day after the demo"]),
        (Offset(0, Unit.BUSINESS_DAYS), "Tue 19 May", ["on the day of the demo"]),
        (Offset(3, Unit.DAYS), "Fri 22 May", ["3 days after the demo"]),
        (Offset(4, Unit.DAYS), "Tue 26 May", ["4 days after the demo", "Sat 23 May is a free day",
                                             "Mon 25 May is a bank holiday (Spring bank holiday)"]),
        (Offset(6, Unit.DAYS), "Tue 26 May", ["6 days after the demo",
                                             "Mon 25 May is a bank holiday (Spring bank holiday)"]),
        (Offset(-5, Unit.BUSINESS_DAYS), "Tue 12 May", ["5 business days before the demo"]),
        (Offset(-2, Unit.DAYS), "Fri 15 May", ["2 days before the demo", "Sun 17 May is a free day"]),
        (Offset(-12, Unit.BUSINESS_DAYS), "Thu 30 April", ["12 business days before the demo",
            "Mon 4 May is a bank holiday (Early May bank holiday)"]),
        (Offset(24, Unit.HOURS), "Wed 20 May", ["24 hours after the demo"]),
    ],
)  # fmt: skip
def test_offsets(offset: Offset, due: str, why: list[str]) -> None:
    steps = Cadence("x", "X", 1, "the demo", "", (Step(Channel.CALL, offset, "A call"),))
    touch = planned(steps).touches[0]
    assert phrases.day(touch.due.wall.date()) == due
    assert [text for _, text in said(touch)][: len(why)] == why


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-05-19 11:40", "Tue 19 May, 11:40"),
        ("2026-05-19 11:42", "Tue 19 May, 11:45"),
        ("2026-05-19 07:00", "Tue 19 May, 09:00"),
        ("2026-05-19 17:00", "Wed 20 May, 09:00"),
        ("2026-05-22 18:00", "Tue 26 May, 09:00"),
    ],
    ids=[
        "in the weakest hours all the same",
        "on the grid",
        "before work",
        "no time left today",
        "long weekend",
    ],
)
def test_within_the_hour_is_as_soon_as_hours_allow(moment: str, due: str) -> None:
    day, clock = moment.split(" ")
    steps = Cadence("x", "X", 1, "the request", "", (Step(Channel.CALL, Offset(0, Unit.HOURS), "Answer"),))
    touch = planned(steps, at=at(day, clock)).touches[0]
    assert phrases.day_and_time(touch.due.wall) == due
    assert touch.why[0].text == "within the hour after the request"


@pytest.mark.parametrize(
    ("there", "here", "channel", "lead_time", "rule"),
    [
        ("Europe/Berlin", LONDON, "call", "09:00", "P9"),
        ("America/New_York", LONDON, "call", "09:00", "P9"),
        ("America/Los_Angeles", LONDON, "call", "09:00", "P9"),
        ("Pacific/Honolulu", LONDON, "call", "20:45", "no-common-hour"),
        ("Pacific/Auckland", LONDON, "call", "19:00", "no-common-hour"),
        ("Asia/Dubai", "Pacific/Honolulu", "call", "08:00", "no-common-hour"),
        ("Asia/Kolkata", LONDON, "call", "16:00", "P9"),
        ("Asia/Tokyo", LONDON, "call", "16:00", "P9"),
        ("Europe/Berlin", LONDON, "mail", "09:00", "P10"),
        ("America/New_York", LONDON, "mail", "09:00", "P10"),
        ("Asia/Tokyo", LONDON, "mail", "16:00", "by-hand"),
        (LONDON, "America/New_York", "mail", "13:00", "by-hand"),
        ("Pacific/Auckland", LONDON, "mail", "19:00", "by-hand"),
        ("Asia/Dubai", "Pacific/Honolulu", "mail", "22:00", "no-common-hour"),
        ("Asia/Dubai", "Pacific/Honolulu", "message", "08:00", "no-common-hour"),
    ],
)
def test_the_hour_suits_both(there: str, here: str, channel: str, lead_time: str, rule: str) -> None:
    made = planned(cadence((channel, 6)), lead(there), rep(here))
    touch = made.touches[0]
    assert phrases.clock(touch.due.seen_from(there).time()) == lead_time
    assert rule in {reason.rule for reason in touch.why}
    assert bool(made.warnings) is (rule == "no-common-hour")


def test_a_monday_there_that_is_a_sunday_here_is_passed() -> None:
    made = planned(
        cadence(("call", 3)), lead("Australia/Sydney"), rep("America/Los_Angeles"), at=at("2026-06-03")
    )
    touch = made.touches[0]
    assert touch.due.wall == datetime(2026, 6, 9, 9)
    assert touch.due.seen_from("America/Los_Angeles") == datetime(2026, 6, 8, 16)
    assert texts(touch, "hours") == ["moved from Mon 8 June: no working hour in common is left"]
    assert made.warnings == ()


def test_several_zones_take_what_suits_all() -> None:
    zones = ("America/New_York", "America/Los_Angeles")
    them = lead(*zones, zone_known=False)
    call, mail = planned(cadence(("call", 1), ("mail", 3)), them, rep()).touches
    assert [call.due.seen_from(zone).time() for zone in zones] == [time(12), time(9)]
    assert [mail.due.seen_from(zone).time() for zone in zones] == [time(12), time(9)]
    assert texts(call, "zones") == ["suits all 2 zones they may be in"]
    assert call.due.zone == LONDON


def test_a_mail_that_cannot_suit_all_zones_keeps_the_reps_hours() -> None:
    them = lead("America/New_York", "Pacific/Honolulu", zone_known=False)
    made = planned(cadence(("mail", 1)), them, rep())
    assert made.touches[0].due.wall == datetime(2026, 5, 20, 14)
    assert texts(made.touches[0], "zones") == ["no hour of yours suits all 2 zones; New York time"]
    assert made.warnings == ("Their time zone is not known; 2 are possible.",)


def test_a_full_day_passes_a_touch_on_to_the_emptiest_near_it() -> None:
    load = {date(2026, 5, 27): FULL, date(2026, 5, 28): DayLoad(11, 90), date(2026, 5, 26): DayLoad(5, 40)}
    touch = planned(cadence(("mail", 5)), me=rep(load=load)).touches[0]
    assert touch.due.wall.date() == date(2026, 5, 29)
    assert texts(touch, "capacity") == ["moved from Wed 27 May: full, 12 of 12"]


def test_a_call_is_moved_to_wednesday_or_thursday_first() -> None:
    load = {date(2026, 6, 9): FULL}
    touch = planned(cadence(("call", 5)), me=rep(load=load), at=at("2026-06-02")).touches[0]
    assert touch.due.wall.date() == date(2026, 6, 10)
    assert texts(touch, "P9")[0] == "Wednesdays and Thursdays are best for calls"


def test_minutes_fill_a_day_as_well() -> None:
    touch = planned(cadence(("mail", 5)), me=rep(load={date(2026, 5, 27): DayLoad(3, 145)})).touches[0]
    assert texts(touch, "capacity") == ["moved from Wed 27 May: full, 145 of 150 minutes"]


@pytest.mark.parametrize("tolerance", [0, 2])
def test_a_full_stretch_is_said(tolerance: int) -> None:
    load = {date(2026, 5, 20) + timedelta(days=number): FULL for number in range(20)}
    made = planned(cadence(("mail", 5), tolerance=tolerance), me=rep(load=load))
    assert days(made) == ["Wed 27 May"]
    assert made.warnings == ("Over your capacity on Wed 27 May (13 of 12 touches): no day nearby has room.",)


def test_touches_of_a_day_do_not_all_start_at_its_first_minute() -> None:
    load = {date(2026, 5, 27): DayLoad(3, 30)}
    made = planned(cadence(("call", 5)), me=rep(load=load))
    assert made.touches[0].due.wall == datetime(2026, 5, 27, 9, 30)


def test_levelling_spreads_many_series_over_the_days_around() -> None:
    load: dict[date, DayLoad] = {}
    for _ in range(40):
        day = planned(cadence(("mail", 6)), me=rep(load=load)).touches[0].due.wall.date()
        held = load.get(day, DayLoad())
        load[day] = DayLoad(held.touches + 1, held.minutes + 10)
    moved = sorted(held.touches for held in load.values())[:-1]
    assert sum(moved) == 28
    assert moved[-1] - moved[0] <= 3


@pytest.mark.parametrize(
    ("busy", "channel", "due", "rule"),
    [
        ([(Channel.EMAIL, date(2026, 5, 26))], "mail", "Thu 28 May", "gap"),
        ([(Channel.EMAIL, date(2026, 5, 28))], "mail", "Mon 1 June", "gap"),
        ([(Channel.CALL, date(2026, 5, 27))], "call", "Thu 28 May", "gap"),
        ([(Channel.CALL, date(2026, 5, 26))], "mail", "Wed 27 May", ""),
        ([(Channel.MESSAGE, date(2026, 5, day)) for day in (26, 28, 29)], "mail", "Mon 1 June", "weekly-cap"),
    ],
)  # fmt: skip
def test_other_contacts_keep_their_distance(
    busy: list[tuple[Channel, date]], channel: str, due: str, rule: str
) -> None:
    made = planned(cadence((channel, 5)), busy=[Busy(*contact) for contact in busy])
    assert days(made) == [due]
    assert {"gap", "weekly-cap"} & {reason.rule for reason in made.touches[0].why} == (
        {rule} if rule else set()
    )


def test_the_cap_counts_calendar_weeks() -> None:
    steps = cadence(("call", 0), ("mail", 0), ("call", 1), ("linkedin", 2), ("call", 3), ("mail", 5))
    made = planned(steps, at=at("2026-06-01"), gaps=Gaps(per_week=3))
    assert days(made) == ["Mon 1 June", "Mon 1 June", "Tue 2 June", "Mon 8 June", "Tue 9 June", "Wed 10 June"]
    assert texts(made.touches[3], "weekly-cap") == ["moved from Wed 3 June: 3 touches a week at most"]
    assert texts(made.touches[4], "order") == ["moved from Thu 4 June: it comes after the step before"]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2026-05-19 23:59", ["Tue 12 May", "Fri 15 May", "Tue 19 May", "Thu 21 May"]),
        ("2026-05-16 12:00", ["Mon 11 May", "Thu 14 May", "Fri 15 May", "Tue 19 May"]),
    ],
    ids=["a working day", "a Saturday"],
)
def test_steps_around_an_end_that_lies_ahead(end: str, expected: list[str]) -> None:
    day, clock = end.split(" ")
    made = planned(cadence(("mail", -5), ("call", -2), ("mail", 0), ("call", 2)), at=at(day, clock))
    assert days(made) == expected
    assert made.touches[2].due.wall.time() == time(9)
    assert texts(made.touches[0], "P5") == ["5 business days before the demo"]


def test_a_nudge_takes_the_preferred_channel() -> None:
    nudge = Cadence("x", "X", 1, "the demo", "", (Step(None, Offset(1, Unit.BUSINESS_DAYS), "Nudge"),))
    made = planned(nudge, lead(preferred=Channel.MESSAGE))
    assert made.touches[0].channel is Channel.MESSAGE
    assert texts(made.touches[0], "P14") == ["they prefer messages"]
    known = planned(nudge, lead(preferred=Channel.MESSAGE, channels=frozenset({Channel.CALL})))
    assert known.touches[0].channel is Channel.CALL


def test_what_is_missing_blocks_a_step_that_keeps_its_date() -> None:
    made = planned(AFTER_DEMO, lead(channels=frozenset({Channel.EMAIL, Channel.LINKEDIN})))
    calls = [touch for touch in made.touches if touch.channel is Channel.CALL]
    assert [touch.state for touch in calls] == [TouchState.BLOCKED] * 2
    assert days(made) == days(planned(AFTER_DEMO))
    assert made.warnings == ("No phone number is known: touches 3 and 5 are blocked.",)


@pytest.mark.parametrize(
    ("permission", "state", "warning"),
    [
        (Permission.REFUSED, TouchState.BLOCKED, "They said no to follow-ups: every touch is blocked."),
        (Permission.WITHDRAWN, TouchState.BLOCKED, "They no longer want follow-ups: every touch is blocked."),
        (Permission.NOT_ASKED, TouchState.PLANNED, "They have not been asked yet whether you may follow up."),
    ],
)
def test_permission(permission: Permission, state: TouchState, warning: str) -> None:
    made = planned(AFTER_DEMO, lead(permission=permission))
    assert {touch.state for touch in made.touches} == {state}
    assert made.warnings == (warning,)


def test_the_leads_own_hours_and_days_come_first() -> None:
    them = lead(best_hours=((time(11), time(12)),), avoid_days=frozenset({2}))
    touch = planned(cadence(("call", 5)), them).touches[0]
    assert touch.due.wall == datetime(2026, 5, 28, 11)
    assert texts(touch, "P13") == [
        "moved from Wed 27 May: a day they asked to be spared",
        "they asked for 11 to 12",
    ]


def test_a_lead_who_wants_no_day_at_all_gets_the_working_ones() -> None:
    touch = planned(cadence(("call", 5)), lead(avoid_days=frozenset(range(7)))).touches[0]
    assert touch.due.wall.date() == date(2026, 5, 27)


def test_a_meeting_logged_late_starts_now_and_keeps_its_distances() -> None:
    made = planned(AFTER_DEMO, now=at("2026-06-05", "13:00"))
    assert days(made)[:4] == ["Fri 5 June", "Tue 9 June", "Mon 15 June", "Mon 22 June"]
    assert texts(made.touches[0], "passed") == ["Tue 19 May has passed"]
    assert texts(made.touches[1], "passed") == ["Wed 20 May has passed"]
    assert texts(made.touches[2], "shift") == ["13 business days later, as the series started late"]


def test_a_meeting_logged_the_day_after_shifts_nothing() -> None:
    made = planned(AFTER_DEMO, now=at("2026-05-20", "09:00"))
    assert days(made)[:3] == ["Wed 20 May", "Fri 22 May", "Wed 27 May"]


def test_an_appointment_at_night_or_on_a_free_day_is_said() -> None:
    made = planned(AFTER_DEMO, appointment=Appointment(resolve(datetime(2026, 5, 30, 21, 30), LONDON)))
    assert made.warnings == (
        "The agreed meeting is on a day that is free for you or for them.",
        "The agreed meeting is at 21:30 there.",
    )


def test_the_reps_and_the_leads_holidays_count_and_are_told_apart() -> None:
    them = lead("Europe/Berlin", calendar=WorkCalendar(week(), {date(2026, 5, 14): "Ascension Day"}))
    touch = planned(cadence(("mail", 10)), them, at=at("2026-05-12")).touches[0]
    assert touch.due.wall.date() == date(2026, 5, 28)
    assert texts(touch, "holiday") == ["two holidays are skipped: Thu 14 May and Mon 25 May"]
    first = planned(cadence(("mail", 2)), them, at=at("2026-05-12")).touches[0]
    assert texts(first, "holiday") == ["Thu 14 May is a holiday there (Ascension Day)"]


@pytest.mark.parametrize(
    ("anchor", "lead_time", "utc"),
    [("2026-03-26", "09:00", 8), ("2026-03-25", "09:00", 9), ("2026-10-22", "09:00", 9)],
    ids=["New York is ahead, London not yet", "the day before", "after both"],
)
def test_a_plan_over_a_clock_change_keeps_the_wall_time(anchor: str, lead_time: str, utc: int) -> None:
    touch = planned(cadence(("call", 2)), at=at(anchor)).touches[0]
    assert phrases.clock(touch.due.wall.time()) == lead_time
    assert touch.due.utc.hour == utc


def test_calendars_without_a_common_day_are_refused_in_words() -> None:
    them = lead(calendar=WorkCalendar({6: ((time(9), time(17)),)}))
    with pytest.raises(InputError, match="no day on which both you and the lead work"):
        planned(AFTER_DEMO, them)


def test_a_call_ends_within_its_window() -> None:
    short = lead(
        calendar=WorkCalendar({day: ((time(9), time(9, 8)), (time(15), time(17))) for day in range(5)})
    )
    touch = planned(cadence(("call", 5)), short).touches[0]
    assert touch.due.wall == datetime(2026, 5, 27, 16)
    assert touch.window == (time(16), time(17))


def test_the_recap_waits_for_daylight_where_the_rep_works_at_night_there() -> None:
    made = planned(
        AFTER_DEMO, lead("Asia/Dubai"), rep("Pacific/Honolulu"), at=at("2026-05-19", "22:00", "Asia/Dubai")
    )
    assert time(8) <= made.touches[0].due.seen_from("Asia/Dubai").time() < time(21)


def test_holidays_of_the_year_are_known_to_the_tests() -> None:
    assert date(2026, 5, 25) in BANK_HOLIDAYS
    assert datetime(2026, 5, 19, 9, tzinfo=UTC) == DEMO
