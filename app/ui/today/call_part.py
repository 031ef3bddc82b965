"""The call itself: the ring, the number to dial, start, pause and end (P11)."""

from urllib.parse import quote

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.touch import Touch
from app.ui.parts.button import Button
from app.ui.parts.call_timer import CallTimer, clock_words
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.today.call_clock import CallClock


class CallPart(QWidget):
    """`copied` carries the number, `ended` says that the call is over."""

    copied = Signal(str)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call: CallClock | None = None
        self._phone = ""
        self._lead = ""
        self._compact = False
        self.ring = CallTimer()
        self._title = Label("", "h3")
        self.number = Button("", "link", height=28)
        self.number.setToolTip("Dial with the phone program of this computer")
        self.number.clicked.connect(self._dial)
        self.copy = IconButton("copy", "Copy the number", size=28)
        self.copy.clicked.connect(self._copy)
        self.start = Button("Start call", "tonal", icon="phone-call")
        self.start.clicked.connect(self._on_start)
        self.end = Button("End call", "danger", icon="phone-off")
        self.end.clicked.connect(self._on_end)
        self.pause = Button("Pause", "ghost")
        self.pause.setAccessibleName("Pause the call")
        self.pause.setToolTip("Pause the call")
        self.pause.clicked.connect(self._on_pause)
        self._lay_out()

    def show_call(self, touch: Touch, call: CallClock) -> None:
        """Show the call of another touch."""
        if self._call is not None and self._call is not call:
            self._call.ticked.disconnect(self._on_tick)
            self._call.destroyed.disconnect(self._forget)
        if self._call is not call:
            call.ticked.connect(self._on_tick)
            call.destroyed.connect(self._forget)
        self._call, self._phone, self._lead = call, touch.phone, touch.lead
        self.number.setText(touch.phone)
        self.number.updateGeometry()
        self._on_tick()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 -- a Qt-like setter
        """Draw a smaller ring."""
        self.ring.set_size(64 if compact else 96)
        side, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._words.setDirection(side if compact else under)
        self._compact = compact
        self.pause.setText("" if compact else "Pause")
        self.pause.set_icon("pause" if compact else "")
        self._on_tick()

    def _lay_out(self) -> None:
        dial = QHBoxLayout()
        dial.setSpacing(0)
        dial.addWidget(self.number)
        dial.addWidget(self.copy)
        dial.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.start, self.end, self.pause):
            acts.addWidget(button)
        acts.addStretch(1)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        lines.addWidget(self._title)
        lines.addLayout(dial)
        lines.addStretch(1)
        self._words = words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        words.setSpacing(0)
        words.addLayout(lines, 1)
        words.addLayout(acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.ring)
        row.addLayout(words, 1)

    def _forget(self) -> None:
        self._call = None

    def _on_tick(self) -> None:
        call = self._call
        if call is None:
            return
        self.ring.set_seconds(call.seconds())
        begun, runs = call.seconds() > 0 or call.runs(), call.runs()
        words = f"Call {self._lead}"
        if begun:
            words = f"Call of {clock_words(call.seconds())}"
        if runs:
            words = "In call" if self._compact else f"In call with {self._lead}"
        self._title.set_text(words)
        self._title.setToolTip(words)
        self.number.setVisible(bool(self._phone))
        self.copy.setVisible(bool(self._phone))
        self.start.setText("Go on" if begun else "Start call")
        self.start.updateGeometry()
        self.start.setVisible(not runs)
        self.end.setVisible(runs)
        self.pause.setVisible(runs)

    def _dial(self) -> None:
        QDesktopServices.openUrl(QUrl(f"tel:{quote(_dialled(self._phone), safe='+')}"))
        self._on_start()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._phone)
        self.copied.emit(self._phone)

    def _on_start(self) -> None:
        if self._call is not None:
            self._call.start()

    def _on_pause(self) -> None:
        if self._call is not None:
            self._call.pause()

    def _on_end(self) -> None:
        self._on_pause()
        self.ended.emit()


def _dialled(phone: str) -> str:
    """The digits of a number as written, with its plus."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return f"+{digits}" if phone.strip().startswith("+") else digits
