"""The head of a section: its title, how many, and a note at the right."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import RIGHT, brush_on, draw_text, text_width

HEIGHT = 32


def draw_section(
    painter: QPainter,
    box: QRectF,
    title: str,
    count: str = "",
    note: str = "",
    *,
    ink: str = "ink2",
    style: str = "smalls",
) -> None:
    """A section head inside `box`, for delegates of lists."""
    end = box.right()
    if note:
        draw_text(painter, box, note, "small", "ink3", RIGHT)
        end -= text_width("small", note) + 12
    words = QRectF(box.left(), box.top(), end - box.left(), box.height())
    x = box.left() + draw_text(painter, words, title, style, ink) + 7
    rest = QRectF(x, box.top(), max(0.0, end - x), box.height())
    draw_text(painter, rest, count, "small", "ink3")


class SectionHeader(QWidget):
    """The head as a widget of 32 px; `ink` is `danger` for overdue, `accentink` for due now."""

    def __init__(
        self,
        title: str,
        *,
        count: int | None = None,
        note: str = "",
        ink: str = "ink2",
        style: str = "smalls",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._note, self._ink, self._style = title, note, ink, style
        self._count = "" if count is None else str(count)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_count(self, count: int | None) -> None:
        """Show how many things follow; None for no figure."""
        self._count = "" if count is None else str(count)
        self._name()

    def set_note(self, note: str) -> None:
        """The words at the right."""
        self._note = note
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(" ".join(filter(None, (self._title, self._count, self._note))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        words = (self._title, self._count, self._note)
        draw_section(brush_on(self), box, *words, ink=self._ink, style=self._style)
