"""The field of the palette: letters stay in it, the other keys are said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.look import font

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PaletteField(QLineEdit):
    """A field without a frame.

    Signals:
        stepped: Up (-1) or Down (1).
        tabbed, entered, escaped: These keys; `entered` says whether Ctrl was held.
    """

    stepped = Signal(int)
    tabbed = Signal()
    entered = Signal(bool)
    escaped = Signal()

    def __init__(self, words: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        face = QFont(font("h2"))
        face.setWeight(QFont.Weight.Medium)
        self.setFrame(False)
        self.setFont(face)
        self.setFixedHeight(height)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        clear = self.palette()
        clear.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(clear)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
        ):
            self.tabbed.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key is Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
