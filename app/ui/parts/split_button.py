"""A button with a second, narrow half that opens a menu."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.look import brush_on, draw_icon, draw_line, middle
from app.ui.parts.button import Button, Kind, draw_dress, dress

_CARET_HALF = 32


class SplitButton(Button):
    """The words press, the caret (or Alt+Down) emits `menu_asked` with the menu's corner."""

    menu_asked = Signal(QPoint)

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        height: int = 32,
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind, icon=icon, height=height, keys=keys, parent=parent)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(_CARET_HALF, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = self.box()
        worn = dress(self.kind, on=self.isEnabled(), hover=self.hovered(), down=self.isDown())
        primary = self.kind == "primary"
        draw_dress(painter, box, worn, primary=primary, focus=self.hasFocus())
        self._draw_content(painter, box.adjusted(0, 0, -_CARET_HALF, 0), worn)
        self._draw_caret(box, worn.ink)

    def _draw_caret(self, box: QRectF, ink: object) -> None:
        painter = brush_on(self)
        x = box.right() - _CARET_HALF + 0.5
        line = "accentl" if self.kind == "primary" else "line2"
        draw_line(painter, QPointF(x, box.top() + 1), QPointF(x, box.bottom() - 1), line)
        shade = ink if isinstance(ink, str) else "ink1"
        draw_icon(painter, "chevron-down", x + 8, middle(box, 16), 16, shade)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() >= self.width() - _CARET_HALF:
            self._ask()
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.menu_asked.emit(self.mapToGlobal(QPoint(0, self.height() + 4)))
