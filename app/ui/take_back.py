"""The Undo of a notice: takes back what was just done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.domain.undo import Undo

if TYPE_CHECKING:
    from app.services.undo import UndoStack
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


def take_back_latest(stack: UndoStack) -> Undo | None:
    """Take back the last act, in one piece of work, and return what it was; None when there is none."""
    undo = stack.latest()
    if undo is not None:
        stack.take_back(undo)
    return undo
