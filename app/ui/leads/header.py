"""The head of the lead list: titles, the sort arrow, the box that ticks all."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.leads.columns import COLUMNS, At
from app.ui.leads.rows import LeadRows
from app.ui.look import colour, draw_icon, draw_line, draw_text, text_width
from app.ui.parts.check_box import draw_check

HEIGHT = 36


class LeadHeader(QHeaderView):
    """`sort_asked` carries the word to sort by and whether descending: a second click turns it."""

    sort_asked = Signal(str, bool)
    all_asked = Signal(bool)

    def __init__(self, rows: LeadRows, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self._sort, self._descending = "next-touch", False
        self.setFixedHeight(HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName("Columns of the lead list")
        rows.checked_changed.connect(self._repaint)

    def sorted_by(self, sort: str, *, descending: bool) -> None:
        """Show the arrow at this column."""
        self._sort, self._descending = sort, descending
        self._repaint()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def _repaint(self) -> None:
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or section < 0:
            return
        if section == At.CHECK:
            self.all_asked.emit(self._rows.check_state() is not Qt.CheckState.Checked)
        elif COLUMNS[section].sort:
            again = COLUMNS[section].sort == self._sort
            self.sorted_by(COLUMNS[section].sort, descending=again and not self._descending)
            self.sort_asked.emit(self._sort, self._descending)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour("surface"))
        box = QRectF(rect)
        bottom = box.bottom() - 0.5
        draw_line(painter, QPointF(box.left(), bottom), QPointF(box.right(), bottom), "line2")
        if section == At.CHECK:
            draw_check(painter, box.left() + 20, box.top() + 9, self._rows.check_state())
        else:
            self._title(painter, box, section)
        painter.restore()

    def _title(self, painter: QPainter, box: QRectF, section: int) -> None:
        column = COLUMNS[section]
        taken = bool(column.sort) and column.sort == self._sort
        style, ink = ("smalls", "ink1") if taken else ("smallm", "ink2")
        draw_text(painter, box.adjusted(8, 0, -2, 0), column.title, style, ink)
        if taken:
            sign = "arrow-down" if self._descending else "arrow-up"
            x = box.left() + 8 + text_width(style, column.title) + 6
            draw_icon(painter, sign, x, box.top() + 11, 13, "ink1")

    def where(self, section: int) -> QPoint:
        """A point inside a section, for keys and tests."""
        return QPoint(self.sectionViewportPosition(section) + 20, HEIGHT // 2)
