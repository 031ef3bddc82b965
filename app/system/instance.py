"""One owner for each profile: a lock decides, a socket hands a second start to the first.

Standard library only, so that a second start costs nothing. The lock belongs to the process and
goes when it dies, however it dies. The address of the owner lies in the profile together with a
key that only the same user can read.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from app.errors import StorageError

if TYPE_CHECKING:
    from app.system.door import Door

LOCK = "instance.lock"
ADDRESS = "instance.json"
GREETING_SECONDS = 5.0
RETRY_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Request:
    """A command of a second start, and the folder it was given in."""

    args: tuple[str, ...]
    cwd: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the owner did with it: exit code, standard output, standard error."""

    code: int
    out: str = ""
    err: str = ""


class Ownership:
    """Held by the process that owns the profile, until it releases it or dies."""

    def __init__(self, folder: Path, lock: IO[bytes]) -> None:
        self._folder = folder
        self._lock = lock
        self._door: Door | None = None

    def listen(self, serve: Callable[[Request], Answer]) -> None:
        """Take commands of further starts; ``serve`` runs on a thread for each of them."""
        from app.system.door import Door

        self._door = Door(self._folder, serve)

    def release(self) -> None:
        """Take no more commands and let another process own the profile."""
        (self._folder / ADDRESS).unlink(missing_ok=True)
        if self._door is not None:
            self._door.close()
        self._lock.close()


def claim(folder: Path) -> Ownership | None:
    """Return the ownership of the profile, or None while another process has it."""
    try:
        lock = (folder / LOCK).open("a+b")
    except OSError as error:
        raise StorageError(
            f"The folder {folder} cannot be locked: {error.strerror}.", "Check who owns it."
        ) from error
    if _lock_now(lock):
        return Ownership(folder, lock)
    lock.close()
    return None


def enter(
    folder: Path, args: Sequence[str], cwd: str, *, seconds: float = GREETING_SECONDS
) -> Ownership | Answer:
    """Own the profile, or have its owner do the command and return the answer.

    Whoever owns it without listening (a command line at work) is waited for.

    Raises:
        StorageError: The owner neither answered nor went away within ``seconds``, or it died
            over the command.
        InputError: A command to be handed over is longer than 1 MiB.
    """
    end = _mono() + seconds
    while True:
        if ownership := claim(folder):
            return ownership
        if (answer := _knock(folder, Request(tuple(args), cwd))) is not None:
            return answer
        if _mono() > end:
            raise StorageError(
                "Fifth Touch is already running with this data and does not answer.",
                "Close it, or end it in the system's list of processes, and try again.",
            )
        time.sleep(RETRY_SECONDS)


def _knock(folder: Path, request: Request) -> Answer | None:
    """Return the owner's answer; None when nobody took the command."""
    from app.system.door import knock  # a first start needs no sockets

    return knock(folder, request)


def _lock_now(lock: IO[bytes]) -> bool:
    """Take the file's lock without waiting; the kernel frees it when this process ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _mono() -> float:
    return time.monotonic()  # noqa: TID251 - runs before there is a clock to inject
