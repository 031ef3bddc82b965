"""What a good message has: lines with a check, or with what is still open. It only advises."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, draw_icon, draw_text

_ROW = 24


class Checklist(QWidget):
    """Lines in one column, or two where there is room for them."""

    def __init__(self, *, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[bool, str]] = []
        self._columns = columns
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: Sequence[tuple[bool, str]]) -> None:
        """Show these lines: whether it is met, and what it is."""
        self._lines = list(lines)
        said = (f"{text}, {'done' if met else 'open'}" for met, text in lines)
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    def met(self) -> int:
        """How many lines are met."""
        return sum(met for met, _ in self._lines)

    def sizeHint(self) -> QSize:
        rows = -(-len(self._lines) // self._columns)
        return QSize(200, _ROW * rows)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        rows = max(1, -(-len(self._lines) // self._columns))
        width = self.width() / self._columns
        for number, (met, text) in enumerate(self._lines):
            column, row = divmod(number, rows)
            x, y = column * width, row * _ROW
            icon, ink = ("circle-check", "ok") if met else ("circle-alert", "warn")
            draw_icon(painter, icon, x, y + 5, 14, ink)
            style, shade = ("small", "ink2") if met else ("smalls", "warn")
            draw_text(painter, QRectF(x + 20, y, width - 24, _ROW), text, style, shade)
