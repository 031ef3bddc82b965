"""The rail at the left: the mark, the screens, and the settings at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.ui.look import (
    CENTRE,
    brush_on,
    draw_box,
    draw_icon,
    draw_mark,
    draw_ring,
    draw_text,
    scheme,
    text_width,
)
from app.ui.look.spoken import ONE_OF
from app.ui.look.tokens import RADIUS_CARD, RAIL
from app.ui.parts.pressable import Pressable
from app.ui.shell.page import PageSpec

_ITEM, _GAP, _MARK, _BADGE = 56, 8, 32, 18
_MOST_SHOWN = 99


class RailItem(Pressable):
    """A screen on the rail, with the number of things that wait there."""

    SPOKEN_AS = ONE_OF

    def __init__(self, spec: PageSpec, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(spec.title, parent)
        self.key, self.keys = spec.key, keys
        self.icon_name, self._count = spec.icon, 0
        self.setCheckable(True)
        self.setToolTip(f"{spec.title}  {keys}")
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show a figure on the icon; 0 hides it."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_ITEM, _ITEM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), self.box()
        taken = self.isChecked()
        if taken or self.hovered():
            draw_box(painter, box, RADIUS_CARD, "accents" if taken else "hover")
        if self.hasFocus():
            draw_ring(painter, box, RADIUS_CARD)
        ink = "accentink" if taken else "ink2"
        draw_icon(painter, self.icon_name, 18, 10, 20, ink)
        style = "tinys" if taken else "tinym"
        draw_text(painter, QRectF(0, 34, _ITEM, 16), self.text(), style, ink, CENTRE)
        if self._count:
            self._draw_count(painter)

    def _draw_count(self, painter: QPainter) -> None:
        words = str(self._count) if self._count <= _MOST_SHOWN else f"{_MOST_SHOWN}+"
        width = max(float(_BADGE), text_width("tinys", words) + 10)
        badge = QRectF(min(40 - _BADGE / 2, _ITEM - width), 2, width, _BADGE)
        draw_box(painter, badge, _BADGE / 2, "accent")
        draw_text(painter, badge, words, "tinys", "onaccent", CENTRE)


class Mark(Pressable):
    """The product's mark at the top of the rail; a press opens the menu of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Menu", parent)
        self.setToolTip("Menu (F10)")

    def sizeHint(self) -> QSize:
        return QSize(_MARK + 8, _MARK + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_mark(painter, "app-dark" if scheme() == "dark" else "app", QRectF(4, 4, _MARK, _MARK))
        if self.hasFocus():
            draw_ring(painter, self.box(), RADIUS_CARD)


class Rail(QWidget):
    """`asked` carries the key of the screen that was pressed; `menu_asked` says the mark was."""

    asked = Signal(str)
    menu_asked = Signal()

    def __init__(
        self, specs: Sequence[PageSpec], foot: PageSpec | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(RAIL)
        self.items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GAP, RAIL - _GAP, _GAP, _GAP)
        column.setSpacing(_GAP)
        for number, spec in enumerate(specs, 1):
            column.addWidget(self._item(spec, f"Alt+{number}"))
        column.addStretch(1)
        if foot is not None:
            column.addWidget(self._item(foot, "Ctrl+,"))
        self._group.buttonClicked.connect(self._pressed)
        self.mark = Mark(self)
        self.mark.setGeometry((RAIL - _MARK) // 2 - 4, 8, _MARK + 8, _MARK + 8)
        self.mark.clicked.connect(self.menu_asked)

    def show_current(self, key: str) -> None:
        """Mark a screen as the one that is open."""
        self.items[key].setChecked(True)

    def _item(self, spec: PageSpec, keys: str) -> RailItem:
        item = RailItem(spec, keys, self)
        self.items[spec.key] = item
        self._group.addButton(item)
        return item

    def _pressed(self, item: RailItem) -> None:
        self.asked.emit(item.key)
