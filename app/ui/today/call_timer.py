"""The call timer: a ring of seven minutes that keeps counting after them (P11)."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.ports import Clock
from app.ui.look import CENTRE, brush_on, colour, draw_text

LIMIT = 7 * 60
WARN_FROM = 6 * 60
_FULL, _SMALL = 96, 64
_TICK_MS = 1000


class CallTimer(QWidget):
    """Counts seconds of the monotonic clock; paused time is not counted."""

    ticked = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._before = 0.0
        self._since: float | None = None
        self._small = False
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Call timer")

    def seconds(self) -> int:
        """How long the call has lasted, pauses left out."""
        running = 0.0 if self._since is None else self._clock.mono() - self._since
        return int(self._before + running)

    def minutes(self) -> int:
        """The length in whole minutes, a started one counted; 0 without a call."""
        return -(-self.seconds() // 60)

    def runs(self) -> bool:
        """Whether it counts now."""
        return self._since is not None

    def start(self) -> None:
        """Count, or go on after a pause."""
        if self._since is None:
            self._since = self._clock.mono()
            self._tick.start()
            self.update()

    def pause(self) -> None:
        """Stop counting and keep what was counted."""
        if self._since is not None:
            self._before += self._clock.mono() - self._since
            self._since = None
            self._tick.stop()
            self.update()

    def take(self, seconds: float) -> None:
        """Stand at this length, not counting; 0 for a call not begun."""
        self._before, self._since = seconds, None
        self._tick.stop()
        self.update()

    def set_small(self, small: bool) -> None:  # noqa: FBT001 -- a Qt-like setter
        """Draw it in 64 px in place of 96."""
        self._small = small
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return "2:18"."""
        minutes, seconds = divmod(self.seconds(), 60)
        return f"{minutes}:{seconds:02d}"

    def sizeHint(self) -> QSize:
        side = _SMALL if self._small else _FULL
        return QSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.runs():
            self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()  # nothing wakes the computer for a ring nobody sees

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        width = 5.0 if self._small else 6.0
        ring = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(colour("line"), width))
        painter.drawEllipse(ring)
        share = min(1.0, self.seconds() / LIMIT)
        ink = "warn" if self.seconds() >= WARN_FROM else "call"
        painter.setPen(QPen(colour(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if share > 0:
            painter.drawArc(ring, 90 * 16, -round(share * 360 * 16))
        if self._small:
            draw_text(painter, QRectF(self.rect()), self.words(), "h2", "ink1", CENTRE)
            return
        draw_text(painter, QRectF(0, 26, self.width(), 28), self.words(), "h1", "ink1", CENTRE)
        draw_text(painter, QRectF(0, 52, self.width(), 16), "of 7:00", "tiny", "ink3", CENTRE)

    def _on_tick(self) -> None:
        self.update()
        self.ticked.emit()
