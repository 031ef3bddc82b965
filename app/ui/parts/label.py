"""One line of plain text in a style of the scale, cut with an ellipsis when there is no room."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import LEFT, brush_on, draw_icon, draw_text, first_fitting, line_height, middle, text_width
from app.ui.look.paint import Ink
from app.ui.look.spoken import TEXT

_ICON_GAP = 6


class Label(QWidget):
    """Plain text: nothing in it is ever read as markup. An icon of 14 px may stand before it."""

    SPOKEN_AS = TEXT

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        ink: Ink = "ink1",
        *,
        icon: str = "",
        icon_ink: Ink | None = None,
        align: int = LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._ink, self._icon, self._align = style, ink, icon, align
        self._icon_ink = icon_ink
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._text = self._short = ""
        self.set_text(text)

    def text(self) -> str:
        """The words shown."""
        return self._text

    def set_text(self, text: str, ink: Ink | None = None, *, short: str = "") -> None:
        """Show other words, in another ink if given; `short` says the same where there is no room."""
        self._short = short
        if ink is not None:
            self._ink = ink
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
        self.update()

    def set_icon(self, icon: str, ink: Ink | None = None) -> None:
        """Show another icon; empty for none."""
        self._icon, self._icon_ink = icon, ink
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = text_width(self._style, self._text) + self._indent()
        return QSize(int(width) + 1, line_height(self._style))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(24, self.sizeHint().width()), line_height(self._style))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = QRectF(self.rect())
        ink = self._ink if self.isEnabled() else "inkoff"
        if self._icon:
            draw_icon(painter, self._icon, 0, middle(box, 14), 14, self._icon_ink or ink)
        words = box.adjusted(self._indent(), 0, 0, 0)
        said = first_fitting((self._text, self._short or self._text), self._style, words.width())
        draw_text(painter, words, said, self._style, ink, self._align)

    def _indent(self) -> int:
        return 14 + _ICON_GAP if self._icon else 0
