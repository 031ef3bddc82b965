"""Service calls away from the window: they run on the lane, and their result comes back here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Future

    from app.services.ports import Lane

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class _Task:
    """One call under way and who wants its result."""

    future: Future[Any]
    done: Callable[[Any], object] | None
    failed: Callable[[BaseException], object] | None


class Tasks(QObject):
    """Runs work on the one database lane so that the window never waits.

    `done` and `failed` are bound methods and run in the window's thread, in the order the work was
    given. A receiver that was destroyed meanwhile hears nothing. Failures nobody takes are emitted
    as `failed`; the notices listen to it.
    """

    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[..., T],
        *args: object,
        done: Callable[[T], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        **words: object,
    ) -> Future[T]:
        """Queue a service call; `done` gets its result, `failed` what it raised.

        Raises:
            RuntimeError: the lane has stopped.
        """
        future = self._lane.submit(work, *args, **words)
        task = _Task(future, done, failed)
        future.add_done_callback(_Courier(self, task))
        return future

    def close(self) -> None:
        """Deliver nothing any more: the window is going."""
        self._open = False

    @Slot(object)
    def _deliver(self, task: _Task) -> None:
        if not self._open or task.future.cancelled():
            return
        error = task.future.exception()
        if error is None:
            _call(task.done, task.future.result())
        elif task.failed is not None:
            _call(task.failed, error)
        else:
            self.failed.emit(error)

    def _bring(self, task: _Task) -> None:
        """Called on the lane; the queued signal crosses over to the window."""
        if self._open:
            self._finished.emit(task)


class _Courier:
    """A future's callback that keeps its task; a plain object, for no Qt signal is involved."""

    def __init__(self, tasks: Tasks, task: _Task) -> None:
        self._tasks, self._task = tasks, task

    def __call__(self, _future: object) -> None:
        self._tasks._bring(self._task)  # noqa: SLF001 - the two are one


def _call(receiver: Callable[[Any], object] | None, value: object) -> None:
    """Hand over a value, unless the receiver is a widget whose other half is gone."""
    if receiver is None:
        return
    owner = getattr(receiver, "__self__", None)
    if isinstance(owner, QObject) and not isValid(owner):
        return
    receiver(value)
