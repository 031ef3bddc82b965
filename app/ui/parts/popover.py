"""The base of pop-overs: a raised surface with a shadow, gone with Escape or a click outside."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.look import brush_on, finish_look
from app.ui.look.depth import POPOVER, draw_floating, float_window, pad_of

_GAP = 4
PADDING = 16
"""Around the parts; a list whose rows have a ground of their own takes 8."""


class Popover(QWidget):
    """Put parts into `column`. `shut` is emitted when it goes away."""

    shut = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        finish_look()
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        super().__init__(parent, flags)
        float_window(self)
        pad = pad_of(POPOVER)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(pad, pad, pad, pad)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        frame.addLayout(self.column)

    def open_at(self, corner: QPoint) -> None:
        """Show it with its top left corner at a global point, moved to stay on the screen."""
        self.adjustSize()
        pad = pad_of(POPOVER)
        place = corner - QPoint(pad, pad)
        screen = QGuiApplication.screenAt(corner) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry().adjusted(-pad, -pad, pad, pad)
        left = max(room.left(), min(place.x(), room.right() + 1 - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() + 1 - self.height()))
        self.move(left, top)
        self.show()

    def open_under(self, widget: QWidget) -> None:
        """Show it under a widget, left edges flush."""
        self.open_at(widget.mapToGlobal(QPoint(0, widget.height() + _GAP)))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shut.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        pad = pad_of(POPOVER)
        box = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
        draw_floating(brush_on(self), box, POPOVER)
