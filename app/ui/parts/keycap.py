"""A key as a small cap: in buttons, hints and menus."""

from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import CENTRE, brush_on, draw_box, draw_icon, draw_text, text_width
from app.ui.look.paint import Ink
from app.ui.look.tokens import RADIUS_KEY

HEIGHT = 18
BETWEEN = 3
_SIDE = 5
_DRAWN = {
    "Return": "corner-down-left",
    "↵": "corner-down-left",
    "Up": "arrow-up",
    "Down": "arrow-down",
    "Left": "arrow-left",
    "Right": "arrow-right",
}


def keys_of(shortcut: str) -> list[str]:
    """Ctrl, Return from "Ctrl+Return". A lone "+" stays a key."""
    if shortcut.endswith("+"):
        return [*keys_of(shortcut[:-2]), "+"] if len(shortcut) > 1 else ["+"]
    return shortcut.split("+") if shortcut else []


def cap_width(key: str) -> int:
    """Width of one cap, px; never narrower than it is high."""
    inner = 10.0 if key in _DRAWN else text_width("tinym", key)
    return max(HEIGHT, ceil(inner) + 2 * _SIDE)


def caps_width(keys: list[str]) -> int:
    """Width of several caps in a row, px."""
    return sum(cap_width(key) for key in keys) + BETWEEN * max(0, len(keys) - 1)


def draw_cap(painter: QPainter, x: float, y: float, key: str, ink: Ink, border: Ink) -> float:
    """One cap with its top left corner at (x, y); returns its width."""
    box = QRectF(x, y, cap_width(key), HEIGHT)
    draw_box(painter, box, RADIUS_KEY, None, border)
    if key in _DRAWN:
        draw_icon(painter, _DRAWN[key], x + (box.width() - 12) / 2, y + 3, 12, ink)
    else:
        draw_text(painter, box, key, "tinym", ink, CENTRE)
    return box.width()


def draw_caps(
    painter: QPainter, x: float, y: float, keys: list[str], ink: Ink = "ink2", border: Ink = "line2"
) -> float:
    """Several caps in a row from (x, y); returns where the row ends."""
    for key in keys:
        x += draw_cap(painter, x, y, key, ink, border) + BETWEEN
    return x - BETWEEN


class Keycap(QWidget):
    """The caps of one shortcut, such as `Keycap("Ctrl+K")`."""

    def __init__(self, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys_of(shortcut)
        self.setAccessibleName(" ".join(self._keys))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(caps_width(self._keys), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_caps(brush_on(self), 0, 0, self._keys)
