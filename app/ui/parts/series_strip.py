"""A series as a strip of nodes: done, current, planned; the fifth is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import CENTRE, brush_on, colour, draw_box, draw_icon, draw_text, mix
from app.ui.parts.channel_tile import channel_icon, channel_words

State = Literal["done", "skipped", "current", "planned", "late", "blocked"]
_NODE, _CURRENT, _EDGE, _TOP, _LINE = 28, 34, 20, 3, 16
_FIFTH = 5


@dataclass(frozen=True)
class Node:
    """One touch on the strip: its channel code, state, and short date ("3 Jun", "Today")."""

    channel: str
    state: State
    date_text: str


class SeriesStrip(QWidget):
    """The strip. `node_clicked` carries the index of the touch, from 0."""

    node_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[Node] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Show these touches in their order."""
        self._nodes = list(nodes)
        self.setAccessibleName("; ".join(_said(at, node) for at, node in enumerate(nodes, 1)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(52 * max(1, len(self._nodes)), _CURRENT + 4 + 2 * _LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(34 * max(1, len(self._nodes)), self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._hit(event.position())
        if index is not None:
            self.node_clicked.emit(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        for index in range(len(self._nodes) - 1):
            self._draw_link(painter, index)
        for index, node in enumerate(self._nodes):
            _draw_node(painter, self._centre(index), node)
            self._draw_words(painter, index, node)

    def _centre(self, index: int) -> QPointF:
        steps = max(1, len(self._nodes) - 1)
        return QPointF(_EDGE + index * (self.width() - 2 * _EDGE) / steps, _TOP + _NODE / 2)

    def _hit(self, point: QPointF) -> int | None:
        for index in range(len(self._nodes)):
            away = point - self._centre(index)
            if abs(away.x()) <= _CURRENT / 2 and abs(away.y()) <= _CURRENT / 2:
                return index
        return None

    def _draw_link(self, painter: QPainter, index: int) -> None:
        """The line from a node to the next, darker up to the current touch."""
        here, there = self._nodes[index], self._nodes[index + 1]
        gone = here.state in {"done", "skipped"}
        painter.setPen(QPen(mix("inkoff", "line2", 60) if gone else colour("line"), 2))
        start = self._centre(index) + QPointF(_reach(here), 0)
        painter.drawLine(start, self._centre(index + 1) - QPointF(_reach(there), 0))

    def _draw_words(self, painter: QPainter, index: int, node: Node) -> None:
        centre = self._centre(index)
        step = (self.width() - 2 * _EDGE) / max(1, len(self._nodes) - 1)
        room = max(float(2 * _EDGE), step)
        box = QRectF(centre.x() - room / 2, _TOP + _NODE + 6, room, _LINE)
        style, ink = _date_dress(node)
        draw_text(painter, box, node.date_text, style, ink, CENTRE)
        if index == _FIFTH - 1:
            under = QRectF(centre.x() - 36, box.bottom(), 72, _LINE)
            draw_text(painter, under, "fifth touch", "tinym", "accentink", CENTRE)


def _reach(node: Node) -> float:
    return _CURRENT / 2 if node.state == "current" else _NODE / 2 + 3


def _date_dress(node: Node) -> tuple[str, str]:
    if node.state == "current":
        return "tinys", "accentink"
    if node.state == "late":
        return "tinys", "danger"
    return "tiny", "ink2" if node.state == "done" else "ink3"


def _draw_node(painter: QPainter, centre: QPointF, node: Node) -> None:
    box = QRectF(centre.x() - _NODE / 2, centre.y() - _NODE / 2, _NODE, _NODE)
    icon, ink = channel_icon(node.channel), "ink2"
    if node.state in {"done", "skipped"}:
        draw_box(painter, box, _NODE / 2, "hover")
        icon = "check" if node.state == "done" else "skip-forward"
    elif node.state == "current":
        draw_box(painter, box.adjusted(-3, -3, 3, 3), _CURRENT / 2, "surface", "accent", 2)
        draw_box(painter, box, _NODE / 2, "accent")
        ink = "onaccent"
    elif node.state == "late":
        draw_box(painter, box, _NODE / 2, "dangers", "danger")
        ink = "danger"
    elif node.state == "blocked":
        draw_box(painter, box, _NODE / 2, "warns", "warnl")
        icon, ink = "ban", "warn"
    else:
        draw_box(painter, box, _NODE / 2, "surface", "line2")
    draw_icon(painter, icon, centre.x() - 7, centre.y() - 7, 14, ink)


def _said(number: int, node: Node) -> str:
    name = ", fifth touch" if number == _FIFTH else ""
    return f"{channel_words(node.channel)} {node.date_text}, {node.state}{name}"
