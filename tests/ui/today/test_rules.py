from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.snooze import There, snooze_choices
from app.domain.words import ActivityKind, Channel, LeadState, Permission, TouchState
from app.settings import Settings
from app.ui.changes import Changes
from app.ui.today.day import work_spans
from app.ui.today.facts import facts_of
from app.ui.today.first_run import hours_words
from app.ui.today.frame import frame_of
from app.ui.today.free_day import next_words
from app.ui.today.phrases import city_of, day_words, due_words, lower_first, row_words, title_words
from app.ui.today.queue_rows import Order, Section, Show, TouchRow, count_of, rows_of
from app.ui.today.series_part import nodes_of
from app.ui.today.talking_points import talking_points
from app.ui.today.timeline import Seen
from tests.fakes import FakeClock
from tests.ui.today import fakes, pictured

HOURS = {day: ((time(9), time(12)), (time(13), time(17, 30))) for day in range(5)}
NOW = datetime(2026, 5, 27, 10, 15, tzinfo=UTC)
SEEN = Seen(NOW, fakes.ZONE, "Hannah")


@pytest.fixture
def store() -> fakes.Store:
    made = fakes.Store(FakeClock(NOW), Changes())
    pictured.fill(made)
    return made


@pytest.mark.parametrize(
    ("now", "usual", "expected"),
    [
        (
            "2026-05-27 11:15",
            "10:30",
            [
                *("minutes 27 11:25", "half-hour 27 11:45", "hour 27 12:15"),
                *("lunch 27 13:30", "tomorrow 28 10:30", "week 01 10:30"),
            ],
        ),
        (
            "2026-05-27 13:31:20",
            "10:30",
            [
                *("minutes 27 13:42", "half-hour 27 14:02", "hour 27 14:32"),
                *("tomorrow 28 10:30", "week 01 10:30"),
            ],
        ),
        (
            "2026-05-29 16:00",
            "12:30",
            ["minutes 29 16:10", "half-hour 29 16:30", "hour 29 17:00", "tomorrow 01 13:00"],
        ),
        (
            "2026-05-31 16:00",
            "20:00",
            ["minutes 31 16:10", "half-hour 31 16:30", "hour 31 17:00", "tomorrow 01 09:00"],
        ),
    ],
)
def test_a_snooze_offers_times_that_suit_the_working_week(now: str, usual: str, expected: list[str]) -> None:
    choices = snooze_choices(datetime.fromisoformat(now), time.fromisoformat(usual), HOURS)
    assert [f"{choice.name} {choice.until:%d %H:%M}" for choice in choices] == expected


@pytest.mark.parametrize(
    ("now", "zone", "expected"),
    [  # the rep works 9 to 12 and 13 to 17 in London
        ("2026-05-27 11:15", "Europe/Madrid", "27 15:00 28 15:00"),  # 16 there; 8 to 10 is too early here
        ("2026-05-27 11:15", "America/Toronto", "27 13:00 28 13:00"),
        ("2026-05-27 16:10", "Europe/Madrid", "- 28 15:00"),  # a fair hour is on; it begins no more today
        ("2026-05-27 11:15", "Asia/Tokyo", "- 28 09:00"),
    ],
)
def test_a_call_comes_back_at_a_good_hour_there(now: str, zone: str, expected: str) -> None:
    there = There("Europe/London", zone)
    choices = snooze_choices(datetime.fromisoformat(now), time(10, 30), HOURS, there)
    found = {choice.name: f"{choice.until:%d %H:%M}" for choice in choices}
    assert f"{found.get('good-hour', '-')} {found['tomorrow']}" == expected


@settings(max_examples=200)
@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    usual=st.times(),
    days=st.sets(st.integers(0, 6)),
)
def test_a_snooze_is_always_later_and_never_the_same_twice(
    now: datetime, usual: time, days: set[int]
) -> None:
    choices = snooze_choices(now, usual, dict.fromkeys(days, HOURS[0]))
    until = [choice.until for choice in choices]
    assert all(one > now for one in until)
    assert until == sorted(set(until))
    assert len({choice.name for choice in choices}) == len(choices) >= 3
    if days:
        assert all(one.weekday() in days for one in until[-1:])


def test_the_queue_has_its_sections_in_order(store: fakes.Store) -> None:
    rows = rows_of(fakes.FakeTouches(store).today())
    heads = [(row.title, row.count, row.note) for row in rows if isinstance(row, Section)]
    assert heads == [
        ("Overdue", 1, "since yesterday"),
        ("Due now", 1, ""),
        ("Later today", 1, ""),
        ("Done today", 4, ""),
    ]
    assert [row.day_named for row in rows if isinstance(row, TouchRow)][:2] == [True, False]


def test_chips_count_what_they_show(store: fakes.Store) -> None:
    queue = fakes.FakeTouches(store).today()
    assert [count_of(queue, show) for show in Show] == [3, 2, 1]
    calls = [row.touch for row in rows_of(queue, Show.CALLS) if isinstance(row, TouchRow)]
    assert {touch.channel for touch in calls} == {Channel.CALL}


def test_by_score_the_best_stand_first_in_their_section(store: fakes.Store) -> None:
    queue = fakes.FakeTouches(store).today()
    low, high = (replace(queue.due[0], id=number, score=score) for number, score in ((1, 40), (2, 90)))
    none = replace(low, id=3, score=None)
    rows = rows_of(replace(queue, due=(low, none, high)), order=Order.SCORE)
    due = [row.touch.score for row in rows if isinstance(row, TouchRow) and row.group == "due"]
    assert due == [90, 40, None]


def test_words_of_a_touch(store: fakes.Store) -> None:
    touch = store.touches[25]
    assert title_words(touch) == "Call, touch 5 of 8"
    assert row_words(touch) == "Touch 5 of 8 - answers calls 12 to 13"
    assert due_words(touch, date(2026, 5, 27)) == "Due 11:15, 12:15 in Berlin"
    assert due_words(touch, date(2026, 5, 28), "Leipzig") == "Due Wed 11:15, 12:15 there"
    single = replace(touch, series_id=None, purpose="Say thanks", lead_zone_known=False)
    assert (title_words(single), row_words(single)) == ("Call", "Say thanks")
    assert due_words(single, date(2026, 5, 27)) == "Due 11:15"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 5, 27), "Today"),
        (date(2026, 5, 26), "Yesterday"),
        (date(2026, 5, 29), "Fri 29 May"),
        (date(2027, 1, 4), "Mon 4 Jan 2027"),
    ],
)
def test_days_are_said_as_people_say_them(day: date, words: str) -> None:
    assert day_words(day, date(2026, 5, 27)) == words


def test_words_inside_a_sentence() -> None:
    assert [lower_first(text) for text in ("Call back", "IT test", "LinkedIn", "")] == [
        "call back",
        "IT test",
        "LinkedIn",
        "",
    ]
    assert [city_of(zone) for zone in ("America/New_York", "UTC")] == ["New York", ""]


def test_facts_say_what_is_known(store: fakes.Store) -> None:
    card = fakes.FakeLeads(store).card(2)
    facts = facts_of(card, store.activities[2], store.agreements[2], NOW, fakes.ZONE)
    assert {fact.label: fact.text for fact in facts} == {
        "Permission": "Given on 28 April",
        "Prefers": "Phone",
        "There now": "12:15, lunch hour",
        "Last touch": "Tue 19 May",
        "Next touch": "Today 11:15",
        "Open items": "1 open, 1 late",
    }


def test_facts_say_what_is_missing(store: fakes.Store) -> None:
    card = fakes.FakeLeads(store).card(2)
    details = replace(card.row.details, preferred=None)
    row = replace(
        card.row,
        details=details,
        zone_known=False,
        next_touch=None,
        permission=Permission.REFUSED,
        state=LeadState.PARKED,
    )
    until = datetime(2026, 7, 1, tzinfo=UTC)
    facts = facts_of(replace(card, row=row, permissions=(), state_until=until), (), (), NOW, fakes.ZONE)
    assert [fact.text for fact in facts] == [
        "Refused",
        "Not asked",
        "Zone not known",
        "None yet",
        "Parked until Wed 1 Jul",
        "None",
    ]
    assert facts[0].ink == "danger"


def test_talking_points_begin_with_what_is_open(store: fakes.Store) -> None:
    points = talking_points(store.touches[25], store.activities[2], store.agreements[2])
    assert points[0] == "Ask Hannah: ask IT about the scanner export"
    assert "Go on from price for two sites sent" in points
    call = replace(
        store.activities[2][0], kind=ActivityKind.CALL, title="Call, connected", body="wants a quote"
    )
    bare = replace(store.touches[25], purpose="Call")
    assert talking_points(bare, [call], ())[:1] == ("Go on from “wants a quote”",)
    assert "Call" not in talking_points(bare, [call], ())
    notes = [replace(one, kind=ActivityKind.NOTE) for one in store.activities[2]]
    assert talking_points(store.touches[25], notes, ()) == ("Answers calls 12 to 13",)


def test_the_strip_has_one_current_node(store: fakes.Store) -> None:
    series = fakes.FakeLeads(store).series(2)
    assert series is not None
    assert [node.state for node in nodes_of(series.touches, SEEN)] == ["done"] * 4 + ["current"] + [
        "planned"
    ] * 3
    assert nodes_of(series.touches, SEEN)[4].date_text == "Today"
    stopped = [replace(touch, state=TouchState.STOPPED) for touch in series.touches]
    assert {node.state for node in nodes_of(stopped, SEEN)} == {"skipped"}


@pytest.mark.parametrize(
    ("size", "queue", "action", "compact", "drawer"),
    [
        ((1440, 900), 368, 432, False, False),
        ((1366, 768), 344, 416, True, False),
        ((1280, 656), 320, 416, True, False),
        ((1200, 900), 320, 416, False, True),
    ],
)
def test_columns_share_the_window(
    size: tuple[int, int], queue: int, action: int, *, compact: bool, drawer: bool
) -> None:
    frame = frame_of(size[0] - 80, size[1] - 88)
    assert (frame.queue, frame.action, frame.compact, frame.drawer) == (queue, action, compact, drawer)


def test_working_hours_in_words() -> None:
    week = Settings()
    assert hours_words(week) == "Mon to Fri, 08:00 to 18:00"
    odd = replace(week, work_hours=((0, "09:00", "12:00"), (2, "10:00", "15:00")))
    assert hours_words(odd) == "Mon, Wed, hours differ"
    assert hours_words(replace(week, work_hours=())) == "No working days"
    assert work_spans(odd) == {0: ((time(9), time(12)),), 2: ((time(10), time(15)),)}


def test_a_free_day_names_what_comes(store: fakes.Store) -> None:
    today = date(2026, 5, 27)
    upcoming = fakes.FakeTouches(store).between(
        datetime(2026, 5, 28, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
    )
    assert next_words(0, upcoming, today) == "Tue 2 Jun: Marta Jensen, e-mail, 10:00"
    assert (
        next_words(2, upcoming, date(2026, 6, 1)) == "Tomorrow 2 touches, first Marta Jensen, e-mail, 10:00"
    )
    assert next_words(0, (), today) == "Nothing is planned for the days to come"
