"""The bar over the pages: where one is, the way to everything, the day's load, and what can be added."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.look import brush_on, draw_text
from app.ui.look.tokens import GAP, TOP_BAR
from app.ui.parts.icon_button import IconButton
from app.ui.parts.load_meter import LoadMeter
from app.ui.shell.find_field import FindField

_LEFT_OF_MIDDLE = 40
"""The bar begins beside the rail: so much more room at the right puts the field in the window's middle."""


class _Place(QWidget):
    """The title of the page and the words beside it, on one base line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._subtitle = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_words(self, title: str, subtitle: str) -> None:
        """Show where one is."""
        self._title, self._subtitle = title, subtitle
        self.setAccessibleName(f"{title} {subtitle}".strip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = brush_on(self), QRectF(self.rect())
        x = draw_text(painter, box, self._title, "h1") + 12
        rest = QRectF(x, box.top() + 2, max(0.0, box.width() - x), box.height())
        draw_text(painter, rest, self._subtitle, "body", "ink3")


class TopBar(QWidget):
    """`add` holds the actions of the plus button, with their icons."""

    def __init__(self, add: list[tuple[QAction, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._add = add
        self.setFixedHeight(TOP_BAR)
        self._place = _Place()
        self.find_field = FindField()
        self.meter = LoadMeter()
        self.meter.hide()
        self.plus = IconButton("plus", "Add", "tonal", size=36)
        self.plus.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 0, GAP, 0)
        row.setSpacing(GAP)
        side = QHBoxLayout()
        side.setSpacing(GAP)
        side.addStretch(1)
        side.addWidget(self.meter)
        side.addWidget(self.plus)
        row.addWidget(self._place, 1)
        row.addWidget(self.find_field)
        row.addSpacing(_LEFT_OF_MIDDLE)
        row.addLayout(side, 1)

    def set_words(self, title: str, subtitle: str) -> None:
        """Show the page's own words."""
        self._place.set_words(title, subtitle)

    def _open_menu(self) -> None:
        from app.ui.parts.menu import Menu

        menu = Menu(self)
        for action, icon in self._add:
            menu.take(action, icon=icon)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_under(self.plus)
