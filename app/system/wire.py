"""Messages between two starts of the program: JSON with its length before it.

A message is cut into frames of 1 MiB at most; only an answer may have more than one frame.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket

FRAME = 1024 * 1024
LENGTH = struct.Struct("!IB")  # length of the frame, 1 when another one follows


class WireError(Exception):
    """The other end went away, or sent what is no message."""


def send(end: socket.socket, message: Mapping[str, object]) -> None:
    """Send one message."""
    data = json.dumps(message).encode("ascii")
    for start in range(0, len(data), FRAME):
        frame = data[start : start + FRAME]
        end.sendall(LENGTH.pack(len(frame), start + FRAME < len(data)) + frame)


def receive(end: socket.socket, *, frames: int = 1) -> dict[str, Any]:
    """Return the next message; raises WireError beyond ``frames`` frames (0: any number)."""
    data = b""
    more = True
    count = 0
    while more:
        count += 1
        length, more = LENGTH.unpack(_exactly(end, LENGTH.size))
        if length > FRAME or (frames and count > frames):
            raise WireError("the message is too long")
        data += _exactly(end, length)
    return _message(data)


def _message(data: bytes) -> dict[str, Any]:
    try:
        message = json.loads(data)
    except ValueError as error:
        raise WireError("not a message") from error
    if not isinstance(message, dict):
        raise WireError("not a message")
    return message


def _exactly(end: socket.socket, count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        chunk = end.recv(min(65536, count - len(data)))
        if not chunk:
            raise WireError("the other end went away")
        data += chunk
    return bytes(data)
