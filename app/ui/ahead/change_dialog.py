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
from app.errors import KnownError
from app.ui.newest import Newest
from app.ui.parts.button import Button
from app.ui.parts.change_list import ChangeList
from app.ui.parts.dialog import Dialog
from app.ui.parts.label import Label
from app.ui.parts.scroll import Scroll
from app.ui.parts.why_band import WhyBand

if TYPE_CHECKING:
    from app.ui.tasks import Tasks

WIDE, HIGH = 760, 600
Looked = PlanChange | str
"""A change, or why there is none."""


def look_at(preview: Callable[..., PlanChange], *args: object) -> Looked:
    """Return what an act would change, or why it cannot be done."""
    try:
        return preview(*args)
    except KnownError as error:
        return str(error)


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
        self.warning = WhyBand(icon="triangle-alert", tone="warn")
        self.changes = ChangeList(today, zone)
        self.problem = Label("", "small", "danger", icon="circle-alert")
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
        self.warning.hide()
        self.problem.hide()
        self.footer.add_left(self.problem)
        self.footer.add_right(self.shut)
        self.footer.add_right(self.accept_button)
        self.shut.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._accept)

    def look(self, preview: Callable[..., PlanChange], *args: object) -> None:
        """Work out what would change."""
        self._newest.ask(look_at, preview, *args)

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
        self._say(problem)
        change = self._change or PlanChange(())
        self.head.set_text("" if problem else said(change))
        self.changes.show_lines(change.lines)
        self.warning.setVisible(bool(change.warnings))
        if change.warnings:
            self.warning.set_why(change.warnings[0], " ".join(change.warnings[1:]))
        self.accept_button.setText(self.words(self._change))
        self.accept_button.setAccessibleName(self.accept_button.text())
        self.accept_button.updateGeometry()
        self.accept_button.setEnabled(self._change is not None and self.may(self._change))

    def _accept(self) -> None:
        work, args = self.act()
        self.accept_button.setEnabled(False)
        self._tasks.run(work, *args, done=self._done, failed=self._refuse)

    def _done(self, result: object) -> None:
        self.done_with.emit(result)
        self.accept()

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, KnownError):
            self._say(str(error))
        else:
            self._tasks.failed.emit(error)

    def _say(self, problem: str) -> None:
        self.problem.set_text(problem)
        self.problem.setToolTip(problem)
        self.problem.setVisible(bool(problem))


def said(change: PlanChange) -> str:
    """Return "5 touches move, 1 comes and 1 is left out", or that nothing changes."""
    added = sum(line.fate == ADDED for line in change.lines)
    moved, dropped = len(change.moved) - added, len(change.dropped)
    parts = [count(moved, "touch moves", "touches move")] if moved else []
    parts += [count(added, "comes", "come")] if added else []
    parts += [count(dropped, "is left out", "are left out")] if dropped else []
    return listed(parts) or "No touch has to move"
