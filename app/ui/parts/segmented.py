"""A few choices side by side, exactly one of them taken."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import CENTRE, brush_on, draw_box, draw_ring, draw_text, text_width
from app.ui.look.spoken import CHOICE
from app.ui.look.tokens import RADIUS_BUTTON, RADIUS_EVENT

_SIDE, _INSET = 12, 2


class Segmented(QWidget):
    """`choices` are the words; arrows move the choice. `chosen` carries the new index."""

    SPOKEN_AS = CHOICE

    chosen = Signal(int)

    def __init__(
        self,
        choices: Sequence[str],
        *,
        name: str,
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._name = name
        self._height = height
        self._index = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()

    def index(self) -> int:
        """Which choice is taken, from 0; -1 for none."""
        return self._index

    def choose(self, index: int) -> None:
        """Take a choice (-1 for none) without a signal."""
        self._index = index
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._widths())) + 2 * _INSET, self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, box in enumerate(self._boxes()):
            if box.contains(event.position()):
                self._take(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._take(max(0, min(len(self._choices) - 1, self._index + step)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_box(painter, QRectF(self.rect()), RADIUS_BUTTON, "hover")
        for index, box in enumerate(self._boxes()):
            self._draw_choice(painter, box, self._choices[index], taken=index == self._index)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()), RADIUS_BUTTON)

    def _draw_choice(self, painter: QPainter, box: QRectF, text: str, *, taken: bool) -> None:
        if taken:
            draw_box(painter, box, RADIUS_EVENT, "raised", "line2")
        ink = "inkoff" if not self.isEnabled() else "ink1" if taken else "ink2"
        draw_text(painter, box, text, "smallm", ink, CENTRE)

    def _widths(self) -> list[float]:
        return [round(text_width("smallm", text)) + 2 * _SIDE for text in self._choices]

    def _boxes(self) -> list[QRectF]:
        boxes, x = [], float(_INSET)
        spare = (self.width() - self.sizeHint().width()) / max(1, len(self._choices))
        for width in self._widths():
            boxes.append(QRectF(x, _INSET, width + spare, self.height() - 2 * _INSET))
            x += width + spare
        return boxes

    def _take(self, index: int) -> None:
        if index != self._index:
            self.choose(index)
            self.chosen.emit(index)

    def _tell(self) -> None:
        taken = self._choices[self._index] if self._index >= 0 else "none"
        self.setAccessibleName(f"{self._name}: {taken}")
