"""From keys and presses to acts: what a rep does with the touch at hand."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain.words import Outcome, Stage
from app.services.ports import Clock
from app.settings import Settings
from app.ui.today.acts import Acts
from app.ui.today.board import Board
from app.ui.today.context import Context, is_open
from app.ui.today.day import work_spans
from app.ui.today.work import Desk


class Hands(QObject):
    """Connects the parts of the board with the acts; everything concerns the touch that is chosen."""

    def __init__(self, board: Board, acts: Acts, desk: Desk, clock: Clock) -> None:
        super().__init__(board)
        self._board, self._acts, self._desk, self._clock = board, acts, desk, clock
        self.settings = Settings()
        self._connect_queue()
        self._connect_action()
        self._connect_lead()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), board)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(board.action.press_save)
        for keys in ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"):
            shortcut = QShortcut(QKeySequence(keys), board)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(board.action.press_recap)

    def context(self) -> Context | None:
        """Return what is shown, if it is of the chosen touch: an answer may be on its way."""
        context, touch = self._board.action.context(), self._board.queue.list.touch()
        return context if context and touch and context.touch.id == touch.id else None

    def _connect_queue(self) -> None:
        queue = self._board.queue.list
        queue.asked.connect(self._on_key)
        queue.digit.connect(self._on_digit)
        self._acts.left.connect(queue.move_on)
        self._acts.completed.connect(self._desk.clear)

    def _connect_action(self) -> None:
        action, acts = self._board.action, self._acts
        action.saved.connect(self._on_saved)
        action.next_asked.connect(self._on_change_next)
        action.head.asked.connect(self._on_head)
        action.head.snoozed.connect(self._on_snoozed)
        action.head.snooze_opening.connect(self._offer_snooze)
        action.talk.call.copied.connect(acts.copied)
        action.writing.told.connect(acts.tell)

    def _connect_lead(self) -> None:
        lead, acts = self._board.lead, self._acts
        lead.head.staged.connect(self._on_stage)
        lead.head.copied.connect(acts.copied)
        lead.details.copied.connect(acts.copied)
        lead.agreement_pressed.connect(acts.turn_agreement)
        lead.note.saved.connect(acts.note)
        lead.note.left.connect(self._back_to_list)
        acts.noted.connect(lead.note.kept)

    def _on_digit(self, number: int) -> None:
        if self.context() is not None:
            self._board.action.press_number(number)

    def _on_key(self, act: str) -> None:
        context = self.context()
        if context is None:
            return
        if act == "note":
            self._board.open_lead()
            self._board.lead.note.setFocus()
        elif act == "start":
            self._board.action.start()
        elif act == "done":
            self._board.action.press_save()
        else:
            self._on_head(act)

    def _on_head(self, act: str) -> None:
        context = self.context()
        if context is None or not is_open(context.touch):
            return
        if act == "snooze":
            self._board.action.head.open_snooze()
            return
        asks = {
            "reschedule": self._acts.ask_reschedule,
            "skip": self._acts.ask_skip,
            "stop": self._acts.ask_stop,
            "won": self._acts.ask_won,
            "lost": self._acts.ask_lost,
            "not-interested": self._acts.ask_not_interested,
        }
        if act in asks:
            asks[act](context.touch)
        else:
            self._acts.series_asked.emit(context.touch.lead_id, act)

    def _offer_snooze(self) -> None:
        context = self.context()
        if context is not None:
            menu, hours = self._board.action.head.snooze_menu, work_spans(self.settings)
            menu.offer_for(context.touch, self._clock.wall(), hours)

    def _on_snoozed(self, until: datetime) -> None:
        if (context := self.context()) is not None:
            self._acts.snooze(context.touch, until)

    def _on_saved(self, outcome: Outcome) -> None:
        context = self.context()
        if context is None:
            return
        if context.message is not None:
            self._acts.sent(context.touch, context.message.id)
            return
        work = self._desk.work(context.touch.id)
        work.call.pause()
        self._acts.done(context.touch, outcome, work.note, work.call.minutes())

    def _on_change_next(self) -> None:
        context = self.context()
        if context is not None and context.next_touch is not None:
            self._acts.ask_reschedule(context.next_touch)

    def _on_stage(self, stage: Stage) -> None:
        if (context := self.context()) is not None:
            self._acts.stage(context.touch.lead_id, stage)

    def _back_to_list(self) -> None:
        self._board.close_lead()
        self._board.queue.list.setFocus()
