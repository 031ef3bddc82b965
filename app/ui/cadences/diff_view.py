"""Two cadences beside each other, step by step; what differs is marked by a sign, a word and a ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.cadence import Cadence, Step
from app.domain.cadence_diff import CadenceDiff, DiffKind, FieldChange, StepDiff
from app.domain.step_words import offset_words
from app.domain.words import Channel
from app.ui.look import brush_on, draw_box, draw_icon, draw_text, middle
from app.ui.look.spoken import TEXT
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.channel_tile import draw_channel_tile

_ROW, _LINE, _GAP, _TOP = 44, 16, 16, 8
_SIGNS = {
    DiffKind.ADDED: ("plus", "ok"),
    DiffKind.REMOVED: ("minus", "danger"),
    DiffKind.CHANGED: ("pencil", "warn"),
}


class DiffView(QWidget):
    """Shows a CadenceDiff."""

    SPOKEN_AS = TEXT

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diff: CadenceDiff | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_diff(self, diff: CadenceDiff) -> None:
        """Show another comparison."""
        self._diff = diff
        self.setFixedHeight(round(self._height()))
        self.setAccessibleName("; ".join(_said(row) for row in diff.steps if row.kind is not DiffKind.SAME))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(760, round(self._height()))

    def _height(self) -> float:
        if self._diff is None:
            return _ROW
        head = len(self._diff.head) * (_LINE + 4) + _TOP if self._diff.head else 0
        return head + sum(_high(row) for row in self._diff.steps) + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._diff is None:
            return
        painter = brush_on(self)
        y = self._draw_head(painter, self._diff.head)
        for row in self._diff.steps:
            self._draw_row(painter, y, row)
            y += _high(row)

    def _draw_head(self, painter: QPainter, head: tuple[FieldChange, ...]) -> float:
        y = 0.0
        for change in head:
            for x, text in ((0.0, change.before), (self._half() + _GAP, change.after)):
                draw_text(painter, QRectF(x, y, 96, _LINE), change.name, "smallm", "ink3")
                draw_text(painter, QRectF(x + 100, y, self._half() - 100, _LINE), text, "small", "ink1")
            y += _LINE + 4
        return y + _TOP if head else 0.0

    def _half(self) -> float:
        return (self.width() - _GAP) / 2

    def _draw_row(self, painter: QPainter, y: float, row: StepDiff) -> None:
        assert self._diff is not None
        left = QRectF(0, y, self._half(), _high(row) - 4)
        right = QRectF(self._half() + _GAP, y, self._half(), _high(row) - 4)
        old, new = [change.before for change in row.changes], [change.after for change in row.changes]
        names = [change.name for change in row.changes]
        if row.before is not None:
            self._draw_step(painter, left, row, row.before, row.place_before, self._diff.before)
            self._draw_changes(painter, left, names, old)
        if row.after is not None:
            self._draw_step(painter, right, row, row.after, row.place_after, self._diff.after)
            self._draw_changes(painter, right, names, new)

    def _draw_step(
        self, painter: QPainter, box: QRectF, row: StepDiff, step: Step, place: int, cadence: Cadence
    ) -> None:
        ground = {DiffKind.ADDED: "oks", DiffKind.REMOVED: "dangers", DiffKind.CHANGED: "warns"}.get(row.kind)
        draw_box(painter, box, RADIUS_BUTTON, ground or "sunken")
        head = QRectF(box.left(), box.top(), box.width(), _ROW - 4)
        draw_text(painter, head.adjusted(10, 0, 0, 0), str(place), "smalls", "ink3")
        draw_channel_tile(
            painter, QRectF(box.left() + 32, middle(head, 28), 28, 28), step.channel or Channel.EMAIL
        )
        end = box.right() - 10
        if row.kind in _SIGNS:
            icon, ink = _SIGNS[row.kind]
            draw_icon(painter, icon, end - 14, middle(head, 14), 14, ink)
            end -= 20
        words = QRectF(box.left() + 70, box.top() + 2, end - box.left() - 70, 20)
        draw_text(painter, words, step.purpose, "bodym")
        under = QRectF(words.left(), box.top() + 21, words.width(), 16)
        draw_text(painter, under, offset_words(step.offset, cadence.anchor), "small", "ink2")

    def _draw_changes(self, painter: QPainter, box: QRectF, names: list[str], values: list[str]) -> None:
        y = box.top() + _ROW - 6
        for name, value in zip(names, values, strict=True):
            draw_text(painter, QRectF(box.left() + 70, y, 96, _LINE), name, "tinym", "ink3")
            draw_text(painter, QRectF(box.left() + 170, y, box.width() - 180, _LINE), value, "smallm", "ink1")
            y += _LINE


def _high(row: StepDiff) -> float:
    return _ROW + len(row.changes) * _LINE + (4 if row.changes else 0)


def _said(row: StepDiff) -> str:
    step = row.after or row.before
    changes = ", ".join(f"{change.name} from {change.before} to {change.after}" for change in row.changes)
    return f"{row.kind.value}: {step.purpose if step else ''} {changes}".strip()
