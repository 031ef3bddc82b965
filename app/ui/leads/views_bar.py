"""The views of the lead list as chips with their counts: those of the program, then the rep's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from app.domain.view import LeadView, View
from app.ui.parts.button import Button
from app.ui.parts.chip import Chip
from app.ui.parts.icon_button import IconButton

_ICONS = {
    "hot": "flame",
    "new-inbound": "timer",
    "going-cold": "snowflake",
    "no-next-step": "circle-alert",
    "waiting": "hourglass",
    "deleted": "trash-2",
}
_QUIET = frozenset({LeadView.IN_SERIES, LeadView.DELETED})
"""Views with no chip of their own until they are chosen; they stand in the menu of the plus."""
_URGENT = LeadView.NEW_INBOUND
_SHORT = {LeadView.NEW_INBOUND: "New inbound"}
"""Names where there is little room; the whole one is in the tooltip."""
_ROOMY, _HEIGHT = 1180, 32


class _Line(QScrollArea):
    """A line of chips that scrolls sideways where there are more than fit; without bars."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

        self.setFixedHeight(_HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)


class ViewsBar(QWidget):
    """Signals: `chosen` carries the code of a view; `menu_asked` a point, and the code or "" for the plus."""

    chosen = Signal(str)
    menu_asked = Signal(QPoint, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, Chip] = {}
        self._views: tuple[View, ...] = ()
        self._current = str(LeadView.ALL)
        self._counts: Mapping[str, int] = {}
        self.plus = IconButton("plus", "Views", size=28)
        self.add = Button("Add lead", "ghost", icon="user-plus")
        self.bring = Button("Import", "ghost", icon="file-input")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        content = QWidget()
        self._chips_line = QHBoxLayout(content)
        self._chips_line.setContentsMargins(0, 0, 0, 0)
        self._chips_line.setSpacing(6)
        self._chips_line.addWidget(self.plus)
        self._chips_line.addStretch(1)
        self.line_area = _Line(content)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self.line_area, 1)
        whole.addWidget(self.add)
        whole.addWidget(self.bring)
        self.plus.clicked.connect(self._open_plus)

    def show_views(self, views: Sequence[View], current: str) -> None:
        """Show these views, one of them as chosen."""
        shown = [(view.code, view.name) for view in views]
        if shown == [(view.code, view.name) for view in self._views] and current == self._current:
            self._views = tuple(views)
            return  # the chips stay, and with them the focus
        self._views, self._current = tuple(views), current
        for chip in self.chips.values():
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for view in self._views:
            if view.code not in _QUIET or view.code == current:
                self._add(view)
        self.tell(self._counts)

    def _add(self, view: View) -> None:
        chip = Chip(self._words(view), icon=_ICONS.get(view.code, ""), checkable=True)
        chip.setToolTip(view.name)
        chip.setProperty("code", view.code)
        chip.setChecked(view.code == self._current)
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(self._open_menu)
        chip.clicked.connect(self._choose)
        self._group.addButton(chip)
        self._chips_line.insertWidget(len(self.chips), chip)
        self.chips[view.code] = chip

    def _words(self, view: View) -> str:
        short = view.code in _SHORT and self.width() < _ROOMY
        return _SHORT[LeadView(view.code)] if short else view.name

    def tell(self, counts: Mapping[str, int]) -> None:
        """Show how many leads each view holds."""
        self._counts = counts
        for code, chip in self.chips.items():
            number = counts.get(code)
            chip.set_count(number, urgent=code == _URGENT and bool(number))

    def choose(self, code: str) -> None:
        """Take a view without a signal."""
        if code not in self.chips or self._current in _QUIET:
            self.show_views(self._views, code)
        self._current = code
        if code in self.chips:
            self.chips[code].setChecked(True)
            self.line_area.ensureWidgetVisible(self.chips[code])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for view in self._views:
            if view.code in self.chips and view.code in _SHORT:
                self.chips[view.code].set_words(self._words(view))

    def _choose(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.chosen.emit(chip.property("code"))

    def _open_plus(self) -> None:
        self.menu_asked.emit(self.plus.mapToGlobal(QPoint(0, self.plus.height() + 4)), "")

    def _open_menu(self, point: QPoint) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.menu_asked.emit(chip.mapToGlobal(point), chip.property("code"))
