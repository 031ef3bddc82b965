"""The bar under the pages: the keys valid now, and where the data was saved."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.look import brush_on, draw_icon, draw_text, middle, text_width
from app.ui.look.spoken import TEXT
from app.ui.look.tokens import GAP, HINT_BAR
from app.ui.parts.keycap import HEIGHT, caps_width, draw_caps, keys_of

_TO_WORDS, _TO_NEXT, _END = 8, 18, 18


class HintBar(QWidget):
    """Hints that find no room are left out from the end."""

    SPOKEN_AS = TEXT

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: list[tuple[list[str], str]] = []
        self._saved = ""
        self.setFixedHeight(HINT_BAR)

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show these keys: ("J K", "move"), ("Ctrl+Return", "save")."""
        self._hints = [
            ([key for part in keys.split() for key in keys_of(part)], words) for keys, words in hints
        ]
        self._name()

    def set_saved(self, words: str) -> None:
        """Say where and when the data was saved."""
        self._saved = words
        self._name()

    def _name(self) -> None:
        hints = "; ".join(f"{' '.join(keys)} {words}" for keys, words in self._hints)
        self.setAccessibleName(f"{hints}. {self._saved}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        end = self._draw_saved(painter)
        x = float(GAP)
        for keys, words in self._hints:
            wide = caps_width(keys) + _TO_WORDS + text_width("small", words)
            if x + wide > end - _TO_NEXT:
                break
            x = draw_caps(painter, x, (HINT_BAR - HEIGHT) / 2, keys) + _TO_WORDS
            box = QRectF(x, 0, text_width("small", words) + 1, HINT_BAR)
            x += draw_text(painter, box, words, "small", "ink3") + _TO_NEXT

    def _draw_saved(self, painter: QPainter) -> float:
        """Draw the words at the right end; returns where they begin."""
        if not self._saved:
            return float(self.width())
        wide = text_width("small", self._saved)
        x = self.width() - _END - wide
        draw_text(painter, QRectF(x, 0, wide + 1, HINT_BAR), self._saved, "small", "ink3")
        draw_icon(painter, "hard-drive", x - 20, middle(QRectF(self.rect()), 14), 14, "ink3")
        return x - 20
