"""The door between two starts of the program: the owner listens, another start knocks.

Loaded when there is somebody to listen for. What is said stands in `wire`.
"""

import hashlib
import hmac
import json
import os
import socket
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from app.errors import InputError, StorageError
from app.system.instance import ADDRESS, GREETING_SECONDS, Answer, Request
from app.system.wire import FRAME, WireError, receive, send

LONGEST_SOCKET_PATH = 100  # 108 on Linux, 104 on macOS, with the closing NUL


class Door:
    """Takes the commands of further starts, each on a thread of its own."""

    def __init__(self, folder: Path, serve: Callable[[Request], Answer]) -> None:
        self._serve = serve
        self._key = os.urandom(32).hex()
        self._socket = _open_door(folder)
        _write_address(folder, self._socket, self._key)
        threading.Thread(target=self._take_all, name="instance", daemon=True).start()

    def close(self) -> None:
        """Take no more commands."""
        _close_door(self._socket)

    def _take_all(self) -> None:
        while True:
            try:
                visitor, _ = self._socket.accept()
            except OSError:
                return  # released
            threading.Thread(target=self._take, args=(visitor,), name="command", daemon=True).start()

    def _take(self, visitor: socket.socket) -> None:
        with visitor, suppress(OSError, WireError, KeyError, TypeError):
            visitor.settimeout(GREETING_SECONDS)
            if not is_same_user(visitor):
                return
            asked = receive(visitor)
            if not hmac.compare_digest(str(asked.get("key", "")), self._key):
                return
            send(visitor, {"accepted": True})
            visitor.settimeout(None)
            request = Request(tuple(map(str, asked["args"])), str(asked["cwd"]))
            send(visitor, asdict(self._serve(request)))


def knock(folder: Path, request: Request) -> Answer | None:
    """Return the owner's answer; None when nobody took the command. Raises InputError for a too long one."""
    if sum(len(json.dumps(word)) for word in request.args) > FRAME // 2:
        raise InputError("The command is too long.", "Put the text into a file.")
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
