"""One cadence being edited: its head, its dates, its steps and the fields of the chosen one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import cadence_edit
from app.domain.cadence import Cadence, Step
from app.domain.cadence_rules import amiss
from app.domain.phrases import count, day_and_time
from app.domain.plan import PlannedTouch
from app.domain.step_words import offset_words
from app.domain.why import why_line
from app.domain.words import Channel, TouchState
from app.ui.cadences.head import CadenceHead
from app.ui.cadences.preview import Preview, Tried
from app.ui.cadences.step_form import StepForm
from app.ui.cadences.step_list import StepLine, StepList
from app.ui.parts.button import Button
from app.ui.parts.icon_button import IconButton
from app.ui.parts.label import Label
from app.ui.parts.pane import Line
from app.ui.parts.scroll import Scroll

if TYPE_CHECKING:
    from app.services.leads import Leads
    from app.services.planning import Planning
    from app.ui.tasks import Tasks

FORM_WIDE = 304
_ALARMS = frozenset({"no-common-hour", "passed"})


class CadenceEditor(QWidget):
    """`changed` carries the cadence after each change, steps in order."""

    changed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        planning: Planning,
        leads: Leads,
        today: date,
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._zone = today, zone
        self._cadence: Cadence | None = None
        self._current = 0
        self._planned: dict[int, PlannedTouch] = {}
        self._problem = ""
        self.head = CadenceHead()
        self.preview = Preview(tasks, planning, leads, today, zone)
        self.steps = StepList()
        self.form = StepForm()
        self.add = Button("Add step", "tonal", icon="plus", height=28)
        self.copy = IconButton("copy", "Copy the step", size=28, keys="Ctrl+D")
        self.up = IconButton("arrow-up", "Move the step up", size=28, keys="Alt+Up")
        self.down = IconButton("arrow-down", "Move the step down", size=28, keys="Alt+Down")
        self.delete = IconButton("trash-2", "Delete the step", size=28, keys="Del")
        self.back = IconButton("undo-2", "Take back the last change", size=28, keys="Ctrl+Z")
        self.add.setToolTip("Insert")
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 16, 8)
        column.setSpacing(12)
        column.addWidget(self.head)
        body = QHBoxLayout()
        body.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.preview)
        left.addLayout(self._tools())
        left.addWidget(Scroll(self.steps), 1)
        body.addLayout(left, 1)
        body.addWidget(Line(upright=True))
        form = Scroll(self.form)
        form.setFixedWidth(FORM_WIDE)
        body.addWidget(form)
        column.addLayout(body, 1)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.add)
        for button in (self.copy, self.up, self.down, self.delete):
            row.addWidget(button)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(Label("Drag, or Alt and arrows: the dates stay", "small", "ink3"))
        return row

    def _connect(self) -> None:
        self.head.changed.connect(self._take_head)
        self.form.changed.connect(self._take_step)
        self.preview.tried.connect(self._show_tried)
        self.steps.chosen.connect(self._choose)
        self.steps.moved.connect(self._move)
        self.steps.deleted.connect(self._delete)
        self.steps.copied.connect(self._copy)
        self.steps.added.connect(self._add)
        self.steps.edit_asked.connect(self._enter_form)
        self.add.clicked.connect(self._add_here)
        self.copy.clicked.connect(self._copy_here)
        self.delete.clicked.connect(self._delete_here)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)

    def cadence(self) -> Cadence | None:
        """The cadence as it stands."""
        return self._cadence

    def show_cadence(self, cadence: Cadence, *, fresh: bool = False) -> None:
        """Show one, without a signal; a `fresh` one begins with its first step."""
        if fresh:
            self._current, self._planned = 0, {}
        self._cadence = cadence
        self.head.show_cadence(cadence)
        self._current = max(0, min(self._current, len(cadence.steps) - 1))
        self.preview.want(cadence)
        self._show_steps()

    def point_at(self, step: int) -> None:
        """Choose a step and go to its fields."""
        self._choose(step)
        self._show_steps()
        self._enter_form(step)

    def _show_steps(self) -> None:
        assert self._cadence is not None
        steps = self._cadence.steps
        self.steps.show_lines([self._line(n, step) for n, step in enumerate(steps)], self._current)
        self.form.set_anchor(self._cadence.anchor or "the anchor")
        self.form.show_step(steps[self._current] if steps else None, self._current + 1)
        self.preview.head.set_text(count(len(steps), "step", "steps"))
        for button in (self.copy, self.up, self.down, self.delete):
            button.setEnabled(bool(steps))

    def _line(self, index: int, step: Step) -> StepLine:
        said = offset_words(step.offset, self._cadence.anchor if self._cadence else "")
        touch = self._planned.get(index)
        channel = (touch.channel if touch else step.channel) or Channel.EMAIL
        problem = amiss(step)
        if touch is None or problem:
            why = f"{problem[:1].upper()}{problem[1:]}" if problem else said
            return StepLine(channel, step.purpose, "" if not touch else said, why, alarming=bool(problem))
        due = day_and_time(touch.due.seen_from(self._zone), self._today)
        why = why_line(touch.why)
        alarm = touch.state is TouchState.BLOCKED or any(reason.rule in _ALARMS for reason in touch.why)
        return StepLine(
            channel, step.purpose, due, why[:1].upper() + why[1:], alarming=alarm, nudge=step.channel is None
        )

    def _show_tried(self, tried: Tried) -> None:
        if tried.cadence != self._cadence:
            return
        touches = tried.plan.touches if tried.plan else ()
        self._planned = {touch.step - 1: touch for touch in touches if touch.step}
        warnings = (tried.problem,) if tried.problem else tried.plan.warnings if tried.plan else ()
        self.preview.say((*tried.concerns, *warnings))
        self._show_steps()

    def _take_head(self, cadence: Cadence) -> None:
        if self._cadence is not None:
            heads = {"title": cadence.title, "anchor": cadence.anchor, "summary": cadence.summary}
            self._set(replace(self._cadence, **heads))  # type: ignore[arg-type]  # three texts

    def _take_step(self, step: Step) -> None:
        self._edit(cadence_edit.change(self._steps(), self._current, step))

    def _steps(self) -> tuple[Step, ...]:
        return self._cadence.steps if self._cadence else ()

    def _edit(self, edited: cadence_edit.Edited) -> None:
        steps, self._current = edited
        if self._cadence is not None:
            if len(steps) != len(self._cadence.steps):
                self._planned = {}
            self._set(replace(self._cadence, steps=steps))

    def _set(self, cadence: Cadence) -> None:
        self._cadence = cadence
        self.preview.want(cadence)
        self._show_steps()
        self.changed.emit(cadence)

    def _choose(self, index: int) -> None:
        self._current = index
        steps = self._steps()
        self.form.show_step(steps[index] if steps else None, index + 1)

    def _move(self, at: int, to: int) -> None:
        self._edit(cadence_edit.move(self._steps(), at, to))

    def _delete(self, at: int) -> None:
        if self._steps():
            self._edit(cadence_edit.delete(self._steps(), at))

    def _copy(self, at: int) -> None:
        if self._steps():
            self._edit(cadence_edit.duplicate(self._steps(), at))

    def _add(self, at: int) -> None:
        self._edit(cadence_edit.insert(self._steps(), at))
        self._enter_form(self._current)

    def _enter_form(self, _index: int) -> None:
        self.form.purpose.setFocus()

    def _add_here(self) -> None:
        self._add(self._current)

    def _copy_here(self) -> None:
        self._copy(self._current)

    def _delete_here(self) -> None:
        self._delete(self._current)

    def _move_up(self) -> None:
        if self._current > 0:
            self._move(self._current, self._current - 1)

    def _move_down(self) -> None:
        if self._current + 1 < len(self._steps()):
            self._move(self._current, self._current + 1)
