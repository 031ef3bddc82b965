"""Line icons and the product's own mark, drawn from SVG in any colour and stroke."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.ui.look.colours import colour
from app.ui.look.places import APP_ICONS, ICONS

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_GRID = 24
_STROKE_WIDTH = re.compile(r'stroke-width="[^"]*"')
_CLEAR = QColor(0, 0, 0, 0)
_FINE_UP_TO, _MIDDLE_UP_TO = 16, 20


def stroke_for(size: float) -> float:
    """Stroke in px that keeps its weight beside text: thinner the smaller the icon."""
    if size <= _FINE_UP_TO:
        return 1.45
    return 1.6 if size <= _MIDDLE_UP_TO else 1.75


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _renderer(name: str, ink: str, width: float) -> QSvgRenderer:
    text = _source(name).replace("currentColor", ink)
    text = _STROKE_WIDTH.sub(f'stroke-width="{width:.3f}"', text)
    return QSvgRenderer(QByteArray(text.encode()))


@lru_cache(maxsize=1024)
def _pixmap(name: str, ink: str, stroke: float, size: float, ratio: float) -> QPixmap:
    pixels = max(1, round(size * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(_CLEAR)
    painter = QPainter(pixmap)
    _renderer(name, ink, stroke * _GRID / size).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def draw_icon(
    painter: QPainter, name: str, x: float, y: float, size: float, ink: str | QColor = "ink2"
) -> None:
    """Draw an icon with its top left corner at (x, y); `ink` is a token or a colour."""
    drawn = colour(ink) if isinstance(ink, str) else ink
    ratio = painter.device().devicePixelRatioF()
    pixmap = _pixmap(name, drawn.name(), stroke_for(size), size, ratio)
    # on whole device pixels, or the strokes blur
    left, top = round(x * ratio) / ratio, round(y * ratio) / ratio
    painter.drawPixmap(QRectF(left, top, size, size), pixmap, QRectF(pixmap.rect()))


def icon(name: str, ink: str = "ink2", size: int = 16) -> "QIcon":
    """A QIcon in the colours of now, sharp up to 200 %, with its disabled look.

    For native places (tray menu, window title); painted parts use `draw_icon`.
    """
    from PySide6.QtGui import QIcon

    made = QIcon()
    for ratio in (1.0, 2.0):
        for mode, shade in ((QIcon.Mode.Normal, ink), (QIcon.Mode.Disabled, "inkoff")):
            made.addPixmap(_pixmap(name, colour(shade).name(), stroke_for(size), size, ratio), mode)
    return made


def known_icons() -> list[str]:
    """Names of all bundled icons."""
    return sorted(path.stem for path in ICONS.glob("*.svg"))


@lru_cache(maxsize=32)
def _mark(name: str) -> QSvgRenderer:
    return QSvgRenderer(str(APP_ICONS / f"{name}.svg"))


def draw_mark(painter: QPainter, name: str, box: QRectF) -> None:
    """Draw the product's mark (`app`, `app-dark`, `tray-idle` ...) into a square."""
    _mark(name).render(painter, box)


@lru_cache(maxsize=32)
def mark(name: str) -> "QIcon":
    """The mark as an icon for the window, the task bar and the tray, in their usual sizes."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for side in (16, 22, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(_CLEAR)
        painter = QPainter(pixmap)
        draw_mark(painter, name, QRectF(0, 0, side, side))
        painter.end()
        made.addPixmap(pixmap)
    return made
