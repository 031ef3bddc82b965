"""Paints every cell of the lead list."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.lead import LeadRow
from app.domain.words import LeadState
from app.ui.leads.columns import COLUMNS, At
from app.ui.leads.rows import Index, LeadRows
from app.ui.leads.words import ago, is_cold, is_late, next_of, tally_words
from app.ui.look import LEFT, RIGHT, colour, draw_icon, draw_text, mix
from app.ui.parts.avatar import draw_avatar
from app.ui.parts.channel_tile import channel_icon, channel_ink
from app.ui.parts.check_box import draw_check
from app.ui.parts.score_chip import draw_score
from app.ui.parts.stage_chip import draw_stage
from app.ui.parts.tally import draw_tally

ROW = 48
_AVATAR = 28
_GAP = 12


class LeadDelegate(QStyledItemDelegate):
    """One painter for all columns; it asks the model for the row, never for single values."""

    def __init__(self, rows: LeadRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.hovered = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        box, column = QRectF(cell), At(index.column())
        row = self._rows.row_at(index.row())
        selected = bool(state & QStyle.StateFlag.State_Selected)
        checked = self._rows.id_at(index.row()) in self._rows.checked
        painter.save()
        self._ground(painter, box, index, selected=selected, checked=checked)
        if row is None and column is not At.CHECK:
            self._placeholder(painter, box, column)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if row is None or column is At.CHECK:
                self._check(painter, box, checked=checked)
            else:
                self._cell(painter, box, column, row, selected=selected)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, index: Index, *, selected: bool, checked: bool) -> None:
        if selected:
            painter.fillRect(box, colour("accents"))
        elif checked:
            painter.fillRect(box, mix("accents", "surface", 50))
        elif index.row() == self.hovered:
            painter.fillRect(box, colour("hover", 60))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))
        if selected and index.column() == At.CHECK:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), colour("accent"))

    def _check(self, painter: QPainter, box: QRectF, *, checked: bool) -> None:
        state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        draw_check(painter, box.left() + 20, box.top() + (ROW - 17) // 2, state)

    def _placeholder(self, painter: QPainter, box: QRectF, column: At) -> None:
        """A quiet bar while the row is on its way; no more, for it is gone within two frames."""
        if column is At.LEAD:
            bar = QRectF(box.left() + 8, box.top() + 19, max(8.0, box.width() * 0.45), 9)
            painter.fillRect(bar, colour("hover"))

    def _cell(self, painter: QPainter, box: QRectF, column: At, row: LeadRow, *, selected: bool) -> None:
        left, middle = box.left() + 8, box.top() + (ROW - 1) / 2
        room = box.adjusted(8, 0, -6, -1)
        match column:
            case At.LEAD:
                draw_avatar(painter, QRectF(left, middle - 14, _AVATAR, _AVATAR), row.name)
                words = room.adjusted(_AVATAR + _GAP, 0, 0, 0)
                _two_lines(painter, words, row.name, row.details.title, "bodys")
            case At.COMPANY:
                place = row.details.city or row.details.country
                _two_lines(painter, room, row.details.company, place, "body")
            case At.STAGE:
                draw_stage(painter, left, middle - 10, row.details.stage, on_selected=selected)
            case At.SCORE if row.score is not None:
                draw_score(painter, left, middle - 10, row.score, on_selected=selected)
            case At.SERIES:
                self._series(painter, room, row, selected=selected)
            case At.NEXT:
                self._next(painter, room, row)
            case At.LAST:
                ink = "warn" if is_cold(row, self._rows.now) else "ink2"
                draw_text(painter, room, ago(row.last_activity, self._rows.now, self._rows.zone), "body", ink)
            case At.SCORE:
                pass
            case _:
                align = RIGHT if COLUMNS[column].numbers else LEFT
                draw_text(painter, room, self._rows.words(row, column), "body", "ink2", align)

    def _series(self, painter: QPainter, room: QRectF, row: LeadRow, *, selected: bool) -> None:
        words = room
        if row.of:
            left, bottom, current = room.left(), room.center().y() + 5, row.done + 1
            wide = draw_tally(painter, left, bottom, current, row.of, on_selected=selected)
            words = room.adjusted(max(wide, 45) + 9, 0, 0, 0)
        draw_text(painter, words, tally_words(row), "small", "ink2" if row.of else "ink3")

    def _next(self, painter: QPainter, room: QRectF, row: LeadRow) -> None:
        """The channel and the date; overdue has its own icon beside its colour."""
        words, ink, sign, hue = next_of(row, self._rows.now, self._rows.zone), "ink1", "", "ink3"
        if row.answer_by is not None:
            sign, ink, hue = "alarm-clock", "danger", "danger"
        elif row.next_touch is not None:
            channel = row.next_touch.channel
            sign, hue = channel_icon(channel), channel_ink(channel)
            if is_late(row.next_touch, self._rows.now, self._rows.zone):
                sign, ink, hue = "alarm-clock", "danger", "danger"
        elif row.state is LeadState.NO_NEXT_STEP:
            sign, ink, hue = "circle-alert", "warn", "warn"
        else:
            sign, ink = "hourglass", "ink2"
        draw_icon(painter, sign, room.left(), room.center().y() - 7, 14, hue)
        draw_text(painter, room.adjusted(22, 0, 0, 0), words, "bodym" if ink == "warn" else "body", ink)


def _two_lines(painter: QPainter, room: QRectF, first: str, second: str, style: str) -> None:
    if not second:
        draw_text(painter, room, first, style)
        return
    top = QRectF(room.left(), room.top() + 6, room.width(), 18)
    draw_text(painter, top, first, style)
    draw_text(painter, QRectF(room.left(), top.bottom(), room.width(), 16), second, "small", "ink2")
