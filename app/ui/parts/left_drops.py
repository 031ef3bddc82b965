"""Drops that a text field leaves to the window: files and mail links are people there, not words."""

from PySide6.QtGui import QDragEnterEvent


def is_left(event: QDragEnterEvent) -> bool:
    """Whether what is dragged over a field is the window's; the event is then ignored and goes on up."""
    left = any(url.isLocalFile() or url.scheme() == "mailto" for url in event.mimeData().urls())
    if left:
        event.ignore()
    return left
