"""Keep-in-touch rules beside series: every n weeks from the last real contact, ideal and latest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain import phrases
from app.domain.keep_in_touch import Every, Rule
from app.domain.next_contact import next_contact
from app.domain.plan import Busy, DayLoad
from app.domain.words import Channel
from tests.domain.planning import lead, rep
from tests.domain.running import at

LAST = at("2026-05-19")
NOW = at("2026-05-20", "08:00")


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        (Rule(1, 2), "Tue 26 May"),
        (Rule(6, 8), "Tue 30 June"),
        (Rule(1, 2, Every.MONTHS), "Fri 19 June"),
        (Rule(3, 4, Every.MONTHS), "Wed 19 Aug"),
    ],
)
def test_it_is_on_the_ideal_day(rule: Rule, day: str) -> None:
    made = next_contact(rule, LAST, lead(), rep(), now=NOW)
    assert phrases.day(made.due.wall.date()) == day
    assert made.why[0].rule == "keep-in-touch"
    assert made.why[0].text == f"{rule.words}, last in touch Tue 19 May"


def test_a_full_day_passes_it_on_but_not_beyond_the_latest() -> None:
    full = {date(2026, 6, 29) + timedelta(days=number): DayLoad(12, 100) for number in range(3)}
    made = next_contact(Rule(6, 8), LAST, lead(), rep(load=full), now=NOW)
    assert phrases.day(made.due.wall.date()) in {"Fri 26 June", "Thu 2 July"}


def test_what_is_overdue_is_due_now_and_says_so() -> None:
    made = next_contact(Rule(2, 3), at("2026-03-02"), lead(), rep(), now=NOW)
    assert phrases.day(made.due.wall.date()) == "Wed 20 May"
    assert made.why[1].text == "later than Mon 23 March, the latest day"


def test_it_keeps_its_distance_from_a_series() -> None:
    busy = [Busy(Channel.EMAIL, date(2026, 6, 30))]
    made = next_contact(Rule(6, 8, channel=Channel.EMAIL), LAST, lead(), rep(), busy=busy, now=NOW)
    assert phrases.day(made.due.wall.date()) == "Thu 2 July"


def test_the_preferred_channel_is_taken() -> None:
    them = replace(lead(), preferred=Channel.MESSAGE)
    assert next_contact(Rule(6, 8), LAST, them, rep(), now=NOW).channel is Channel.MESSAGE
