"""One owner for each profile: a lock decides, a socket hands a second start to the first.

Standard library only, so that a second start costs nothing. The lock belongs to the process and
goes when it dies, however it dies. The address of the owner lies in the profile together with a
key that only the same user can read.
"""

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from app.errors import InputError, StorageError
from app.system.wire import FRAME, WireError, receive, send

LOCK = "instance.lock"
ADDRESS = "instance.json"
LONGEST_SOCKET_PATH = 100  # 108 on Linux, 104 on macOS, with the closing NUL
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
        self._door: socket.socket | None = None
        self._key = os.urandom(32).hex()

    def listen(self, serve: Callable[[Request], Answer]) -> None:
        """Take commands of further starts; ``serve`` runs on a thread for each of them."""
        self._door = _open_door(self._folder)
        _write_address(self._folder, self._door, self._key)
        door = self._door
        threading.Thread(target=self._take_all, args=(door, serve), name="instance", daemon=True).start()

    def release(self) -> None:
        """Take no more commands and let another process own the profile."""
        (self._folder / ADDRESS).unlink(missing_ok=True)
        if self._door is not None:
            _close_door(self._door)
        self._lock.close()

    def _take_all(self, door: socket.socket, serve: Callable[[Request], Answer]) -> None:
        while True:
            try:
                visitor, _ = door.accept()
            except OSError:
                return  # released
            threading.Thread(target=self._take, args=(visitor, serve), name="command", daemon=True).start()

    def _take(self, visitor: socket.socket, serve: Callable[[Request], Answer]) -> None:
        with visitor, suppress(OSError, WireError, KeyError, TypeError):
            visitor.settimeout(GREETING_SECONDS)
            if not is_same_user(visitor):
                return
            import hmac  # and OpenSSL behind it: the first window has no visitors

            asked = receive(visitor)
            if not hmac.compare_digest(str(asked.get("key", "")), self._key):
                return
            send(visitor, {"accepted": True})
            visitor.settimeout(None)
            request = Request(tuple(map(str, asked["args"])), str(asked["cwd"]))
            send(visitor, asdict(serve(request)))


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
        InputError: The command is longer than 1 MiB.
    """
    if sum(len(json.dumps(word)) for word in args) > FRAME // 2:
        raise InputError("The command is too long.", "Put the text into a file.")
    end = _mono() + seconds
    while True:
        if ownership := claim(folder):
            return ownership
        if (answer := _hand_over(folder, Request(tuple(args), cwd))) is not None:
            return answer
        if _mono() > end:
            raise StorageError(
                "Fifth Touch is already running with this data and does not answer.",
                "Close it, or end it in the system's list of processes, and try again.",
            )
        time.sleep(RETRY_SECONDS)


def _hand_over(folder: Path, request: Request) -> Answer | None:
    """Return the owner's answer; None when nobody took the command."""
    try:
        address = json.loads((folder / ADDRESS).read_text(encoding="utf-8"))
        owner = _connect(address["address"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    with owner:
        try:
            owner.settimeout(GREETING_SECONDS)
            send(owner, {"key": address["key"], "args": request.args, "cwd": request.cwd})
            receive(owner)
        except (OSError, WireError):
            return None
        return _await_answer(owner)


def _await_answer(owner: socket.socket) -> Answer:
    """Wait as long as the owner lives: a command may be an import of an hour."""
    owner.settimeout(None)
    try:
        told = receive(owner, frames=0)
        return Answer(int(told["code"]), str(told["out"]), str(told["err"]))
    except (OSError, WireError, KeyError, ValueError) as error:
        raise StorageError(
            "The running Fifth Touch ended before it had answered.",
            "Start it again and look whether the command was done.",
        ) from error


def _open_door(folder: Path) -> socket.socket:
    """Return a listening socket only this user reaches; loopback where there is none by path."""
    if hasattr(socket, "AF_UNIX") and sys.platform != "win32":
        for path in (str(folder / "instance.sock"), str(_private_place(folder))):
            with suppress(OSError):
                return _listen_at(path)
    door = socket.create_server(("127.0.0.1", 0))
    door.listen()
    return door


def _listen_at(path: str) -> socket.socket:
    """Bind at a path; the one who holds the lock may remove what a dead owner left."""
    if len(os.fsencode(path)) > LONGEST_SOCKET_PATH:
        raise OSError("the path is too long for a socket")
    Path(path).unlink(missing_ok=True)
    door = socket.socket(socket.AF_UNIX)
    try:
        door.bind(path)
        Path(path).chmod(0o600)
        door.listen()
    except OSError:
        door.close()
        raise
    return door


def _private_place(folder: Path) -> Path:
    """Return a short path for the socket of a deep folder, in a folder of this user's own."""
    import hashlib
    import tempfile

    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    base = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    place = base / f"fifth-touch-{os.getuid()}"
    place.mkdir(mode=0o700, exist_ok=True)
    status = place.lstat()
    if place.is_symlink() or status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise OSError(f"{place} is not private")
    return place / name


def _write_address(folder: Path, door: socket.socket, key: str) -> None:
    """Publish where to knock, in one step, readable for this user alone."""
    name = door.getsockname()
    address = name if isinstance(name, str) else list(name[:2])
    fresh = folder / f"{ADDRESS}.new"
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"address": address, "key": key}, file)
    fresh.replace(folder / ADDRESS)


def _connect(address: str | list[str | int]) -> socket.socket:
    if isinstance(address, list):
        return socket.create_connection((str(address[0]), int(address[1])), GREETING_SECONDS)
    owner = socket.socket(socket.AF_UNIX)
    try:
        owner.settimeout(GREETING_SECONDS)
        owner.connect(address)
    except OSError:
        owner.close()
        raise
    return owner


def _close_door(door: socket.socket) -> None:
    """Close a listening socket, wake whoever waits on it, remove its path."""
    path = door.getsockname()
    with suppress(OSError):
        door.shutdown(socket.SHUT_RDWR)
    door.close()
    if isinstance(path, str):
        Path(path).unlink(missing_ok=True)


def is_same_user(visitor: socket.socket) -> bool:
    """Ask the kernel who is at the other end, where it knows; elsewhere the key decides."""
    if sys.platform != "linux" or visitor.family != socket.AF_UNIX:
        return True
    credentials = visitor.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    return int.from_bytes(credentials[4:8], sys.byteorder) == os.getuid()


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
