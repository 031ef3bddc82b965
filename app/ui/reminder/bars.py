"""The head and the foot of the reminder window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look import brush_on, draw_icon, middle
from app.ui.parts.button import Button
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.menu import Menu
from app.ui.today.phrases import plural

PAUSES = (
    ("30", "For 30 minutes"),
    ("60", "For 1 hour"),
    ("120", "For 2 hours"),
    ("240", "For 4 hours"),
    ("tomorrow", "Until tomorrow"),
)
SAID_MS = 8_000


class Head(QWidget):
    """`paused` carries minutes as text or "tomorrow"; `dismiss_asked` wants all of it to go."""

    closed = Signal()
    paused = Signal(str)
    dismiss_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(68)
        self._title, self._moment = Label("", "h2"), Label("", "small", "ink2")
        self.pause = Button("Pause", "ghost", icon="bell-off", caret=True)
        self.cross = IconButton("x", "Close, it comes back in 15 minutes", keys="Esc")
        self.menu = Menu(self)
        self.pause.clicked.connect(self._open)
        self.cross.clicked.connect(self.closed)
        self.menu.triggered.connect(self._on_act)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._moment)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(64, 0, 16, 0)
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.pause)
        row.addWidget(self.cross)
        self._fill()

    def show_words(self, title: str, moment: str) -> None:
        """Show how many are due, and the time."""
        self._title.set_text(title)
        self._moment.set_text(moment)

    def title(self) -> str:
        """The words of the title."""
        return self._title.text()

    def _fill(self) -> None:
        self.menu.head("Pause reminders")
        for span, words in PAUSES:
            icon = "sunrise" if span == "tomorrow" else "timer"
            self.menu.add(words, icon=icon).setData(span)
        self.menu.line()
        self.menu.add("Dismiss all, they stay in Today", icon="bell-off").setData("dismiss")

    def _open(self) -> None:
        self.menu.open_under(self.pause)

    def _on_act(self, action: QAction) -> None:
        if action.data() == "dismiss":
            self.dismiss_asked.emit()
        elif action.data():
            self.paused.emit(str(action.data()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        draw_icon(brush_on(self), "bell-ring", 27, middle(box, 20), 20, "accentink")


class Foot(QWidget):
    """Snooze all, bring back, open Today; for a while what was done, with its undo."""

    rest_asked = Signal()
    back_asked = Signal()
    today_asked = Signal()
    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(60)
        self.rest = Button("Snooze all 15 min", "ghost", icon="alarm-clock")
        self.back = Button("", "link")
        self.today = Button("Open Today", "ghost")
        self.said = Label("", "small", "ink2", icon="check", icon_ink="ok")
        self.undo = Button("Undo", "link")
        self.rest.clicked.connect(self.rest_asked)
        self.back.clicked.connect(self.back_asked)
        self.today.clicked.connect(self.today_asked)
        self.undo.clicked.connect(self._on_undo)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(SAID_MS)
        self._over.timeout.connect(self._say_nothing)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(8)
        for part in (self.rest, self.said, self.undo, self.back):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.today)
        self._say_nothing()
        self.show_away(0)

    def show_away(self, count: int) -> None:
        """Offer to bring back what rests or was dismissed."""
        self.back.setText(f"Bring back {plural(count, 'reminder')}")
        self.back.updateGeometry()
        self.back.setVisible(count > 0)

    def say(self, words: str) -> None:
        """Say what was done, with a way back, for eight seconds."""
        self.said.set_text(words)
        self.said.setToolTip(words)
        self.rest.hide()
        self.said.show()
        self.undo.show()
        self._over.start()

    def _say_nothing(self) -> None:
        self.said.hide()
        self.undo.hide()
        self.rest.show()

    def _on_undo(self) -> None:
        self._over.stop()
        self._say_nothing()
        self.undone.emit()
