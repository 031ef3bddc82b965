"""Paints the queue: section heads, touches with both times and their tally, done ones in one line."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.moment import wall_time
from app.domain.touch import Touch
from app.ui.look import RIGHT, draw_box, draw_icon, draw_text, text_width
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.channel_tile import draw_channel_tile
from app.ui.parts.score_chip import draw_score
from app.ui.parts.tally import draw_tally
from app.ui.today.phrases import DAYS, city_of, clock_words, is_single
from app.ui.today.queue_model import ROW, second_line
from app.ui.today.queue_rows import Group, Row, Section, TouchRow

TALL, LOW, DONE, HEAD = 80, 76, 40, 32
_LEFT, _RIGHT, _INSET, _WORDS = 20, 20, 8, 64
_HEAD_INKS = {Group.OVERDUE: "danger", Group.DUE: "accentink"}


class QueueDelegate(QStyledItemDelegate):
    """`compact` takes four pixels from every open touch."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.compact = False
        self.zone = "UTC"

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(ROW)
        if isinstance(row, Section):
            return QSize(200, HEAD)
        if row.group is Group.DONE:
            return QSize(200, DONE)
        return QSize(200, LOW if self.compact else TALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if isinstance(row, Section):
            _draw_head(painter, box, row)
        else:
            state: QStyle.StateFlag = option.state
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            _draw_ground(painter, box, state, low=row.group is Group.DONE)
            if row.group is Group.DONE:
                _draw_done(painter, box, row.touch, self.zone)
            else:
                _draw_touch(painter, box, row, chosen=chosen)
        painter.restore()


def _draw_head(painter: QPainter, box: QRectF, head: Section) -> None:
    line = QRectF(box.left() + _LEFT, box.bottom() - 24, box.width() - _LEFT - _RIGHT, 16)
    ink = _HEAD_INKS.get(head.group, "ink2")
    width = draw_text(painter, line, head.title, "smalls", ink)
    draw_text(painter, line.adjusted(width + 6, 0, 0, 0), str(head.count), "small", "ink3")
    if head.note:
        draw_text(painter, line, head.note, "small", "ink3", RIGHT)


def _draw_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag, *, low: bool) -> None:
    inside = box.adjusted(_INSET, 0 if low else 2, -_INSET, 0 if low else -2)
    if state & QStyle.StateFlag.State_Selected:
        draw_box(painter, inside, RADIUS_BUTTON, "accents")
        cut = 8 if low else 12
        bar = QRectF(inside.left(), inside.top() + cut, 3, inside.height() - 2 * cut)
        draw_box(painter, bar, 1.5, "accent")
    elif state & QStyle.StateFlag.State_MouseOver:
        draw_box(painter, inside, RADIUS_BUTTON, "hover")


def _draw_touch(painter: QPainter, box: QRectF, row: TouchRow, *, chosen: bool) -> None:
    touch, top = row.touch, box.top() + (box.height() - 64) / 2 + 4
    draw_channel_tile(painter, QRectF(box.left() + _LEFT, top + 4, 32, 32), touch.channel.value)
    left, right = box.left() + _WORDS, box.right() - _RIGHT
    name_end = right
    if touch.score is not None:
        draw_score(painter, right - 32, top, touch.score, on_selected=chosen)
        name_end -= 40
    _draw_name(painter, QRectF(left, top, name_end - left, 20), touch, "ink1")
    draw_text(painter, QRectF(left, top + 21, right - left, 16), second_line(row), "small", "ink2")
    _draw_foot(painter, QRectF(left, top + 41, right - left, 16), row, chosen=chosen)


def _draw_name(painter: QPainter, line: QRectF, touch: Touch, ink: str) -> None:
    width = draw_text(painter, line, touch.lead, "bodys" if ink == "ink1" else "bodym", ink)
    rest = line.adjusted(width + 8, 0, 0, 0)
    if touch.company and rest.width() > 24:  # noqa: PLR2004 -- less holds no word
        draw_text(painter, rest, touch.company, "body", "ink2" if ink == "ink1" else "ink3")


def _draw_foot(painter: QPainter, line: QRectF, row: TouchRow, *, chosen: bool) -> None:
    touch, start = row.touch, line.left()
    if not is_single(touch):
        start += (
            draw_tally(painter, start, line.bottom() - 2, touch.number, touch.of, on_selected=chosen) + 10
        )
    clock = _draw_times(painter, line, row)
    if touch.behind:
        room = QRectF(start, line.top(), clock - start - 8, line.height())
        words = f"+{touch.behind} behind it"
        words = words if text_width("small", words) <= room.width() else f"+{touch.behind}"
        if text_width("small", words) <= room.width():
            draw_text(painter, room, words, "small", "ink3")


def _draw_times(painter: QPainter, line: QRectF, row: TouchRow) -> float:
    """Both times at the right end; returns where they begin."""
    touch, late = row.touch, row.group is Group.OVERDUE or bool(row.clock)
    mine = f"{DAYS[touch.due_local.weekday()]} " if row.day_named else ""
    mine = row.clock or f"{mine}{clock_words(touch.due_local)}"
    city = city_of(touch.lead_zone) if touch.lead_zone_known else ""
    there = f" · {clock_words(row.there or touch.lead_local)} {city}" if city else ""
    left = line.right() - text_width("small", there) - text_width("smalls", mine)
    words = QRectF(left, line.top(), line.right() - left + 1, line.height())
    width = draw_text(painter, words, mine, "smalls", "danger" if late else "ink1")
    draw_text(painter, words.adjusted(width, 0, 0, 0), there, "small", "ink2")
    if not late:
        return left
    draw_icon(painter, "timer" if row.clock else "circle-alert", left - 18, line.top() + 1, 14, "danger")
    return left - 18


def _draw_done(painter: QPainter, box: QRectF, touch: Touch, zone: str) -> None:
    middle = box.top() + (box.height() - 20) / 2
    icon, ink = ("skip-forward", "ink3") if touch.outcome is None else ("circle-check", "ok")
    draw_icon(painter, icon, box.left() + _LEFT + 8, middle + 2, 16, ink)
    at = clock_words(wall_time(touch.done_at, zone)) if touch.done_at is not None else ""
    line = QRectF(box.left() + _WORDS, middle, box.right() - _RIGHT - box.left() - _WORDS, 20)
    draw_text(painter, line, at, "small", "ink2", RIGHT)
    _draw_name(painter, line.adjusted(0, 0, -text_width("small", at) - 8, 0), touch, "ink2")
