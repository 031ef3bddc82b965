"""Finds the lead by a few letters, or makes a new one of what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.lead import LeadDetails, LeadRow
from app.ui.look import brush_on, draw_box, draw_icon, draw_text, middle
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.meeting.field_label import FieldLabel
from app.ui.parts.text_field import ErrorLine, TextField

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.ui.tasks import Tasks

_ROW, _SHOWN, _PAUSE_MS = 36, 5, 60


def details_of(text: str) -> LeadDetails:
    """Return what a typed name or mail address says of a new lead."""
    words = " ".join(text.split())
    if "@" in words and " " not in words:
        return LeadDetails(email=words)
    first, _, last = words.partition(" ")
    return LeadDetails(first_name=first, last_name=last)


def _look_up(leads: Leads, text: str) -> tuple[str, tuple[LeadRow, ...]]:
    found = leads.ids(search=text, limit=_SHOWN)
    return text, leads.rows(list(found.ids)[:_SHOWN])


def _add(leads: Leads, details: LeadDetails) -> LeadRow:
    return leads.rows([leads.add(details).lead_id])[0]


class Found(QWidget):
    """The leads that fit, the first of them taken; the last line makes a new one."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LeadRow, ...] = ()
        self._text = ""
        self.current = 0
        self.setMouseTracking(True)

    def lines(self) -> list[str]:
        """What is offered, in order."""
        offered = [_offer(row) for row in self._rows]
        return [*offered, f"Add “{self._text}” as a new lead"] if self._text else offered

    def offer(self, text: str, rows: tuple[LeadRow, ...]) -> None:
        """Show the leads found for a text."""
        self._text, self._rows, self.current = text, rows, 0
        self.setFixedHeight(len(self.lines()) * _ROW + 8)
        self.setAccessibleName(self.lines()[0] if self.lines() else "")
        self.update()

    def row(self, index: int) -> LeadRow | None:
        """The lead of a line; None for the line that makes a new one."""
        return self._rows[index] if index < len(self._rows) else None

    def move(self, step: int) -> None:  # type: ignore[override]  # a list moves its choice, it stays where it is
        """Take the next or the previous line."""
        self.current = max(0, min(len(self.lines()) - 1, self.current + step))
        self.setAccessibleName(self.lines()[self.current])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, len(self.lines()) * _ROW + 8)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.current = self._at(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit(self._at(event))

    def _at(self, event: QMouseEvent) -> int:
        return max(0, min(len(self.lines()) - 1, int(event.position().y() - 4) // _ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_box(painter, QRectF(self.rect()), RADIUS_BUTTON, "raised", "line2")
        for index, text in enumerate(self.lines()):
            box = QRectF(4, 4 + index * _ROW, self.width() - 8, _ROW)
            if index == self.current:
                draw_box(painter, box, RADIUS_BUTTON - 2, "accents")
            new = self.row(index) is None
            draw_icon(painter, "user-plus" if new else "user", 14, middle(box, 16), 16)
            draw_text(painter, box.adjusted(36, 0, -8, 0), text, "body")


def _offer(row: LeadRow) -> str:
    about = row.details.company if row.details.company != row.name else ""
    return ", ".join(part for part in (row.name, about, row.details.email) if part)


class LeadPicker(QWidget):
    """`picked` carries the LeadRow. What was typed last counts, answers to older letters are dropped."""

    picked = Signal(object)

    def __init__(self, tasks: Tasks, leads: Leads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._leads = tasks, leads
        self._take_when_found = False
        self._fresh = ""
        self.field = TextField("Name, company or mail address", icon="search", name="Lead")
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.found = Found()
        self.found.hide()
        self.found.picked.connect(self._take)
        self.error = ErrorLine()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(FieldLabel("Who was it &with", self.field))
        column.addWidget(self.field)
        column.addWidget(self.error)
        column.addWidget(self.found)

    def say_missing(self) -> None:
        """Point at the field and say what it wants."""
        self.field.set_wrong(True)
        self.error.say("Choose the lead the meeting was with, or type a new name")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.found.isVisible():
                self.found.move(1 if key == Qt.Key.Key_Down else -1)
                return True
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self.field.set_wrong(False)
        self.error.say("")
        self._take_when_found = False
        self._pause.start()

    def _search(self) -> None:
        text = self.field.text().strip()
        if text:
            self._tasks.run(_look_up, self._leads, text, done=self._offer)
        else:
            self.found.hide()

    def _offer(self, answer: tuple[str, tuple[LeadRow, ...]]) -> None:
        text, rows = answer
        if text != self.field.text().strip():
            return
        self._fresh = text
        self.found.offer(text, rows)
        self.found.show()
        if self._take_when_found:
            self._take(0)

    def _enter(self) -> None:
        """Take the first that fits; when the answer is still out, take it as it comes."""
        text = self.field.text().strip()
        if not text:
            self.say_missing()
        elif text == self._fresh and self.found.isVisible():
            self._take(self.found.current)
        else:
            self._take_when_found = True
            self._pause.stop()
            self._search()

    def _take(self, index: int) -> None:
        self._take_when_found = False
        row = self.found.row(index)
        self.found.hide()
        if row is None:
            self._tasks.run(_add, self._leads, details_of(self.field.text()), done=self._added)
        else:
            self.picked.emit(row)

    def _added(self, row: LeadRow) -> None:
        self.picked.emit(row)
