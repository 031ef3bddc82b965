"""Small strokes shared by all painted parts: boxes, rings, one line of text."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from app.ui.look.colours import colour
from app.ui.look.letters import font, metrics

# alignments as the numbers `drawText` takes
_FLAG = Qt.AlignmentFlag
LEFT = (_FLAG.AlignLeft | _FLAG.AlignVCenter).value
RIGHT = (_FLAG.AlignRight | _FLAG.AlignVCenter).value
CENTRE = _FLAG.AlignCenter.value
_ONE_LINE = Qt.TextFlag.TextSingleLine.value
Ink = str | QColor


def ink_of(ink: Ink) -> QColor:
    """The colour of a token name, or the colour itself."""
    return colour(ink) if isinstance(ink, str) else ink


def brush_on(widget: QWidget) -> QPainter:
    """A painter on a widget with smooth edges; it ends when it goes out of scope."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: Ink | None = None,
    border: Ink | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box with its border inside `box`, sharp on whole pixels."""
    if border is None:
        if fill is None:
            return
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.fillPath(path, QBrush(ink_of(fill)))
        return
    half = width / 2
    painter.setBrush(QBrush(ink_of(fill)) if fill is not None else QBrush())
    painter.setPen(QPen(ink_of(border), width))
    inner = box.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, max(0.0, radius - half), max(0.0, radius - half))


def draw_ring(painter: QPainter, box: QRectF, radius: float) -> None:
    """The focus ring: two pixels of accent, inside the box."""
    draw_box(painter, box, radius, None, "accent", 2)


def draw_line(painter: QPainter, start: QPointF, end: QPointF, ink: Ink = "line") -> None:
    """A hairline of one pixel."""
    painter.setPen(QPen(ink_of(ink), 1))
    painter.drawLine(start, end)


def draw_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    style: str = "body",
    ink: Ink = "ink1",
    align: int = LEFT,
) -> float:
    """One line of plain text, cut with an ellipsis when it is wider than `box`.

    Returns the drawn width in px, so that more can follow on the same line.
    """
    measure = metrics(style)
    width = measure.horizontalAdvance(text)
    if width > box.width() + 0.5:
        text = _cut(text, style, box.width())
        width = measure.horizontalAdvance(text)
    painter.setFont(font(style))
    painter.setPen(ink_of(ink))
    painter.drawText(box, align | _ONE_LINE, text)
    return width


def first_fitting(texts: Sequence[str], style: str, room: float) -> str:
    """Return the first of several wordings that needs no ellipsis in `room` px, or the last."""
    measure = metrics(style)
    return next((text for text in texts if measure.horizontalAdvance(text) <= room), texts[-1])


def _cut(text: str, style: str, room: float) -> str:
    return metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))


def middle(box: QRectF, size: float) -> float:
    """The top of a thing of this height, centred in a box."""
    return box.top() + (box.height() - size) / 2
