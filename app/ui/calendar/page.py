"""The Calendar screen: week and month with the touches, and the series beside the week."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.glance import Look
from app.domain.moment import wall_time
from app.domain.phrases import day_and_time, short_day
from app.domain.touch import Touch
from app.domain.undo import Undo
from app.services.ports import Change
from app.ui.calendar.against import against
from app.ui.calendar.bar import CalendarBar
from app.ui.calendar.entries import entries_of, late_first
from app.ui.calendar.month_view import MonthView
from app.ui.calendar.popovers import DayList, NewTime
from app.ui.calendar.reads import ORIGIN, Chosen, Stretch, read_chosen, read_month, read_stretch
from app.ui.calendar.side_panel import SidePanel
from app.ui.calendar.touch_view import TouchView
from app.ui.calendar.week_view import WeekView
from app.ui.newest import Newest
from app.ui.parts.pane import Pane
from app.ui.take_back import TakeBack
from app.ui.words import MONTHS

if TYPE_CHECKING:
    from app.services.days import Days
    from app.services.leads import Leads
    from app.services.ports import Clock, HolidaySource
    from app.services.preferences import Preferences
    from app.services.touches import Touches
    from app.services.undo import UndoStack
    from app.ui.changes import Changes
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

_CONCERNED = frozenset({"touch", "series", "lead", "agreement", "settings", "everything"})
_MINUTE = 60_000
_WIDE, _PANEL, _PANEL_NARROW = 1320, 296, 272
_WEEK = timedelta(days=7)


class CalendarPage(QWidget):
    """Signals: `lead_asked` a lead to open, `said` when the bars are to be read again."""

    lead_asked = Signal(int)
    said = Signal()

    def __init__(
        self,
        tasks: Tasks,
        changes: Changes,
        notices: Notices,
        days: Days,
        touches: Touches,
        leads: Leads,
        preferences: Preferences,
        holidays: HolidaySource,
        undo: UndoStack,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._notices, self._touches, self._leads = tasks, notices, touches, leads
        self._days = days
        self._preferences, self._holidays, self._undo, self._clock = preferences, holidays, undo, clock
        self.bar, self.week, self.month, self.panel = CalendarBar(), WeekView(), MonthView(), SidePanel()
        self.views = QStackedWidget()
        self._stretches = Newest(tasks, self._show_stretch, self)
        self._chosen = Newest(tasks, self._show_chosen, self)
        self._zone = "UTC"
        self._day: date | None = None
        self._stretch: Stretch | None = None
        self._touch: Touch | None = None
        self._hidden: frozenset[str] = frozenset()
        self._cell = QRect()
        self._moved_to: datetime | None = None
        self._against = ""
        self._wanted, self._greeted = 0, False
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._tick)
        self._lay_out()
        self._connect()
        changes.changed.connect(self._on_change)

    def title(self) -> str:
        """The name of the screen."""
        return "Calendar"

    def subtitle(self) -> str:
        """Whose time is shown."""
        return f"{self._zone.rsplit('/', 1)[-1].replace('_', ' ')} time" if self._stretch else ""

    def hints(self) -> list[tuple[str, str]]:
        """The keys that are valid here."""
        keys = [("T", "today"), ("W", "week"), ("M", "month"), ("R", "reschedule")]
        return [*keys, ("Shift+Right", "move a day"), ("Enter", "open")]

    def current_lead(self) -> int | None:
        """The lead of the touch that is selected."""
        return self._touch.lead_id if self._touch else None

    def activate(self) -> None:
        """Come into view, or be asked to read again."""
        self._minute.start(_MINUTE)
        self.refresh()
        self._view().setFocus()

    def _lay_out(self) -> None:
        self.pane = Pane()
        self.pane.column.setContentsMargins(1, 1, 1, 1)
        self.pane.column.setSpacing(0)
        self.pane.column.addWidget(self.bar)
        self.pane.column.addWidget(self.views, 1)
        self.views.addWidget(self.week)
        self.views.addWidget(self.month)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(8)
        line.addWidget(self.pane, 1)
        line.addWidget(self.panel)

    def _connect(self) -> None:
        self.bar.step_asked.connect(self.step)
        self.bar.today_asked.connect(self.go_today)
        self.bar.best_changed.connect(self.week.show_best)
        self.bar.view_chosen.connect(self.show_view)
        self.bar.hidden_changed.connect(self._hide)
        for view in (self.week, self.month):
            self.bar.hidden_changed.connect(view.hide_channels)
            view.selected.connect(self._select)
            view.opened.connect(self.lead_asked)
            view.move_asked.connect(self.move_touch)
            view.reschedule_asked.connect(self.ask_time)
            view.keyed.connect(self._key)
        self.month.day_asked.connect(self._list_day)
        self.panel.closed.connect(self._forget)
        self.panel.slot_asked.connect(self.ask_time)
        self.panel.chosen.connect(self._choose)
        self.panel.dragged.connect(self._drag_in)
        self.panel.dropped.connect(self._drop_in)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(_PANEL if self.width() >= _WIDE else _PANEL_NARROW)

    def _view(self) -> TouchView:
        return self.month if self.views.currentIndex() else self.week

    def _now(self) -> datetime:
        return wall_time(self._clock.wall(), self._zone)

    # where in time

    def refresh(self) -> None:
        """Read the days in view again."""
        if self._day is None:
            self._tasks.run(self._preferences.zone, done=self._begin)
            return
        sources = (self._touches, self._preferences, self._holidays)
        if self.views.currentIndex():
            look = Look(
                self.month.fits(), self._hidden, self._wanted or (self._touch.id if self._touch else 0)
            )
            self._stretches.ask(read_month, self._days, *sources, *_month_days(self._day), look)
        else:
            self._stretches.ask(read_stretch, *sources, *_week_days(self._day))
        if self._touch is not None:
            self._chosen.ask(read_chosen, self._leads, self._touch.lead_id)

    def _begin(self, zone: str) -> None:
        self._zone = zone
        self._day = self._day or self._now().date()
        self.refresh()

    def step(self, step: int) -> None:
        """Go to the next week or month, or the one before."""
        day = self._day or self._now().date()
        self._day = _next_month(day, step) if self.views.currentIndex() else day + _WEEK * step
        self.refresh()

    def go_today(self) -> None:
        """Go to today."""
        self._day = self._now().date()
        self.refresh()

    def show_view(self, index: int) -> None:
        """0 for the week, 1 for the month; the panel stands beside the week alone."""
        self.views.setCurrentIndex(index)
        self.bar.view.choose(index)
        self.panel.setVisible(index == 0)
        self.bar.best.setVisible(index == 0)
        self.refresh()
        self._view().setFocus()

    def reveal(self, touch: Touch) -> None:
        """Show a touch in its week, selected."""
        self._wanted, self._day = touch.id, touch.due_local.date()
        self.show_view(0)

    def _hide(self, hidden: frozenset[str]) -> None:
        """A month holds only what it shows: other channels mean other touches."""
        self._hidden = hidden
        if self.views.currentIndex():
            self.refresh()

    def _key(self, key: str) -> None:
        if key == "T":
            self.go_today()
        elif key in {"PageUp", "PageDown"}:
            self.step(1 if key == "PageDown" else -1)
        else:
            self.show_view("WM".index(key))

    def _tick(self) -> None:
        """The line of the time now moves once a minute."""
        self._view().now = self._now()
        self._view().update()

    def _on_change(self, change: Change) -> None:
        if not _CONCERNED & change.nouns:
            return
        if self.isVisible():  # a hidden screen reads when it comes into view
            self.refresh()

    def _show_stretch(self, stretch: Stretch) -> None:
        self._stretch, self._zone = stretch, stretch.zone
        view = self._view()
        self.month.month = (self._day or stretch.first).month
        view.show_stretch(stretch, self._now())
        self.panel.show_overdue(stretch.overdue, self._now().date())
        self.bar.tell(*self._words(stretch))
        if self._touch is None:
            self.panel.show_touch(None, None, self._now())
        else:
            view.choose(self._touch.id)
        wanted = self._wanted or (0 if self._greeted else view.coming())
        self._wanted, self._greeted = 0, True
        if wanted:
            self._choose(wanted)
        self.said.emit()

    def _words(self, stretch: Stretch) -> tuple[str, str]:
        if self.views.currentIndex() and self._day is not None:
            return f"{MONTHS[self._day.month - 1]} {self._day.year}", ""
        last = stretch.last - timedelta(days=1)
        first = str(stretch.first.day) if stretch.first.month == last.month else short_day(stretch.first)
        return f"{first} to {short_day(last)} {last.year}", f"Week {stretch.first.isocalendar().week}"

    # the selected touch

    def _choose(self, touch_id: int) -> None:
        self._view().choose(touch_id)
        self._select(touch_id)

    def _select(self, touch_id: int) -> None:
        entry = self._view().entry(touch_id)
        if entry is None and touch_id:
            return
        self._touch = None if entry is None else entry.touch
        for view in (self.week, self.month):
            view.choose(touch_id)
        series = self._touch.series_id if self._touch is not None else None
        self.month.series = frozenset() if series is None else frozenset({series})
        self.panel.show_touch(self._touch, None, self._now())
        self.week.show_chosen(None)
        if self._touch is not None:
            self._chosen.ask(read_chosen, self._leads, self._touch.lead_id)

    def _show_chosen(self, chosen: Chosen) -> None:
        if self._touch is None or self._touch.lead_id != chosen.lead_id:
            return
        series = chosen.series
        mine = series is not None and series.id == self._touch.series_id
        shown = chosen if mine else Chosen(chosen.lead_id, None, chosen.agreements)
        self.panel.show_touch(self._touch, shown, self._now())
        self.week.show_chosen(shown)

    def _forget(self) -> None:
        self._select(0)
        self._view().setFocus()

    def _list_day(self, day: date, cell: QRect) -> None:
        """Read the whole day and list it beside its cell."""
        self._cell = cell
        sources = (self._touches, self._preferences, self._holidays)
        self._tasks.run(read_stretch, *sources, day, day + timedelta(days=1), done=self._show_day)

    def _show_day(self, stretch: Stretch) -> None:
        shown = [touch for touch in stretch.touches if touch.channel not in self._hidden]
        popover = DayList(stretch.first, late_first(entries_of(shown, self._now())), stretch.capacity, self)
        popover.chosen.connect(self._show_listed)
        popover.day_asked.connect(self._open_week)
        popover.open_at(self.month.mapToGlobal(self._cell.topLeft() + QPoint(8, 32)))

    def _show_listed(self, touch_id: int) -> None:
        """Have the month show a touch that had no room in its cell, and select it."""
        self._wanted = touch_id
        self.refresh()

    def _open_week(self, day: date) -> None:
        self._day = day
        self.show_view(0)

    # moving

    def ask_time(self, touch_id: int) -> None:
        """Ask for a new time; any touch in view or overdue may get one."""
        touch = self._find(touch_id)
        if touch is not None:
            popover = NewTime(touch, self._now(), self)
            popover.set_asked.connect(self.move_touch)
            box = self._view().boxes.get(touch_id)
            corner = box.bottomLeft().toPoint() if box is not None else QPoint(self.week.width() - 300, 80)
            popover.open_at(self._view().mapToGlobal(corner))
            popover.field.setFocus()

    def _drag_in(self, touch: Touch, spot: QPoint) -> None:
        self.week.drag_in(touch, QPointF(self.week.mapFromGlobal(spot)))

    def _drop_in(self, touch: Touch, spot: QPoint) -> None:
        self.week.drop_in(touch, QPointF(self.week.mapFromGlobal(spot)))

    def _find(self, touch_id: int) -> Touch | None:
        entry = self._view().entry(touch_id)
        if entry is not None:
            return entry.touch
        overdue = self._stretch.overdue if self._stretch is not None else ()
        return next((touch for touch in overdue if touch.id == touch_id), None)

    def move_touch(self, touch_id: int, due: datetime) -> None:
        """Give a touch another time: naive wall time where the rep is."""
        self._moved_to = due
        entry, stretch = self._view().entry(touch_id), self._view().stretch
        self._against = against(entry.touch, due, stretch) if entry and stretch else ""
        self._tasks.run(self._touches.reschedule, touch_id, due, origin=ORIGIN, done=self._moved)

    def _moved(self, undo: Undo) -> None:
        words = day_and_time(self._moved_to, self._now().date()) if self._moved_to is not None else ""
        odd = f" ({self._against})" if self._against else ""
        self._notices.say(f"Moved to {words}{odd}", undo=TakeBack(self._tasks, self._undo, (undo,)).run)


def _week_days(day: date) -> tuple[date, date]:
    first = day - timedelta(days=day.weekday())
    return first, first + _WEEK


def _month_days(day: date) -> tuple[date, date]:
    """Whole weeks around a month: first inclusive, last exclusive."""
    start = day.replace(day=1)
    end = _next_month(start, 1)
    first = start - timedelta(days=start.weekday())
    return first, end + timedelta(days=-end.weekday() % 7)


def _next_month(day: date, step: int) -> date:
    """The first of the month after, or before."""
    months = day.year * 12 + day.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)
