"""The working view: the queue with the lead beside it in one pane, what to do in another."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.ui.look.tokens import GAP
from app.ui.parts.pane import Line, Pane
from app.ui.today.action_panel import ActionPanel
from app.ui.today.context_pane import ContextPane
from app.ui.today.frame import frame_of
from app.ui.today.free_day import FreeDay
from app.ui.today.queue_pane import QueuePane

_NO_LIMIT = 16777215  # what Qt calls QWIDGETSIZE_MAX


class Board(QWidget):
    """Lays out the columns; below 1240 px the lead takes the queue's place on request."""

    reframed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue = QueuePane()
        self.lead = ContextPane()
        self.free = FreeDay()
        self.action = ActionPanel()
        self._line = Line(upright=True)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.lead)
        self._middle.addWidget(self.free)
        self._left, self._right = Pane(), Pane()
        self._drawer = True  # asks for the least room until its size is known
        self._queue_width = 368
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.queue)
        columns.addWidget(self._line)
        columns.addWidget(self._middle, 1)
        self._left.column.addLayout(columns)
        self._right.column.addWidget(self.action)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        self.action.head.lead.toggled.connect(self._arrange)
        self._arrange()

    def show_work(self) -> None:
        """Show a touch and its lead."""
        self._middle.setCurrentWidget(self.lead)
        self._right.show()
        self._arrange()

    def show_free(self) -> None:
        """Show that nothing is left."""
        self._middle.setCurrentWidget(self.free)
        self._right.hide()
        self._arrange()

    def open_lead(self) -> None:
        """Bring the lead to the front where it is a drawer."""
        if self._drawer:
            self.action.head.lead.setChecked(True)

    def close_lead(self) -> None:
        """Bring the queue back where the lead is a drawer."""
        self.action.head.lead.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        frame = frame_of(self.width(), self.height())
        self._drawer = frame.drawer
        self._right.setFixedWidth(frame.action)
        self._queue_width = frame.queue
        self.queue.set_compact(frame.compact)
        self.action.set_compact(frame.compact)
        self.lead.set_compact(frame.compact)
        self._arrange()

    def _arrange(self) -> None:
        works = self._middle.currentWidget() is self.lead
        swaps = self._drawer and works
        front = self.action.head.lead.isChecked()
        self.action.head.lead.setVisible(self._drawer)
        self.queue.setVisible(not (swaps and front))
        self._middle.setVisible(not swaps or front)
        self._line.setVisible(not swaps)
        if swaps:
            self.queue.setMinimumWidth(280)
            self.queue.setMaximumWidth(_NO_LIMIT)
        else:
            self.queue.setFixedWidth(self._queue_width)
