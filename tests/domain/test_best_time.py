from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.best_time import BestTime, read_best_time
from app.domain.plan import Span

MORNING: tuple[Span, ...] = ((time(8), time(11)),)


@pytest.mark.parametrize(
    ("text", "hours", "avoided"),
    [
        ("Before 11, not on Mondays", MORNING, {0}),
        ("12 to 13", ((time(12), time(13)),), set()),
        ("between 9:30 and 11", ((time(9, 30), time(11)),), set()),
        ("Tue and Thu after 2pm", ((time(14), time(21)),), {0, 2, 4, 5, 6}),
        ("not before 10", ((time(10), time(21)),), set()),
        ("not after 17:00", ((time(8), time(17)),), set()),
        ("mornings", ((time(8), time(12)),), set()),
        ("never on Fridays", (), {4}),
        ("6 to 23", ((time(8), time(21)),), set()),
        ("22 to 23", (), set()),
        ("25:00 to 31", (), set()),
        ("he is satisfied with e-mail", (), set()),
        ("", (), set()),
    ],
)
def test_what_is_understood(text: str, hours: tuple[Span, ...], avoided: set[int]) -> None:
    assert read_best_time(text) == BestTime(hours, frozenset(avoided))


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert all(time(8) <= start < end <= time(21) for start, end in read_best_time(text).hours)
