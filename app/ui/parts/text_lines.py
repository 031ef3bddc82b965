"""Lines of an editor: the height of the scale, blank ones half as high, so that paragraphs read as such."""

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


def _height(line: float) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(line, _FIXED)
    return form


def set_lines(document: QTextDocument, line: int) -> None:
    """Give every line its height."""
    block = document.begin()
    while block.isValid():
        _set(block, line if block.length() > 1 else line / 2)
        block = block.next()


def open_line(cursor: QTextCursor, line: int) -> None:
    """Give the line of the cursor its full height, as one act with what was typed last."""
    block = cursor.block()
    if block.length() > 1 and block.blockFormat().lineHeight() < line:
        editing = QTextCursor(block)
        editing.joinPreviousEditBlock()
        editing.mergeBlockFormat(_height(line))
        editing.endEditBlock()


def _set(block: QTextBlock, height: float) -> None:
    QTextCursor(block).mergeBlockFormat(_height(height))
