"""Where the bundle starts: the same as python -m app, or its reader of strangers' files."""

import multiprocessing
import os
import sys

READER = "read-people"
"""The word by which app/system/reader.py starts this program anew, only to read a file."""


def main() -> int:
    """Read a file where the first word says so, else be Fifth Touch."""
    if sys.argv[1:2] == [READER]:
        from app.formats import child

        return child.main(*sys.argv[2:4])
    from app import __main__

    return __main__.main()


def have_streams() -> None:
    """Give a program without a terminal, as on Windows, something to write to."""
    nowhere = open(os.devnull, "r+", encoding="utf-8")  # noqa: PTH123, SIM115 -- open to the end of the program
    sys.stdin, sys.stdout, sys.stderr = sys.stdin or nowhere, sys.stdout or nowhere, sys.stderr or nowhere


if __name__ == "__main__":
    multiprocessing.freeze_support()
    if sys.stdout is None or sys.stderr is None:
        have_streams()
    sys.exit(main())
