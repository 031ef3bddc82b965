from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from app.domain import phrases

TODAY = date(2026, 5, 27)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (phrases.day(date(2026, 5, 28)), "Thu 28 May"),
        (phrases.day(date(2026, 9, 4), TODAY), "Fri 4 Sept"),
        (phrases.day(date(2027, 1, 7), TODAY), "Thu 7 Jan 2027"),
        (phrases.day_and_time(datetime(2026, 6, 3, 9, 5), TODAY), "Wed 3 June, 09:05"),
        (phrases.span_of_days(date(2026, 5, 28), date(2026, 7, 15)), "28 May to 15 July"),
        (phrases.span_of_days(date(2026, 12, 28), date(2027, 1, 15)), "28 Dec 2026 to 15 Jan 2027"),
        (phrases.span_of_days(date(2026, 12, 28), date(2027, 1, 15), TODAY), "28 Dec to 15 Jan 2027"),
        (phrases.span_of_days(TODAY, TODAY), "27 May"),
        (phrases.series([date(2026, 7, 15), date(2026, 5, 28)], TODAY), "2 touches, 28 May to 15 July"),
        (phrases.series([TODAY], TODAY), "1 touch, 27 May"),
        (phrases.series([]), "no touches"),
        (phrases.length([TODAY, TODAY + timedelta(days=48)]), "2 touches in 7 weeks"),
        (phrases.length([TODAY, TODAY + timedelta(days=3)]), "2 touches in 4 days"),
        (phrases.length([TODAY, TODAY + timedelta(days=335)]), "2 touches in 11 months"),
        (phrases.length([]), "no touches"),
        (phrases.hour(time(8)), "8"),
        (phrases.hour(time(8, 30)), "08:30"),
        (phrases.number_word(2), "two"),
        (phrases.number_word(12), "12"),
        (phrases.listed([]), ""),
        (phrases.listed(["a"]), "a"),
        (phrases.listed(["a", "b", "c"]), "a, b and c"),
    ],
)
def test_phrases(said: str, text: str) -> None:
    assert said == text
