"""The hint bar: the keys valid now, and where the data was saved and when."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.look import brush_on, draw_icon, draw_text, text_width
from app.ui.parts.keycap import draw_caps, keys_of

HEIGHT = 32
_CAP_TOP, _AFTER_KEYS, _AFTER_WORDS = 7, 8, 20


class HintBar(QWidget):
    """One line of 32 px under the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._hints: list[tuple[str, str]] = []
        self._saved = ""

    def set_hints(self, hints: list[tuple[str, str]]) -> None:
        """Show keys and what they do. Keys are "Ctrl+Return", or "J K" for two of a kind."""
        self._hints = hints
        self.setAccessibleName(", ".join(f"{keys}: {words}" for keys, words in hints))
        self.update()

    def set_saved(self, text: str, *, trouble: bool = False) -> None:
        """Show where and when the data was saved, or that something is wrong."""
        self._saved = text
        self._trouble = trouble
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        right = self.width() - 16.0 - text_width("small", self._saved)
        x = 8.0
        for keys, words in self._hints:
            caps = [cap for part in keys.split() for cap in keys_of(part)]
            end = draw_caps(painter, x, _CAP_TOP, caps) + _AFTER_KEYS
            if end + text_width("small", words) > right - 32:
                break
            x = end + draw_text(painter, QRectF(end, 0, 400, HEIGHT), words, "small", "ink3") + _AFTER_WORDS
        if self._saved:
            ink = "danger" if self._trouble else "ink3"
            draw_icon(painter, "hard-drive", right - 20, 9, 14, ink)
            draw_text(painter, QRectF(right, 0, 400, HEIGHT), self._saved, "small", ink)
