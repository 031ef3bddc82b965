"""The list of cadences at the left of the editor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import RIGHT, brush_on, draw_box, draw_text, text_width
from app.ui.look.spoken import LIST
from app.ui.look.tokens import RADIUS_BUTTON

ROW = 52


@dataclass(frozen=True, slots=True)
class CadenceLine:
    """What a row shows; `badge` is "own", "edited", "not saved" or "retired"."""

    name: str
    title: str
    words: str
    badge: str = ""
    faded: bool = False


class CadenceList(QWidget):
    """Arrows choose. `chosen` carries the name."""

    SPOKEN_AS = LIST

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CadenceLine, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_lines(self, lines: Sequence[CadenceLine], current: str) -> None:
        """Show these, with one of them chosen; no signal."""
        self._lines = tuple(lines)
        self._current = next((n for n, line in enumerate(self._lines) if line.name == current), -1)
        self.setFixedHeight(max(1, len(self._lines)) * ROW)
        self._tell()
        self.update()

    def lines(self) -> tuple[CadenceLine, ...]:
        """What is shown."""
        return self._lines

    def current(self) -> str:
        """The name of the chosen one; empty for none."""
        return self._lines[self._current].name if self._current >= 0 else ""

    def row_box(self, index: int) -> QRectF:
        """Where a row is painted."""
        return QRectF(0, index * ROW, self.width(), ROW)

    def sizeHint(self) -> QSize:
        return QSize(224, max(1, len(self._lines)) * ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self._take(max(0, min(len(self._lines) - 1, self._current + step)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = int(event.position().y() // ROW)
        if 0 <= index < len(self._lines):
            self._take(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        for index, line in enumerate(self._lines):
            self._draw(painter, self.row_box(index), line, taken=index == self._current)

    def _draw(self, painter: QPainter, box: QRectF, line: CadenceLine, *, taken: bool) -> None:
        inner = box.adjusted(0, 1, 0, -1)
        if taken:
            draw_box(painter, inner, RADIUS_BUTTON, "accents")
            draw_box(painter, QRectF(0, box.top() + 10, 3, ROW - 20), 1.5, "accent")
        if taken and self.hasFocus():
            draw_box(painter, inner, RADIUS_BUTTON, None, "accent", 2)
        badge = text_width("tinys", line.badge) + 8 if line.badge else 0
        end = box.right() - 12
        ink = "ink3" if line.faded else "ink1"
        draw_text(painter, QRectF(14, box.top() + 7, end - 14, 20), line.title, "bodys", ink)
        draw_text(painter, QRectF(14, box.top() + 28, end - 14 - badge, 16), line.words, "small", "ink3")
        shade = "warn" if line.badge == "not saved" else "accentink"
        draw_text(painter, QRectF(14, box.top() + 28, end - 14, 16), line.badge, "tinys", shade, RIGHT)

    def _take(self, index: int) -> None:
        if index != self._current and self._lines:
            self._current = index
            self._tell()
            self.update()
            self.chosen.emit(self.current())

    def _tell(self) -> None:
        line = self._lines[self._current] if self._current >= 0 else None
        words = f"{line.title}, {line.words} {line.badge}" if line else "none chosen"
        self.setAccessibleName(f"Cadences: {words}")
