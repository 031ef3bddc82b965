"""The head of the lead list: titles, the sort arrow, the box that ticks all, columns to move and to size."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.domain.view import ColumnWidth
from app.ui.leads.columns import COLUMNS, NARROWEST, WIDEST, At, widths
from app.ui.leads.rows import LeadRows
from app.ui.look import colour, draw_icon, draw_line, draw_text, text_width
from app.ui.parts.check_box import draw_check

HEIGHT = 36
_SETTLED_MS = 400


class LeadHeader(QHeaderView):
    """Columns in the order of a view; the box that ticks all stays first.

    Signals:
        sort_asked: The word to sort by and whether descending: a second click turns it.
        all_asked: Tick all that pass the filter, or none.
        arranged: The rep moved or sized columns; all shown ones with their widths.
        columns_asked: A global point at which to offer what can be shown.
    """

    sort_asked = Signal(str, bool)
    all_asked = Signal(bool)
    arranged = Signal(object)
    columns_asked = Signal(QPoint)

    def __init__(self, rows: LeadRows, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self._sort, self._descending = "next-touch", False
        self._shown: dict[At, int] = {}
        self._room, self._laying = 0, False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._tell_arranged)
        self.setFixedHeight(HEIGHT)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(COLUMNS[At.CHECK].width)
        self.setMaximumSectionSize(WIDEST)
        self.setAccessibleName("Columns of the lead list")
        self.sectionClicked.connect(self._press)
        self.sectionMoved.connect(self._moved)
        self.sectionResized.connect(self._sized)
        rows.checked_changed.connect(self._repaint)

    def sorted_by(self, sort: str, *, descending: bool) -> None:
        """Show the arrow at this column."""
        self._sort, self._descending = sort, descending
        self._repaint()

    def show_columns(self, shown: Mapping[At, int]) -> None:
        """Show these columns in this order, each with its width or, at 0, its share of the room."""
        self._shown = dict(shown)
        self._laying = True
        for place, at in enumerate((At.CHECK, *self._shown)):
            self.moveSection(self.visualIndex(at), place)
        for at in At:
            self.setSectionHidden(at, at is not At.CHECK and at not in self._shown)
        self._laying = False
        self.share(self._room)

    def share(self, room: int) -> None:
        """Fill `room` px with the columns."""
        self._room = room
        self._laying = True
        self.resizeSection(At.CHECK, COLUMNS[At.CHECK].width)
        for at, width in widths(room, self._shown).items():
            self.resizeSection(at, width)
        self._laying = False

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def _repaint(self) -> None:
        self.viewport().update()

    def _press(self, section: int) -> None:
        if section == At.CHECK:
            self.all_asked.emit(self._rows.check_state() is not Qt.CheckState.Checked)
        elif COLUMNS[section].sort:
            again = COLUMNS[section].sort == self._sort
            self.sorted_by(COLUMNS[section].sort, descending=again and not self._descending)
            self.sort_asked.emit(self._sort, self._descending)

    def _moved(self, _section: int, _before: int, after: int) -> None:
        if self._laying:
            return
        if after == 0:  # nothing stands before the box
            self.moveSection(0, 1)
            return
        order = sorted(self._shown, key=self.visualIndex)
        self._shown = {at: self._shown[at] for at in order}
        self._settled.start()

    def _sized(self, section: int, _before: int, after: int) -> None:
        if self._laying or At(section) not in self._shown:
            return
        self._shown[At(section)] = max(NARROWEST, after)
        self._settled.start()

    def _tell_arranged(self) -> None:
        self.arranged.emit(tuple(ColumnWidth(COLUMNS[at].sort, wide) for at, wide in self._shown.items()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.columns_asked.emit(event.globalPos())

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
