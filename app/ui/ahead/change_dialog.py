"""The base of acts on many touches: what would change, before and after, and a button to accept it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.phrases import count, listed
from app.domain.plan_change import PlanChange
from app.domain.series_diff import ADDED
from app.ui.newest import Newest, or_why
from app.ui.parts.button import Button
from app.ui.parts.change_list import ChangeList
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.problem_line import ProblemLine
from app.ui.parts.scroll import Scroll
from app.ui.parts.warning_band import WarningBand

if TYPE_CHECKING:
    from app.ui.tasks import Tasks

WIDE, HIGH = 760, 600
Looked = PlanChange | str
"""A change, or why there is none."""


class ChangeDialog(Dialog):
    """Shows a PlanChange as it is worked out; what it is about is asked above it.

    Signals:
        done_with: What the service returned, once the act is done.
    """

    done_with = Signal(object)

    def __init__(self, title: str, parent: QWidget | None, tasks: Tasks, today: date, zone: str) -> None:
        super().__init__(title, parent, width=WIDE, height=HIGH)
        self._tasks = tasks
        self._newest = Newest(tasks, self._show, self)
        self._change: PlanChange | None = None
        self.head = Label("", "bodys")
        self.warning = WarningBand()
        self.changes = ChangeList(today, zone)
        self.problem = ProblemLine(tasks)
        self.shut = Button("Cancel", "ghost", height=40)
        self.accept_button = Button("", "primary", height=40, keys="Ctrl+Return")
        self.accept_button.setShortcut("Ctrl+Return")
        self.accept_button.setEnabled(False)

    def lay_out(self, *asked: QWidget) -> None:
        """Put together what is asked, and the change under it."""
        for widget in asked:
            self.body.addWidget(widget)
        self.body.addWidget(self.head)
        self.body.addWidget(self.warning)
        self.body.addWidget(Scroll(self.changes), 1)
        self.footer.add_left(self.problem)
        self.footer.add_right(self.shut)
        self.footer.add_right(self.accept_button)
        self.shut.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._accept)

    def look(self, preview: Callable[..., PlanChange], *args: object) -> None:
        """Work out what would change."""
        self._newest.ask(or_why, preview, *args)

    def words(self, change: PlanChange | None) -> str:
        """What the button says; a screen says what its act is."""
        raise NotImplementedError

    def act(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """The service call that does it; a screen names its own."""
        raise NotImplementedError

    def may(self, change: PlanChange) -> bool:
        """Whether there is something to accept."""
        return bool(change.lines)

    def _show(self, looked: Looked) -> None:
        problem = looked if isinstance(looked, str) else ""
        self._change = None if isinstance(looked, str) else looked
        self.problem.say(problem)
        change = self._change or PlanChange(())
        self.head.set_text("" if problem else said(change))
        self.changes.show_lines(change.lines)
        self.warning.warn(change.warnings)
        self.accept_button.setText(self.words(self._change))
        self.accept_button.setAccessibleName(self.accept_button.text())
        self.accept_button.updateGeometry()
        self.accept_button.setEnabled(self._change is not None and self.may(self._change))

    def _accept(self) -> None:
        work, args = self.act()
        self.accept_button.setEnabled(False)
        self._tasks.run(work, *args, done=self._done, failed=self.problem.refuse)

    def _done(self, result: object) -> None:
        self.done_with.emit(result)
        self.accept()


def said(change: PlanChange) -> str:
    """Return "5 touches move, 1 comes and 1 is left out", or that nothing changes."""
    added = sum(line.fate == ADDED for line in change.lines)
    moved, dropped = len(change.moved) - added, len(change.dropped)
    parts = [count(moved, "touch moves", "touches move")] if moved else []
    parts += [count(added, "comes", "come")] if added else []
    parts += [count(dropped, "is left out", "are left out")] if dropped else []
    return listed(parts) or "No touch has to move"
