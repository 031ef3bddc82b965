"""The right column: what to do, how it went, what follows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.moment import wall_time
from app.domain.words import Channel, Outcome
from app.ui.parts.button import Button
from app.ui.parts.label import Label
from app.ui.parts.pane import Line
from app.ui.parts.para import Para
from app.ui.parts.scroll import Scroll
from app.ui.parts.why_band import WhyBand
from app.ui.today.action_head import ActionHead
from app.ui.today.context import Context, is_open
from app.ui.today.next_step import NextStep
from app.ui.today.outcome_keys import OutcomeKeys
from app.ui.today.phrases import OUTCOMES, clock_words, first_name
from app.ui.today.queue_rows import WRITING
from app.ui.today.talk_sheet import TalkSheet
from app.ui.today.timeline import Seen
from app.ui.today.work import Work
from app.ui.today.writing_sheet import WritingSheet

_SIDE = 20


class ActionPanel(QWidget):
    """`saved` carries the outcome; `meeting_asked` and `next_asked` want their dialogs.

    `recap_asked` comes before `saved` where the recap of the call is wanted as well.
    """

    saved = Signal(object)
    recap_asked = Signal()
    meeting_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._work: Work | None = None
        self.head = ActionHead()
        self.why = WhyBand()
        self.talk = TalkSheet()
        self.talk.call.ended.connect(self._on_call_ended)
        self.writing = WritingSheet()
        self._closed = Para("")
        self._sheets = QStackedWidget()
        self._how = Label("How did it go?", "bodys")
        self._press = Label("", "small", "ink3")
        self.recap = Button("Save with recap", "link", icon="mail-check", height=28)
        self.recap.setToolTip("Save and write the recap of this call  Ctrl+Shift+Enter")
        self.recap.clicked.connect(self.press_recap)
        self.recap.hide()
        self.keys = OutcomeKeys()
        self.keys.chosen.connect(self._on_outcome)
        self.next = NextStep()
        self.next.change_asked.connect(self.next_asked)
        self.save = Button("Save and next touch", "primary", icon="check", height=40, keys="Ctrl+Return")
        self.save.clicked.connect(self.press_save)
        self.meeting = Button("Log meeting", "ghost", icon="handshake", height=40)
        self.meeting.clicked.connect(self.meeting_asked)
        self._lay_out()

    def context(self) -> Context | None:
        """What is shown."""
        return self._context

    def show_context(self, context: Context, work: Work, clock: str = "") -> None:
        """Show another touch, or the same one as it is now; `clock` is what is left to answer a lead (P1)."""
        self._context, self._work = context, work
        touch, seen = context.touch, Seen(context.now, context.touch.zone, first_name(context.touch))
        self.head.show_touch(touch, seen, context.card.row.details.city, clock)
        rule = touch.why[0].text if touch.why else ""
        self.why.setVisible(bool(rule))
        rest = "; ".join(reason.text for reason in touch.why[1:])
        self.why.set_why(_sentence(rule), _sentence(rest))
        self._show_sheet(context, work)
        self._show_foot(context, work, seen)

    def press_number(self, number: int) -> None:
        """Choose an outcome by its key."""
        if self.keys.isVisibleTo(self):
            self.keys.press(number)

    def press_save(self) -> None:
        """Save, or say what is missing first."""
        if self._context is None or not is_open(self._context.touch):
            return
        if self._context.touch.channel in WRITING:
            self.saved.emit(Outcome.SENT)
        elif (outcome := self.keys.outcome()) is not None:
            self.saved.emit(outcome)
        else:
            self._press.set_text(f"First press 1 to {len(self.keys.row())}", "warn")

    def press_recap(self) -> None:
        """Save a call that reached somebody, and have its recap written."""
        if self.recap.isVisibleTo(self):
            self.recap_asked.emit()
            self.press_save()

    def start(self) -> None:
        """Put the focus where the work begins."""
        if self._context is None or not is_open(self._context.touch):
            return
        channel = self._context.touch.channel
        call = self.talk.call
        first = self.writing.copy if channel in WRITING else self.talk.note
        if channel is Channel.CALL:
            first = call.end if call.end.isVisibleTo(call) else call.start
        first.setFocus()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 -- a Qt-like setter
        """Fold for a low window."""
        self.talk.set_compact(compact)
        self.writing.set_compact(compact)
        self._foot.setContentsMargins(_SIDE, *((10, _SIDE, 12) if compact else (12, _SIDE, 16)))
        self._foot.setSpacing(8 if compact else 12)

    def _lay_out(self) -> None:
        closed = QWidget()
        QVBoxLayout(closed).addWidget(self._closed)
        for sheet in (self.talk, self.writing, closed):
            self._sheets.addWidget(_Fitted(sheet))
        top = QVBoxLayout()
        top.setContentsMargins(_SIDE, 20, _SIDE, 12)
        top.setSpacing(14)
        top.addWidget(self.head)
        top.addWidget(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._sheets, 1)
        column.addWidget(Line())
        column.addLayout(self._make_foot())

    def _make_foot(self) -> QVBoxLayout:
        how = QHBoxLayout()
        how.addWidget(self._how)
        how.addStretch(1)
        how.addWidget(self._press)
        how.addWidget(self.recap)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.save)
        acts.addStretch(1)
        acts.addWidget(self.meeting)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(_SIDE, 12, _SIDE, 16)
        self._foot.setSpacing(12)
        self._foot.addLayout(how)
        self._foot.addWidget(self.keys)
        self._foot.addWidget(self.next)
        self._foot.addLayout(acts)
        return self._foot

    def _show_sheet(self, context: Context, work: Work) -> None:
        touch = context.touch
        if not is_open(touch):
            self._closed.set_text(_closed_words(context))
            self._sheets.setCurrentIndex(2)
        elif touch.channel in WRITING:
            self.writing.show_context(context)
            self._sheets.setCurrentIndex(1)
        else:
            self.talk.show_context(context, work)
            self._sheets.setCurrentIndex(0)

    def _show_foot(self, context: Context, work: Work, seen: Seen) -> None:
        touch = context.touch
        asks = is_open(touch) and touch.channel not in WRITING
        for part in (self._how, self._press, self.keys):
            part.setVisible(asks)
        if asks:
            self.keys.show_for(touch.channel, work.outcome)
            self._press.set_text(f"Press 1 to {len(self.keys.row())}", "ink3")
        self._offer_recap(work.outcome if asks else None)
        self.next.setVisible(is_open(touch))
        self.next.show_touch(context.next_touch, seen)
        self.save.setVisible(is_open(touch))
        self.save.setText("Save and next touch" if asks else "Mark as sent")
        self.save.updateGeometry()

    def _on_outcome(self, outcome: Outcome) -> None:
        if self._work is not None:
            self._work.outcome = outcome
        self._press.show()
        self._offer_recap(outcome)
        self._press.set_text(f"Press 1 to {len(self.keys.row())}", "ink3")

    def _offer_recap(self, outcome: Outcome | None) -> None:
        """Offer it in place of the hint once a call has reached somebody."""
        reached = (
            outcome is Outcome.CONNECTED
            and self._context is not None
            and self._context.touch.channel is Channel.CALL
        )
        self.recap.setVisible(reached)
        if reached:
            self._press.hide()

    def _on_call_ended(self) -> None:
        self.keys.focus_first()


class _Fitted(Scroll):
    """A sheet with the side margins of the panel, scrolling on its own."""

    def __init__(self, sheet: QWidget) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(_SIDE, 0, _SIDE, 12)
        column.addWidget(sheet)
        super().__init__(holder)


def _sentence(text: str) -> str:
    """The text as a sentence: a capital first, a stop at the end."""
    if not text:
        return ""
    stop = "" if text.endswith((".", "!", "?")) else "."
    return f"{text[:1].upper()}{text[1:]}{stop}"


def _closed_words(context: Context) -> str:
    touch = context.touch
    at = f" at {clock_words(wall_time(touch.done_at, touch.zone))}" if touch.done_at is not None else ""
    if touch.outcome is not None:
        return f"Done{at}: {OUTCOMES[touch.outcome].lower()}."
    return f"Skipped{at}. {_sentence(touch.reason)}".strip()
