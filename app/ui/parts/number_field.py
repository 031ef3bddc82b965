"""A whole number between two bounds, typed or stepped with the arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.parts.text_field import TextField


class NumberField(TextField):
    """`changed` carries the new number; both bounds are inclusive. Up and Down step by one.

    A width of 0 px takes what the layout gives.
    """

    changed = Signal(int)

    def __init__(
        self,
        name: str,
        least: int,
        most: int,
        *,
        width: int = 64,
        height: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, height=height, parent=parent)
        self._least, self._most = least, most
        self._value = least
        if width:
            self.setFixedWidth(width)
        self.setToolTip(f"{least} to {most:,}")
        self.textEdited.connect(self._read)
        self.editingFinished.connect(self._show)

    def value(self) -> int:
        """The number that is set."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show another number, without a signal."""
        self._value = value
        if not (self.hasFocus() and self._typed() == value):
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self._take(max(self._least, min(self._most, self._value + step)))
            self._show()

    def _typed(self) -> int | None:
        text = self.text().strip()
        return int(text) if text.isdecimal() and len(text) < 9 else None  # noqa: PLR2004 -- no longer figures

    def _read(self) -> None:
        value = self._typed()
        fits = value is not None and self._least <= value <= self._most
        self.set_wrong(not fits)
        if fits and value is not None:
            self._take(value)

    def _take(self, value: int) -> None:
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _show(self) -> None:
        self.setText(str(self._value))
        self.set_wrong(False)
