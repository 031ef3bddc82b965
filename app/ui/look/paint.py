"""Small strokes shared by all painted parts: boxes, rings, one line of text."""

from collections import deque
from weakref import ref

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.look.colours import colour
from app.ui.look.letters import font, metrics

_open: deque["ref[QPainter]"] = deque(maxlen=64)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
Ink = str | QColor


def ink_of(ink: Ink) -> QColor:
    """The colour of a token name, or the colour itself."""
    return colour(ink) if isinstance(ink, str) else ink


def brush_on(widget: QWidget) -> QPainter:
    """A painter on a widget with smooth edges; it ends when it goes out of scope."""
    painter = QPainter(widget)
    _open.append(ref(painter))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def end_painters() -> None:
    """End painters whose scope was left by an exception: its traceback keeps them alive.

    Qt dies on a painter that outlives its paint event; the hook of the last resort calls this first.
    """
    for held in _open:
        painter = held()
        if painter is not None and isValid(painter) and painter.isActive():
            painter.end()
    _open.clear()


def draw_box(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: Ink | None = None,
    border: Ink | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box with its border inside `box`, sharp on whole pixels."""
    inset = width / 2 if border is not None else 0.0
    painter.setBrush(ink_of(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink_of(border), width) if border is not None else Qt.PenStyle.NoPen)
    inner = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, max(0.0, radius - inset), max(0.0, radius - inset))


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
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """One line of plain text, cut with an ellipsis when it is wider than `box`.

    Returns the drawn width in px, so that more can follow on the same line.
    """
    measure = metrics(style)
    width = measure.horizontalAdvance(text)
    if width > box.width() + 0.5:
        text = measure.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
        width = measure.horizontalAdvance(text)
    painter.setFont(font(style))
    painter.setPen(ink_of(ink))
    flags = int(align.value) | int(Qt.TextFlag.TextSingleLine.value)
    painter.drawText(box, flags, text)
    return width


def middle(box: QRectF, size: float) -> float:
    """The top of a thing of this height, centred in a box."""
    return box.top() + (box.height() - size) / 2
