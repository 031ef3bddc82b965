"""The sheet of a call or a meeting: the call, talking points, agreements, the note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.words import Channel
from app.ui.parts.button import Button
from app.ui.parts.check_box import CheckBox
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.label import Label
from app.ui.parts.text_area import TextArea
from app.ui.today.call_part import CallPart
from app.ui.today.context import Context
from app.ui.today.phrases import first_name
from app.ui.today.talking_points import talking_points
from app.ui.today.timeline import Seen, line_of
from app.ui.today.work import Work

_NOTE, _NOTE_COMPACT, _AGREED = 92, 40, 3


class TalkSheet(QWidget):
    """Keeps what is typed and ticked in the work on the touch.

    `answer_asked` carries the touch whose mail is the ready first answer to a lead that asked (P1).
    """

    noted = Signal()
    answer_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._shown: tuple[object, ...] = ()
        self.call = CallPart()
        self.answer = Button("Answer by e-mail, it is ready", "tonal", icon="mail")
        self.answer.clicked.connect(self._on_answer)
        self._answer_touch = 0
        self._points_head = Label("Talking points", "bodys")
        self._points = QVBoxLayout()
        self._points.setSpacing(4)
        self._boxes = QButtonGroup(self)
        self._boxes.setExclusive(False)
        self._boxes.idToggled.connect(self._on_tick)
        self._agreed_head = Label("Last agreements", "bodys")
        self._agreed = QVBoxLayout()
        self._agreed.setSpacing(4)
        self._note_head = Label("Notes", "bodys")
        self.note = TextArea("What was said", name="Notes")
        self.note.textChanged.connect(self._on_note)
        self._lay_out()
        self.set_compact(compact=False)

    def show_context(self, context: Context, work: Work) -> None:
        """Show another touch, or the same one with what is known now; typed words stay."""
        self.call.setVisible(context.touch.channel is Channel.CALL)
        if work is not self._work:
            self._work = work
            self.note.set_words(work.note)
        self.call.show_call(context.touch, work.call)
        self._offer_answer(context)
        now = (context.touch.id, context.activities[:3], context.agreements, context.now.date())
        if now != self._shown:
            self._shown = now
            self._fill_points(talking_points(context.touch, context.activities, context.agreements), work)
            self._fill_agreed(context)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 -- a Qt-like setter
        """Fold the notes to one line for a low window."""
        self.note.setFixedHeight(_NOTE_COMPACT if compact else _NOTE)
        self._note_head.setVisible(not compact)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if compact else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.note.setVerticalScrollBarPolicy(bar)
        self.call.set_compact(compact)

    def points(self) -> list[CheckBox]:
        """The boxes of the talking points."""
        return [box for box in self._boxes.buttons() if isinstance(box, CheckBox)]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.call)
        column.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(2)
        column.addWidget(self._points_head)
        column.addLayout(self._points)
        column.addSpacing(2)
        column.addWidget(self._agreed_head)
        column.addLayout(self._agreed)
        column.addSpacing(2)
        column.addWidget(self._note_head)
        column.addWidget(self.note)
        column.addStretch(1)

    def _offer_answer(self, context: Context) -> None:
        following = context.next_touch
        ready = context.touch.answer_by is not None and following is not None
        self._answer_touch = following.id if following is not None and ready else 0
        self.answer.setVisible(ready and following is not None and following.channel is Channel.EMAIL)

    def _on_answer(self) -> None:
        self.answer_asked.emit(self._answer_touch)

    def _fill_points(self, points: tuple[str, ...], work: Work) -> None:
        for box in self._boxes.buttons():
            self._boxes.removeButton(box)
        empty_layout(self._points)
        self._points_head.setVisible(bool(points))
        for number, point in enumerate(points):
            box = CheckBox(point, fade_done=True)
            box.setToolTip(point)
            box.setChecked(point in work.ticked)
            self._boxes.addButton(box, number)
            self._points.addWidget(box)

    def _fill_agreed(self, context: Context) -> None:
        empty_layout(self._agreed)
        shown = sorted(context.agreements, key=lambda one: (one.kept_at is not None, -one.id))[:_AGREED]
        self._agreed_head.setVisible(bool(shown))
        seen = Seen(context.now, context.touch.zone, first_name(context.touch))
        for agreement in shown:
            line = line_of(agreement, seen)
            self._agreed.addWidget(line)

    def _on_tick(self, number: int, ticked: bool) -> None:  # noqa: FBT001 -- Qt's signal
        if self._work is None:
            return
        words = self._boxes.button(number).text()
        if ticked:
            self._work.ticked.add(words)
        else:
            self._work.ticked.discard(words)

    def _on_note(self) -> None:
        if self._work is not None:
            self._work.note = self.note.words()
            self.noted.emit()
