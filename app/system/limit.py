"""Calls to devices that may never return: wait a while, then leave them to themselves."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

from app.errors import DeviceError

P = ParamSpec("P")
T = TypeVar("T")


class HungError(DeviceError):
    """A device did not answer in time."""


def within(seconds: float, what: str, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what ``work`` returns, or raise what it raises, if it takes at most ``seconds``.

    Python cannot end a thread: one that hangs is abandoned, as a daemon it does not keep the
    program alive. ``what`` names the device in the error ("The keyring").

    Raises:
        HungError: It took longer.
    """
    future: Future[T] = Future()

    def call() -> None:
        try:
            future.set_result(work(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - the caller hears of it
            future.set_exception(error)

    threading.Thread(target=call, name=f"device {what}", daemon=True).start()
    try:
        return future.result(seconds)
    except TimeoutError as error:
        if future.done() and future.exception() is error:
            raise
        raise HungError(f"{what} did not answer within {seconds:g} seconds.") from None
