"""Everything about one step, as fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.cadence import Offset, Step, Unit
from app.domain.cadence_rules import FARTHEST, MOST_MINUTES, MOST_TOLERANCE
from app.domain.step_words import CHANNELS, ITEMS, NUDGE
from app.domain.words import Asks, Channel, Event, Late
from app.ui.meeting.field_label import FieldLabel
from app.ui.parts.channel_tile import channel_icon, channel_ink
from app.ui.parts.check_box import CheckBox
from app.ui.parts.label import Label
from app.ui.parts.number_field import NumberField
from app.ui.parts.select import Option, Select
from app.ui.parts.text_field import TextField
from app.ui.parts.time_field import TimeField

if TYPE_CHECKING:
    from app.domain.template import Template

_UNITS = tuple(Option(unit, unit.value) for unit in Unit)
_LATE = (
    Option(Late.SHIFT, "The rest moves along", "move-horizontal"),
    Option(Late.KEEP, "The dates stay", "calendar-check"),
    Option(Late.DROP, "Drop it when very late", "calendar-x"),
    Option(Late.MERGE, "Merge with the next", "merge"),
)
_ASKS = (
    Option(Asks.NOTHING, "Nothing"),
    Option(Asks.FEEDBACK, "Feedback", "star"),
    Option(Asks.ANSWER, "An answer", "calendar-clock"),
)
_LONGEST_WAIT = 60
HIGH, GAP = 32, 3


class StepForm(QWidget):
    """`changed` carries the step with what was typed or chosen."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self._templates: tuple[Template, ...] = ()
        self._showing = False
        self._last_side = ""
        self.head = Label("", "bodys")
        self.purpose = TextField("What they get out of it", name="What for", height=HIGH)
        self.channel = Select("Channel", height=HIGH)
        self.amount = NumberField("How many", 0, FARTHEST, height=HIGH)
        self.unit = Select("Unit", height=HIGH)
        self.side = Select("Before or after", height=HIGH)
        self.template = Select("Text", height=HIGH)
        self.item = Select("Value item", height=HIGH)
        self.asks = Select("Asks for", height=HIGH)
        self.answer_within = NumberField("Business days to answer", 1, _LONGEST_WAIT, height=HIGH)
        self.start = TimeField("From", height=HIGH)
        self.end = TimeField("To", height=HIGH)
        self.late = Select("When late", height=HIGH)
        self.drop_after = NumberField("Business days late", 1, _LONGEST_WAIT, height=HIGH)
        self.tolerance = NumberField("May move", 0, MOST_TOLERANCE, width=0, height=HIGH)
        self.minutes = NumberField("Minutes", 1, MOST_MINUTES, width=0, height=HIGH)
        self.same_day = CheckBox("Same day, also after hours (recap)")
        self._answer_row = _beside("business days to answer", self.answer_within)
        self._drop_row = _beside("business days late", self.drop_after)
        self._fill()
        self._build()
        self._connect()

    def _fill(self) -> None:
        nudge = Option(None, NUDGE, "user")
        each = [Option(c, CHANNELS[c], channel_icon(c), channel_ink(c)) for c in Channel]
        self.channel.set_options([nudge, *each])
        self.unit.set_options(_UNITS)
        self.item.set_options([Option(None, "None"), *(Option(item, ITEMS[item]) for item in ITEMS)])
        self.asks.set_options(_ASKS)
        self.late.set_options(_LATE)
        self.set_anchor("the anchor")
        self.start.setPlaceholderText("Usual")
        self.end.setPlaceholderText("Usual")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addSpacing(2)
        self._add(column, "&What for", self.purpose)
        self._add(column, "C&hannel", self.channel)
        self._add(column, "Wh&en", self.amount, self.unit)
        column.addWidget(self.side)
        column.addSpacing(GAP)
        self._add(column, "Te&xt", self.template)
        pair(column, ("&Value item", self.item), ("A&sks for", self.asks))
        column.addWidget(self._answer_row)
        pair(column, ("Hours there, &from", self.start), ("To", self.end))
        self._add(column, "When &late", self.late)
        column.addWidget(self._drop_row)
        pair(column, ("May &move, days", self.tolerance), ("T&akes, minutes", self.minutes))
        column.addWidget(self.same_day)
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, name: str, *fields: QWidget) -> None:
        column.addWidget(FieldLabel(name, fields[0]))
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in fields:
            row.addWidget(field)
        column.addLayout(row)
        column.addSpacing(GAP)

    def _connect(self) -> None:
        self.purpose.textEdited.connect(self._tell)
        for select in (self.channel, self.unit, self.side, self.template, self.item, self.asks, self.late):
            select.chosen.connect(self._tell)
        for number in (self.amount, self.answer_within, self.drop_after, self.tolerance, self.minutes):
            number.changed.connect(self._tell)
        self.start.changed.connect(self._tell_window)
        self.end.changed.connect(self._tell_window)
        self.start.editingFinished.connect(self._tell_window)
        self.end.editingFinished.connect(self._tell_window)
        self.same_day.clicked.connect(self._tell)

    def set_anchor(self, anchor: str) -> None:
        """Say what offsets count from."""
        if anchor == self._last_side:
            return
        self._last_side = anchor
        named = ((Event.ANCHOR, anchor), (Event.APPOINTMENT, "the appointment"))
        self.side.set_options(
            [
                Option((event, before), f"{'before' if before else 'after'} {words}")
                for event, words in named
                for before in (False, True)
            ]
        )

    def set_templates(self, templates: Sequence[Template]) -> None:
        """Offer these texts, each for its channel."""
        self._templates = tuple(templates)
        self._offer_templates()

    def show_step(self, step: Step | None, number: int) -> None:
        """Show a step, without a signal; None for a cadence without steps."""
        self.setEnabled(step is not None)
        self.head.set_text(f"Step {number}" if step else "No step")
        if step is None or step == self._step:
            return
        self._step = step
        self._showing = True
        if self.purpose.text().strip() != step.purpose:
            self.purpose.setText(step.purpose)
            self.purpose.setCursorPosition(0)
        self.channel.choose(step.channel)
        self.amount.set_value(abs(step.offset.amount))
        self.unit.choose(step.offset.unit)
        self.side.choose((step.offset.event, step.offset.amount < 0))
        self._offer_templates()
        self.item.choose(step.item)
        self.asks.choose(step.asks)
        self.answer_within.set_value(step.answer_within)
        self._show_window(step)
        self.late.choose(step.late)
        self.drop_after.set_value(step.drop_after)
        self.tolerance.set_value(step.tolerance)
        self.minutes.set_value(step.minutes)
        self.same_day.setChecked(step.same_day)
        self._show_rows()
        self._showing = False

    def step(self) -> Step | None:
        """The step with what stands in the fields."""
        if self._step is None:
            return None
        channel, template = self.channel.value(), self.template.value()
        return replace(
            self._step,
            purpose=self.purpose.text().strip(),
            channel=channel if isinstance(channel, Channel) else None,
            offset=self._offset(),
            template=str(template) if template else None,
            item=self.item.value(),  # type: ignore[arg-type]  # a value of the options above
            asks=self.asks.value(),  # type: ignore[arg-type]  # the same
            answer_within=self.answer_within.value(),
            window=self._window(),
            late=self.late.value(),  # type: ignore[arg-type]  # the same
            drop_after=self.drop_after.value(),
            tolerance=self.tolerance.value(),
            minutes=self.minutes.value(),
            same_day=self.same_day.isChecked(),
        )

    def _offset(self) -> Offset:
        side = self.side.value()
        assert isinstance(side, tuple)
        event, before = side
        amount = -self.amount.value() if before else self.amount.value()
        unit = self.unit.value()
        assert isinstance(unit, Unit)
        return Offset(amount, unit, event)

    def _window(self) -> tuple[time, time] | None:
        start, end = self.start.value(), self.end.value()
        return (start, end) if start and end and start < end else None

    def _show_window(self, step: Step) -> None:
        if step.window != self._window() or step.window is None:
            half_typed = step.window is None and (self.start.hasFocus() or self.end.hasFocus())
            if not half_typed:
                self.start.set_value(step.window[0] if step.window else None)
                self.end.set_value(step.window[1] if step.window else None)

    def _offer_templates(self) -> None:
        """A text fits its channel; a nudge takes any."""
        channel = self._step.channel if self._step else None
        fitting = [each for each in self._templates if channel in {None, each.channel}]
        options = [Option(each.name, each.title, channel_icon(each.channel)) for each in fitting]
        self.template.set_options([Option(None, "None"), *options])
        self.template.choose(self._step.template if self._step else None)

    def _show_rows(self) -> None:
        self._answer_row.setVisible(self.asks.value() is Asks.ANSWER)
        self._drop_row.setVisible(self.late.value() is Late.DROP)

    def _tell_window(self, _value: object = None) -> None:
        both = bool(self.start.text().strip()) == bool(self.end.text().strip())
        start, end = self.start.value(), self.end.value()
        wrong = both and start is not None and end is not None and start >= end
        self.end.set_wrong(wrong)
        if both and not wrong and self._step is not None and self._window() != self._step.window:
            self._tell()

    def _tell(self, _value: object = None) -> None:
        if self._showing or self._step is None:
            return
        changed = self.step()
        if changed is not None and changed.channel is not self._step.channel:
            changed = replace(changed, template=self._kept_template(changed))
        if changed is not None and changed != self._step:
            self._step = changed
            self._offer_templates()
            self._show_rows()
            self.changed.emit(changed)

    def _kept_template(self, step: Step) -> str | None:
        """A text goes when the channel is another one."""
        fits = {each.name for each in self._templates if step.channel in {None, each.channel}}
        return step.template if step.template in fits else None


def pair(column: QVBoxLayout, *named: tuple[str, QWidget]) -> None:
    """Two fields side by side, each under its name."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(column.spacing())
    for place, (name, field) in enumerate(named):
        grid.addWidget(FieldLabel(name, field), 0, place)
        grid.addWidget(field, 1, place)
        grid.setColumnStretch(place, 1)
    column.addLayout(grid)
    column.addSpacing(GAP)


def _beside(words: str, field: QWidget) -> QWidget:
    """A field with its unit after it."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(field)
    line.addWidget(Label(words, "body", "ink2"), 1)
    return row
