"""Reads of which only the newest matters: typing in a search field, leafing through months."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from app.errors import KnownError

if TYPE_CHECKING:
    from app.ui.tasks import Tasks

T = TypeVar("T")
Wish = tuple[Callable[..., Any], tuple[Any, ...]]


def or_why(read: Callable[..., T], *args: object) -> T | str:
    """Return the answer of a read, or why there is none in the words of the KnownError it raised."""
    try:
        return read(*args)
    except KnownError as error:
        return str(error)


class Newest(QObject):
    """One read at a time; while it runs the latest wish is kept, and those in between are dropped.

    `done` gets the answer of a read only when nothing newer was wished for meanwhile.
    """

    def __init__(self, tasks: Tasks, done: Callable[[Any], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._done = tasks, done
        self._running = False
        self._next: Wish | None = None

    def ask(self, work: Callable[..., Any], *args: object) -> None:
        """Read this, now or as soon as the read under way is back."""
        if self._running:
            self._next = (work, args)
            return
        self._running = True
        self._tasks.run(work, *args, done=self._take, failed=self._fail)

    def _take(self, answer: object) -> None:
        self._running = False
        if self._next is None:
            self._done(answer)
        else:
            self._go_on()

    def _fail(self, error: BaseException) -> None:
        self._running = False
        if self._next is None:
            self._tasks.failed.emit(error)
        else:
            self._go_on()

    def _go_on(self) -> None:
        assert self._next is not None
        (work, args), self._next = self._next, None
        self.ask(work, *args)
