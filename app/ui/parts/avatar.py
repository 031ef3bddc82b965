"""A person's initials on a soft ground; the ground is the same for a name every time."""

import zlib

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import CENTRE, brush_on, draw_box, draw_text

_PAIRS = (
    ("accents", "accentink"),
    ("calls", "call"),
    ("mails", "mail"),
    ("msgs", "msg"),
    ("lis", "li"),
    ("meets", "meet"),
)
_STYLES = ((44, "h2"), (36, "bodys"), (28, "smalls"), (0, "tinys"))


def initials(name: str) -> str:
    """Up to two initials: of the first and the last word."""
    words = [word for word in name.split() if word[0].isalnum()]
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()


def draw_avatar(painter: QPainter, box: QRectF, name: str) -> None:
    """The round sign of a person; the size of the letters follows the box."""
    ground, ink = _PAIRS[zlib.crc32(name.encode()) % len(_PAIRS)]
    draw_box(painter, box, box.height() / 2, ground)
    style = next(style for least, style in _STYLES if box.height() >= least)
    draw_text(painter, box, initials(name), style, ink, CENTRE)


class Avatar(QWidget):
    """The round sign of a person, `size` px wide."""

    def __init__(self, name: str = "", size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_avatar(brush_on(self), QRectF(0, 0, self._size, self._size), self._name)
