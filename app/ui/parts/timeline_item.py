"""One entry of a timeline: a round sign, a title, when it was, and what was said."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look import CENTRE, brush_on, colour, draw_box, draw_text, text_width
from app.ui.parts.channel_tile import draw_channel_tile
from app.ui.parts.label import Label
from app.ui.parts.para import Para

_SIGN, _TEXT_X, _LINE = 28, 44, 20


class _Tag(QWidget):
    """A small neutral word beside a title: "Touch 4"."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setAccessibleName(text)
        self.setFixedSize(round(text_width("tinym", text)) + 18, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        draw_box(painter, box, 10, "hover")
        draw_text(painter, box, self._text, "tinym", "ink2", CENTRE)


class TimelineItem(QWidget):
    """`kind` is a channel code, `note` or `inbound`; more parts go under the text with `add`."""

    def __init__(
        self,
        kind: str,
        title: str,
        when: str,
        text: str = "",
        *,
        chip: str = "",
        last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._last = kind, last
        self.setAccessibleName(f"{title}, {when}. {text}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_TEXT_X, 4, 0, 14)
        self._column.setSpacing(6)
        self._column.addLayout(_head(title, when, chip))
        if text:
            self._column.addWidget(Para(text, "body", "ink2"))

    def add(self, widget: QWidget) -> None:
        """Put a part, such as an agreement, under the text."""
        self._column.addWidget(widget)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_channel_tile(painter, QRectF(0, 0, _SIGN, _SIGN), self._kind, round_one=True)
        if not self._last:
            pen = QPen(colour("line"), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            x = _SIGN / 2
            painter.drawLine(QPointF(x, _SIGN + 5), QPointF(x, self.height() - 5))


def _head(title: str, when: str, chip: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    if chip:
        row.addWidget(Label(title, "bodys"))
        row.addWidget(_Tag(chip))
        row.addStretch(1)
    else:  # the first line of a note may be long
        row.addWidget(Para(title, "bodys", "ink1"), 1)
    at = Label(when, "small", "ink3")
    at.setFixedHeight(_LINE)
    row.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
    return row
