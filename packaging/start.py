"""Where the bundle starts: the same as python -m app."""

import multiprocessing
import os
import sys

from app.__main__ import main


def have_streams() -> None:
    """Give a program without a terminal, as on Windows, something to write to."""
    nowhere = open(os.devnull, "r+", encoding="utf-8")  # noqa: PTH123, SIM115 -- open to the end of the program
    sys.stdin, sys.stdout, sys.stderr = sys.stdin or nowhere, sys.stdout or nowhere, sys.stderr or nowhere


if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.stdout is None or sys.stderr is None:
        have_streams()
    sys.exit(main())
