"""Text to edit on the ground it stands on: no frame, the line height of the scale."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.ui.look import font, line_height
from app.ui.parts.text_lines import open_line, set_lines


class PlainArea(QTextEdit):
    """`typed` when a person changed the text; `set_words` is silent."""

    typed = Signal()

    def __init__(
        self, placeholder: str = "", *, name: str = "", style: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._line = line_height(style)
        self._setting = False
        self.setFont(font(style))
        self.setAcceptRichText(False)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        self.textChanged.connect(self._changed)

    def set_words(self, text: str) -> None:
        """Replace all text; the cursor goes to the start."""
        self._setting = True
        self.setPlainText(text)
        set_lines(self.document(), self._line)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._setting = False

    def _changed(self) -> None:
        if not self._setting:
            self._setting = True
            open_line(self.textCursor(), self._line)
            self._setting = False
            self.typed.emit()
