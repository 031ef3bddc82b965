"""A field of several lines of plain text."""

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.ui.look import brush_on, font, line_height
from app.ui.look.style import draw_field
from app.ui.parts import left_drops
from app.ui.parts.left_keys import is_left


class TextArea(QTextEdit):
    """Plain text with the line height of the scale; Tab leaves it."""

    def __init__(
        self,
        placeholder: str = "",
        *,
        name: str = "",
        style: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = line_height(style)
        self.setFont(font(style))
        self.setAcceptRichText(False)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setViewportMargins(8, 6, 4, 6)
        self.viewport().setAutoFillBackground(False)
        self.set_words("")

    def set_words(self, text: str) -> None:
        """Replace all text; the cursor goes to the start."""
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(block)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def words(self) -> str:
        """The text as typed, without blanks at its ends."""
        return self.toPlainText().strip()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not left_drops.is_left(event):
            super().dragEnterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Draw the frame under the viewport, where the base class paints nothing."""
        if is_left(event):
            return False
        if isinstance(event, QPaintEvent):
            box = QRectF(self.rect())
            draw_field(brush_on(self), box, focus=self.hasFocus(), wrong=False, on=self.isEnabled())
            return True
        return super().event(event)
