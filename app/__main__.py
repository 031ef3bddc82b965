"""Arguments in, exit code out. The way to the window imports nothing that it does not need."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def main(args: Sequence[str] | None = None) -> int:
    """Start the window or run a command; return the exit code."""
    words = list(sys.argv[1:] if args is None else args)
    gc.disable()  # collecting while modules load costs a tenth of the way to the first paint
    window = _window(words)
    if window is not None:
        from app.bootstrap.programs import run_window

        return run_window(window[0], background=window[1], now=None)
    from app.bootstrap.commands import run_command

    return run_command(words)


def _window(words: list[str]) -> tuple[Path | None, bool] | None:
    """Return profile folder and whether to start hidden; None where the parser has to look."""
    folder: Path | None = None
    background = False
    rest = iter(words)
    for word in rest:
        if word == "--background":
            background = True
        elif word.startswith("--profile=") and len(word) > len("--profile="):
            folder = Path(word.partition("=")[2])
        elif word == "--profile" and (place := next(rest, "")):
            folder = Path(place)
        else:
            return None
    return folder, background


if __name__ == "__main__":
    sys.exit(main())
