"""Room kept aside on the disk, given back when it is full, so that work can be finished and saved."""

from __future__ import annotations

import os
from pathlib import Path

BALLAST = 16 * 1024 * 1024
"""Bytes."""


def lay(path: Path, size: int) -> None:
    """Make the ballast file unless it is there; a disk too full for it goes without."""
    if size == 0 or path.exists():
        return
    try:
        with path.open("xb") as file:
            _reserve(file.fileno(), size)
    except OSError:
        path.unlink(missing_ok=True)


def free(path: Path) -> bool:
    """Give the room back; False when there was none left to give."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _reserve(handle: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
    else:  # Windows and macOS have no such call: written zeros take the room
        block = bytes(1024 * 1024)
        for _ in range(size // len(block)):
            os.write(handle, block)
