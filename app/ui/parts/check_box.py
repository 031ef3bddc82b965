"""A check box of 16 px on a line of 20, with three states."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui.look import brush_on, draw_box, draw_icon, draw_text, middle, text_width
from app.ui.look.tokens import RADIUS_KEY

SIDE = 16
_GAP = 8


def draw_check(
    painter: QPainter,
    x: float,
    y: float,
    state: Qt.CheckState,
    *,
    on: bool = True,
    focus: bool = False,
) -> None:
    """The box alone, with its top left corner at (x, y)."""
    box = QRectF(x, y, SIDE, SIDE)
    if state is Qt.CheckState.Unchecked or not on:
        ground = "surface" if on else "hover"
        draw_box(painter, box, RADIUS_KEY, ground, "control" if on else "line2")
        if focus:
            draw_box(painter, box, RADIUS_KEY, None, "accent", 2)
    else:
        draw_box(painter, box, RADIUS_KEY, "accent")
        if focus:
            draw_box(painter, box.adjusted(2, 2, -2, -2), 2, None, "surface", 1.5)
    sign = {Qt.CheckState.Checked: "check", Qt.CheckState.PartiallyChecked: "minus"}.get(state)
    if sign:
        draw_icon(painter, sign, x + 2, y + 2, 12, "onaccent" if on else "inkoff")


class CheckBox(QCheckBox):
    """A check box with its words; `fade_done` greys the words of a ticked line."""

    def __init__(self, text: str, *, fade_done: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._fade_done = fade_done
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = _GAP + round(text_width("body", self.text())) + 1 if self.text() else 0
        return QSize(SIDE + words, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE, 20)

    def hitButton(self, _point: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = QRectF(self.rect())
        on, focus = self.isEnabled(), self.hasFocus()
        draw_check(painter, 0, middle(box, SIDE), self.checkState(), on=on, focus=focus)
        done = self._fade_done and self.isChecked()
        ink = "inkoff" if not on else "ink3" if done else "ink1"
        draw_text(painter, box.adjusted(SIDE + _GAP, 0, 0, 0), self.text(), "body", ink)
