"""Why this date: the rule in bold, the adjustment after it."""

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.look import brush_on, draw_box, draw_icon
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.para import Para, Run

Tone = Literal["accent", "warn", "danger", "ok"]
_TONES: dict[Tone, tuple[str, str]] = {
    "accent": ("accents", "accentink"),
    "warn": ("warns", "warn"),
    "danger": ("dangers", "danger"),
    "ok": ("oks", "ok"),
}
_MOST_LINES = 3


class WhyBand(QWidget):
    """A band of at most three lines; the tone is its ground."""

    def __init__(
        self,
        rule: str = "",
        reason: str = "",
        *,
        icon: str = "lightbulb",
        tone: Tone = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self._para = Para("", "small", most_lines=_MOST_LINES)
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 10, 12, 10)
        row.addWidget(self._para)
        self.set_why(rule, reason)

    def set_why(self, rule: str, reason: str = "", *, icon: str = "", tone: Tone | None = None) -> None:
        """Show a rule and what came after it."""
        self._icon = icon or self._icon
        self._tone = tone or self._tone
        gap = " " if rule and reason else ""
        self._para.set_runs([Run(f"{rule}{gap}", "smalls", "ink1"), Run(reason, "small", "ink2")])
        self.setAccessibleName(f"{rule}{gap}{reason}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        ground, ink = _TONES[self._tone]
        draw_box(painter, QRectF(self.rect()), RADIUS_BUTTON, ground)
        one_line = self._para.height() <= self._para.minimumSizeHint().height()
        draw_icon(painter, self._icon, 12, 10 if one_line else 12, 16, ink)
