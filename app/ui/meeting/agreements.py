"""Agreements as they are typed: one line each, read while it is written (P30)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.agreement_line import read_agreement
from app.domain.meeting import NewAgreement
from app.errors import InputError
from app.ui.look import brush_on, draw_line
from app.ui.meeting.field_label import FieldLabel
from app.ui.meeting.phrases import due_words, owner_words
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.icon_button import IconButton
from app.ui.parts.keycap import Keycap
from app.ui.parts.label import Label
from app.ui.parts.pill import OWNER_TONES, Pill
from app.ui.parts.text_field import TextField

_ROW, _OWNER = 40, 92


class AgreementRow(QWidget):
    """Who does what by when, with a cross."""

    removed = Signal(int)

    def __init__(self, index: int, agreement: NewAgreement, name: str, today: date) -> None:
        super().__init__()
        self._index = index
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(12)
        owner = QWidget()
        owner.setFixedWidth(_OWNER)
        inner = QHBoxLayout(owner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Pill(owner_words(agreement.owner, name), OWNER_TONES[agreement.owner]))
        inner.addStretch(1)
        row.addWidget(owner)
        row.addWidget(Label(agreement.what), 1)
        due = Label(due_words(agreement.due, today), icon="calendar", icon_ink="ink2")
        due.setFixedWidth(158)
        row.addWidget(due)
        cross = IconButton("x", f"Remove “{agreement.what}”", size=28)
        cross.clicked.connect(self._remove)
        row.addWidget(cross)

    def sizeHint(self) -> QSize:
        return QSize(400, _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_line(painter, QPointF(0, _ROW - 0.5), QPointF(self.width(), _ROW - 0.5))

    def _remove(self) -> None:
        self.removed.emit(self._index)


class AgreementsField(QWidget):
    """`changed` after each added or removed line; `left` when Enter is pressed on an empty field."""

    changed = Signal()
    left = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._name = ""
        self._agreements: list[NewAgreement] = []
        self.field = TextField(
            "Who does what by when: I send the plan by Thu 12:00",
            icon="corner-down-right",
            height=40,
            name="Agreements",
        )
        self.field.returnPressed.connect(self._enter)
        self.field.textChanged.connect(self._read)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(FieldLabel("&Agreements", self.field, "bodys", "ink1"))
        head.addWidget(Label("who does what, by when", "small", "ink3"))
        head.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._reading = QHBoxLayout()
        self._reading.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addSpacing(9)
        column.addWidget(self.field)
        column.addSpacing(9)
        column.addLayout(self._reading)
        column.addSpacing(2)

    def set_name(self, name: str) -> None:
        """Read this first name as theirs."""
        self._name = name
        self._draw()
        self._read()

    def values(self) -> tuple[NewAgreement, ...]:
        """The agreements, with what still stands in the field. Raises InputError when it cannot be read."""
        if not self.field.text().strip():
            return tuple(self._agreements)
        return (*self._agreements, read_agreement(self.field.text(), self._name, self._today))

    def readable(self) -> tuple[NewAgreement, ...]:
        """The agreements that can be read; an unfinished line is left out."""
        try:
            return self.values()
        except InputError:
            return tuple(self._agreements)

    def set_values(self, agreements: Sequence[NewAgreement]) -> None:
        """Show these, without a signal."""
        self._agreements = list(agreements)
        self.field.clear()
        self._draw()

    def problem(self) -> str:
        """Why the line cannot be read, or empty."""
        try:
            self.values()
        except InputError as error:
            return str(error)
        return ""

    def take_in(self) -> None:
        """Make a row of what stands in the field, if it can be read."""
        if self.field.text().strip() and not self.problem():
            self.set_values(self.values())
            self.changed.emit()

    def _enter(self) -> None:
        if self.field.text().strip():
            self.take_in()
        else:
            self.left.emit()

    def _remove(self, index: int) -> None:
        del self._agreements[index]
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        empty_layout(self._rows)
        for index, agreement in enumerate(self._agreements):
            row = AgreementRow(index, agreement, self._name, self._today)
            row.removed.connect(self._remove)
            self._rows.addWidget(row)

    def _read(self) -> None:
        """Show at once how the line is understood."""
        empty_layout(self._reading)
        text, problem = self.field.text().strip(), self.problem()
        self.field.set_wrong(bool(problem))
        if problem:
            self._reading.addWidget(Label(problem, "small", "danger", icon="circle-alert"), 1)
        elif text:
            self._show_reading(self.values()[-1])

    def _show_reading(self, read: NewAgreement) -> None:
        self._reading.addWidget(Label("Reads as", "small", "ink3"))
        self._reading.addSpacing(2)
        self._reading.addWidget(Pill(owner_words(read.owner, self._name), OWNER_TONES[read.owner]))
        self._reading.addWidget(Pill(read.what))
        if read.due:
            due = Pill(due_words(read.due, self._today), ("accents", "accentink"), icon="calendar")
            self._reading.addWidget(due)
        self._reading.addSpacing(4)
        self._reading.addWidget(Keycap("Return"))
        self._reading.addWidget(Label("to add", "small", "ink3"))
        self._reading.addStretch(1)
