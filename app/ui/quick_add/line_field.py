"""The line itself: what was understood of it stands on a soft ground with a stroke below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.quick_line import Mark
from app.ui.look import brush_on, colour, draw_box, font
from app.ui.quick_add.look import HUES

HEIGHT = 40
_GROUND, _STROKE = 28, 2


class LineField(QLineEdit):
    """A field without a frame; `set_marks` says what was understood of the text that stands there.

    Signals:
        entered: Enter; whether Ctrl was held.
        lowered: The arrow down.
    """

    entered = Signal(bool)
    lowered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._of = ""
        self.setFrame(False)
        self.setFont(_large())
        self.setFixedHeight(HEIGHT)
        self.setMaxLength(1000)
        self.setAccessibleName("What happened, and what comes next")
        self.setPlaceholderText("Called Marta, no answer, e-mail fri 10")
        clear = self.palette()
        clear.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(clear)

    def set_marks(self, text: str, marks: Sequence[Mark]) -> None:
        """Show these marks as long as the text is the one they belong to."""
        self._of, self._marks = text, tuple(marks)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.insert(in_one_line(QGuiApplication.clipboard().text()))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Down:
            self.lowered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._of == self.text():
            self._draw_marks(brush_on(self))
        super().paintEvent(event)

    def _draw_marks(self, painter: QPainter) -> None:
        measure = QFontMetricsF(self.font())
        text, top = self.text(), (self.height() - _GROUND) / 2
        start = self.cursorRect().center().x() - measure.horizontalAdvance(text[: self.cursorPosition()])
        for mark in self._marks:
            ink, ground = HUES[mark.part]
            left = start + measure.horizontalAdvance(text[: mark.start])
            right = start + measure.horizontalAdvance(text[: mark.end])
            box = QRectF(left - 1, top, right - left + 2, _GROUND)
            draw_box(painter, box, 4, ground)
            painter.fillRect(QRectF(box.left(), box.bottom() - _STROKE, box.width(), _STROKE), colour(ink))


def in_one_line(text: str) -> str:
    """Return pasted lines, such as a signature, with a comma between them."""
    return ", ".join(line for part in text.splitlines() if (line := part.strip(" ,\t")))


def _large() -> QFont:
    """A heading's size with the weight of text."""
    face = QFont(font("h2"))
    face.setWeight(QFont.Weight.Medium)
    return face
