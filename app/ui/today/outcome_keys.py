"""How it went, as keys 1 to 5."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.words import Channel, Outcome
from app.ui.look import CENTRE, RIGHT, brush_on, draw_box, draw_icon, draw_ring, draw_text
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.today.phrases import OUTCOMES

_HEIGHT, _GAP = 64, 7


@dataclass(frozen=True, slots=True)
class OutcomeKey:
    """An outcome with its icon."""

    outcome: Outcome
    icon: str


_CALL = (
    OutcomeKey(Outcome.CONNECTED, "phone-call"),
    OutcomeKey(Outcome.NO_ANSWER, "phone-missed"),
    OutcomeKey(Outcome.VOICEMAIL, "voicemail"),
    OutcomeKey(Outcome.BUSY, "phone-off"),
    OutcomeKey(Outcome.WRONG_NUMBER, "circle-x"),
)
_MEETING = (
    OutcomeKey(Outcome.HELD, "handshake"),
    OutcomeKey(Outcome.MOVED, "calendar-clock"),
    OutcomeKey(Outcome.NO_SHOW, "user-x"),
)
_WRITING = (OutcomeKey(Outcome.SENT, "send"),)


def keys_for(channel: Channel) -> tuple[OutcomeKey, ...]:
    """The outcomes a channel can have."""
    return {Channel.CALL: _CALL, Channel.MEETING: _MEETING}.get(channel, _WRITING)


class OutcomeKeys(QWidget):
    """A row of keys, at most one chosen; digits and arrows choose while it has the focus."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[OutcomeKey, ...] = _CALL
        self._index = -1
        self._hover = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_for(self, channel: Channel, outcome: Outcome | None = None) -> None:
        """Offer the outcomes of a channel, with one chosen already if given."""
        self._keys = keys_for(channel)
        names = [key.outcome for key in self._keys]
        self._index = names.index(outcome) if outcome in names else -1
        self._tell()
        self.update()

    def outcome(self) -> Outcome | None:
        """What is chosen."""
        return self._keys[self._index].outcome if self._index >= 0 else None

    def count(self) -> int:
        """How many keys there are."""
        return len(self._keys)

    def press(self, number: int) -> bool:
        """Choose by number from 1; False when there is no such key."""
        if not 1 <= number <= len(self._keys):
            return False
        self._index = number - 1
        self._tell()
        self.update()
        self.chosen.emit(self._keys[self._index].outcome)
        return True

    def box_of(self, number: int) -> QRectF:
        """Where a key lies, counted from 1."""
        width = (self.width() - _GAP * (len(self._keys) - 1)) / len(self._keys)
        return QRectF((number - 1) * (width + _GAP), 0, width, _HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(5 * 74 + 4 * _GAP, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event)
        self.update()

    def leaveEvent(self, _event: object) -> None:
        self._hover = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.press(self._at(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.press(max(1, min(len(self._keys), self._index + 1 + step)))
        elif not (event.text().isdigit() and self.press(int(event.text()))):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        for number, key in enumerate(self._keys, 1):
            self._draw_key(painter, self.box_of(number), number, key)

    def _draw_key(self, painter: QPainter, box: QRectF, number: int, key: OutcomeKey) -> None:
        taken = self._index == number - 1
        ground = "accents" if taken else "hover" if self._hover == number else "raised"
        draw_box(painter, box, RADIUS_BUTTON, ground, "accent" if taken else "line2", 2 if taken else 1)
        if self.hasFocus() and number == max(1, self._index + 1) and not taken:
            draw_ring(painter, box, RADIUS_BUTTON)
        ink = "accentink" if taken else "ink2"
        draw_icon(painter, key.icon, box.center().x() - 10, box.top() + 10, 20, ink)
        words = QRectF(box.left() + 2, box.top() + 36, box.width() - 4, 16)
        draw_text(painter, words, OUTCOMES[key.outcome], "tinys", "accentink" if taken else "ink1", CENTRE)
        digit = QRectF(box.right() - 24, box.top() + 4, 17, 16)
        draw_text(painter, digit, str(number), "tiny", ink, RIGHT)

    def _at(self, event: QMouseEvent) -> int:
        numbers = range(1, len(self._keys) + 1)
        return next((n for n in numbers if self.box_of(n).contains(event.position())), -1)

    def _tell(self) -> None:
        outcome = self.outcome()
        self.setAccessibleName(f"How did it go: {OUTCOMES[outcome] if outcome else 'not chosen yet'}")
