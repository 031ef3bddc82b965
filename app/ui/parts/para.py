"""Wrapped text with a fixed line height, in one or several inks and weights."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, font, line_height, metrics, text_width
from app.ui.look.paint import Ink, ink_of
from app.ui.look.spoken import TEXT

_ELLIPSIS = "…"
_UNWRAPPED = 320
"""Width in px a paragraph asks for before it is given one."""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style and ink; the styles of a paragraph share a size."""

    text: str
    style: str = "body"
    ink: Ink = "ink2"


def draw_runs(painter: QPainter, box: QRectF, runs: Sequence[Run], line: int, most_lines: int = 0) -> float:
    """Draw wrapped text into a box; 0 lines means as many as it needs. Returns its height, px."""
    layout, count = _laid_out(runs, box.width(), line, most_lines)
    layout.draw(painter, box.topLeft())
    return float(count * line)


def runs_height(runs: Sequence[Run], width: float, line: int, most_lines: int = 0) -> int:
    """How high the wrapped text is at this width, px."""
    return _laid_out(runs, width, line, most_lines)[1] * line


def _laid_out(runs: Sequence[Run], width: float, line: int, most_lines: int) -> tuple[QTextLayout, int]:
    layout = _layout(runs)
    count, cut_at = _break(layout, width, line, most_lines)
    if cut_at is not None:
        layout = _layout(_cut(runs, cut_at, width))
        count, _ = _break(layout, width, line, most_lines)
    return layout, count


def _layout(runs: Sequence[Run]) -> QTextLayout:
    text = "".join(run.text for run in runs).replace("\n", "\u2028")
    layout = QTextLayout(text, font(runs[0].style if runs else "body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs))
    return layout


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    for run in runs:
        piece = QTextLayout.FormatRange()
        dress = QTextCharFormat()
        dress.setFont(font(run.style))
        dress.setForeground(ink_of(run.ink))
        piece.start, piece.length, piece.format = start, len(run.text), dress
        start += len(run.text)
        ranges.append(piece)
    return ranges


def _break(
    layout: QTextLayout, width: float, line: int, most_lines: int
) -> tuple[int, tuple[int, int] | None]:
    """Break into lines. Returns their number and, when text is left over, the last line's span."""
    count, y, cut = 0, 0.0, None
    layout.beginLayout()
    while (row := layout.createLine()).isValid():
        row.setLineWidth(max(1.0, width))
        row.setPosition(QPointF(0, y + (line - row.height()) / 2))
        count, y = count + 1, y + line
        if count == most_lines:
            end = row.textStart() + row.textLength()
            cut = (row.textStart(), end) if end < len(layout.text()) else None
            break
    layout.endLayout()
    return count, cut


def _cut(runs: Sequence[Run], span: tuple[int, int], width: float) -> list[Run]:
    """The runs up to the end of the last line, with an ellipsis that still fits there."""
    kept, left = [], span[1]
    for run in runs:
        kept.append(Run(run.text[:left], run.style, run.ink))
        left -= len(run.text)
        if left <= 0:
            break
    last = kept[-1]
    before = sum(len(run.text) for run in kept[:-1])
    own = last.text[max(0, span[0] - before) :]
    head = last.text[: len(last.text) - len(own)]
    room = width - text_width(last.style, _ELLIPSIS) - _ahead(kept[:-1], span[0])
    own = _trimmed(own, last.style, room)
    return [*kept[:-1], Run(head + own + _ELLIPSIS, last.style, last.ink)]


def _ahead(runs: Sequence[Run], start: int) -> float:
    """Width that earlier runs take on the last line, px."""
    taken, at = 0.0, 0
    for run in runs:
        if at + len(run.text) > start:
            taken += text_width(run.style, run.text[max(0, start - at) :])
        at += len(run.text)
    return taken


def _trimmed(text: str, style: str, room: float) -> str:
    measure = metrics(style)
    while text and measure.horizontalAdvance(text) > room:
        text = text[:-1]
    return text.rstrip()


class Para(QWidget):
    """A paragraph. It is as high as its text needs at the width it gets."""

    SPOKEN_AS = TEXT

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        ink: Ink = "ink2",
        *,
        most_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._ink, self._most_lines = style, ink, most_lines
        self._line = line_height(style)
        self._runs: list[Run] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show one text in the paragraph's own style."""
        self.set_runs([Run(text, self._style, self._ink)])

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show stretches of text, such as a bold rule and its reason."""
        if list(runs) == self._runs:
            return
        self._runs = list(runs)
        self.setAccessibleName("".join(run.text for run in runs))
        self._fit()
        self.update()

    def text(self) -> str:
        """The words shown."""
        return "".join(run.text for run in self._runs)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return runs_height(self._runs, width, self._line, self._most_lines)

    def sizeHint(self) -> QSize:
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else _UNWRAPPED
        return QSize(min(_UNWRAPPED, width), self.heightForWidth(max(1, width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        """Nested layouts ask for a height before the width is known; hold what the text needs."""
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized) or self.width() > 0:
            self.setFixedHeight(max(self._line, self.heightForWidth(max(1, self.width()))))
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_runs(brush_on(self), QRectF(self.rect()), self._runs, self._line, self._most_lines)
