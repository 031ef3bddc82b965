"""The left side of the wizard: with whom, when, which page, and whether it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.lead import LeadRow
from app.domain.meeting import MeetingNotes
from app.domain.moment import wall_time
from app.ui.look import CENTRE, brush_on, colour, draw_box, draw_icon, draw_line, draw_ring, draw_text
from app.ui.look.tokens import RADIUS_BUTTON, RADIUS_CARD
from app.ui.meeting.phrases import KIND_ICONS, meeting_span, place_of
from app.ui.parts.avatar import draw_avatar
from app.ui.parts.button import Button
from app.ui.parts.label import Label
from app.ui.parts.pressable import Pressable

WIDE = 233
_CARD, _STEP, _CIRCLE = 117, 48, 24


class LeadCard(QWidget):
    """Who it was, when, and what time it is there."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._known = False
        self._name, self._company = "", ""
        self._when, self._where, self._icon = "", "", "video"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lead(self, lead: LeadRow | None, notes: MeetingNotes, now: datetime) -> None:
        """Show the lead and the time of the meeting as noted so far."""
        today = wall_time(now, self._zone).date()
        self._when = meeting_span(wall_time(notes.at, self._zone), notes.minutes, today)
        self._icon = KIND_ICONS[notes.kind]
        self._known = lead is not None
        self._name = lead.name if lead else "No lead yet"
        self._company = lead.details.company if lead else "Search on the right"
        self._where = ""
        if lead is not None and lead.zone_known:
            there = wall_time(now, lead.zone)
            self._where = ", ".join(part for part in (place_of(lead), f"{there:%H:%M} there") if part)
        self.setAccessibleName(f"{self._name}, {self._company}, {self._when}, {self._where}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(208, _CARD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_box(painter, QRectF(self.rect()), RADIUS_CARD, "surface", "line")
        if self._known:
            draw_avatar(painter, QRectF(12, 14, 32, 32), self._name)
        else:
            draw_box(painter, QRectF(12, 14, 32, 32), 16, "hover")
            draw_icon(painter, "user", 20, 22, 16, "ink2")
        room = self.width() - 54.0 - 10
        draw_text(painter, QRectF(54, 12, room, 20), self._name, "bodys")
        draw_text(painter, QRectF(54, 31, room, 16), self._company, "small", "ink2")
        draw_line(painter, QPointF(12, 56.5), QPointF(self.width() - 12, 56.5))
        self._draw_fact(painter, 64, self._icon, self._when)
        self._draw_fact(painter, 88, "map-pin", self._where or "Time there unknown")

    def _draw_fact(self, painter: QPainter, y: float, icon: str, text: str) -> None:
        draw_icon(painter, icon, 12, y + 1, 14, "ink2")
        draw_text(painter, QRectF(34, y, self.width() - 44, 16), text, "small", "ink2")


class StepButton(Pressable):
    """One page of the wizard: done, current, or to come."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.number = number
        self._state = "coming"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_state(self, state: str) -> None:
        """One of "done", "current", "coming"."""
        self._state = state
        self.setAccessibleName(f"Step {self.number}, {self.text()}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(208, _STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        box = QRectF(0, 2, self.width(), _STEP - 4)
        current = self._state == "current"
        if current or self.hovered():
            draw_box(painter, box, RADIUS_BUTTON, "accents" if current else "hover")
        circle = QRectF(16, 12, _CIRCLE, _CIRCLE)
        self._draw_joints(painter)
        ground = {"done": "ink2", "current": "accent"}.get(self._state, "surface")
        border = "line2" if self._state == "coming" else None
        draw_box(painter, circle, _CIRCLE / 2, ground, border)
        if self._state == "done":
            draw_icon(painter, "check", 21, 17, 14, "surface")
        else:
            ink = "onaccent" if current else "ink2"
            draw_text(painter, circle, str(self.number), "smalls", ink, CENTRE)
        ink = "accentink" if current else "ink1" if self._state == "done" else "ink2"
        style = "bodys" if current else "body"
        draw_text(painter, QRectF(52, 0, self.width() - 60, _STEP), self.text(), style, ink)
        if self.hasFocus():
            draw_ring(painter, box, RADIUS_BUTTON)

    def _draw_joints(self, painter: QPainter) -> None:
        ink = "ink3" if self._state == "done" else "line2"
        if self.number > 1:
            draw_line(painter, QPointF(28, 0), QPointF(28, 10), ink)
        if self.number < 4:  # noqa: PLR2004 -- the last page
            draw_line(painter, QPointF(28, _STEP - 10), QPointF(28, _STEP), ink)


class Rail(QWidget):
    """`step_asked` carries the page from 0; `start_anew` drops a draft that was restored."""

    step_asked = Signal(int)

    def __init__(self, zone: str, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDE)
        self.card = LeadCard(zone)
        self.kept = Label("", "small", "ink2", icon="check", icon_ink="ink2")
        self.kept.hide()
        self.start_anew = Button("Start anew", "link", height=28)
        self.start_anew.hide()
        self.steps = [StepButton(number, title) for number, title in enumerate(titles, 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 20, 13, 16)
        column.setSpacing(0)
        column.addWidget(_Head())
        column.addSpacing(16)
        column.addWidget(self.card)
        column.addSpacing(16)
        for step in self.steps:
            column.addWidget(step)
            step.clicked.connect(self._ask)
        column.addStretch(1)
        kept = QVBoxLayout()
        kept.setContentsMargins(12, 0, 0, 0)
        kept.setSpacing(4)
        anew = QHBoxLayout()
        anew.setContentsMargins(16, 0, 0, 0)  # its words stand over those of the line below
        anew.addWidget(self.start_anew)
        anew.addStretch(1)
        kept.addLayout(anew)
        kept.addWidget(self.kept)
        column.addLayout(kept)

    def show_page(self, current: int, reached: int) -> None:
        """Mark the page that is shown; pages behind it, or reached before, are done."""
        for index, step in enumerate(self.steps):
            done = index < current or (index < reached and index != current)
            step.set_state("current" if index == current else "done" if done else "coming")

    def say_kept(self, text: str, *, restored: bool = False) -> None:
        """Say that the input is kept, or that it was restored."""
        self.kept.set_text(text)
        self.kept.setVisible(bool(text))
        self.start_anew.setVisible(restored)

    def _ask(self) -> None:
        step = self.sender()
        if isinstance(step, StepButton):
            self.step_asked.emit(step.number - 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        painter.fillRect(self.rect(), colour("canvas"))
        x = self.width() - 0.5
        draw_line(painter, QPointF(x, 0), QPointF(x, self.height()))


class _Head(QWidget):
    """The name of the task."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(208, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_icon(painter, "handshake", 12, 2, 20, "accentink")
        draw_text(painter, QRectF(38, 0, 160, 24), "Log meeting", "h2")
