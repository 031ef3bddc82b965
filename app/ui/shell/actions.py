"""The acts of the whole window with their keys; the window has no menu bar."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

ACTS: Final = (
    # name, words, key
    ("log-meeting", "Log meeting", "Ctrl+M"),
    ("add-lead", "Add lead", "Ctrl+N"),
    ("import", "Import", "Ctrl+I"),
    ("undo", "Undo", "Ctrl+Z"),
    ("refresh", "Refresh", "F5"),
    ("menu", "Menu", "F10"),
    ("quit", "Quit", "Ctrl+Q"),
)
ADDING: Final = (
    # name, icon: what the plus button offers
    ("log-meeting", "handshake"),
    ("add-lead", "user-plus"),
    ("import", "import"),
)


def window_actions(window: QWidget) -> dict[str, QAction]:
    """Make the acts, by name; `bind_keys` gives them their keys."""
    return {name: QAction(words, window) for name, words, _ in ACTS}


def bind_keys(window: QWidget, actions: Mapping[str, QAction]) -> None:
    """Let the keys work while the window is active. The first frame does not wait for it."""
    for name, _, key in ACTS:
        bind(window, actions[name], key)


def bind(window: QWidget, action: QAction, key: str) -> None:
    """Give one act of the window its key."""
    action.setShortcut(key)
    window.addAction(action)
