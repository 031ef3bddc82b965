"""An agreement on one line: state, who, what, by when."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look import RIGHT, brush_on, draw_box, draw_icon, draw_ring, draw_text, text_width
from app.ui.look.tokens import RADIUS_EVENT
from app.ui.parts.pressable import Pressable

State = Literal["open", "done", "late"]
HEIGHT = 24
_ICONS: dict[State, tuple[str, str]] = {
    "done": ("circle-check", "ok"),
    "open": ("circle", "ink3"),
    "late": ("circle-alert", "danger"),
}


class AgreementLine(Pressable):
    """Pressing it is for the screen to answer, such as marking it kept."""

    def __init__(
        self,
        state: State,
        owner: str,
        what: str,
        deadline: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(what, parent)
        self._state: State = state
        self._owner, self._deadline = owner, deadline
        self.setAccessibleName(f"{owner} {what}, {deadline}, {state}")
        self.setToolTip(f"{owner} {what}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = self.box()
        draw_box(painter, box, RADIUS_EVENT, "hover" if self.hovered() else "sunken")
        if self.hasFocus():
            draw_ring(painter, box, RADIUS_EVENT)
        icon, ink = _ICONS[self._state]
        draw_icon(painter, icon, 8, 5, 14, ink)
        end = box.right() - 10
        late = self._state == "late"
        deadline = QRectF(30, 0, end - 30, HEIGHT)
        style, shade = ("smallm", "danger") if late else ("smallm", "ink3")
        draw_text(painter, deadline, self._deadline, style, shade, RIGHT)
        end -= text_width(style, self._deadline) + 12
        x = 30 + draw_text(painter, QRectF(30, 0, end - 30, HEIGHT), self._owner, "smalls") + 6
        draw_text(painter, QRectF(x, 0, end - x, HEIGHT), self.text(), "small", "ink2")
