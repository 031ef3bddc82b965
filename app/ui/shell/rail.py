"""The rail at the left: the mark, which opens the menu, and one item a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

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
from app.ui.parts.pressable import Pressable
from app.ui.shell.entry import Entry

WIDTH = 72
_ITEM, _ICON, _RADIUS, _MARK = QSize(56, 56), 20, 10, 32


class Mark(Pressable):
    """The product's mark; a press opens the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Menu", parent)
        self.setToolTip("Menu")

    def sizeHint(self) -> QSize:
        return QSize(_MARK + 8, _MARK + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_mark(painter, "app-dark" if scheme() == "dark" else "app", QRectF(4, 4, _MARK, _MARK))
        if self.hasFocus():
            draw_ring(painter, self.box(), _RADIUS)


class RailItem(Pressable):
    """One page: icon, name, and a count when something waits there."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(entry.title, parent)
        self.entry = entry
        self._count = 0
        self.setCheckable(True)
        self.setToolTip(f"{entry.title} ({entry.keys})")

    def set_count(self, count: int) -> None:
        """Show how many things wait; 0 shows nothing."""
        self._count = count
        self.setAccessibleName(f"{self.entry.title}, {count} due" if count else self.entry.title)
        self.update()

    def sizeHint(self) -> QSize:
        return _ITEM

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        on = self.isChecked()
        if on or self.hovered():
            draw_box(painter, self.box(), _RADIUS, "accents" if on else "hover")
        ink = "accentink" if on else "ink2"
        draw_icon(painter, self.entry.icon, (self.width() - _ICON) / 2, 10, _ICON, ink)
        style = "tinys" if on else "tinym"
        draw_text(painter, QRectF(0, 33, self.width(), 16), self.text(), style, ink, CENTRE)
        if self._count:
            self._draw_count()
        if self.hasFocus():
            draw_ring(painter, self.box(), _RADIUS)

    def _draw_count(self) -> None:
        painter = brush_on(self)
        text = str(self._count) if self._count < 100 else "99+"  # noqa: PLR2004 -- two figures fit
        width = max(18.0, text_width("tinys", text) + 10)
        badge = QRectF(self.width() - width - 5, 1, width, 18)
        draw_box(painter, badge, 9, "accent")
        draw_text(painter, badge, text, "tinys", "onaccent", CENTRE)


class Rail(QWidget):
    """All pages of the program.

    Signals:
        chosen: Name of the page that was pressed.
        menu_wanted: The mark was pressed.
    """

    chosen = Signal(str)
    menu_wanted = Signal()

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.mark = Mark()
        self.mark.clicked.connect(self.menu_wanted)
        self._group = QButtonGroup(self)
        self._items = {entry.name: RailItem(entry) for entry in entries}
        self._lay_out(entries)
        self._group.buttonClicked.connect(self._choose)

    def show_page(self, name: str) -> None:
        """Mark this page as the one in front."""
        self._items[name].setChecked(True)

    def set_count(self, name: str, count: int) -> None:
        """Show how many things wait on a page."""
        self._items[name].set_count(count)

    def _lay_out(self, entries: Sequence[Entry]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.mark, 0, CENTRE)
        column.addSpacing(8)
        for entry in (entry for entry in entries if not entry.low):
            column.addWidget(self._items[entry.name])
        column.addStretch()
        for entry in (entry for entry in entries if entry.low):
            column.addWidget(self._items[entry.name])
        for item in self._items.values():
            self._group.addButton(item)

    def _choose(self, item: QAbstractButton) -> None:
        assert isinstance(item, RailItem)
        self.chosen.emit(item.entry.name)
