from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from app.domain.words import TouchState
from app.ui.calendar.entries import entries_of, placed
from app.ui.calendar.week_shape import SNAP, WeekShape
from tests.ui.calendar.fakes import WEEK

SHAPE = WeekShape(1052, 720)


@given(st.integers(0, 6), st.integers(7 * 4, 19 * 4 - 1))
def test_a_spot_leads_back_to_its_time(day: int, quarter: int) -> None:
    column = SHAPE.column(day)
    assert SHAPE.day_at(column.center().x()) == day
    assert SHAPE.minutes_at(SHAPE.y(quarter * SNAP)) == quarter * SNAP


def test_days_fill_the_width_and_weekends_are_narrow() -> None:
    assert SHAPE.left(7) == pytest.approx(1052)
    assert SHAPE.column(6).width() == 72
    assert SHAPE.column(0).width() > 160
    assert SHAPE.day_at(10) is None
    assert not SHAPE.holds(QPointF(300, 10))


def test_short_touches_are_drawn_long_enough_to_read_but_never_over_the_next() -> None:
    entries = entries_of(WEEK, datetime(2026, 5, 27, 10, 42))
    day = [entry for entry in entries if entry.day.day == 27]
    spots = placed(day, 18)
    assert spots[9][0].end - spots[9][0].start == 20  # ten minutes, up to Greta at 10:50
    assert spots[11][0].end - spots[11][0].start == 30  # nothing follows
    assert all(slot.lanes == 1 for _, slot in spots.values())


def test_what_cannot_be_done_is_grey_and_says_so() -> None:
    touch = replace(next(one for one in WEEK if one.state is TouchState.PLANNED), state=TouchState.BLOCKED)
    (entry,) = entries_of((touch,), datetime(2026, 5, 27, 10, 42))
    assert (entry.icon, entry.inks[2]) == ("ban", "ink2")
    assert entry.words.endswith("blocked")
