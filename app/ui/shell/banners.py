"""One-line bars over the page: what does not work here, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.look import brush_on, draw_box
from app.ui.look.tokens import GAP, RADIUS_BUTTON
from app.ui.parts.button import Button
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.why_band import Tone

_DRESS: dict[Tone, tuple[str, str, str, str]] = {
    # tone: (ground, border, ink, icon)
    "accent": ("accents", "accentl", "accentink", "info"),
    "warn": ("warns", "warnl", "warn", "triangle-alert"),
    "danger": ("dangers", "dangerl", "danger", "circle-alert"),
    "ok": ("oks", "okl", "ok", "circle-check"),
}


class Banner(QWidget):
    """One bar; `closed` when its cross is pressed."""

    closed = Signal()

    def __init__(
        self,
        text: str,
        tone: Tone = "warn",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self.text = text
        self.setFixedHeight(36)
        self.setAccessibleName(text)
        self.setToolTip(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        ink, icon = _DRESS[tone][2:]
        row.addWidget(Label(text, "small", "ink1", icon=icon, icon_ink=ink), 1)
        if action and act is not None:
            button = Button(action, "link", height=28)
            button.clicked.connect(act)
            row.addWidget(button)
        cross = IconButton("x", "Close", size=28)
        cross.clicked.connect(self.closed)
        row.addWidget(cross)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, border = _DRESS[self._tone][:2]
        draw_box(brush_on(self), QRectF(self.rect()), RADIUS_BUTTON, ground, border)


class Banners(QWidget):
    """All bars, one under the other; no room is taken while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, GAP, GAP)
        self._column.setSpacing(4)
        self._shown: dict[str, Banner] = {}
        self.hide()

    def show_line(
        self,
        text: str,
        tone: Tone = "warn",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show a bar; the same words stand there once only."""
        if text in self._shown:
            return
        banner = Banner(text, tone, action=action, act=act)
        banner.closed.connect(self._closed)
        self._shown[text] = banner
        self._column.addWidget(banner)
        self.show()

    def withdraw(self, text: str) -> None:
        """Take a bar away when what it said is no longer so."""
        banner = self._shown.pop(text, None)
        if banner is not None:
            banner.hide()
            self._column.removeWidget(banner)
            banner.deleteLater()
        self.setVisible(bool(self._shown))

    def _closed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Banner):
            self.withdraw(sender.text)
