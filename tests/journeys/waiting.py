"""Waiting for the outside world: asked again and again, never for a fixed time."""

import time
from collections.abc import Callable
from threading import Event
from typing import TypeVar

SECONDS = 15.0
AGAIN_SECONDS = 0.02
T = TypeVar("T")


def until(ask: Callable[[], T], words: str | Callable[[], str], seconds: float = SECONDS) -> T:
    """Return the first answer that is true; fails with the words when none comes in time."""
    end = time.monotonic() + seconds  # noqa: TID251 - real time is measured
    while True:
        answer = ask()
        if answer:
            return answer
        late = time.monotonic() > end  # noqa: TID251 - real time is measured
        assert not late, words if isinstance(words, str) else words()
        pause(AGAIN_SECONDS)


def pause(seconds: float) -> None:
    """Let others run between two questions."""
    Event().wait(seconds)
