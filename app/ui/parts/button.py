"""The button in its seven kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.look import (
    brush_on,
    colour,
    draw_box,
    draw_icon,
    draw_ring,
    draw_text,
    middle,
    mix,
    text_width,
)
from app.ui.look.paint import Ink
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.keycap import HEIGHT as CAP_HEIGHT
from app.ui.parts.keycap import caps_width, draw_caps, keys_of
from app.ui.parts.pressable import Pressable

Kind = Literal["primary", "tonal", "secondary", "ghost", "danger", "link", "inverse"]
_SIDE, _ICON, _ICON_GAP, _CAP_GAP, _CARET = 12, 16, 7, 10, 14
_ICON_BEARING = 1
"""An icon's strokes start inside its box: it stands this much further out, px."""


@dataclass(frozen=True)
class Dress:
    """What a button wears in a state: ground, border and ink."""

    fill: Ink | None
    border: Ink | None
    ink: Ink


def dress(kind: Kind, *, on: bool, hover: bool, down: bool) -> Dress:
    """The colours of a kind of button in a state."""
    if not on:
        bare = kind in {"ghost", "danger", "link"}
        return Dress(None if bare else "hover", None, "inkoff")
    rest, lit, pressed = _DRESSES[kind]
    return pressed() if down else lit() if hover else rest()


def _one(fill: Ink | None, border: Ink | None, ink: Ink) -> Callable[[], Dress]:
    return partial(Dress, fill, border, ink)


def _tonal(share: int) -> Dress:
    return Dress(mix("accentl", "accents", share), None, "accentink")


def _pressed(border: Ink | None, ink: Ink) -> Dress:
    return Dress(mix("line", "hover", 60), border, ink)


def _inverse(percent: int) -> Dress:
    return Dress(colour("oninverse", percent), None, "oninverse")


# at rest, under the pointer, pressed; called when painted, for the scheme of the moment
_DRESSES: dict[Kind, tuple[Callable[[], Dress], ...]] = {
    "primary": (
        _one("accent", None, "onaccent"),
        _one("accenth", None, "onaccent"),
        _one("accenth", None, "onaccent"),
    ),
    "tonal": (_one("accents", None, "accentink"), partial(_tonal, 40), partial(_tonal, 60)),
    "secondary": (
        _one("raised", "line2", "ink1"),
        _one("hover", "control", "ink1"),
        partial(_pressed, "control", "ink1"),
    ),
    "ghost": (
        _one(None, None, "ink2"),
        _one("hover", None, "ink2"),
        partial(_pressed, None, "ink1"),
    ),
    "danger": (
        _one("raised", "dangerl", "danger"),
        _one("dangers", "dangerl", "danger"),
        _one("dangers", "danger", "danger"),
    ),
    "link": (
        _one(None, None, "accentink"),
        _one("accents", None, "accentink"),
        _one("accents", None, "accenth"),
    ),
    "inverse": (partial(_inverse, 14), partial(_inverse, 22), partial(_inverse, 30)),
}


def draw_dress(painter: QPainter, box: QRectF, worn: Dress, *, primary: bool, focus: bool) -> None:
    """The ground of a button, with the focus ring inside it."""
    draw_box(painter, box, RADIUS_BUTTON, worn.fill, worn.border)
    if focus:
        draw_ring(painter, box, RADIUS_BUTTON)
    if focus and primary:
        draw_box(painter, box.adjusted(2, 2, -2, -2), RADIUS_BUTTON - 2, None, "surface", 1.5)


class Button(Pressable):
    """A button with an optional icon, keycaps and caret.

    `height` is 28 in bars, 32 by default, 36 beside fields, 40 in a footer. `keys` is shown as caps
    and works only if the screen binds it.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        height: int = 32,
        keys: str = "",
        caret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind: Kind = kind
        self._icon = icon
        self._height = height
        self._keys = keys_of(keys)
        self._caret = caret

    @property
    def kind(self) -> Kind:
        """Which of the seven kinds it is."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Change the kind, such as secondary to primary when it becomes the main act."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str) -> None:
        """Change the icon; empty for none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = text_width(self._style(), self.text())
        if self._icon:
            width += _ICON + (_ICON_GAP - _ICON_BEARING if self.text() else 0)
        if self._keys:
            width += _CAP_GAP + caps_width(self._keys)
        if self._caret:
            width += _CARET + 4
        return QSize(ceil(width) + 2 * self._side(), self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        worn = dress(self._kind, on=self.isEnabled(), hover=self.hovered(), down=self.isDown())
        focus = self.hasFocus()
        draw_dress(painter, self.box(), worn, primary=self._kind == "primary", focus=focus)
        self._draw_content(painter, self.box(), worn)

    def _draw_content(self, painter: QPainter, box: QRectF, worn: Dress) -> None:
        """Icon, words, caps and caret, centred as one when the button is wider than they are."""
        spare = max(0.0, (box.width() - self.sizeHint().width()) / 2)
        x = box.left() + self._side() + spare
        end = box.right() - self._side() - spare
        if self._icon:
            x -= _ICON_BEARING if self.text() else 0
            draw_icon(painter, self._icon, x, middle(box, _ICON), _ICON, worn.ink)
            x += _ICON + _ICON_GAP
        if self._caret:
            draw_icon(painter, "chevron-down", end - 14, middle(box, 16), 16, worn.ink)
            end -= _CARET + 4
        if self._keys:
            end -= caps_width(self._keys)
            self._draw_caps(painter, end, middle(box, CAP_HEIGHT), worn)
            end -= _CAP_GAP
        words = QRectF(x, box.top(), end - x, box.height())
        draw_text(painter, words, self.text(), self._style(), worn.ink)

    def _draw_caps(self, painter: QPainter, x: float, y: float, worn: Dress) -> None:
        on = self._kind == "primary" and self.isEnabled()
        border = colour("onaccent", 45) if on else "line2"
        draw_caps(painter, x, y, self._keys, worn.ink, border)

    def _side(self) -> int:
        return 4 if self._kind == "link" else _SIDE

    def _style(self) -> str:
        if self._kind == "link":
            return "smalls"
        return "bodys" if self._kind == "primary" else "bodym"
