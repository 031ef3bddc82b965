"""A square button with an icon alone; its name is said by the tooltip and to screen readers."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.look import brush_on, draw_icon, middle
from app.ui.parts.button import Kind, draw_dress, dress
from app.ui.parts.pressable import Pressable


class IconButton(Pressable):
    """`name` says what it does ("Close"); `size` is 28, 32 or 36."""

    def __init__(
        self,
        icon: str,
        name: str,
        kind: Kind = "ghost",
        *,
        size: int = 32,
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._icon = icon
        self._kind: Kind = kind
        self._size = size
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {keys}" if keys else name)

    def set_icon(self, icon: str) -> None:
        """Show another icon, such as eye for eye-off."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        worn = dress(
            self._kind,
            on=self.isEnabled(),
            hover=self.hovered() or self.isChecked(),
            down=self.isDown(),
        )
        box = self.box()
        draw_dress(painter, box, worn, primary=self._kind == "primary", focus=self.hasFocus())
        draw_icon(painter, self._icon, (box.width() - 16) / 2, middle(box, 16), 16, worn.ink)
