"""What stands against a time that the rep chose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from app.domain.conflicts import conflicts
from app.domain.edits import leading, moved_by_hand
from app.domain.moment import resolve
from app.domain.plan import Busy, DayLoad, LeadSide, PlannedTouch, RepSide, WorkCalendar
from app.domain.why import Reason
from app.domain.words import Channel

HOURS = dict.fromkeys(range(5), ((time(8), time(18)),))
BERLIN = WorkCalendar(HOURS, {date(2026, 6, 4): "Corpus Christi"})
LEAD = LeadSide(("Europe/Berlin",), BERLIN)
REP = RepSide("Europe/London", WorkCalendar(HOURS, {date(2026, 6, 5): "your day off"}))


def touch(number: int, at: str, channel: Channel = Channel.CALL, *, moved: bool = True) -> PlannedTouch:
    why: tuple[Reason, ...] = (Reason("P5", "5 business days after the demo"),)
    if moved:
        why = (*why, moved_by_hand(datetime(2026, 6, 1, 9)))
    due = resolve(datetime.fromisoformat(at), "Europe/London")
    return PlannedTouch(number, channel, due, 10, "Talk", None, why)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-06-03 09:00", ""),
        ("2026-06-04 09:00", "Thu 4 June is Corpus Christi there"),
        ("2026-06-05 09:00", "Fri 5 June is your day off here"),
        ("2026-06-06 09:00", "Sat 6 June is a free day there; Sat 6 June is a free day here"),
        ("2026-06-03 20:10", "21:10 there; outside your hours"),
    ],
)
def test_free_days_and_hours_of_both_sides(at: str, said: str) -> None:
    assert conflicts([touch(1, at)], LEAD, REP).get(1, "") == said


def test_only_what_was_moved_is_looked_at_but_a_full_day_is_said_of_all() -> None:
    assert conflicts([touch(1, "2026-06-06 09:00", moved=False)], LEAD, REP) == {}
    full = replace(REP, load={date(2026, 6, 3): DayLoad(12, 100)})
    found = conflicts([touch(1, "2026-06-03 09:00", moved=False)], LEAD, full)
    assert found == {1: "the day is full, 13 of 12 touches"}


def test_distance_order_and_room() -> None:
    near = [
        touch(1, "2026-06-02 09:00", Channel.EMAIL, moved=False),
        touch(2, "2026-06-03 09:00", Channel.EMAIL),
    ]
    assert conflicts(near, LEAD, REP) == {2: "two business days between e-mails"}
    early = [touch(1, "2026-06-10 09:00", moved=False), touch(2, "2026-06-03 09:00")]
    assert conflicts(early, LEAD, REP) == {2: "now before the step that comes first"}
    met = conflicts([touch(1, "2026-06-03 09:00")], LEAD, REP, [Busy(Channel.CALL, date(2026, 6, 3))])
    assert met == {1: "one business day between calls"}
    full = replace(REP, load={date(2026, 6, 3): DayLoad(12, 100)})
    assert conflicts([touch(1, "2026-06-03 09:00")], LEAD, full) == {1: "the day is full, 13 of 12 touches"}


def test_the_last_move_by_hand_leads_the_reasons() -> None:
    rule = Reason("P5", "5 business days after the demo")
    assert leading((rule, Reason("holiday", "Thu 4 June is a holiday"))) == rule.text
    twice = (moved_by_hand(datetime(2026, 6, 1, 9)), moved_by_hand(datetime(2026, 6, 2, 9)))
    assert leading((rule, *twice)) == "moved by you from Tue 2 June"
    assert leading(()) == ""
