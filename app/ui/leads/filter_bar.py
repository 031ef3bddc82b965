"""The set filters as chips, the usual ones beside them, and all others behind one button."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.view import Filters
from app.ui.leads.filter_kinds import KINDS, OFTEN, Kind, Offer
from app.ui.parts.button import Button
from app.ui.parts.chip import Chip
from app.ui.parts.menu import Menu, passing_menu

_GAP, _LINE, _CHIP = 8, 36, 28
_BY_FIELD = {kind.field: kind for kind in KINDS}


class FilterChip(Chip):
    """A set filter, or one to set; the cross or Delete takes it off."""

    def __init__(self, kind: Kind, words: str, *, is_set: bool, parent: QWidget) -> None:
        super().__init__(words, form="box", closes=is_set, caret=not is_set, parent=parent)
        self.kind = kind
        self.is_set = is_set
        self.setFixedHeight(_CHIP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_set and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Chips in lines as wide as there is room.

    Signals:
        changed: The Filters after a choice.
        choices_asked: A Kind whose values must be read first; `offer` shows them.
    """

    changed = Signal(object)
    choices_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = Filters()
        self._at: QWidget = self
        self._chips: list[FilterChip] = []
        self.more = Button("Filter", "ghost", icon="plus", height=_CHIP, parent=self)
        self.more.clicked.connect(self.open_all)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_filters(self._filters)

    @cached_property
    def all_menu(self) -> Menu:
        """Every filter there is."""
        menu = Menu(self)
        for kind in KINDS:
            menu.add(kind.title, self._choose_kind).setData(kind)
        return menu

    def show_filters(self, filters: Filters) -> None:
        """Show what is set."""
        self._filters = filters
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        set_ones = [
            self._chip(kind, kind.words(filters), is_set=True) for kind in KINDS if kind.is_set(filters)
        ]
        often = [_BY_FIELD[field] for field in OFTEN if not _BY_FIELD[field].is_set(filters)]
        self._chips = [*set_ones, *(self._chip(kind, kind.title, is_set=False) for kind in often)]
        self._place()

    def open_all(self) -> None:
        """Offer every filter."""
        self._at = self.more
        self.all_menu.open_under(self.more)

    def offer(self, kind: Kind, offers: Sequence[Offer], numbers: Sequence[int] = ()) -> None:
        """Open the values of a filter; those that are set have a check."""
        menu = passing_menu(self)
        menu.head(kind.title if offers else f"No lead has a {kind.title.lower()}")
        for place, (value, words) in enumerate(offers):
            sign = "check" if kind.has(self._filters, value) else ""
            hint = f"{numbers[place]:,}" if numbers else ""
            menu.add(words, self._take, icon=sign, hint=hint).setData((kind, value))
        menu.open_under(self._at)

    def _chip(self, kind: Kind, words: str, *, is_set: bool) -> FilterChip:
        chip = FilterChip(kind, words, is_set=is_set, parent=self)
        chip.clicked.connect(self._press)
        chip.closed.connect(self._close)
        chip.show()
        return chip

    def _press(self) -> None:
        chip = self.sender()
        if isinstance(chip, FilterChip):
            self._at = chip
            self._open(chip.kind)

    def _choose_kind(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._at = self.more
            self._open(action.data())

    def _open(self, kind: Kind) -> None:
        if kind.asks:
            self.choices_asked.emit(kind)
        else:
            self.offer(kind, kind.offers)

    def _take(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            kind, value = action.data()
            self.changed.emit(kind.turned(self._filters, value))

    def _close(self) -> None:
        chip = self.sender()
        if isinstance(chip, FilterChip):
            self.changed.emit(chip.kind.cleared(self._filters))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(320, _LINE)

    def _place(self) -> None:
        """Set filters wrap into further lines; usual ones that do not fit are left to the button."""
        room, x, y = max(self.width(), 1), 0, 0
        last = self.more.sizeHint().width()
        for chip in self._chips:
            wide = min(chip.sizeHint().width(), room)
            if not chip.is_set and x + wide + _GAP + last > room:
                chip.hide()
                continue
            if x and x + wide > room:
                x, y = 0, y + _LINE
            chip.setGeometry(QRect(x, y + (_LINE - _CHIP) // 2, wide, _CHIP))
            chip.show()
            x += wide + _GAP
        if x and x + last > room:
            x, y = 0, y + _LINE
        self.more.setGeometry(x, y + (_LINE - _CHIP) // 2, last, _CHIP)
        if self.height() != y + _LINE:
            self.setFixedHeight(y + _LINE)
