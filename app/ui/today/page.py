"""Today: what to do next, with whom, why now. Acts stand in `acts`, reading in `day` and `context`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.moment import wall_time
from app.domain.response_clock import clock_words as left_words
from app.domain.touch import Touch
from app.services.ports import Change, Clock
from app.ui.look.tokens import GAP
from app.ui.newest import Newest
from app.ui.today.acts import Acts
from app.ui.today.board import Board
from app.ui.today.cold_offer import ColdOffer
from app.ui.today.context import Context, ContextReader
from app.ui.today.day import Day, DayReader
from app.ui.today.first_run import FirstRun
from app.ui.today.hands import Hands
from app.ui.today.phrases import DAY_NAMES, LONG_MONTHS, clock_words
from app.ui.today.queue_rows import Show, open_touches
from app.ui.today.recap_act import RecapAct
from app.ui.today.work import Desk

if TYPE_CHECKING:
    from app.domain.guard import Verdict
    from app.domain.message import Message
    from app.services.call_recaps import CallRecaps
    from app.services.days import Days
    from app.services.going_cold import GoingCold
    from app.services.keep_in_touch import Rhythms
    from app.services.leads import Leads
    from app.services.messages import Messages
    from app.services.planning import Planning
    from app.services.preferences import Preferences
    from app.services.reminders import Away, Reminders
    from app.services.touches import Touches
    from app.services.undo import UndoStack
    from app.settings import Settings
    from app.ui.changes import Changes
    from app.ui.notices import Notices
    from app.ui.tasks import Tasks

CONCERNS = frozenset(
    {"lead", "touch", "series", "activity", "agreement", "permission", "message", "settings", "everything"}
)


class TodayPage(QWidget):
    """The screen.

    Signals:
        loaded: The Queue that is shown, for the rail's badge, the day's load and the tray.
        meeting_asked: Log a meeting with this lead.
        compose_asked, lead_asked, calendar_asked: Show this message, lead, or the lead's series.
        series_asked: Do this with the lead's series: "edit", "keep", or news.
        import_asked, add_asked, sample_asked, settings_asked: The ways of the first run.
        said: The bars read title, subtitle and hints again.
    """

    loaded = Signal(object)
    meeting_asked = Signal(int)
    compose_asked = Signal(int)
    lead_asked = Signal(int)
    calendar_asked = Signal(int)
    series_asked = Signal(int, str)
    import_asked = Signal()
    add_asked = Signal()
    sample_asked = Signal()
    settings_asked = Signal(str)
    said = Signal()

    def __init__(
        self,
        tasks: Tasks,
        changes: Changes,
        notices: Notices,
        clock: Clock,
        *,
        days: Days,
        touches: Touches,
        leads: Leads,
        messages: Messages,
        planning: Planning,
        preferences: Preferences,
        reminders: Reminders,
        rhythms: Rhythms,
        undo: UndoStack,
        call_recaps: CallRecaps,
        going_cold: GoingCold,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._clock, self._touches = tasks, clock, touches
        self._reminders, self._messages = reminders, messages
        self._days = DayReader(days, touches, leads, preferences)
        self._contexts = ContextReader(touches, leads, messages)
        self._desk = Desk(clock, self)
        self._day: Day | None = None
        self._wanted: int | None = None
        self._starts = False
        self._stale = True
        self._away: Away | None = None
        self._away_read = False
        self.acts = Acts(tasks, notices, clock, touches, leads, messages, planning, undo, rhythms, self)
        self.recap = RecapAct(tasks, notices, call_recaps, undo, self)
        self.board = Board()
        self.hands = Hands(self.board, self.acts, self._desk, clock)
        self.cold = ColdOffer(tasks, notices, going_cold, undo, self.board.queue, self)
        self.first_run = FirstRun()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.first_run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, GAP, 0)
        column.addWidget(self._stack)
        self._day_reads = Newest(tasks, self._show_day, self)
        self._context_reads = Newest(tasks, self._show_context, self)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._on_minute)
        changes.changed.connect(self._on_change)
        self._connect_parts()

    # What the shell asks

    def title(self) -> str:
        """Return the words at the left of the top bar."""
        return "Today"

    def subtitle(self) -> str:
        """Return the date and the time, once they are read."""
        if self._day is None:
            return ""
        now = wall_time(self._clock.wall(), self._day.queue.zone)
        return f"{DAY_NAMES[now.weekday()]} {now.day} {LONG_MONTHS[now.month - 1]}, {clock_words(now)}"

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys valid now."""
        if self._stack.currentWidget() is self.first_run:
            return [("I", "import"), ("A", "add a lead"), ("S", "sample leads")]
        keys = [("J K", "move"), ("Return", "start"), ("S", "snooze"), ("R", "reschedule"), ("Space", "done")]
        return [*keys, ("N", "note"), ("1 5", "outcome")]

    def activate(self) -> None:
        """Read again; the list takes the focus."""
        self.refresh()
        if self._stack.currentWidget() is self.board:
            self.board.queue.list.setFocus()
        else:
            self.first_run.setFocus()

    def current_lead(self) -> int | None:
        """The lead of the touch that is chosen."""
        touch = self.board.queue.list.touch()
        return touch.lead_id if touch else None

    def reveal(self, touch_id: int) -> None:
        """Bring a touch to the front, now or as soon as the day is read."""
        self._wanted = touch_id
        self.refresh()

    def begin(self, touch_id: int) -> None:
        """Bring a touch to the front and put the keys where its work begins."""
        self._starts, self._wanted = True, touch_id
        self.refresh()

    def show_calls(self) -> None:
        """Let only calls through, as the chip does."""
        self.board.queue.show_only(Show.CALLS)
        self.refresh()

    def show_away(self, away: Away | None) -> None:
        """Show what fell due while the program was off; the page asks itself when it is first shown.

        A start in the background asks before it notes that it is alive, and hands the answer over here.
        """
        self._away_read = True
        if away is not None:
            self._away = away
            self._say_away()

    def start_next(self) -> None:
        """Begin with the most urgent touch, as soon as the day is read."""
        self._starts = True
        self.refresh()

    def refresh(self) -> None:
        """Read the day again; the choice and what is typed stay."""
        self._stale = False
        self._day_reads.ask(self._days.read)

    # Reading

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self._minute.start(self._to_next_minute())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()
        self._stale = True

    def _to_next_minute(self) -> int:
        now = self._clock.wall()
        return 60_000 - now.second * 1000 - now.microsecond // 1000

    def _on_minute(self) -> None:
        self._minute.start(self._to_next_minute())
        self.refresh()

    def _on_change(self, change: Change) -> None:
        if not change.nouns & CONCERNS:
            return
        if change.origin == "alarm":
            self._away_read = False  # the computer may have slept: what fell due meanwhile is asked again
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _show_day(self, day: Day) -> None:
        self._day = day
        self.hands.settings = day.settings
        self.board.queue.show_queue(day.queue)
        waiting = open_touches(day.queue)
        self._starts = self._starts and bool(waiting)
        if self._starts and self._wanted is None:
            self._wanted = waiting[0].id
        if self._wanted is not None and self.board.queue.reveal(self._wanted):
            self.board.queue.list.setFocus()
        self._wanted = None
        self.first_run.set_once.show_settings(day.settings, day.queue.zone, day.country)
        self._stack.setCurrentWidget(self.board if day.has_leads else self.first_run)
        today = wall_time(day.queue.now, day.queue.zone).date()
        self.board.free.show_upcoming(len(day.queue.done), day.queue.tomorrow, day.upcoming, today)
        self._read_away()
        self._read_context(self.board.queue.list.touch())
        self.loaded.emit(day.queue)
        self._tell_thresholds(day.settings)
        self.cold.read(day.queue)
        self.said.emit()

    def _tell_thresholds(self, settings: Settings) -> None:
        """For what a row says of a score; the first paint does not wait for it."""
        from app.domain.score import Thresholds

        self.board.queue.list.set_thresholds(Thresholds(settings.score_mql, settings.score_sql))

    def _read_context(self, touch: Touch | None) -> None:
        if touch is None:
            self.board.show_free()
        else:
            self._context_reads.ask(self._contexts.read, touch.id, self._clock.wall())

    def _show_context(self, context: Context) -> None:
        chosen = self.board.queue.list.touch()
        if chosen is None or chosen.id != context.touch.id:
            return
        self.board.lead.show_context(context)
        work = self._desk.work(context.touch.id)
        self.board.action.show_context(context, work, self._clock_words(context.touch))
        self.board.show_work()
        if self._starts:
            self._starts = False
            self.board.action.start()

    def _read_away(self) -> None:
        """Ask once what fell due meanwhile: after the day, which nothing may keep waiting."""
        if not self._away_read:
            self._away_read = True
            self._tasks.run(self._reminders.away, done=self.show_away)
        self._say_away()

    def _clock_words(self, touch: Touch) -> str:
        """Return "Answer by 11:21, 39 min left" for a lead that asked, else nothing."""
        if self._day is None or (until := self._day.queue.clocks.get(touch.id)) is None:
            return ""
        now, zone = self._clock.wall(), self._day.queue.zone
        by = wall_time(until, zone)
        day = "" if by.date() == wall_time(now, zone).date() else f"{DAY_NAMES[by.weekday()]} "
        return f"Answer by {day}{clock_words(by)}, {left_words(until, now)}"

    def _say_away(self) -> None:
        """Show it once, as soon as the rep's zone is known."""
        if self._away is not None and self._day is not None:
            away, self._away = self._away, None
            zone = self._day.queue.zone
            self.board.queue.away.show_away(away.since, away.touches, self._clock.wall(), zone)

    # Going elsewhere

    def _connect_parts(self) -> None:
        board = self.board
        board.queue.list.chosen.connect(self._read_context)
        board.queue.away.opened.connect(self.reveal)
        board.action.meeting_asked.connect(self._on_meeting)
        board.action.recap_asked.connect(self._on_recap)
        self.acts.completed.connect(self.recap.on_completed)
        self.recap.written.connect(self.compose_asked)
        board.action.writing.compose_asked.connect(self.compose_asked)
        board.action.writing.mail_asked.connect(self._on_mail)
        board.action.talk.answer_asked.connect(self._on_answer)
        board.lead.head.asked.connect(self._on_lead)
        board.lead.series.asked.connect(self._on_calendar)
        board.lead.series.edit_asked.connect(self._on_edit_series)
        self.acts.series_asked.connect(self.series_asked)
        self.first_run.asked.connect(self._on_way)
        self.first_run.change_asked.connect(self.settings_asked)

    def _on_answer(self, touch_id: int) -> None:
        """Open the ready first answer of a lead that asked; it is sent by hand."""
        self._tasks.run(self._messages.for_touch, touch_id, done=self._on_answer_ready)

    def _on_answer_ready(self, message: Message) -> None:
        self.compose_asked.emit(message.id)

    def _on_mail(self, message_id: int) -> None:
        """Have the guard look before the mail program opens (design 4.16)."""
        self._tasks.run(self._messages.before_sending, message_id, done=self._on_looked)

    def _on_looked(self, verdict: Verdict) -> None:
        if verdict.sentence:
            self.acts.tell(verdict.sentence)
        if not verdict.forbids:
            self.board.action.writing.open_mail()

    def _on_recap(self) -> None:
        if (context := self.hands.context()) is not None:
            self.recap.want(context.touch.id)

    def _on_meeting(self) -> None:
        self._on_lead("meeting")

    def _on_calendar(self) -> None:
        self._on_lead("calendar")

    def _on_edit_series(self) -> None:
        if (context := self.hands.context()) is not None:
            self.series_asked.emit(context.touch.lead_id, "edit")

    def _on_lead(self, act: str) -> None:
        if (context := self.hands.context()) is not None:
            asked = {"open": self.lead_asked, "meeting": self.meeting_asked, "calendar": self.calendar_asked}
            asked[act].emit(context.touch.lead_id)

    def _on_way(self, way: str) -> None:
        {"import": self.import_asked, "add": self.add_asked, "sample": self.sample_asked}[way].emit()
