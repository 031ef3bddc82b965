from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.free_days import FreeDays
from app.ui.meeting.length_field import read_minutes
from app.ui.meeting.strip import Strip
from app.ui.meeting.touch_row import rows_of
from tests.ui.meeting.conftest import Rooms
from tests.ui.meeting.room import AFTER_DEMO, ZONE, plan_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def stroke_at(strip: Strip, day: date) -> QPoint:
    return QPoint(int(strip._x(day) + 3), 34)


def test_a_stroke_is_dragged_to_another_day(rooms: Rooms) -> None:
    room = rooms.open()
    for _ in range(2):
        QTest.mouseClick(room.dialog.go_on, LEFT)
    strip = room.dialog.series.strip
    start, end = stroke_at(strip, date(2026, 6, 17)), stroke_at(strip, date(2026, 6, 19))
    QTest.mousePress(strip, LEFT, NONE, start)
    QTest.mouseMove(strip, end)
    QTest.mouseRelease(strip, LEFT, NONE, end)
    (edit,) = room.dialog.notes().edits
    assert (edit.number, edit.due) == (5, datetime(2026, 6, 19, 9, 30))


def test_a_stroke_dropped_on_a_weekend_stays_on_the_friday(rooms: Rooms) -> None:
    room = rooms.open()
    for _ in range(2):
        QTest.mouseClick(room.dialog.go_on, LEFT)
    strip = room.dialog.series.strip
    end = stroke_at(strip, date(2026, 6, 20))
    QTest.mousePress(strip, LEFT, NONE, stroke_at(strip, date(2026, 6, 17)))
    QTest.mouseMove(strip, end)
    QTest.mouseRelease(strip, LEFT, NONE, end)
    (edit,) = room.dialog.notes().edits
    assert edit.due == datetime(2026, 6, 19, 9, 30)


def test_a_year_still_fits(qtbot: QtBot) -> None:
    strip = Strip(date(2026, 5, 27))
    qtbot.addWidget(strip)
    strip.resize(533, 62)
    rows = rows_of(plan_of(AFTER_DEMO), (), ZONE)
    strip.show_rows(rows)
    assert strip._x(date(2026, 7, 15)) < 533


@pytest.mark.parametrize(
    ("start", "days", "landed"),
    [
        (datetime(2026, 6, 5, 9, 30), 1, datetime(2026, 6, 8, 9, 30)),
        (datetime(2026, 6, 8, 9, 30), -1, datetime(2026, 6, 5, 9, 30)),
        (datetime(2026, 6, 3, 9, 30), 4, datetime(2026, 6, 9, 9, 30)),
        (datetime(2026, 6, 3, 9, 30), 0, datetime(2026, 6, 3, 9, 30)),
    ],
)
def test_a_day_on_steps_over_weekends(start: datetime, days: int, landed: datetime) -> None:
    assert FreeDays().working_days_on(start, days) == landed


def test_another_working_week_has_other_free_days() -> None:
    gulf = FreeDays(frozenset({4, 5}))
    assert gulf.working_days_on(datetime(2026, 6, 4, 9), 1) == datetime(2026, 6, 7, 9)
    assert gulf.free(date(2026, 6, 5))
    assert not gulf.free(date(2026, 6, 7))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("45", 45), ("45 min", 45), ("1:15", 75), ("90m", 90), (" 5 minutes ", 5)),
        *(("0", None), ("", None), ("soon", None), ("1441", None), ("-5", None), ("1:2:3", None)),
    ],
)
def test_a_length_is_read_as_people_write_it(text: str, minutes: int | None) -> None:
    assert read_minutes(text) == minutes
