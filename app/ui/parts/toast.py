"""What was done, with a way back, for eight seconds."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPoint,
    QPropertyAnimation,
    QRectF,
    QSize,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.look import brush_on, draw_box, draw_icon, draw_text, text_width
from app.ui.look.tokens import RADIUS_CARD, UNDO_ON_INVERSE
from app.ui.parts.pressable import Pressable

STAYS_MS = 8000
_IN_MS = 140
_RISE, _HEIGHT, _BOTTOM = 8, 48, 16
_LEAST, _MOST = 320, 560


class _Undo(Pressable):
    """The way back."""

    def sizeHint(self) -> QSize:
        return QSize(round(text_width("bodys", self.text())) + 16, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        ink = QColor(UNDO_ON_INVERSE)
        if self.hasFocus():
            draw_box(painter, self.box(), 6, None, ink, 2)
        draw_text(painter, self.box().adjusted(8, 0, -8, 0), self.text(), "bodys", ink)


class Toast(QWidget):
    """Lies over the bottom of its parent, `above` so many px of it. Pointer or focus on it stop its clock."""

    undone = Signal()
    gone = Signal()

    def __init__(
        self, text: str, *, icon: str = "check", undo: str = "", above: int = 0, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._above = above
        self._text, self._icon, self._under = text, icon, parent
        self.setAccessibleName(text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 8, 0)
        self._row.addStretch(1)
        self._button = _Undo(undo) if undo else None
        if self._button is not None:
            self._button.clicked.connect(self._take_back)
            self._button.installEventFilter(self)
            self._row.addWidget(self._button)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.leave)
        self._rise = QPropertyAnimation(self, b"pos", self)
        parent.installEventFilter(self)

    def appear(self) -> None:
        """Rise from the bottom of the parent and stay for eight seconds."""
        self.place()
        end = self.pos()
        self.show()
        self.raise_()
        self._rise.setDuration(_IN_MS)
        self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._rise.setStartValue(end + QPoint(0, _RISE))
        self._rise.setEndValue(end)
        self._rise.start()
        self._clock.start(STAYS_MS)

    def place(self) -> None:
        """Take the place at the bottom of the parent again, after it was resized."""
        parent = self._under
        words = text_width("bodym", self._text) + 44 + 24
        button = self._button.sizeHint().width() if self._button else 0
        width = min(_MOST, parent.width() - 32, max(_LEAST, round(words) + button))
        self.resize(width, _HEIGHT)
        self.move((parent.width() - width) // 2, parent.height() - self._above - _HEIGHT - _BOTTOM)

    def leave(self) -> None:
        """Go away now."""
        self._clock.stop()
        self._rise.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._go_on()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._clock.stop()
        elif event.type() is QEvent.Type.FocusOut:
            self._go_on()
        elif event.type() is QEvent.Type.Resize and watched is self._under:
            self._rise.stop()
            self.place()
        return False

    def _go_on(self) -> None:
        focus = self._button is not None and self._button.hasFocus()
        if self.isVisible() and not focus and not self.underMouse():
            self._clock.start(STAYS_MS)

    def _take_back(self) -> None:
        self.undone.emit()
        self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = QRectF(self.rect())
        draw_box(painter, box, RADIUS_CARD, "inverse")
        draw_icon(painter, self._icon, 16, 16, 16, "oninverse")
        button = self._button.width() + 16 if self._button else 16
        words = QRectF(45, 0, box.width() - 45 - button, box.height())
        draw_text(painter, words, self._text, "bodym", "oninverse")
