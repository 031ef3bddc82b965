"""Shadows as computed nine-patches, and whether windows can be see-through here."""

import ctypes
import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QMargins, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPixmap, qRgba
from PySide6.QtWidgets import QWidget

from app.ui.look.colours import colour, scheme
from app.ui.look.paint import draw_box
from app.ui.look.tokens import RADIUS_PANE

_DARK_FACTOR = 1.7


@dataclass(frozen=True)
class Depth:
    """How far a surface floats: blur and drop in px, strength 0 to 1."""

    blur: int
    drop: int
    strength: float

    @property
    def pad(self) -> int:
        """Room around the surface that its shadow needs, px."""
        return self.blur + self.drop


MENU = Depth(16, 4, 0.18)
POPOVER = Depth(28, 10, 0.22)
PALETTE = Depth(28, 14, 0.26)


def draw_floating(painter: QPainter, box: QRectF, depth: Depth, radius: int = RADIUS_PANE) -> None:
    """A raised surface with its shadow around `box`; without a compositor a square with a line."""
    if not see_through():
        painter.fillRect(box, colour("raised"))
        draw_box(painter, box, 0, None, "line2")
        return
    patch, edge = _patch(depth, radius, scheme())
    _draw_nine(painter, box, patch, edge, depth)
    draw_box(painter, box, radius, "raised", "line2" if scheme() == "dark" else "line")


def pad_of(depth: Depth) -> int:
    """Room to leave around a floating surface here; none when windows cannot be see-through."""
    return depth.pad if see_through() else 0


def float_window(widget: QWidget) -> None:
    """Let the corners and the shadow of a frameless window show what is behind."""
    if see_through():
        widget.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


@lru_cache(maxsize=1)
def see_through() -> bool:
    """Whether this desktop blends windows. X11 needs a compositor for that."""
    return QGuiApplication.platformName() != "xcb" or _has_compositor()


def _has_compositor() -> bool:
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    x11.XOpenDisplay.restype = ctypes.c_void_p
    opened = x11.XOpenDisplay(None)
    if not opened:
        return False
    display = ctypes.c_void_p(opened)
    x11.XInternAtom.restype = ctypes.c_ulong
    atom = ctypes.c_ulong(x11.XInternAtom(display, b"_NET_WM_CM_S0", 0))
    owner = x11.XGetSelectionOwner(display, atom)
    x11.XCloseDisplay(display)
    return bool(owner)


def _draw_nine(painter: QPainter, box: QRectF, patch: QPixmap, edge: int, depth: Depth) -> None:
    """Stretch the middle of the patch, keep its corners: edges stay smooth at any size."""
    outer = box.toRect().marginsAdded(QMargins(depth.pad, depth.pad, depth.pad, depth.pad))
    side = patch.width()
    source = ((0, edge), (edge, side - 2 * edge), (side - edge, edge))
    across = _stretch(outer.left(), outer.width(), edge)
    down = _stretch(outer.top(), outer.height(), edge)
    for column, (left, width) in zip(source, across, strict=True):
        for row, (top, height) in zip(source, down, strict=True):
            target = QRect(left, top, width, height)
            painter.drawPixmap(target, patch, QRect(column[0], row[0], column[1], row[1]))


def _stretch(start: int, length: int, edge: int) -> tuple[tuple[int, int], ...]:
    return ((start, edge), (start + edge, length - 2 * edge), (start + length - edge, edge))


@lru_cache(maxsize=8)
def _patch(depth: Depth, radius: int, painted: str) -> tuple[QPixmap, int]:
    """The shadow of a rounded square, and the width of its corners, px.

    Computed per pixel from the distance to the shape: stacked translucent boxes band at 8 bits.
    """
    edge = depth.pad + radius + depth.blur // 2
    side = 2 * edge + 2
    strength = depth.strength * (_DARK_FACTOR if painted == "dark" else 1.0)
    base = colour("shadow")
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    for y in range(side):
        for x in range(side // 2):
            away = _distance(x, y, side, depth, radius)
            alpha = round(255 * strength * _falloff(away, depth.blur))
            value = qRgba(base.red(), base.green(), base.blue(), alpha)
            picture.setPixel(x, y, value)
            picture.setPixel(side - 1 - x, y, value)
    return QPixmap.fromImage(picture), edge


def _distance(x: int, y: int, side: int, depth: Depth, radius: int) -> float:
    """Signed distance in px from a pixel to the dropped shape, inside negative."""
    half = side / 2 - depth.pad
    across = abs(x + 0.5 - side / 2) - half + radius
    down = abs(y + 0.5 - side / 2 - depth.drop) - half + radius
    outside = math.hypot(max(across, 0.0), max(down, 0.0))
    return outside + min(max(across, down), 0.0) - radius


def _falloff(away: float, blur: int) -> float:
    """Share of the full strength at a distance; close to a Gaussian of sigma blur / 3."""
    return 0.5 * math.erfc(away / (blur / 3 * math.sqrt(2)))
