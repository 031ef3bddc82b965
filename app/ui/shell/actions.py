"""The acts of the whole window with their keys; the window has no menu bar."""

from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

ACTS: Final = (
    # name, words, key
    ("log-meeting", "Log meeting", "Ctrl+M"),
    ("add-lead", "Add lead", "Ctrl+N"),
    ("import", "Import", "Ctrl+I"),
    ("undo", "Undo", "Ctrl+Z"),
    ("refresh", "Refresh", "F5"),
    ("quit", "Quit", "Ctrl+Q"),
)
ADDING: Final = (
    # name, icon: what the plus button offers
    ("log-meeting", "handshake"),
    ("add-lead", "user-plus"),
    ("import", "import"),
)


def window_actions(window: QWidget) -> dict[str, QAction]:
    """Make the acts, by name; their keys work while the window is active."""
    return {name: add_action(window, words, key) for name, words, key in ACTS}


def add_action(window: QWidget, words: str, key: str) -> QAction:
    """One act of the window with its key."""
    action = QAction(words, window)
    action.setShortcut(QKeySequence(key))
    window.addAction(action)
    return action
