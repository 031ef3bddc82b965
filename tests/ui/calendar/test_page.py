from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.ports import Change
from app.ui.calendar.pieces import SeriesLine, SlotLine
from app.ui.calendar.popovers import DayList, NewTime
from app.ui.calendar.touch_view import TouchView
from tests.ui.calendar.conftest import Screen
from tests.ui.calendar.fakes import FakeTouches, crowd
from tests.ui.leads.fakes import UNDO

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
Open = Callable[[FakeTouches], Screen]


@pytest.fixture
def screen(open_screen: Open) -> Screen:
    return open_screen(FakeTouches())


def _middle(view: TouchView, touch_id: int) -> QPoint:
    return view.boxes[touch_id].center().toPoint()


def _pick(screen: Screen, qtbot: QtBot, touch_id: int) -> None:
    qtbot.mouseClick(screen.page.week, LEFT, pos=_middle(screen.page.week, touch_id))


def test_opens_on_this_week_and_reads_only_it(screen: Screen) -> None:
    bar = screen.page.bar
    assert (bar.title.text(), bar.week.text()) == ("25 to 31 May 2026", "Week 22")
    assert screen.page.subtitle() == "London time"
    (window,) = screen.touches.windows
    assert window[1] - window[0] == timedelta(days=7)
    assert "Greta Sandoval, Call, Wed 27 May, 10:50, touch 1 of 6" in screen.page.week.accessibleDescription()
    screen.page.week.choose(0)
    assert screen.page.week.accessibleDescription() == "24 touches"
    assert screen.page.week.stretch is not None
    assert screen.page.week.stretch.free == {date(2026, 5, 25): "Spring bank holiday"}


@pytest.mark.parametrize("height", [560, 690, 800, 1200])
def test_no_entry_covers_another(screen: Screen, height: int) -> None:
    screen.page.resize(1290, height)
    screen.page.week.lay_out()
    boxes = list(screen.page.week.boxes.values())
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[number + 1 :])


def test_a_click_shows_the_series_beside_it(screen: Screen, qtbot: QtBot) -> None:
    _pick(screen, qtbot, 102)
    panel = screen.page.panel
    qtbot.waitUntil(lambda: panel.about.text() == "New inbound, 6 touches in 8 days")
    lines = [line for line in panel.findChildren(SeriesLine) if line.isVisible()]
    assert [line.touch.number for line in lines] == [1, 2, 3, 4, 5, 6]
    assert "fifth touch" in lines[4].accessibleName()
    assert [line.when for line in lines[3:]] == ["Fri 29, 10:30", "Mon 1 Jun, 10:00", "Wed 3 Jun, 09:00"]
    assert "touch 2 of 6" in screen.page.week.accessibleDescription()
    assert screen.page.week.shape.two_zones  # Madrid beside London
    qtbot.mouseClick(panel.leave, LEFT)
    assert panel.name_label.text() == "Nothing selected"


def test_drag_moves_by_quarters_with_undo(screen: Screen, qtbot: QtBot) -> None:
    week = screen.page.week
    start = _middle(week, 14)  # Thu 11:30
    end = start + QPoint(round(week.shape.column(4).left() - week.shape.column(3).left()), 0)
    end += QPoint(0, round(week.shape.hour * 1.55))
    qtbot.mousePress(week, LEFT, pos=start)
    QTest.mouseMove(week, start + QPoint(8, 8))
    QTest.mouseMove(week, end)
    assert week.ghost is not None
    assert week.ghost[1] == datetime(2026, 5, 29, 13, 0)
    qtbot.mouseRelease(week, LEFT, pos=end)
    qtbot.waitUntil(lambda: screen.notices.said == ["Moved to Fri 29 May, 13:00"])
    assert screen.touches.moves == [(14, datetime(2026, 5, 29, 13, 0))]
    assert screen.notices.undo is not None
    screen.notices.undo()
    assert screen.undo.taken == [UNDO]


def test_a_move_onto_a_free_day_says_so(screen: Screen, qtbot: QtBot) -> None:
    _pick(screen, qtbot, 14)
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in range(2):  # Thu 28 May: the fake leaves it where it was, so a day each
        qtbot.keyClick(screen.page.week, KEY.Key_Right, shift)
    qtbot.waitUntil(lambda: screen.notices.said[-1:] == ["Moved to Fri 29 May, 11:30"])
    screen.page.move_touch(14, datetime(2026, 5, 30, 11, 30))
    qtbot.waitUntil(lambda: screen.notices.said[-1:] == ["Moved to Sat 30 May, 11:30 (a free day of yours)"])
    screen.page.move_touch(14, datetime(2026, 5, 29, 22, 30))
    qtbot.waitUntil(lambda: screen.notices.said[-1].startswith("Moved to Fri 29 May, 22:30 (outside your"))


def _is_dragging(view: TouchView) -> bool:
    return view.ghost is not None


def test_escape_drops_a_drag(screen: Screen, qtbot: QtBot) -> None:
    week, start = screen.page.week, _middle(screen.page.week, 14)
    qtbot.mousePress(week, LEFT, pos=start)
    QTest.mouseMove(week, start + QPoint(30, 90))
    assert _is_dragging(week)
    qtbot.keyClick(week, KEY.Key_Escape)
    qtbot.mouseRelease(week, LEFT, pos=start + QPoint(30, 90))
    assert not _is_dragging(week)
    assert screen.touches.moves == []


def test_done_ones_cannot_be_dragged(screen: Screen, qtbot: QtBot) -> None:
    week, start = screen.page.week, _middle(screen.page.week, 3)
    qtbot.mousePress(week, LEFT, pos=start)
    QTest.mouseMove(week, start + QPoint(0, 90))
    assert week.ghost is None
    qtbot.mouseRelease(week, LEFT, pos=start + QPoint(0, 90))
    assert screen.touches.moves == []


def test_keys_go_from_touch_to_touch(screen: Screen, qtbot: QtBot) -> None:
    week = screen.page.week
    qtbot.keyClick(week, KEY.Key_Escape)
    assert week.chosen == 0
    qtbot.keyClick(week, KEY.Key_Down)
    assert week.chosen == 101  # the next one from now, 10:42
    qtbot.keyClick(week, KEY.Key_Down)
    assert week.chosen == 10
    qtbot.keyClick(week, KEY.Key_Right)
    assert week.chosen == 14  # 11:30 the day after
    qtbot.keyClick(week, KEY.Key_Left)
    assert week.chosen == 10
    with qtbot.waitSignal(screen.page.lead_asked) as asked:
        qtbot.keyClick(week, KEY.Key_Return)
    assert asked.args == [10]


@pytest.mark.parametrize(
    ("key", "modifier", "due"),
    [
        (KEY.Key_Right, SHIFT, datetime(2026, 5, 29, 11, 30)),
        (KEY.Key_Left, ALT, datetime(2026, 5, 27, 11, 30)),
        (KEY.Key_Down, ALT, datetime(2026, 5, 28, 11, 45)),
    ],
)
def test_keys_move_a_touch(
    screen: Screen, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, due: datetime
) -> None:
    _pick(screen, qtbot, 14)
    qtbot.keyClick(screen.page.week, key, modifier)
    assert screen.touches.moves == [(14, due)]


def test_r_asks_for_a_new_time(screen: Screen, qtbot: QtBot) -> None:
    _pick(screen, qtbot, 14)
    qtbot.keyClick(screen.page.week, KEY.Key_R)
    popover = screen.page.findChildren(NewTime)[-1]
    qtbot.keyClick(popover.field, KEY.Key_Up)
    popover.field.set_value(datetime(2026, 6, 1, 9, 0))
    qtbot.mouseClick(popover.move_button, LEFT)
    assert screen.touches.moves == [(14, datetime(2026, 6, 1, 9, 0))]


def test_what_is_overdue_stands_in_the_panel_and_gets_a_new_slot(screen: Screen, qtbot: QtBot) -> None:
    (line,) = (one for one in screen.page.panel.findChildren(SlotLine) if one.isVisible())
    assert line.was == "Was due Tue 15:00"
    qtbot.mouseClick(line, LEFT)
    popover = screen.page.findChildren(NewTime)[-1]
    assert popover.field.value() == datetime(2026, 5, 27, 11, 0)
    qtbot.mouseClick(popover.move_button, LEFT)
    screen.changes.changed.emit(Change(frozenset({"touch"}), "calendar"))
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in screen.page.panel.findChildren(SlotLine)))


def test_an_overdue_touch_is_dragged_onto_a_free_hour(screen: Screen, qtbot: QtBot) -> None:
    week = screen.page.week
    (line,) = (one for one in screen.page.panel.findChildren(SlotLine) if one.isVisible())
    column = week.shape.column(4)
    spot = QPoint(round(column.center().x()), round(week.shape.y(13 * 60)))
    end = line.mapFromGlobal(week.mapToGlobal(spot))
    qtbot.mousePress(line, LEFT, pos=QPoint(40, 20))
    QTest.mouseMove(line, end)
    assert week.ghost is not None
    qtbot.mouseRelease(line, LEFT, pos=end)
    assert screen.touches.moves == [(5, datetime(2026, 5, 29, 13, 0))]
    assert not screen.page.findChildren(NewTime)  # a drag is no press


def test_a_refused_move_changes_nothing(screen: Screen, qtbot: QtBot) -> None:
    failed: list[object] = []
    screen.page._tasks.failed.connect(failed.append)
    _pick(screen, qtbot, 10)  # today 11:15
    qtbot.keyClick(screen.page.week, KEY.Key_Left, SHIFT)
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert "passed" in str(failed[0])
    assert screen.notices.said == []


def test_channels_can_be_hidden(screen: Screen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.page.bar.channels[0], LEFT)
    assert 10 not in screen.page.week.boxes
    assert 9 in screen.page.week.boxes
    qtbot.mouseClick(screen.page.bar.channels[0], LEFT)
    assert 10 in screen.page.week.boxes


def test_weeks_go_by_and_t_comes_back(screen: Screen, qtbot: QtBot) -> None:
    page = screen.page
    qtbot.mouseClick(page.bar.ahead, LEFT)
    qtbot.waitUntil(lambda: page.bar.week.text() == "Week 23")
    assert page.bar.title.text() == "1 to 7 June 2026"
    qtbot.keyClick(page.week, KEY.Key_T)
    qtbot.waitUntil(lambda: page.bar.week.text() == "Week 22")


def test_another_screen_may_show_a_touch(screen: Screen, qtbot: QtBot) -> None:
    touch = screen.touches.all[105]  # next week
    screen.page.reveal(touch)
    qtbot.waitUntil(lambda: screen.page.bar.week.text() == "Week 23")
    assert screen.page.week.chosen == 105
    assert screen.page.panel.name_label.text() == "Greta Sandoval"


def test_month_lists_what_does_not_fit(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen(FakeTouches(crowd(6, 30, 9)))
    page = screen.page
    qtbot.keyClick(page.week, KEY.Key_M)
    qtbot.mouseClick(page.bar.ahead, LEFT)
    qtbot.waitUntil(lambda: page.bar.title.text() == "June 2026")
    assert page.month.stretch
    assert set(page.month.stretch.hours) == set(range(5)), "working days are white"
    day = date(2026, 6, 10)
    count, box = page.month.more[day]
    shown = sum(page.month.cell(day).contains(one) for one in page.month.boxes.values())
    assert count + shown == 9
    qtbot.mouseClick(page.month, LEFT, pos=box.center().toPoint())
    qtbot.waitUntil(lambda: bool(page.findChildren(DayList)))
    popover = page.findChildren(DayList)[-1]
    assert len(popover.lines) == 9
    qtbot.mouseClick(popover.lines[-1], LEFT)  # it had no room: now the month shows it, selected
    qtbot.waitUntil(lambda: page.month.chosen != 0)
    assert page.month.entry(page.month.chosen) is not None
    assert page.month.chosen in page.month.boxes
    page._list_day(day, page.month.cell(day).toRect())
    qtbot.waitUntil(
        lambda: len(page.findChildren(DayList)) > 1 or page.findChildren(DayList)[-1] is not popover
    )
    popover = page.findChildren(DayList)[-1]
    qtbot.mouseClick(popover.open_day, LEFT)
    qtbot.waitUntil(lambda: page.bar.title.text() == "8 to 14 June 2026")
    assert page.views.currentWidget() is page.week


def test_month_drag_keeps_the_time_of_day(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen(FakeTouches(crowd(6, 5, 2)))
    page = screen.page
    page.show_view(1)
    page.step(1)
    qtbot.waitUntil(lambda: page.bar.title.text() == "June 2026" and bool(page.month.boxes))
    month, start = page.month, _middle(page.month, 1)
    end = month.cell(date(2026, 6, 11)).center().toPoint()
    qtbot.mousePress(month, LEFT, pos=start)
    QTest.mouseMove(month, start + QPoint(9, 9))
    QTest.mouseMove(month, end)
    qtbot.mouseRelease(month, LEFT, pos=end)
    assert screen.touches.moves == [(1, datetime(2026, 6, 11, 9, 0))]


def test_early_and_late_touches_are_in_view(open_screen: Open) -> None:
    early = crowd(5, 31, 40)  # from nine in the morning to half past four at night
    week = open_screen(FakeTouches(early)).page.week
    assert set(week.boxes) == {entry.id for entry in week.entries}
    for box in week.boxes.values():
        assert box.top() >= week.shape.top - 1
        assert box.bottom() <= week.height() + 20


def test_nothing_under_the_pointer_deselects(screen: Screen, qtbot: QtBot) -> None:
    _pick(screen, qtbot, 14)
    spot = screen.page.week.shape.column(6).center()
    assert screen.page.week.entry_at(QPointF(spot)) is None
    qtbot.mouseClick(screen.page.week, LEFT, pos=spot.toPoint())
    assert screen.page.week.chosen == 0


def test_everything_that_takes_the_focus_has_a_name(screen: Screen) -> None:
    for widget in screen.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named or widget.metaObject().className() == "Scroll", widget
