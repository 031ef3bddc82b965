"""The sign of a channel: always an icon with its hue, never the hue alone."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import brush_on, draw_box, draw_icon
from app.ui.look.tokens import RADIUS_BUTTON

_SIGNS = {
    # channel: (icon, hue, words)
    "call": ("phone", "call", "Call"),
    "email": ("mail", "mail", "E-mail"),
    "message": ("message-circle", "msg", "Message"),
    "linkedin": ("linkedin", "li", "LinkedIn"),
    "meeting": ("handshake", "meet", "Meeting"),
    "letter": ("file-text", "ink2", "Letter"),
    "note": ("sticky-note", "ink2", "Note"),
    "inbound": ("inbox", "accentink", "Inbound"),
}
_ICON_SIZES = ((36, 18), (32, 16), (0, 14))


def channel_icon(channel: str) -> str:
    """The icon of a channel code."""
    return _SIGNS[channel][0]


def channel_ink(channel: str) -> str:
    """The hue of a channel code, as a token; its soft ground is `channel_ground`."""
    return _SIGNS[channel][1]


def channel_ground(channel: str) -> str:
    """The soft ground of a channel code, as a token."""
    ink = channel_ink(channel)
    return {"ink2": "hover", "accentink": "accents"}.get(ink, f"{ink}s")


def channel_words(channel: str) -> str:
    """The channel as a word on screen."""
    return _SIGNS[channel][2]


def draw_channel_tile(painter: QPainter, box: QRectF, channel: str, *, round_one: bool = False) -> None:
    """The tile of a channel; round in a timeline."""
    radius = box.height() / 2 if round_one else RADIUS_BUTTON
    draw_box(painter, box, radius, channel_ground(channel))
    size = next(size for least, size in _ICON_SIZES if box.height() >= least)
    left, top = box.center().x() - size / 2, box.center().y() - size / 2
    draw_icon(painter, channel_icon(channel), left, top, size, channel_ink(channel))


class ChannelTile(QWidget):
    """The tile of a channel, 28, 32 or 36 px wide."""

    def __init__(self, channel: str = "call", size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._channel = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_channel(channel)

    def set_channel(self, channel: str) -> None:
        """Show another channel, by its code."""
        self._channel = channel
        self.setAccessibleName(channel_words(channel))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_channel_tile(brush_on(self), QRectF(0, 0, self._size, self._size), self._channel)
