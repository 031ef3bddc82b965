"""The one thread that owns the database: work goes in, futures come out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

P = ParamSpec("P")
T = TypeVar("T")


class DatabaseLane:
    """Runs what it is given one after the other, in the order it came.

    The thread waits without waking up. It is a daemon, so that work which hangs can delay the
    end of the program by the seconds given to ``stop`` and no longer; SQLite rolls back what
    was under way.
    """

    def __init__(self, name: str = "database") -> None:
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._open = True
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue work; its future holds the result or what it raised.

        Raises:
            RuntimeError: ``stop`` was called before.
        """
        from concurrent.futures import (
            Future,  # and logging behind it: there is no work before the first paint
        )

        future: Future[T] = Future()

        def step() -> None:
            if future.set_running_or_notify_cancel():
                _settle(future, work, *args, **kwargs)

        with self._gate:
            if not self._open:
                raise RuntimeError(f"the lane {self._thread.name!r} has stopped")
            self._queue.put(step)
        return future

    def stop(self, seconds: float) -> bool:
        """Take no more work and finish what is queued; False if that takes longer."""
        with self._gate:
            if self._open:
                self._open = False
                self._queue.put(None)
        if self.is_here():
            return False  # the lane cannot wait for itself; it ends after this piece of work
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def is_here(self) -> bool:
        """Tell whether the caller runs on the lane."""
        return threading.current_thread() is self._thread

    def _work(self) -> None:
        while step := self._queue.get():
            step()


def _settle(future: Future[T], work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> None:
    try:
        result = work(*args, **kwargs)
    except BaseException as error:  # noqa: BLE001 - whoever holds the future hears of it
        future.set_exception(error)
    else:
        future.set_result(result)
