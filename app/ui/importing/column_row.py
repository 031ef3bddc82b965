"""One column of the file: its name and samples, what it holds, what becomes of known fields, and a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.merging import DEFAULTS, Rule
from app.formats.columns import Column
from app.ui.importing.words import RULED, column_options, rule_options
from app.ui.look import brush_on, draw_icon, draw_line, draw_text
from app.ui.parts.label import Label
from app.ui.parts.select import Select

if TYPE_CHECKING:
    from app.services.import_values import ColumnCheck

HEIGHT = 56
NAME, FIELD, RULE = 196, 168, 116
_GAP = 12


class ColumnRow(QWidget):
    """Signals: `changed` carries the place of the column after another choice by hand."""

    changed = Signal(int)

    def __init__(
        self,
        place: int,
        name: str,
        column: Column | None,
        *,
        guessed: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.place, self._name, self._samples = place, name or f"Column {place + 1}", ""
        self._guessed = guessed
        self.field = Select(f"{self._name} in Fifth Touch")
        self.field.set_options(column_options())
        self.field.choose(column)
        self.rule = Select("For leads known already")
        self.rule.set_options(rule_options())
        self.note = Label("", "small", "ink2")
        self.setFixedHeight(HEIGHT)
        self._lay_out()
        self.field.chosen.connect(self._choose)
        self.setAccessibleName(self._name)
        self._show_rule()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(NAME + 28, 0, 16, 0)
        row.setSpacing(_GAP)
        self.field.setFixedWidth(FIELD)
        self.rule.setFixedWidth(RULE)
        policy = self.rule.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.rule.setSizePolicy(policy)
        for part in (self.field, self.rule):
            row.addWidget(part)
        row.addWidget(self.note, 1)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def column(self) -> Column | None:
        """What the column is said to hold."""
        value = self.field.value()
        return value if isinstance(value, Column) else None

    def rules(self) -> dict[str, Rule]:
        """What becomes of the fields that the column fills."""
        column, rule = self.column(), self.rule.value()
        fields = RULED.get(column, ()) if column else ()
        return dict.fromkeys(fields, rule) if isinstance(rule, Rule) else {}

    def choose_rule(self, rule: Rule) -> None:
        """Take a rule without a signal."""
        self.rule.choose(rule)

    def show_check(self, check: ColumnCheck) -> None:
        """Show samples, and what is to be said of the cells."""
        self._samples = "; ".join(check.samples) or "(empty)"
        icon, ink = ("circle-check", "ok") if check.fine else ("circle-alert", "warn")
        if self.column() is None or not check.filled:
            icon, ink = "circle-minus", "ink3"
        words = f"{check.words}, guessed" if self._guessed else check.words
        self.note.set_icon(icon, ink)
        self.note.set_text(words, "ink2" if check.fine else "warn")
        self.note.setToolTip(words)
        self.setToolTip(self._samples)
        self.update()

    def _choose(self, _column: object) -> None:
        self._guessed = False
        self._show_rule()
        self.changed.emit(self.place)

    def _show_rule(self) -> None:
        column = self.column()
        fields = RULED.get(column, ()) if column else ()
        self.rule.setVisible(bool(fields))
        if fields:
            self.rule.choose(DEFAULTS[fields[0]])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(720, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, ink = brush_on(self), "ink1" if self.column() else "ink3"
        draw_text(painter, QRectF(0, 8, NAME, 20), self._name, "bodys", ink)
        draw_text(
            painter, QRectF(0, 28, NAME, 16), self._samples, "small", "ink2" if self.column() else "ink3"
        )
        draw_icon(painter, "arrow-right", NAME + 4, 20, 16, "ink3")
        draw_line(painter, QPointF(0, HEIGHT - 0.5), QPointF(self.width(), HEIGHT - 0.5))
