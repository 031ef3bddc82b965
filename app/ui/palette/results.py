"""The list of the palette: its model, and how a line is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.look import RIGHT, colour, draw_box, draw_icon, draw_text, text_width
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.palette.entry import Entry
from app.ui.parts.avatar import draw_avatar
from app.ui.parts.keycap import HEIGHT, caps_width, draw_caps, keys_of

ROW, HEAD, _INSET, _SIDE, _TILE = 44, 32, 8, 20, 28
_ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ResultModel(QAbstractListModel):
    """The entries; heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show others."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == _ENTRY:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return entry.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entries[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ResultDelegate(QStyledItemDelegate):
    """Draws heads, leads and commands."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(_ENTRY)
        return QSize(400, HEAD if entry.is_head else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry: Entry = index.data(_ENTRY)
        box = QRectF(option.rect)
        if entry.is_head:
            draw_text(painter, box.adjusted(_SIDE, 4, -_SIDE, 0), entry.title, "smalls", "ink2")
        else:
            view = self.parent()
            taken = isinstance(view, QListView) and view.currentIndex().row() == index.row()
            self._draw_entry(painter, box, entry, taken=taken)
        painter.restore()

    def _draw_entry(self, painter: QPainter, box: QRectF, entry: Entry, *, taken: bool) -> None:
        if taken:
            draw_box(painter, box.adjusted(_INSET, 1, -_INSET, -1), RADIUS_BUTTON, "accents")
        tile = QRectF(box.left() + _SIDE, box.center().y() - _TILE / 2, _TILE, _TILE)
        if entry.lead is not None:
            draw_avatar(painter, tile, entry.title)
        else:
            draw_box(painter, tile, 6, "hover")
            draw_icon(painter, entry.icon or "zap", tile.left() + 6, tile.top() + 6, 16, "ink2")
        right = self._draw_right(painter, box, entry)
        left = tile.right() + 12
        width = draw_text(painter, QRectF(left, box.top(), right - left, ROW), entry.title, "bodys")
        left += width + 10
        if right - left > 24:  # noqa: PLR2004 -- less shows nothing
            draw_text(painter, QRectF(left, box.top(), right - left, ROW), entry.about, "small", "ink2")

    def _draw_right(self, painter: QPainter, box: QRectF, entry: Entry) -> float:
        """Draw the keys or the word at the right end; return where they begin."""
        end = box.right() - _SIDE
        if entry.keys:
            caps = keys_of(entry.keys)
            end -= caps_width(caps)
            draw_caps(painter, end, box.top() + (ROW - HEIGHT) / 2, caps)
        elif entry.right:
            wide = text_width("small", entry.right) + 1
            draw_text(painter, QRectF(end - wide, box.top(), wide, ROW), entry.right, "small", "ink1", RIGHT)
            end -= wide
        return end - 12


class ResultList(QListView):
    """`picked` carries the entry that was pressed; the pointer chooses as it moves."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = ResultModel(self)
        self.setModel(self.found)
        self._drawn = ResultDelegate(self)
        self.setItemDelegate(self._drawn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Found")

    def dress(self) -> None:
        """Wear the ground of today's colours: what lies below need not be painted with each letter."""
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Base, colour("raised"))
        self.setPalette(ground)
        self.viewport().setAutoFillBackground(True)

    def show_entries(self, entries: Sequence[Entry], chosen: int = -1) -> None:
        """Show others; without a choice the first that can be chosen is."""
        self.found.show_entries(entries)
        self.choose(chosen if chosen >= 0 else self._first(0, 1))

    def choose(self, row: int) -> None:
        """Choose a line and bring it into view."""
        if 0 <= row < len(self.found.entries):
            self.setCurrentIndex(self.found.index(row))

    def step(self, by: int) -> None:
        """Choose the next or the previous line that can be, around the ends."""
        count = len(self.found.entries)
        if count:
            self.choose(self._first((self.currentIndex().row() + by) % count, by))

    def chosen(self) -> Entry | None:
        """The line that is chosen."""
        row = self.currentIndex().row()
        return self.found.entries[row] if 0 <= row < len(self.found.entries) else None

    def wanted_height(self, most: int) -> int:
        """Return the height of all lines, or the most there is room for."""
        return min(most, sum(HEAD if entry.is_head else ROW for entry in self.found.entries))

    def _first(self, row: int, by: int) -> int:
        """Return the first line from here on that can be chosen."""
        count = len(self.found.entries)
        for ahead in range(count):
            place = (row + by * ahead) % count
            if not self.found.entries[place].is_head:
                return place
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.found.entries[index.row()].is_head:
            self.setCurrentIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.found.entries[index.row()].is_head:
            self.picked.emit(self.found.entries[index.row()])
