"""Starting this program once more: from a checkout by the interpreter, from a package by itself."""

from __future__ import annotations

import subprocess
import sys


def command(*args: str) -> list[str]:
    """Return the words that start this program with these arguments."""
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
    return [*own, *args]


def start(*args: str) -> None:
    """Start it as a program of its own, which outlives this one. Raises OSError."""
    subprocess.Popen(  # noqa: S603 -- our own program with our own words
        command(*args),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
