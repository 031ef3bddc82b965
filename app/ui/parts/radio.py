"""A radio button of 16 px on a line of 20."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from app.ui.look import brush_on, colour, draw_text, middle, text_width

SIDE = 16
_GAP = 8


def draw_radio(
    painter: QPainter, x: float, y: float, *, taken: bool, on: bool = True, focus: bool = False
) -> None:
    """The circle alone, with its top left corner at (x, y)."""
    centre = QPointF(x + SIDE / 2, y + SIDE / 2)
    if taken:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent" if on else "inkoff"))
        painter.drawEllipse(centre, SIDE / 2, SIDE / 2)
        painter.setBrush(colour("onaccent"))
        painter.drawEllipse(centre, 3, 3)
        ring = ("surface", 1.5, SIDE / 2 - 2.5) if focus else None
    else:
        painter.setPen(QPen(colour("control" if on else "line2"), 1))
        painter.setBrush(colour("surface" if on else "hover"))
        painter.drawEllipse(centre, SIDE / 2 - 0.5, SIDE / 2 - 0.5)
        ring = ("accent", 2.0, SIDE / 2 - 1) if focus else None
    if ring:
        painter.setPen(QPen(colour(ring[0]), ring[1]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, ring[2], ring[2])


class Radio(QRadioButton):
    """A radio button with its words; those of one parent exclude each other."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, taken: bool) -> None:  # noqa: FBT001 -- Qt's signal
        """Tab leads to the chosen one of a group alone; the arrow keys choose among them."""
        group = self.group()
        if not taken or group is None:
            return
        for other in group.buttons():
            other.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(SIDE + _GAP + round(text_width("body", self.text())) + 1, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE, 20)

    def hitButton(self, _point: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = QRectF(self.rect())
        on, taken = self.isEnabled(), self.isChecked()
        draw_radio(painter, 0, middle(box, SIDE), taken=taken, on=on, focus=self.hasFocus())
        ink = "ink1" if on else "inkoff"
        draw_text(painter, box.adjusted(SIDE + _GAP, 0, 0, 0), self.text(), "body", ink)
