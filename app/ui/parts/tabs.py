"""Underlined tabs with a count, on a hairline."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, draw_box, draw_line, draw_ring, draw_text, text_width
from app.ui.look.spoken import TABS
from app.ui.look.tokens import RADIUS_EVENT

_GAP, _HEIGHT, _FIGURE = 24, 40, 6


class Tabs(QWidget):
    """`tabs` are words and counts (None for no figure); `chosen` carries the index."""

    SPOKEN_AS = TABS

    chosen = Signal(int)

    def __init__(
        self,
        tabs: Sequence[tuple[str, int | None]],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = [text for text, _ in tabs]
        self._counts = [count for _, count in tabs]
        self._name, self._index = name, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choose(0)

    def index(self) -> int:
        """The tab that is open, from 0."""
        return self._index

    def choose(self, index: int) -> None:
        """Open a tab without a signal."""
        self._index = index
        self.setAccessibleName(f"{self._name}: {self._words[index]}")
        self.update()

    def set_count(self, index: int, count: int | None) -> None:
        """Show another figure beside a tab's word."""
        self._counts[index] = count
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._boxes()[-1].right()), _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, box in enumerate(self._boxes()):
            if box.adjusted(-8, 0, 8, 0).contains(event.position()):
                self._take(index)
                break

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._take(max(0, min(len(self._words) - 1, self._index + step)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        low = self.height() - 0.5
        draw_line(painter, QPointF(0, low), QPointF(self.width(), low))
        for index, box in enumerate(self._boxes()):
            self._draw_tab(painter, index, box)

    def _draw_tab(self, painter: QPainter, index: int, box: QRectF) -> None:
        taken, count = index == self._index, self._counts[index]
        words = box.adjusted(0, 0, 4, -1)
        ink = "ink1" if taken else "ink2"
        x = box.left() + draw_text(painter, words, self._words[index], _style(taken=taken), ink)
        if count is not None:
            figure = QRectF(x + _FIGURE, box.top(), 60, box.height() - 1)
            draw_text(painter, figure, str(count), "smallm", "ink3")
        if taken:
            bar = QRectF(box.left(), self.height() - 3, box.width(), 3)
            draw_box(painter, bar, 1.5, "accent")
            if self.hasFocus():
                draw_ring(painter, box.adjusted(-6, 6, 6, -6), RADIUS_EVENT)

    def _boxes(self) -> list[QRectF]:
        boxes, x = [], 0.0
        for words, count in zip(self._words, self._counts, strict=True):
            width = text_width("bodys", words)
            if count is not None:
                width += _FIGURE + text_width("smallm", str(count))
            boxes.append(QRectF(x, 0, width, _HEIGHT))
            x += width + _GAP
        return boxes

    def _take(self, index: int) -> None:
        if index != self._index:
            self.choose(index)
            self.chosen.emit(index)


def _style(*, taken: bool) -> str:
    return "bodys" if taken else "bodym"
