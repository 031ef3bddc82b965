"""The steps of a cadence with the dates they would get: chosen, moved, copied, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import RIGHT, brush_on, draw_box, draw_icon, draw_line, draw_text, middle, text_width
from app.ui.look.spoken import LIST
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.channel_tile import channel_words, draw_channel_tile

ROW, FIFTH = 46, 5
_GRIP, _WORDS = 28, 90
_DRAG = 5
"""Pixels after which a press becomes a drag."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """What a row shows.

    Attributes:
        channel: Its code; the one a nudge would take.
        when: The date it would get, or how it counts while there is none.
        why: The reasons for the date.
        alarming: The line should be read.
        nudge: The channel is the lead's choice.
    """

    channel: str
    purpose: str
    when: str
    why: str
    alarming: bool = False
    nudge: bool = False


class StepList(QWidget):
    """Arrows choose, Alt and arrows or the grip move, Delete deletes, Ctrl+D copies, Insert adds.

    Signals:
        chosen: The index of the step now chosen.
        moved: From which index to which.
        deleted, copied, added: The index it is about.
        edit_asked: The index of a step whose fields should get the focus.
    """

    SPOKEN_AS = LIST

    chosen = Signal(int)
    moved = Signal(int, int)
    deleted = Signal(int)
    copied = Signal(int)
    added = Signal(int)
    edit_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[StepLine, ...] = ()
        self._current = 0
        self._pressed: QPointF | None = None
        self._drop: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._tell()

    def show_lines(self, lines: Sequence[StepLine], current: int) -> None:
        """Show these steps with one of them chosen; no signal."""
        self._lines = tuple(lines)
        self._current = max(0, min(current, len(self._lines) - 1))
        self.setFixedHeight(max(1, len(self._lines)) * ROW)
        self._tell()
        self.update()

    def lines(self) -> tuple[StepLine, ...]:
        """What is shown."""
        return self._lines

    def current(self) -> int:
        """The chosen index."""
        return self._current

    def row_box(self, index: int) -> QRectF:
        """Where a row is painted."""
        return QRectF(0, index * ROW, self.width(), ROW)

    def sizeHint(self) -> QSize:
        return QSize(480, max(1, len(self._lines)) * ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if step is not None and held & Qt.KeyboardModifier.AltModifier:
            self._move(self._current + step)
        elif step is not None:
            self._take(self._current + step)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._take(0 if key == Qt.Key.Key_Home else len(self._lines) - 1)
        elif not self._act(Qt.Key(key), held):
            super().keyPressEvent(event)

    def _act(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        acts = {Qt.Key.Key_Delete: self.deleted, Qt.Key.Key_Insert: self.added}
        opening = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
        if key == Qt.Key.Key_D and held & Qt.KeyboardModifier.ControlModifier:
            self.copied.emit(self._current)
        elif key in acts and not held:
            acts[key].emit(self._current)
        elif key in opening and not held:
            self.edit_asked.emit(self._current)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position().y())
        if self._lines and event.button() is Qt.MouseButton.LeftButton:
            self._take(index)
            self._pressed = event.position()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_asked.emit(self._index_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            grip = event.position().x() < _GRIP
            self.setCursor(Qt.CursorShape.SizeVerCursor if grip else Qt.CursorShape.ArrowCursor)
            index = int(event.position().y() // ROW)
            self.setToolTip(self._lines[index].why if 0 <= index < len(self._lines) else "")
        elif self._drop is not None or abs(event.position().y() - self._pressed.y()) > _DRAG:
            self._drop = self._index_at(event.position().y())
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        drop, self._drop, self._pressed = self._drop, None, None
        if drop is not None:
            self._move(drop)
        self.update()

    def _index_at(self, y: float) -> int:
        return max(0, min(len(self._lines) - 1, int(y // ROW)))

    def _move(self, to: int) -> None:
        if 0 <= to < len(self._lines) and to != self._current:
            self.moved.emit(self._current, to)

    def _take(self, index: int) -> None:
        index = max(0, min(len(self._lines) - 1, index))
        if index != self._current and self._lines:
            self._current = index
            self._tell()
            self.update()
            self.chosen.emit(index)

    def _tell(self) -> None:
        words = "no steps"
        if self._lines:
            line = self._lines[self._current]
            place = f"{self._current + 1} of {len(self._lines)}"
            words = f"{place}, {channel_words(line.channel)}, {line.when}, {line.purpose}, {line.why}"
        self.setAccessibleName(f"Steps: {words}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        for index, line in enumerate(self._lines):
            self._draw(painter, index, line)
        if self._drop is not None and self._drop != self._current:
            below = self._drop > self._current
            y = (self._drop + int(below)) * ROW - 1
            draw_box(painter, QRectF(_GRIP, y - 1, self.width() - _GRIP, 3), 1.5, "accent")

    def _draw(self, painter: QPainter, index: int, line: StepLine) -> None:
        box = self.row_box(index)
        inner = box.adjusted(0, 1, 0, -2)
        fifth, taken = index + 1 == FIFTH, index == self._current
        if taken or fifth:
            draw_box(painter, inner, RADIUS_BUTTON, "accents" if fifth else "hover")
        if taken:
            draw_box(painter, inner.adjusted(1, 0, -1, 0), RADIUS_BUTTON, None, self._edge(), 2)
        elif index and not fifth and index != FIFTH and index - 1 != self._current:
            draw_line(painter, QPointF(_WORDS, box.top() - 0.5), QPointF(box.right(), box.top() - 0.5))
        draw_icon(painter, "grip-vertical", 6, middle(box, 16), 16, "ink3")
        ink = "accentink" if fifth else "ink3"
        draw_text(painter, QRectF(28, box.top(), 18, ROW), str(index + 1), "smalls", ink)
        draw_channel_tile(painter, QRectF(50, box.top() + 9, 28, 28), line.channel)
        self._draw_words(painter, box, line)

    def _edge(self) -> str:
        return "accent" if self.hasFocus() else "line2"

    def _draw_words(self, painter: QPainter, box: QRectF, line: StepLine) -> None:
        end = box.right() - 12
        width = text_width("bodym", line.when)
        top = QRectF(_WORDS, box.top() + 4, end - _WORDS, 20)
        draw_text(painter, top, line.when, "bodym", "ink1", RIGHT)
        purpose = line.purpose or "Say what it is for"
        ink = "ink1" if line.purpose else "warn"
        draw_text(painter, top.adjusted(0, 0, -width - 16, 0), purpose, "bodym", ink)
        said = f"Their channel; {line.why}" if line.nudge else line.why
        shade = "warn" if line.alarming else "ink2"
        draw_text(painter, QRectF(_WORDS, box.top() + 23, end - _WORDS, 16), said, "small", shade)
