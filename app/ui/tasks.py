"""The one road from the window to work that takes time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from app.errors import KnownError
from app.services.ports import Lane


@dataclass(frozen=True, slots=True)
class _Answer:
    future: Future[Any]
    done: Callable[[Any], object] | None
    failed: Callable[[KnownError], object] | None


class Tasks(QObject):
    """Runs service calls on the database lane and brings each answer back to the GUI thread.

    `done` takes the result, `failed` a KnownError; both are bound methods, so that nothing is called on
    an object that is gone by then.

    Signals:
        failed: A KnownError that no caller takes: to be shown in words.
        crashed: Any other exception: a bug of ours, for the report dialog.
    """

    failed = Signal(object)
    crashed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._stopped = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[..., Any],
        *args: Any,  # noqa: ANN401 -- whatever the service's verb takes
        done: Callable[[Any], object] | None = None,
        failed: Callable[[KnownError], object] | None = None,
        **kwargs: Any,  # noqa: ANN401 -- the same
    ) -> None:
        """Queue `work(*args, **kwargs)`; returns at once."""
        future = self._lane.submit(work, *args, **kwargs)
        answer = _Answer(future, done, failed)
        future.add_done_callback(_Courier(self, answer))

    def stop(self) -> None:
        """Deliver nothing more; what is queued still runs to its end."""
        self._stopped = True

    def arrive(self, answer: _Answer) -> None:
        """Take an answer on the lane's thread."""
        if not self._stopped:
            self._arrived.emit(answer)

    def _deliver(self, answer: _Answer) -> None:
        if self._stopped or answer.future.cancelled():
            return
        error = answer.future.exception()
        if error is None:
            _call(answer.done, answer.future.result())
        elif not isinstance(error, KnownError):
            self.crashed.emit(error)
        elif not _call(answer.failed, error):
            self.failed.emit(error)


@dataclass(frozen=True, slots=True)
class _Courier:
    tasks: Tasks
    answer: _Answer

    def __call__(self, _: Future[Any]) -> None:
        self.tasks.arrive(self.answer)


def _call(method: Callable[[Any], object] | None, value: Any) -> bool:  # noqa: ANN401 -- passes it on
    """Call the method; False when there is none or its object is gone."""
    owner = getattr(method, "__self__", None)
    if method is None or (isinstance(owner, QObject) and not shiboken6.isValid(owner)):
        return method is not None
    method(value)
    return True
