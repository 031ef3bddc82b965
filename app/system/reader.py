"""Has files of people read by a child process, so that no file can harm or halt the program."""

from __future__ import annotations

import gc
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import BinaryIO

from app.errors import FileError
from app.formats.child import SECONDS, table_of
from app.formats.reading import LARGEST
from app.formats.table import Table

_ROOT = Path(__file__).resolve().parents[2]
_LARGE = 20_000
PATIENCE = 45.0
"""Seconds by the clock: on a busy computer more than the seconds of a core."""
_DENIED = "Save only the sheet or the cards about people, as CSV, and import that."


class ChildReading:
    """One file being read. The child is ended when it takes too long, or when it is stopped."""

    def __init__(self, source: BinaryIO, encoding: str, separator: str, seconds: float = PATIENCE) -> None:
        command = [*_command(), encoding, separator]
        self._process = subprocess.Popen(  # noqa: S603 -- our own program; the file comes in as bytes
            command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_ROOT
        )
        self._table: Table | None = None
        self._wrong: FileError | None = None
        self._late = False
        self._clock = threading.Timer(seconds, self._end_late)
        self._clock.daemon = True
        self._clock.start()
        self._pump = threading.Thread(target=self._collect, name="reading", daemon=True)
        self._pump.start()

    def wait(self, seconds: float | None) -> Table | None:
        """Return the table, or None when it is not there after so many seconds. Raises FileError."""
        self._pump.join(seconds)
        if self._pump.is_alive():
            return None
        if self._wrong is not None:
            raise self._wrong
        return self._table

    def stop(self) -> None:
        """End the child; nothing more comes of it."""
        self._clock.cancel()
        self._process.kill()
        self._pump.join(5)

    def _collect(self) -> None:
        """Take in the table as it comes, on a thread of its own: nobody waits for a large one."""
        assert self._process.stdout
        torn = False
        try:
            with self._process.stdout as out:
                self._table = table_of(out)
        except FileError as error:
            self._wrong = error
        except ValueError:
            torn = True
        self._process.wait()
        self._clock.cancel()
        self._wrong = self._wrong or self._what_went_wrong(torn=torn)
        if self._table is not None and len(self._table.body) > _LARGE:
            gc.freeze()  # a table has no rings; looking for some in it again and again would stop the window

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()

    def _what_went_wrong(self, *, torn: bool) -> FileError | None:
        if self._late or self._process.returncode == -24:  # noqa: PLR2004 -- SIGXCPU: its seconds are used up
            return FileError(f"The file took more than {SECONDS} seconds to read.", _DENIED)
        if self._process.returncode:
            return FileError("The file needs more memory than any list of contacts.", _DENIED)
        return FileError("The file could not be read.", _DENIED) if torn else None


class ChildReader:
    """Starts reading; a port of the import service."""

    def start(self, path: Path, encoding: str = "", separator: str = "") -> ChildReading:
        """Begin to read a file. Raises FileError for one that is missing, a folder, or too large."""
        try:
            if path.is_dir():
                raise FileError(f"{path} is a folder.", "Choose the file in it.")
            if path.stat().st_size > LARGEST:
                raise FileError(
                    f"{path} is larger than {LARGEST // (1024 * 1024)} MB.", "Split it into parts."
                )
            with path.open("rb") as source:
                return ChildReading(source, encoding, separator)
        except FileNotFoundError as error:
            raise FileError(f"There is no file {path}.", "Check its name and folder.") from error
        except OSError as error:
            raise FileError(f"{path} cannot be read ({error.strerror}).", "Check its permissions.") from error

    def start_text(self, text: str) -> ChildReading:
        """Begin to read what was pasted."""
        with tempfile.TemporaryFile() as source:
            source.write(text.encode("utf-8", "replace"))
            source.seek(0)
            return ChildReading(source, "", "")


def _command() -> list[str]:
    """Return how this program is started to read: the packaged one by a word, else by its module."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "read-people"]
    return [sys.executable, "-m", "app.formats.child"]
