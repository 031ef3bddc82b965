"""Strokes of the calendar: hatched days, entries, number badges."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.domain.phrases import clock
from app.ui.calendar.entries import Entry
from app.ui.look import CENTRE, RIGHT, colour, draw_box, draw_icon, draw_text

_STEP = 8
_TWO_LINES = 34
_NARROW = 110
"""Below this width a line of the month holds the name alone."""
_RADIUS = 6


def clip_corners(painter: QPainter, box: QRectF) -> None:
    """Keep the paint inside the round bottom corners of the pane around it."""
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(0, -20, 0, 0), 11, 11)
    painter.setClipPath(path)


def draw_free(painter: QPainter, box: QRectF) -> None:
    """The ground of a free day: hatched, so that it is told apart without colour."""
    painter.fillRect(box, colour("nonwork"))
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour("line"), 1))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += _STEP
    painter.restore()


def draw_banner(painter: QPainter, box: QRectF, text: str, icon: str = "flag", ink: str = "meet") -> None:
    """The name of a holiday, or an agreement that is due."""
    quiet = ink != "meet"
    draw_box(painter, box, _RADIUS, "surface" if quiet else "meets", "line2" if quiet else None)
    draw_icon(
        painter, icon, box.left() + 7, box.top() + (box.height() - 12) / 2, 12, "ink2" if quiet else ink
    )
    words = box.adjusted(25, 0, -4, 0)
    draw_text(painter, words, text, "tinym" if quiet else "tinys", "ink2" if quiet else ink)


def draw_entry(painter: QPainter, box: QRectF, entry: Entry, *, chosen: bool, number: int = 0) -> None:
    """An entry of the week: stripe, icon, name, and a second line where there is room."""
    ground, border, ink = entry.inks
    draw_box(painter, box, _RADIUS, ground, border)
    painter.save()
    stripe = QRectF(box.left(), box.top(), 3, box.height())
    painter.setClipRect(stripe, Qt.ClipOperation.IntersectClip)
    draw_box(painter, box, _RADIUS, ink if not entry.over else "line2")
    painter.restore()
    if chosen:
        draw_box(painter, box, _RADIUS, None, "accent", 2)
    two = box.height() >= _TWO_LINES
    line = QRectF(box.left(), box.top() + (3 if two else 0), box.width(), 16 if two else box.height())
    draw_icon(painter, entry.icon, box.left() + 8, line.top() + (line.height() - 12) / 2, 12, ink)
    name = line.adjusted(25, 0, -24 if number else -4, 0)
    words = entry.touch.lead
    draw_text(painter, name, words, "tinym" if entry.over else "tinys", "ink2" if entry.over else "ink1")
    if two:
        second = QRectF(box.left() + 25, line.bottom() - 1, box.width() - 29, 16)
        draw_text(painter, second, entry.second_line, "tiny", "ink2")
    if number:
        _badge(painter, QPointF(box.right() - 12, box.top() + min(12, box.height() / 2)), number)


def _badge(painter: QPainter, centre: QPointF, number: int) -> None:
    box = QRectF(centre.x() - 8, centre.y() - 8, 16, 16)
    draw_box(painter, box, 8, "accent")
    draw_text(painter, box, str(number), "tinys", "onaccent", CENTRE)


def draw_ghost(painter: QPainter, box: QRectF, entry: Entry, words: str) -> None:
    """Where an entry will stand when it is let go, with its new time."""
    painter.setOpacity(0.92)
    draw_box(painter, box, _RADIUS, entry.inks[0], "accent", 2)
    painter.setOpacity(1)
    draw_text(painter, box.adjusted(8, 0, -4, 0), f"{words} {entry.touch.lead}", "tinys")


def draw_line_entry(
    painter: QPainter, box: QRectF, entry: Entry, *, tinted: bool, chosen: bool, series: bool
) -> None:
    """An entry of the month: icon, name, time; those from today on have their ground."""
    ground, _, ink = entry.inks
    if tinted:
        draw_box(painter, box, 4, ground)
    if chosen or series:
        draw_box(painter, box, 4, None, "accent", 2 if chosen else 1.5)
    draw_icon(painter, entry.icon, box.left() + 8, box.top() + (box.height() - 12) / 2, 12, ink)
    time = "Overdue" if entry.late else clock(entry.at.time())
    room = 54 if entry.late else 40
    style, shade = ("tinym", "ink1") if tinted and not entry.over else ("tinym", "ink2")
    if box.width() < _NARROW:
        draw_text(
            painter, box.adjusted(24, 0, -2, 0), entry.touch.lead, style, "danger" if entry.late else shade
        )
        return
    draw_text(painter, box.adjusted(26, 0, -room, 0), entry.touch.lead, style, shade)
    draw_text(painter, box.adjusted(0, 0, -6, 0), time, "tiny", "danger" if entry.late else "ink2", RIGHT)


def draw_bar(painter: QPainter, box: QRectF, done: float, planned: float, ink: str = "accent") -> None:
    """How full a day is: shares of its capacity, 0 to 1."""
    draw_box(painter, box, box.height() / 2, "line")
    for share, shade in (
        (min(1.0, done + planned), "accentl" if ink == "accent" else ink),
        (min(1.0, done), ink),
    ):
        if share > 0:
            width = max(box.height(), box.width() * share)
            draw_box(painter, QRectF(box.left(), box.top(), width, box.height()), box.height() / 2, shade)


def draw_link(painter: QPainter, start: QPointF, end: QPointF, gap: float) -> None:
    """A line from one touch of a series to the next, along the gap before the later day."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent"), 2))
    painter.drawPolyline([start, QPointF(gap, start.y()), QPointF(gap, end.y()), end])
