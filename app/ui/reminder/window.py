"""The reminder window. It is shown without being activated: whoever types goes on typing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.nagging import ReminderKind
from app.domain.plan import Span
from app.domain.promise import Promise
from app.domain.reminder import Key
from app.domain.touch import Touch
from app.domain.words import Outcome
from app.ui.look import brush_on, finish_look
from app.ui.look.depth import POPOVER, draw_floating, float_window, pad_of
from app.ui.look.spoken import DIALOG
from app.ui.parts.pane import Line as Hairline
from app.ui.parts.scroll import Scroll
from app.ui.reminder.bars import Foot, Head
from app.ui.reminder.buttons import OutcomeButtons, PromiseButtons, TouchButtons, asks_outcome
from app.ui.reminder.line import HEAD, OPEN, Line
from app.ui.reminder.words import moment_words, promise_words, title_words, touch_words
from app.ui.today.snooze_menu import SnoozeMenu

if TYPE_CHECKING:
    from app.services.due_list import Showing

WIDTH = 552
MOST_LINES = 5
ASKING = OPEN + 32
"""How high the chosen line is while it asks how a call went."""
_GAP = 16
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ReminderWindow(QWidget):
    """Shows what it is given; every act is a signal.

    Signals:
        started: Begin with this touch. done: A touch and its Outcome. snoozed: A touch and a naive wall time.
        reschedule_asked, pick_asked: Ask for another date of this touch, or for when to come back.
        opened, kept: Show this promise; it was kept.
        rested: The window was closed: all of it comes back later.
        dismissed: These keys (a tuple) go; what they tell of stays due.
        back_asked: Bring back what rests or was dismissed. paused: "60" minutes, "tomorrow".
        today_asked: Show the screen Today. undone: Take the last act back.
    """

    SPOKEN_AS = DIALOG

    started = Signal(object)
    done = Signal(object, object)
    snoozed = Signal(object, object)
    reschedule_asked = Signal(object)
    pick_asked = Signal(object)
    opened = Signal(object)
    kept = Signal(object)
    rested = Signal()
    dismissed = Signal(object)
    back_asked = Signal()
    paused = Signal(str)
    today_asked = Signal()
    undone = Signal()

    def __init__(self) -> None:
        finish_look()
        kind = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, kind)
        self.setWindowTitle("Reminders")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # noqa: FBT003 -- a Qt setter
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        float_window(self)
        self.hours: Mapping[int, Sequence[Span]] = {}
        self._showing: Showing | None = None
        self._lines: list[Line] = []
        self._chosen: Key | None = None
        self._asking = self._moved = False
        self.head, self.foot = Head(), Foot()
        self.touch_buttons, self.promise_buttons = TouchButtons(self), PromiseButtons(self)
        self.outcomes = OutcomeButtons(self)
        self.snooze_menu = SnoozeMenu(self)
        self.snooze_menu.dismisses = True
        self._lay_out()
        self._connect()

    # what is shown

    def show_due(self, showing: Showing) -> None:
        """Show other reminders, or the same ones as they are now; the chosen line stays chosen."""
        self._showing = showing
        self.head.show_words(title_words(showing), moment_words(showing))
        self.foot.show_away(showing.away)
        subjects: dict[Key, Touch | Promise] = {}
        for touch in showing.touches:
            subjects[(ReminderKind.TOUCH, touch.id)] = touch
        subjects |= {promise.key: promise for promise in showing.promises}
        if [line.key for line in self._lines] != list(subjects):
            self._build(subjects)
        for line in self._lines:
            subject = subjects[line.key]
            words = (
                touch_words(subject, showing)
                if isinstance(subject, Touch)
                else promise_words(subject, showing)
            )
            line.show_words(subject, words)
        self.setAccessibleName(f"{title_words(showing)}: {'; '.join(self._spoken())}")
        self._fit()

    def _spoken(self) -> list[str]:
        """The lines as sentences, for screen readers."""
        return [words.spoken for line in self._lines if (words := line.words()) is not None]

    def showing(self) -> Showing | None:
        """What is shown."""
        return self._showing

    def lines(self) -> list[Line]:
        """The lines, the most urgent first."""
        return list(self._lines)

    def chosen(self) -> Line | None:
        """The line that is open."""
        return next((line for line in self._lines if line.key == self._chosen), None)

    def choose(self, key: Key) -> None:
        """Open a line."""
        if key != self._chosen:
            self._chosen, self._asking = key, False
            self._open_chosen()

    def ask_outcome(self, key: Key) -> None:
        """Open a line and ask how it went."""
        self.choose(key)
        self._asking = True
        self._open_chosen()

    def appear(self) -> None:
        """Come up on top, without taking the keys from whoever types."""
        if not self.isVisible():
            self._place()
            self.show()
        self.raise_()

    # building

    def _lay_out(self) -> None:
        pad = pad_of(POPOVER)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 8, 0, 8)
        self._rows.setSpacing(0)
        self._scroll = Scroll(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(0)
        parts: tuple[QWidget, ...] = (self.head, Hairline(), self._scroll, Hairline(), self.foot)
        for part in parts:
            column.addWidget(part)
        self._hide_buttons()

    def _hide_buttons(self) -> None:
        parts: tuple[QWidget, ...] = (self.touch_buttons, self.promise_buttons, self.outcomes)
        for part in parts:
            part.hide()

    def _connect(self) -> None:
        self.head.closed.connect(self.close)
        self.head.paused.connect(self.paused)
        self.head.dismiss_asked.connect(self._dismiss_all)
        self.foot.rest_asked.connect(self.close)
        self.foot.back_asked.connect(self.back_asked)
        self.foot.today_asked.connect(self.today_asked)
        self.foot.undone.connect(self.undone)
        self.touch_buttons.asked.connect(self._act)
        self.touch_buttons.snooze_asked.connect(self._open_snooze)
        self.promise_buttons.asked.connect(self._act)
        self.outcomes.chosen.connect(self._on_outcome)
        self.snooze_menu.chosen.connect(self._on_snoozed)
        self.snooze_menu.pick_asked.connect(self._on_pick)
        self.snooze_menu.dismiss_asked.connect(self._on_dismiss)

    def _build(self, subjects: Mapping[Key, Touch | Promise]) -> None:
        place = self._place_of_chosen()
        self._hide_buttons()
        for part in (self.touch_buttons, self.promise_buttons, self.outcomes):
            part.setParent(self)
        for line in self._lines:
            self._rows.removeWidget(line)
            line.deleteLater()
        self._lines = [Line(key, subject, self._list) for key, subject in subjects.items()]
        for line in self._lines:
            line.pressed.connect(self.choose)
            line.double_pressed.connect(self._on_double)
            self._rows.addWidget(line)
        if self._chosen not in subjects:
            keys = list(subjects)
            self._chosen = keys[min(place, len(keys) - 1)] if keys else None
            self._asking = False
        self._open_chosen()

    def _place_of_chosen(self) -> int:
        keys = [line.key for line in self._lines]
        return keys.index(self._chosen) if self._chosen in keys else 0

    def _open_chosen(self) -> None:
        before_is_chosen = True
        for line in self._lines:
            if line.key == self._chosen:
                line.hold(self._buttons_for(line.subject), ASKING if self._asking else OPEN)
            else:
                line.hold(None)
            line.set_divided(not before_is_chosen)
            before_is_chosen = line.key == self._chosen
        self.setFocus()  # the keys are the window's, whatever button has gone
        self._fit()
        if (chosen := self.chosen()) is not None:
            self._scroll.ensureWidgetVisible(chosen, 0, 0)

    def _buttons_for(self, subject: Touch | Promise) -> QWidget:
        self._hide_buttons()
        if isinstance(subject, Promise):
            self.promise_buttons.show_for(subject)
            return self.promise_buttons
        if self._asking:
            self.outcomes.show_for(subject.channel)
            return self.outcomes
        return self.touch_buttons

    def _fit(self) -> None:
        count = min(len(self._lines), MOST_LINES)
        extra = (ASKING if self._asking else OPEN) - HEAD if self._lines else 0
        self._scroll.setFixedHeight(count * HEAD + extra + 16)
        pad = pad_of(POPOVER)
        bottom = self.geometry().bottom()
        self.setFixedWidth(WIDTH + 2 * pad)
        self.setFixedHeight(self.sizeHint().height())
        if self.isVisible() and not self._moved:
            self.move(self.x(), bottom - self.height() + 1)

    def _place(self) -> None:
        """Stand in the lower right corner of the screen, unless somebody moved it."""
        if self._moved:
            return
        pad = pad_of(POPOVER)
        room = QGuiApplication.primaryScreen().availableGeometry().adjusted(0, 0, pad - _GAP, pad - _GAP)
        self.move(room.right() - self.width(), room.bottom() - self.height())

    # acts

    def _act(self, act: str) -> None:
        line = self.chosen()
        if line is None:
            return
        if isinstance(line.subject, Promise):
            self._act_on_promise(act, line.subject)
        else:
            self._act_on_touch(act, line.subject)

    def _act_on_touch(self, act: str, touch: Touch) -> None:
        if act in {"start", "open"}:
            self.started.emit(touch)
        elif act == "reschedule":
            self.reschedule_asked.emit(touch)
        elif act == "snooze":
            self.touch_buttons.open_snooze()
        elif asks_outcome(touch):
            self.ask_outcome((ReminderKind.TOUCH, touch.id))
            self.outcomes.focus_first()
        else:
            self.done.emit(touch, Outcome.SENT)

    def _act_on_promise(self, act: str, promise: Promise) -> None:
        if act in {"open", "start"} or (act == "done" and promise.kind is ReminderKind.RECAP):
            self.opened.emit(promise)
        elif act in {"kept", "done"}:
            self.kept.emit(promise)
        elif act == "dismiss":
            self.dismissed.emit((promise.key,))

    def _touch(self) -> Touch | None:
        line = self.chosen()
        return line.subject if line is not None and isinstance(line.subject, Touch) else None

    def _open_snooze(self, corner: QPoint) -> None:
        touch = self._touch()
        if touch is not None and self._showing is not None:
            self.snooze_menu.offer_for(touch, self._showing.now, self.hours)
            self.snooze_menu.open_at(corner)

    def _on_snoozed(self, until: datetime) -> None:
        if (touch := self._touch()) is not None:
            self.snoozed.emit(touch, until)

    def _on_pick(self) -> None:
        if (touch := self._touch()) is not None:
            self.pick_asked.emit(touch)

    def _on_dismiss(self) -> None:
        if self._chosen is not None:
            self.dismissed.emit((self._chosen,))

    def _dismiss_all(self) -> None:
        if self._showing is not None:
            self.dismissed.emit(self._showing.keys)

    def _on_outcome(self, outcome: Outcome) -> None:
        if (touch := self._touch()) is not None:
            self._asking = False
            self._open_chosen()
            self.done.emit(touch, outcome)

    def _on_double(self, key: Key) -> None:
        self.choose(key)
        self._act("start")

    # keys, mouse, painting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self._leave()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif self._asking and Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self.outcomes.press(key - Qt.Key.Key_0)
        elif key in _ACTS:
            self._act(_ACTS[key])
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Escape takes back the question first, then closes."""
        if self._asking:
            self._asking = False
            self._open_chosen()
        else:
            self.close()

    def _step(self, by: int) -> None:
        if self._lines:
            place = max(0, min(len(self._lines) - 1, self._place_of_chosen() + by))
            self.choose(self._lines[place].key)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is no answer: what was shown comes back in a while."""
        super().closeEvent(event)
        self.rested.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        on_head = self.head.geometry().contains(event.position().toPoint())
        if on_head and self.windowHandle() is not None:
            self._moved = self.windowHandle().startSystemMove() or self._moved

    def paintEvent(self, _event: QPaintEvent) -> None:
        pad = pad_of(POPOVER)
        box = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        draw_floating(brush_on(self), box, POPOVER)


_ACTS = {
    Qt.Key.Key_Return: "start",
    Qt.Key.Key_Enter: "start",
    Qt.Key.Key_Space: "done",
    Qt.Key.Key_S: "snooze",
    Qt.Key.Key_R: "reschedule",
}
