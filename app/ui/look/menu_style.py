"""Rows of menus: 32 px, an icon column, the hint at the right, a highlight inset by 6 px.

An action may carry `hint` (text at the right in place of its key), `danger` (red) and `head` (a
heading that cannot be chosen) as properties; `parts/menu.py` sets them.
"""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionMenuItem, QWidget

from app.ui.look.depth import MENU, draw_floating, pad_of
from app.ui.look.icons import draw_icon
from app.ui.look.letters import text_width
from app.ui.look.paint import RIGHT, draw_box, draw_line, draw_text, middle
from app.ui.look.tokens import RADIUS_EVENT

MARGIN = 6
ROW = 32
HEAD = 24
SEPARATOR = 9
_ICON_X, _TEXT_X, _END = 10, 36, 10
_HINT_GAP = 24
_LEAST = 160
_KIND = QStyleOptionMenuItem.MenuItemType


def pad(widget: QWidget | None) -> int:
    """Room for the shadow around a menu; menus of others get none."""
    return pad_of(MENU) if widget is not None and widget.property("floats") else 0


def row_size(option: QStyleOptionMenuItem, action: QAction | None) -> QSize:
    """Size of a row: what it says, its hint, and the margins."""
    if option.menuItemType is _KIND.Separator:
        return QSize(_LEAST, SEPARATOR)
    label, hint = _label(option), _hint(option, action)
    width = _TEXT_X + text_width("body", label) + _END
    if hint:
        width += _HINT_GAP + text_width("small", hint)
    if option.menuItemType is _KIND.SubMenu:
        width += _HINT_GAP
    return QSize(max(_LEAST, int(width) + 1), HEAD if _says(action, "head") else ROW)


def draw_row(painter: QPainter, option: QStyleOptionMenuItem, action: QAction | None) -> None:
    """One row of a menu."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(option.rect)
    if option.menuItemType is _KIND.Separator:
        y = int(box.center().y()) + 0.5
        draw_line(painter, QPointF(box.left() + 6, y), QPointF(box.right() - 6, y))
    elif _says(action, "head"):
        draw_text(painter, box.adjusted(8, 0, -8, 0), _label(option), "tinym", "ink3")
    else:
        _draw_action(painter, box, option, action)
    painter.restore()


def draw_panel(painter: QPainter, box: QRectF, widget: QWidget | None) -> None:
    """The ground of a menu, with its shadow when it has room for one."""
    room = pad(widget)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if room:
        draw_floating(painter, box.adjusted(room, room, -room, -room), MENU)
    else:
        draw_box(painter, box, 0, "raised", "line2")
    painter.restore()


def _draw_action(
    painter: QPainter, box: QRectF, option: QStyleOptionMenuItem, action: QAction | None
) -> None:
    on = bool(option.state & QStyle.StateFlag.State_Enabled)
    if on and option.state & QStyle.StateFlag.State_Selected:
        draw_box(painter, box, RADIUS_EVENT, "hover")
    ink = _ink(action, on=on)
    name = _icon(option, action)
    if name:
        draw_icon(painter, name, box.left() + _ICON_X, middle(box, 16), 16, _icon_ink(ink))
    words = box.adjusted(_TEXT_X, 0, -_END, 0)
    hint = _hint(option, action)
    if option.menuItemType is _KIND.SubMenu:
        draw_icon(painter, "chevron-right", box.right() - 26, middle(box, 16), 16, "ink2")
    elif hint:
        draw_text(painter, words, hint, "small", "ink3", RIGHT)
        words.setRight(words.right() - text_width("small", hint) - 8)
    draw_text(painter, words, _label(option), _weight(option, action), ink)


def _weight(option: QStyleOptionMenuItem, action: QAction | None) -> str:
    return "bodys" if option.menuItemType is _KIND.DefaultItem or _says(action, "first") else "body"


def _ink(action: QAction | None, *, on: bool) -> str:
    if not on:
        return "inkoff"
    return "danger" if _says(action, "danger") else "ink1"


def _icon_ink(ink: str) -> str:
    return "ink2" if ink == "ink1" else ink


def _says(action: QAction | None, word: str) -> bool:
    return bool(action is not None and action.property(word))


def _icon(option: QStyleOptionMenuItem, action: QAction | None) -> str:
    if option.checked:
        return "check"
    return str(action.property("drawing") or "") if action is not None else ""


def _label(option: QStyleOptionMenuItem) -> str:
    return option.text.split("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")


def _hint(option: QStyleOptionMenuItem, action: QAction | None) -> str:
    if action is not None and action.property("hint"):
        return str(action.property("hint"))
    return option.text.partition("\t")[2]
