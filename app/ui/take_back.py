"""The Undo of a notice: takes back what was just done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.undo import Restored, Undo

if TYPE_CHECKING:
    from app.services.ports import Change
    from app.services.undo import UndoStack
    from app.ui.changes import Changes
    from app.ui.tasks import Tasks


class TakeBack:
    """Takes back one act or several that belong together, the last one first."""

    def __init__(self, tasks: Tasks, stack: UndoStack, undos: Sequence[Undo]) -> None:
        self._tasks, self._stack, self._undos = tasks, stack, tuple(undos)

    def run(self) -> None:
        """Begin; refusals in words come by the notices."""
        self._tasks.run(_take_back, self._stack, self._undos)


def _take_back(stack: UndoStack, undos: tuple[Undo, ...]) -> None:
    for undo in reversed(undos):
        stack.take_back(undo)


def take_back_latest(stack: UndoStack) -> tuple[Undo, Restored] | None:
    """Take back the last act, in one piece of work, and return what it was; None when there is none."""
    undo = stack.latest()
    return None if undo is None else (undo, stack.take_back(undo))


def take_back_to(stack: UndoStack, undo: Undo) -> tuple[Undo, Restored]:
    """Take back all acts from the latest down to this one."""
    return undo, stack.take_back_to(undo)


class UndoSteps(QObject):
    """Knows what can be taken back, for the menu; read again after each change.

    Signals:
        read: The acts, the latest first.
    """

    read = Signal(object)

    def __init__(
        self, tasks: Tasks, changes: Changes, stack: UndoStack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._stack = tasks, stack
        changes.changed.connect(self._changed)

    def _changed(self, _change: Change) -> None:
        self._tasks.run(self._stack.acts, done=self.read.emit)
