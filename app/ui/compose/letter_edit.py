"""The text of a message, with merge fields as chips."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QPalette, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.domain.merge_field import filled, marked, missing, pieces
from app.ui.compose.merge_chip import CHIP, SIGN, MergeChips, field_of, insert_chip
from app.ui.look import font, line_height
from app.ui.parts import left_drops
from app.ui.parts.left_keys import is_left
from app.ui.parts.text_lines import open_line, set_lines


class LetterEdit(QTextEdit):
    """Takes and gives plain text in which a field is written `{{ name }}`.

    Signals:
        typed: A person changed the text.
    """

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = False
        self._chips = MergeChips(self)
        self.document().documentLayout().registerHandler(CHIP, self._chips)
        self.document().setDocumentMargin(0)
        self.setFont(font("bodyl"))
        self.setAcceptRichText(False)
        self.setPlaceholderText("Write as you would speak")
        self.setAccessibleName("Text")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        self.textChanged.connect(self._changed)

    def event(self, event: QEvent) -> bool:
        return False if is_left(event) else super().event(event)

    def show_text(self, text: str, fields: Mapping[str, str]) -> None:
        """Replace all text, without `typed`; the cursor goes to the start."""
        self._setting = True
        self._chips.fields = fields
        self.clear()
        self._insert(self.textCursor(), text)
        set_lines(self.document(), line_height("bodyl"))
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._setting = False

    def replace_text(self, text: str) -> None:
        """Replace all text as a person would, so that Ctrl+Z brings the old one back."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self._insert(cursor, text)
        set_lines(self.document(), line_height("bodyl"))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def text(self) -> str:
        """The text, fields written as `{{ name }}`."""
        return _read(self.document().begin(), None)

    def text_filled(self) -> str:
        """The text as the lead reads it; a field that is not known stays written out."""
        return filled(self.text(), self._chips.fields)

    def missing(self) -> tuple[str, ...]:
        """The fields that nothing fills."""
        return missing(self.text(), self._chips.fields)

    def insert_field(self, field: str) -> None:
        """Put a field where the cursor is; a value of several lines goes in as text."""
        value = self._chips.fields.get(field, "")
        if "\n" in value:
            self._insert(self.textCursor(), value)
        else:
            insert_chip(self.textCursor(), field)
        self.setFocus()

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        for piece in pieces(text):
            if piece.field:
                insert_chip(cursor, piece.text)
            else:
                cursor.insertText(piece.text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not left_drops.is_left(event):
            super().dragEnterEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 -- Qt names it
        """Copy what a reader sees: values, not fields."""
        cursor = self.textCursor()
        mime = QMimeData()
        first = self.document().findBlock(cursor.selectionStart())
        span = (cursor.selectionStart(), cursor.selectionEnd())
        mime.setText(filled(_read(first, span), self._chips.fields))
        return mime

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self._insert(self.textCursor(), source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def _changed(self) -> None:
        if not self._setting:
            self._setting = True
            open_line(self.textCursor(), line_height("bodyl"))
            self._setting = False
            self.typed.emit()


def _read(block: QTextBlock, span: tuple[int, int] | None) -> str:
    """Read blocks from one on, as a whole or between two positions of the document."""
    lines = []
    while block.isValid() and (span is None or block.position() <= span[1]):
        lines.append(_read_line(block, span))
        block = block.next()
    return "\n".join(lines)


def _read_line(block: QTextBlock, span: tuple[int, int] | None) -> str:
    parts = []
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        text, field = fragment.text(), field_of(fragment.charFormat())
        if span is not None:
            text = _cut(text, fragment.position(), span)
        parts.append(text.replace(SIGN, marked(field)) if field else text)
        each += 1
    return "".join(parts).replace("\u2028", "\n")


def _cut(text: str, start: int, span: tuple[int, int]) -> str:
    """Return the part between two positions, which count UTF-16 units."""
    raw = text.encode("utf-16-le")
    first, last = max(0, span[0] - start), max(0, span[1] - start)
    return raw[2 * first : 2 * last].decode("utf-16-le", "ignore")
