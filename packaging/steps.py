"""What every step of a build needs: starting programs, sizes, the commit, and the error that ends it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from contents import ROOT

FIRST_DAY = 1_764_028_800
"""The date of what is built outside a checkout: 25 November 2025, in seconds."""


class BuildError(Exception):
    """The package cannot be built or may not be handed out; the text says why and what helps."""


def run(command: list[str], more: Mapping[str, str] | None = None) -> None:
    """Run a program of the build. Raises BuildError when it is missing or fails."""
    try:
        done = subprocess.run(command, env={**os.environ, **(more or {})}, cwd=ROOT, check=False)
    except OSError as error:
        raise BuildError(f"{command[0]} cannot be started: {error.strerror}.") from error
    if done.returncode:
        raise BuildError(f"{Path(command[0]).name} failed ({done.returncode}); see its words above.")


def answer(*command: str) -> str:
    """Return what a program prints, "" when it fails or is not there."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def say(text: str) -> None:
    """Tell how it goes."""
    print(text, file=sys.stderr, flush=True)


def within(made: Path, limit: int) -> Path:
    """Return what was made. Raises BuildError when it is larger than `limit` bytes."""
    if (size := size_of(made)) > limit:
        raise BuildError(
            f"{made.name} has {size / 1e6:.0f} MB, more than {limit / 1e6:.0f} MB. "
            "See packaging/contents.py for what goes in."
        )
    return made


def size_of(place: Path) -> int:
    """Return the bytes in a file, or in all files below a folder."""
    if place.is_file():
        return place.stat().st_size
    return sum(file.lstat().st_size for file in files_below(place))


def files_below(folder: Path) -> Iterable[Path]:
    """Return all files and links below a folder, in order."""
    return sorted(file for file in folder.rglob("*") if file.is_symlink() or file.is_file())


def commit() -> str:
    """Return what is built, "19261ad of 2026-11-25", with "changed" where the work tree differs from it."""
    told = answer("git", "log", "-1", "--format=%h of %cs")
    changed = answer("git", "status", "--porcelain", "--untracked-files=no")
    return f"{told or 'no commit'}{', changed' if changed else ''}"


def commit_time() -> int:
    """Return the commit's time in seconds, the date of everything packed: equal sources, equal archives."""
    return int(answer("git", "log", "-1", "--format=%ct") or FIRST_DAY)
