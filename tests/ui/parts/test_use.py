"""The parts under mouse and keys."""

from datetime import date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.look import text_width
from app.ui.parts.call_timer import CallTimer, clock_words
from app.ui.parts.check_box import CheckBox
from app.ui.parts.chip import Chip
from app.ui.parts.date_field import DateField
from app.ui.parts.keycap import keys_of
from app.ui.parts.menu import Menu
from app.ui.parts.moment_field import MomentField
from app.ui.parts.month_grid import MonthGrid, month_later
from app.ui.parts.option_card import OptionCard
from app.ui.parts.para import Para, Run, runs_height
from app.ui.parts.segmented import Segmented
from app.ui.parts.select import Option, Select
from app.ui.parts.series_strip import Node, SeriesStrip
from app.ui.parts.split_button import SplitButton
from app.ui.parts.tabs import Tabs
from app.ui.parts.text_area import TextArea
from app.ui.parts.time_field import TimeField
from app.ui.parts.toast import Toast

TODAY = date(2026, 5, 27)
LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    """A window that parts can be put into."""
    window = QWidget()
    window.resize(640, 480)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    return window


def put(room: QWidget, part: QWidget) -> None:
    layout = room.layout()
    assert layout is not None
    layout.addWidget(part)
    part.show()
    layout.activate()


def test_segmented_is_pressed_and_stepped(room: QWidget, qtbot: QtBot) -> None:
    part = Segmented(["Call", "Video", "On site"], name="Type")
    put(room, part)
    heard: list[int] = []
    part.chosen.connect(heard.append)
    qtbot.mouseClick(part, LEFT, pos=QPoint(part.width() - 12, 16))
    qtbot.keyClick(part, KEY.Key_Left)
    qtbot.keyClick(part, KEY.Key_Left)
    qtbot.keyClick(part, KEY.Key_Left)
    assert heard == [2, 1, 0]
    assert part.accessibleName() == "Type: Call"


def test_tabs_are_pressed_and_stepped(room: QWidget, qtbot: QtBot) -> None:
    part = Tabs([("Timeline", None), ("Agreements", 2)], name="Lead")
    put(room, part)
    heard: list[int] = []
    part.chosen.connect(heard.append)
    qtbot.keyClick(part, KEY.Key_Right)
    qtbot.mouseClick(part, LEFT, pos=QPoint(6, 20))
    assert heard == [1, 0]
    qtbot.mouseClick(part, LEFT, pos=QPoint(6, 20))
    assert heard == [1, 0], "the open tab says nothing again"


def test_the_cross_of_a_chip_closes_and_the_word_does_not(room: QWidget, qtbot: QtBot) -> None:
    part = Chip("Score 35 or more", form="box", closes=True)
    put(room, part)
    closed, pressed = [], []
    part.closed.connect(lambda: closed.append(1))
    part.clicked.connect(lambda: pressed.append(1))
    qtbot.mouseClick(part, LEFT, pos=QPoint(20, 14))
    assert (len(closed), len(pressed)) == (0, 1)
    qtbot.mouseClick(part, LEFT, pos=QPoint(part.width() - 14, 14))
    assert (len(closed), len(pressed)) == (1, 1)


def test_the_caret_of_a_split_button_asks_for_a_menu(room: QWidget, qtbot: QtBot) -> None:
    part = SplitButton("Snooze")
    put(room, part)
    asked: list[QPoint] = []
    pressed: list[int] = []
    part.menu_asked.connect(asked.append)
    part.clicked.connect(lambda: pressed.append(1))
    qtbot.mouseClick(part, LEFT, pos=QPoint(part.width() - 10, 16))
    qtbot.keyClick(part, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert asked == [part.mapToGlobal(QPoint(0, 36))] * 2
    assert not pressed
    qtbot.mouseClick(part, LEFT, pos=QPoint(12, 16))
    assert pressed == [1]


def test_a_click_on_a_button_leaves_the_focus_where_it_is(room: QWidget, qtbot: QtBot) -> None:
    area, button = TextArea(name="Notes"), SplitButton("Snooze")
    put(room, area)
    put(room, button)
    room.activateWindow()
    area.setFocus()
    qtbot.mouseClick(button, LEFT, pos=QPoint(12, 16))
    assert room.focusWidget() is area


def test_a_select_offers_and_steps(room: QWidget, qtbot: QtBot) -> None:
    part = Select("Channel")
    part.set_options([Option("email", "E-mail", "mail"), Option("call", "Call", "phone")])
    put(room, part)
    heard: list[object] = []
    part.chosen.connect(heard.append)
    assert part.value() == "email"
    qtbot.keyClick(part, KEY.Key_Down)
    qtbot.keyClick(part, KEY.Key_Down)
    assert heard == ["call"]
    qtbot.mouseClick(part, LEFT)
    menu = part.findChild(Menu)
    assert menu is not None
    assert menu.isVisible()
    qtbot.keyClick(menu, KEY.Key_Down)
    qtbot.keyClick(menu, KEY.Key_Return)
    assert heard == ["call", "email"]
    part.set_options([Option("letter", "Letter")])
    assert part.value() == "letter"
    assert heard == ["call", "email"], "offering others is no choice of the person"


def test_names_in_a_menu_keep_their_ampersand(room: QWidget) -> None:
    menu = Menu(room)
    action = menu.add("Smith & Sons")
    assert action.text() == "Smith && Sons"


def test_a_day_is_stepped_and_picked(room: QWidget, qtbot: QtBot) -> None:
    part = DateField("Day", TODAY)
    put(room, part)
    heard: list[date] = []
    part.changed.connect(heard.append)
    qtbot.keyClick(part, KEY.Key_Up)
    assert part.text() == "Tomorrow, 28 May"
    popover = part.open()
    for key in (KEY.Key_Down, KEY.Key_PageDown, KEY.Key_Left, KEY.Key_Return):
        qtbot.keyClick(popover.grid, key)
    assert heard == [date(2026, 5, 28), date(2026, 7, 3)]
    assert not popover.isVisible()


def test_a_moment_takes_a_day_and_a_time(room: QWidget) -> None:
    part = MomentField("By", TODAY, value=datetime(2026, 5, 28, 12, 0))
    put(room, part)
    heard: list[datetime] = []
    part.changed.connect(heard.append)
    popover = part.open()
    popover.grid.picked.emit(date(2026, 6, 3))
    assert popover.isVisible()
    assert popover.times is not None
    popover.times.activated.emit(popover.times.model().index(38, 0))
    assert heard == [datetime(2026, 6, 3, 12, 0), datetime(2026, 5, 28, 9, 30)]
    assert not popover.isVisible()


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2028, 3, 31), -1, date(2028, 2, 29)),
    ],
)
def test_months_of_other_lengths(day: date, months: int, then: date) -> None:
    assert month_later(day, months) == then


@settings(max_examples=200)
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-30, 30))
def test_a_month_on_and_back_is_the_same_month(day: date, months: int) -> None:
    there = month_later(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert month_later(there, -months).replace(day=1) == day.replace(day=1)


def test_a_click_on_a_day_picks_it(qtbot: QtBot) -> None:
    grid = MonthGrid(TODAY, TODAY)
    qtbot.addWidget(grid)
    grid.show()
    heard: list[date] = []
    grid.picked.connect(heard.append)
    qtbot.mouseClick(grid, LEFT, pos=QPoint(18, 24 + 16))
    assert heard == [date(2026, 4, 27)]
    assert grid.month_words() == "April 2026"


def test_a_time_is_typed_and_stepped(room: QWidget, qtbot: QtBot) -> None:
    part = TimeField("Start")
    put(room, part)
    heard: list[time] = []
    part.changed.connect(heard.append)
    qtbot.keyClicks(part, "930")
    qtbot.keyClick(part, KEY.Key_Return)
    qtbot.keyClick(part, KEY.Key_Up)
    assert heard == [time(9, 30), time(9, 45)]
    part.selectAll()
    qtbot.keyClicks(part, "26")
    qtbot.keyClick(part, KEY.Key_Return)
    assert part.wrong()
    assert part.value() is None
    assert heard == [time(9, 30), time(9, 45)]


def test_the_last_quarter_of_a_day_is_the_last(room: QWidget, qtbot: QtBot) -> None:
    part = TimeField("Start", time(23, 45))
    put(room, part)
    qtbot.keyClick(part, KEY.Key_Up)
    assert part.value() == time(23, 45)


def test_the_words_of_a_check_box_tick_it(room: QWidget, qtbot: QtBot) -> None:
    part = CheckBox("Thank her for the pallet counts")
    put(room, part)
    qtbot.mouseClick(part, LEFT, pos=QPoint(120, 10))
    assert part.isChecked()


def test_cards_of_a_group_exclude_each_other(room: QWidget, qtbot: QtBot) -> None:
    group = QButtonGroup(room)
    cards = [OptionCard(title, "A file") for title in ("I send something", "We meet again")]
    for card in cards:
        group.addButton(card)
        put(room, card)
    qtbot.mouseClick(cards[0], LEFT)
    qtbot.mouseClick(cards[1], LEFT)
    assert [card.isChecked() for card in cards] == [False, True]


def test_a_node_of_the_strip_is_hit_at_its_place(room: QWidget, qtbot: QtBot) -> None:
    strip = SeriesStrip()
    strip.set_nodes([Node("email", "done", "19 May"), Node("call", "current", "Today")])
    put(room, strip)
    heard: list[int] = []
    strip.node_clicked.connect(heard.append)
    qtbot.mouseClick(strip, LEFT, pos=QPoint(strip.width() - 20, 17))
    qtbot.mouseClick(strip, LEFT, pos=QPoint(strip.width() // 2, 17))
    assert heard == [1]
    assert strip.accessibleName() == "E-mail 19 May, done; Call Today, current"


def test_a_paragraph_is_as_high_as_its_lines(room: QWidget) -> None:
    part = Para("Pilot on one dock, four weeks, then both sites. " * 6)
    put(room, part)
    wide = part.height()
    room.resize(320, 480)
    room.grab()
    assert part.height() > wide
    assert part.height() % 20 == 0
    assert part.height() == part.heightForWidth(part.width())


def test_a_cut_paragraph_ends_in_an_ellipsis_and_keeps_its_lines(room: QWidget) -> None:
    runs = [Run("The fifth touch. ", "smalls"), Run("She answered three of four calls. " * 9, "small")]
    assert runs_height(runs, 200, 16) > 48
    assert runs_height(runs, 200, 16, most_lines=3) == 48
    part = Para(style="small", most_lines=3)
    part.set_runs(runs)
    put(room, part)
    assert part.height() == 48


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.integers(1, 400), st.integers(0, 3))
def test_any_text_finds_its_height(text: str, width: int, most: int) -> None:
    height = runs_height([Run(text, "body")], width, 20, most)
    assert height % 20 == 0
    assert height <= 20 * most or not most


def test_the_area_shows_plain_text_and_its_line_height(room: QWidget, qtbot: QtBot) -> None:
    part = TextArea("Notes", name="Notes")
    put(room, part)
    part.set_words("<b>IT</b> will test\nUwe is back")
    assert part.words() == "<b>IT</b> will test\nUwe is back"
    assert part.textCursor().position() == 0
    qtbot.keyClick(part, KEY.Key_Return)
    blocks = [part.document().findBlockByNumber(number) for number in (0, 1, 2)]
    tops = [part.document().documentLayout().blockBoundingRect(one).top() for one in blocks]
    assert [low - high for high, low in pairwise(tops)] == [20, 20]


def test_a_toast_takes_back_and_goes(room: QWidget, qtbot: QtBot) -> None:
    toast = Toast("Touch 4 moved", undo="Undo", parent=room)
    undone, gone = [], []
    toast.undone.connect(lambda: undone.append(1))
    toast.gone.connect(lambda: gone.append(1))
    toast.appear()
    button = toast.focusProxy() or toast.findChildren(QWidget)[0]
    qtbot.mouseClick(button, LEFT)
    assert (undone, gone) == ([1], [1])


def test_a_toast_leaves_the_buttons_at_the_bottom_free(room: QWidget) -> None:
    toast = Toast("Stage set for 2 leads", undo="Undo", above=72, parent=room)
    toast.place()
    assert toast.geometry().bottom() < room.height() - 72


def test_a_toast_waits_while_the_pointer_is_on_it(room: QWidget, qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QEnterEvent

    toast = Toast("Touch 4 moved", undo="Undo", parent=room)
    toast.appear()
    clock = toast._clock
    assert clock.interval() == 8000
    assert clock.isActive()
    toast.enterEvent(QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not clock.isActive()
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert clock.isActive()
    with qtbot.waitSignal(toast.gone):
        clock.timeout.emit()


@pytest.mark.parametrize(
    ("shortcut", "keys"),
    [("Ctrl+K", ["Ctrl", "K"]), ("J+K", ["J", "K"]), ("?", ["?"]), ("Ctrl++", ["Ctrl", "+"])],
)
def test_caps_of_a_shortcut(shortcut: str, keys: list[str]) -> None:
    assert keys_of(shortcut) == keys


def test_the_timer_counts_on_after_seven_minutes(qtbot: QtBot) -> None:
    timer = CallTimer()
    qtbot.addWidget(timer)
    timer.set_seconds(431)
    assert clock_words(431) == "7:11"
    assert timer.accessibleName() == "Call time 7:11 of 7:00"
    assert text_width("figure", "7:11") == pytest.approx(text_width("figure", "0:00"), abs=0.2)
