"""A merge field inside a text: one character that is drawn as a chip."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from app.domain.fields import title_of
from app.ui.look import CENTRE, draw_box, draw_text, text_width
from app.ui.look.tokens import RADIUS_KEY

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
SIGN = "\ufffc"
_FIELD = QTextFormat.Property.UserProperty.value + 1
_HEIGHT, _SIDE, _LIFT = 20, 8, 1


def field_of(look: QTextCharFormat) -> str:
    """The field a character stands for; empty for plain text."""
    return str(look.property(_FIELD) or "") if look.objectType() == CHIP else ""


def insert_chip(cursor: QTextCursor, field: str) -> None:
    """Put a field where the cursor is; what is typed after it is plain again."""
    plain = QTextCharFormat()
    plain.setFont(cursor.charFormat().font())
    look = QTextCharFormat(plain)
    look.setObjectType(CHIP)
    look.setProperty(_FIELD, field)
    look.setToolTip(title_of(field))
    cursor.insertText(SIGN, look)
    cursor.setCharFormat(plain)


class MergeChips(QPyTextObject):
    """Draws the chips of one document: filled in accent, unfilled in danger."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.fields: Mapping[str, str] = {}

    def words(self, field: str) -> str:
        """What the chip says: the value, or the field's name while there is none."""
        return self.fields.get(field) or title_of(field)

    def intrinsicSize(self, _doc: QTextDocument, _place: int, look: QTextFormat) -> QSizeF:
        width = text_width("smalls", self.words(_name(look))) + 2 * _SIDE
        return QSizeF(round(width) + 2, _HEIGHT - 4)

    def drawObject(
        self, painter: QPainter, box: QRectF | QRect, _doc: QTextDocument, _place: int, look: QTextFormat
    ) -> None:
        field = _name(look)
        known = bool(self.fields.get(field))
        room = QRectF(box)
        chip = QRectF(room.left() + 1, room.bottom() - _HEIGHT + 4 + _LIFT, room.width() - 2, _HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_box(painter, chip, RADIUS_KEY, "accents" if known else "dangers")
        draw_text(painter, chip, self.words(field), "smalls", "accentink" if known else "danger", CENTRE)


def _name(look: QTextFormat) -> str:
    return str(look.property(_FIELD) or "")
