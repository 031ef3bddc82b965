"""Drafts and sent texts in one list with two heads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.message import Message
from app.domain.moment import wall_time
from app.domain.phrases import day
from app.domain.words import MessageKind, MessageState
from app.ui.compose.reading import Folders
from app.ui.look import RIGHT, brush_on, draw_box, draw_icon, draw_text
from app.ui.look.spoken import LIST
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.parts.channel_tile import channel_words
from app.ui.words import WEEKDAYS, short_day, time_words

HEAD, ROW = 36, 72
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Place:
    """A head or a message, and where it stands."""

    top: int
    title: str = ""
    count: int = 0
    message: Message | None = None


def places_of(folders: Folders, *, drafts: bool, sent: bool) -> list[Place]:
    """Lay out the heads and rows that are shown."""
    places: list[Place] = []
    top = 0
    shown = (("Drafts", folders.drafts, drafts), ("Sent", folders.sent, sent))
    for title, messages, wanted in shown:
        if not wanted or (title == "Sent" and not messages):
            continue
        places.append(Place(top, title, len(messages)))
        top += HEAD
        for message in messages:
            places.append(Place(top, message=message))
            top += ROW
    return places


def age_words(at: datetime, today: date) -> str:
    """Return "10:41" of today, "Mon" of this week, "19 May" of before; `at` is wall time."""
    days = (today - at.date()).days
    if days <= 0:
        return time_words(at.time())
    return WEEKDAYS[at.weekday()] if days < _WEEK else short_day(at.date())


def meta_words(message: Message, zone: str, today: date) -> str:
    """Return the third line: "Touch 3 of 8, due 10:30"."""
    if message.kind is MessageKind.RECAP:
        what = "Recap"
    elif message.touch_number is not None and message.touch_of is not None and message.touch_of > 1:
        what = f"Touch {message.touch_number} of {message.touch_of}"
    else:
        what = "Reminder" if message.kind is MessageKind.REMINDER else channel_words(message.channel)
    if message.state is MessageState.SENT or message.due_utc is None:
        return what
    due = wall_time(message.due_utc, zone)
    when = time_words(due.time()) if due.date() == today else day(due.date(), today)
    return f"{what}, due {when}"


class MessageList(QWidget):
    """`chosen` carries the id of the message; J, K and the arrows move."""

    SPOKEN_AS = LIST

    chosen = Signal(int)

    def __init__(self, zone: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone, self._today = zone, today
        self._places: list[Place] = []
        self._current: int | None = None
        self._hover: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_folders(self, folders: Folders, today: date, *, drafts: bool = True, sent: bool = True) -> None:
        """Show these lists."""
        self._today = today
        self._places = places_of(folders, drafts=drafts, sent=sent)
        rows = self._places
        self.setFixedHeight(rows[-1].top + (ROW if rows[-1].message else HEAD) + 8 if rows else HEAD)
        self._tell()
        self.update()

    def messages(self) -> list[Message]:
        """The messages shown, in order."""
        return [place.message for place in self._places if place.message is not None]

    def mark(self, message_id: int | None) -> None:
        """Mark a message as the open one, without a signal."""
        self._current = message_id
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def box_of(self, message_id: int) -> QRectF | None:
        """Where a message stands."""
        rows = (place for place in self._places if place.message and place.message.id == message_id)
        place = next(rows, None)
        return QRectF(0, place.top, self.width(), ROW) if place else None

    def _tell(self) -> None:
        shown = next((message for message in self.messages() if message.id == self._current), None)
        words = f"{shown.lead}, {shown.subject}" if shown else "none open"
        self.setAccessibleName(f"Messages: {words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1}
        move = step.get(Qt.Key(event.key()))
        if move is None or event.modifiers():
            super().keyPressEvent(event)
            return
        ids = [message.id for message in self.messages()]
        if ids:
            at = ids.index(self._current) + move if self._current in ids else 0
            self.chosen.emit(ids[max(0, min(len(ids) - 1, at))])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None:
            self.chosen.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover = None
        self.update()

    def _at(self, point: QPointF) -> int | None:
        for place in self._places:
            if place.message is not None and place.top <= point.y() < place.top + ROW:
                return place.message.id
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush_on(self)
        for place in self._places:
            if place.top > event.rect().bottom() or place.top + ROW < event.rect().top():
                continue
            if place.message is None:
                self._draw_head(painter, place)
            else:
                self._draw_message(painter, place.top, place.message)

    def _draw_head(self, painter: QPainter, place: Place) -> None:
        box = QRectF(20, place.top, self.width() - 40, HEAD)
        width = draw_text(painter, box, place.title, "smalls", "ink2")
        draw_text(painter, box.adjusted(width + 7, 0, 0, 0), str(place.count), "small", "ink3")

    def _draw_message(self, painter: QPainter, top: int, message: Message) -> None:
        box = QRectF(8, top + 1, self.width() - 16, ROW - 2)
        if message.id == self._current:
            draw_box(painter, box, RADIUS_BUTTON, "accents")
            draw_box(painter, QRectF(8, top + 11, 3, ROW - 22), 1.5, "accent")
            if self.hasFocus():
                draw_box(painter, box, RADIUS_BUTTON, None, "accent", 2)
        elif message.id == self._hover:
            draw_box(painter, box, RADIUS_BUTTON, "hover")
        room = self.width() - 40.0
        changed = age_words(wall_time(message.changed, self._zone), self._today)
        width = draw_text(painter, QRectF(20, top + 7, room, 20), changed, "small", "ink3", RIGHT)
        draw_text(painter, QRectF(20, top + 7, room - width - 8, 20), message.lead, "bodys")
        draw_text(painter, QRectF(20, top + 27, room, 20), message.subject or _first_line(message), "body")
        icon = "check" if message.state is MessageState.SENT else "pencil"
        draw_icon(painter, icon, 20, top + 50, 12, "ink3")
        meta = meta_words(message, self._zone, self._today)
        draw_text(painter, QRectF(38, top + 48, room - 18, 16), meta, "small", "ink3")


def _first_line(message: Message) -> str:
    return next((line for line in message.body.splitlines() if line.strip()), "No text yet")
