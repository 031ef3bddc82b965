"""A small coloured word, such as an owner or a date that was read."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.words import Owner
from app.ui.look import brush_on, draw_box, draw_icon, draw_text, middle, text_width

_HEIGHT, _SIDE = 22, 8
OWNER_TONES = {
    Owner.MINE: ("accents", "accentink"),
    Owner.THEIRS: ("mails", "mail"),
    Owner.BOTH: ("hover", "ink2"),
}


class Pill(QWidget):
    """`tone` is a pair of ground and ink."""

    def __init__(
        self,
        text: str,
        tone: tuple[str, str] = ("hover", "ink2"),
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str, tone: tuple[str, str]) -> None:
        """Say something else."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(text_width("smalls", self._text)) + 2 * _SIDE + (16 if self._icon else 0), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = QRectF(self.rect())
        ground, ink = self._tone
        draw_box(painter, box, _HEIGHT / 2, ground)
        x = float(_SIDE)
        if self._icon:
            draw_icon(painter, self._icon, x, middle(box, 12), 12, ink)
            x += 16
        draw_text(painter, QRectF(x, 0, box.width() - x - _SIDE + 1, _HEIGHT), self._text, "smalls", ink)
