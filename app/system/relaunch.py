"""Starting this program once more: from a checkout by the interpreter, from a package by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def command(*args: str) -> list[str]:
    """Return the words that start this program with these arguments, in the folder it runs in."""
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
    return [*own, *args]


def command_from_anywhere(*args: str) -> list[str]:
    """Return the words that start this program from any folder, as the desktop session does."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *args]
    return [sys.executable, str(Path(__file__).resolve().parents[2] / "dev"), "run", *args]


def start(*args: str) -> None:
    """Start it as a program of its own, which outlives this one. Raises OSError."""
    subprocess.Popen(  # noqa: S603 -- our own program with our own words
        command(*args),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
