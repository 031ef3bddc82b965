"""Keys that a text field leaves to the window, though some desktops give them a meaning there."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_LEFT = {Qt.Key.Key_K}
"""With Ctrl: on X11 it would delete to the end of the line; here it opens the palette from everywhere."""


def is_left(event: QEvent) -> bool:
    """Whether a field is asked for a key that is the window's; the event is then ignored."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    left = event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _LEFT
    if left:
        event.ignore()
    return left
