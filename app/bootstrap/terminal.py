"""What a command says to its terminal."""

from __future__ import annotations

import os
import sys


def print_out(code: int, out: str, err: str) -> int:
    """Print; a reader that has gone away is no error."""
    try:
        sys.stdout.write(out)
        sys.stdout.flush()
        sys.stderr.write(err)
        sys.stderr.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
