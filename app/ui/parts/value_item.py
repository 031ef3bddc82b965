"""Something worth sending, attached: its sign, title, kind and a cross."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.look import brush_on, draw_box, draw_icon, draw_text
from app.ui.look.tokens import RADIUS_BUTTON, RADIUS_EVENT
from app.ui.parts.icon_button import IconButton


class ValueItem(QWidget):
    """A line of 44 px; `closed` when the cross is pressed."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        *,
        icon: str = "file-text",
        closes: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._text, self._icon = title, text, icon
        self.setAccessibleName(f"{title}, {text}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.addStretch(1)
        if closes:
            cross = IconButton("x", f"Remove {title}", size=28)
            cross.clicked.connect(self.closed)
            row.addWidget(cross)

    def sizeHint(self) -> QSize:
        return QSize(260, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = QRectF(self.rect())
        draw_box(painter, box, RADIUS_BUTTON, "sunken", "line")
        draw_box(painter, QRectF(8, 8, 28, 28), RADIUS_EVENT, "dangers")
        draw_icon(painter, self._icon, 15, 15, 14, "danger")
        width = box.width() - 44 - 40
        draw_text(painter, QRectF(44, 5, width, 18), self._title, "smalls")
        draw_text(painter, QRectF(44, 22, width, 16), self._text, "tiny", "ink3")
