"""A list that grows as one types: Enter adds a line, Enter on nothing goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.look import CENTRE, brush_on, draw_box, draw_text
from app.ui.look.tokens import RADIUS_BUTTON
from app.ui.meeting.field_label import FieldLabel
from app.ui.parts.empty_layout import empty_layout
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.text_field import TextField

_ROW, _CIRCLE = 36, 20


class Line(QWidget):
    """One line with its number; a press takes it back into the field."""

    removed = Signal(int)
    pressed = Signal(int)

    def __init__(self, index: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = index
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 0, 4, 0)
        label = Label(text)
        label.setToolTip(text)
        row.addWidget(label, 1)
        self._cross = IconButton("x", f"Remove “{text}”", size=28)
        self._cross.clicked.connect(self._remove)
        row.addWidget(self._cross)

    def sizeHint(self) -> QSize:
        return QSize(200, _ROW)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit(self._index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = brush_on(self)
        draw_box(painter, QRectF(self.rect()), RADIUS_BUTTON, "hover")
        circle = QRectF(7, 8, _CIRCLE, _CIRCLE)
        draw_box(painter, circle, _CIRCLE / 2, "surface", "line2")
        draw_text(painter, circle, str(self._index + 1), "tinys", "ink2", CENTRE)

    def _remove(self) -> None:
        self.removed.emit(self._index)


class LinesField(QWidget):
    """`changed` after each added or removed line; `left` when Enter is pressed on an empty field."""

    changed = Signal()
    left = Signal()

    def __init__(self, title: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[str] = []
        self.field = TextField(placeholder, name=title.replace("&", ""))
        self.field.returnPressed.connect(self._enter)
        self.field.installEventFilter(self)
        self._count = Label("", "small", "ink3")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(FieldLabel(title, self.field, "bodys", "ink1"))
        head.addWidget(self._count)
        head.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self.field)
        column.addStretch(1)

    def values(self) -> tuple[str, ...]:
        """The lines, with what still stands in the field."""
        typed = " ".join(self.field.text().split())
        return (*self._lines, typed) if typed else tuple(self._lines)

    def set_values(self, lines: Sequence[str]) -> None:
        """Show these lines, without a signal."""
        self._lines = list(lines)
        self.field.clear()
        self._draw()

    def take_in(self) -> None:
        """Make a line of what stands in the field."""
        if self.field.text().strip():
            self.set_values(self.values())
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            back = event.key() == Qt.Key.Key_Backspace and not self.field.text()
            if back and self._lines:
                self._edit(len(self._lines) - 1)
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if self.field.text().strip():
            self.take_in()
        else:
            self.left.emit()

    def _edit(self, index: int) -> None:
        self.take_in()
        text = self._lines.pop(index)
        self._draw()
        self.field.setText(text)
        self.field.setFocus()
        self.changed.emit()

    def _remove(self, index: int) -> None:
        del self._lines[index]
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        empty_layout(self._rows)
        for index, text in enumerate(self._lines):
            line = Line(index, text)
            line.removed.connect(self._remove)
            line.pressed.connect(self._edit)
            self._rows.addWidget(line)
        self._count.set_text(str(len(self._lines)) if self._lines else "")
