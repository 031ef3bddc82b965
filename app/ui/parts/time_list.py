"""The times of a day by the quarter hour, to pick one from."""

from datetime import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.look import CENTRE, draw_box, draw_text
from app.ui.look.tokens import RADIUS_EVENT
from app.ui.words import time_words

STEP = 15
_ROW, _WIDTH, _HEIGHT = 28, 76, 216
Index = QModelIndex | QPersistentModelIndex


class TimeList(QListView):
    """`picked` carries the time, by a click or Enter."""

    picked = Signal(object)

    def __init__(self, at: time, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times = [time(minute // 60, minute % 60) for minute in range(0, 24 * 60, STEP)]
        self.setModel(QStringListModel([time_words(one) for one in self._times], self))
        self.setItemDelegate(_Row(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Time")
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._take)
        self.activated.connect(self._take)
        self.mark(at)

    def mark(self, at: time) -> None:
        """Show this time, rounded down to a quarter, in the middle of the list."""
        row = (at.hour * 60 + at.minute) // STEP
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def _take(self, index: QModelIndex) -> None:
        self.picked.emit(self._times[index.row()])


class _Row(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(_WIDTH - 14, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        state = option.state
        taken = bool(state & QStyle.StateFlag.State_Selected)
        if taken or state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, box, RADIUS_EVENT, "accents" if taken else "hover")
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        style, ink = ("smalls", "accentink") if taken else ("small", "ink1")
        draw_text(painter, box, words, style, ink, CENTRE)
        painter.restore()
