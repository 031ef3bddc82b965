"""Working weeks other than Monday to Friday; checked against the library that knows the holidays."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from app.domain.workweeks import free_weekdays
from tests.domain.planning import cadence, lead, planned, rep
from tests.domain.running import at


@pytest.mark.parametrize(
    ("country", "free"),
    [("GB", {5, 6}), ("sa", {4, 5}), ("IL", {4, 5}), ("IR", {4}), ("BN", {4, 6}), ("NP", {5}), ("", {5, 6}),
     ("XX", {5, 6}), ("AE", {5, 6})],
)  # fmt: skip
def test_free_weekdays(country: str, free: set[int]) -> None:
    assert free_weekdays(country) == free


def test_the_weekend_with_a_friday_is_the_one_the_library_knows() -> None:
    for country in holidays.list_supported_countries(include_aliases=False):
        known = frozenset(holidays.country_holidays(country, years=2026).weekend)
        if 4 in known:
            assert free_weekdays(country) == known, country


def test_a_lead_with_a_sunday_to_thursday_week() -> None:
    week = {day: lead().calendar.hours[0] for day in range(7) if day not in free_weekdays("SA")}
    calendar = type(lead().calendar)(week)
    made = planned(cadence(("mail", 1), ("call", 3)), lead("Asia/Riyadh", calendar=calendar), rep(),
                   at=at("2026-05-27"))  # fmt: skip
    days = [touch.due.wall.date() for touch in made.touches]
    assert days == [date(2026, 5, 28), date(2026, 6, 2)]
