"""A one-line field, and the line of words under a wrong one."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.look import brush_on, draw_icon, font
from app.ui.parts import left_drops
from app.ui.parts.label import Label
from app.ui.parts.left_keys import is_left

_SIDE, _ICON_SIDE = 12, 34


class TextField(QLineEdit):
    """A field with a leading icon. `name` is read out; without it the placeholder is."""

    def __init__(
        self,
        placeholder: str = "",
        *,
        icon: str = "",
        height: int = 36,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFont(font("body"))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setFixedHeight(height)
        # the style's own frame adds two; the words then start at 12, or at 34 beside an icon
        self.setTextMargins((_ICON_SIDE if icon else _SIDE) - 2, 0, _SIDE - 2, 0)

    def set_wrong(self, wrong: bool) -> None:  # noqa: FBT001 - a Qt-style setter of one state
        """Draw the frame in red, or in its usual ink again."""
        self.setProperty("wrong", wrong)
        self.update()

    def wrong(self) -> bool:
        """Whether the frame is red."""
        return bool(self.property("wrong"))

    def event(self, event: QEvent) -> bool:
        return False if is_left(event) else super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not left_drops.is_left(event):
            super().dragEnterEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            painter = brush_on(self)
            draw_icon(painter, self._icon, 11, (self.height() - 16) / 2, 16, self._icon_ink())

    def _icon_ink(self) -> str:
        return "ink2" if self.isEnabled() else "inkoff"


class ErrorLine(Label):
    """What is wrong with a field, in words; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "small", "danger", icon="circle-alert", parent=parent)
        self.hide()

    def say(self, text: str) -> None:
        """Show the words, or nothing when they are empty."""
        self.set_text(text)
        self.setVisible(bool(text))


def mark_wrong(field: TextField, line: ErrorLine, text: str) -> None:
    """Say what is wrong with a field; an empty text says that all is well."""
    field.set_wrong(bool(text))
    line.say(text)
    if text:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
