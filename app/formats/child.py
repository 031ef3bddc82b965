"""Reading a stranger's file in a process of its own, with limits: whatever the file does, only that ends.

The file comes in on standard input; the table goes out on standard output as one line of JSON for what it is
and one for every thousand rows. A refusal goes out as a line with its words. Nothing here knows a window, a
database or a network.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from app.errors import FileError
from app.formats.reading import LARGEST, read_people
from app.formats.table import Rejected, Row, Table

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space a file may take to be read."""
SECONDS = 30
"""Seconds of a core likewise."""
BATCH = 1_000


def main(encoding: str = "", separator: str = "") -> int:
    """Read standard input, write the table; 0 also for a refusal in words."""
    limit()
    out = sys.stdout.buffer
    try:
        table = read_people(sys.stdin.buffer.read(LARGEST + 1), encoding, separator)
        lines = list(table_lines(table))
    except FileError as error:
        lines = [{"refused": error.message, "advice": error.advice}]
    except (MemoryError, RecursionError):
        lines = [{"refused": "The file needs more memory than any list of contacts.", "advice": ""}]
    for line in lines:
        _write(out, line)
    out.flush()
    return 0


def limit() -> None:
    """Limit memory and time; Windows has no such limits for a process, there the parent's clock counts."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (allowed, hard))
        except (ValueError, OSError):  # macOS refuses a limit of address space
            continue


def table_lines(table: Table) -> Iterator[dict[str, Any]]:
    """Yield the table in pieces that JSON can hold."""
    yield {
        "kind": table.kind,
        "header": table.header,
        "header_row": table.header_row,
        "encoding": table.encoding,
        "separator": table.separator,
        "sheet": table.sheet,
        "rejected": [(one.number, one.reason) for one in table.rejected],
    }
    for start in range(0, len(table.body), BATCH):
        rows = table.body[start : start + BATCH]
        yield {"numbers": [row.number for row in rows], "cells": [row.cells for row in rows]}


def table_of(lines: Iterable[bytes]) -> Table:
    """Return the table of such lines. Raises FileError for a refusal, ValueError for a torn answer."""
    pieces = iter(lines)
    head: dict[str, Any] = json.loads(next(pieces, b"null")) or {}
    if "refused" in head:
        raise FileError(head["refused"], head["advice"])
    if "header" not in head:
        raise ValueError("no table")
    body: list[Row] = []
    for line in pieces:
        piece = json.loads(line)
        body += [
            Row(number, tuple(cells)) for number, cells in zip(piece["numbers"], piece["cells"], strict=True)
        ]
    return Table(
        head["kind"],
        tuple(head["header"]),
        head["header_row"],
        head["encoding"],
        head["separator"],
        tuple(body),
        head["sheet"],
        tuple(Rejected(number, reason) for number, reason in head["rejected"]),
    )


def _write(out: BinaryIO, line: dict[str, Any]) -> None:
    out.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
