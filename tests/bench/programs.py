"""Starts programs on a desktop of the bench's own and reads what they cost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MARKS = "FIFTH_TOUCH_MARKS"
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Running:
    """A started program; `began` is the monotonic clock in ns just before."""

    process: subprocess.Popen[bytes]
    began: int
    marks: Path

    def wait_for(self, name: str, seconds: float = 60.0) -> float:
        """Return milliseconds from the start to the mark; fails when it does not come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for line in self.lines():
                if line[0] == name:
                    return (int(line[1]) - self.began) / 1e6
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise RuntimeError(f"{self.process.args!r} never reached {name}")

    def lines(self) -> list[list[str]]:
        """Return the marks so far, split into words."""
        text = self.marks.read_text("ascii") if self.marks.exists() else ""
        return [line.split() for line in text.splitlines() if line]

    def longest_busy(self) -> float:
        """Return the longest time in ms the GUI thread let a signal wait."""
        return max((float(line[1]) for line in self.lines() if line[0] == "busy"), default=0.0)

    def memory(self) -> float:
        """Return resident memory in MiB."""
        fields = Path(f"/proc/{self.process.pid}/statm").read_text("ascii").split()
        return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / MIB

    def spent(self) -> dict[str, tuple[float, int]]:
        """Return seconds of a core and voluntary context switches so far, by thread."""
        return {task.name: _spent(task) for task in Path(f"/proc/{self.process.pid}/task").iterdir()}


@contextmanager
def running(
    command: list[str], environment: Mapping[str, str], folder: Path, program: Sequence[str] | None = None
) -> Iterator[Running]:
    """Run `python -m COMMAND`, or `PROGRAM COMMAND`, and end it afterwards."""
    marks = folder / f"marks-{time.monotonic_ns()}"
    began = time.monotonic_ns()
    with (folder / "output").open("ab") as output:
        process = subprocess.Popen(
            [*(program or (sys.executable, "-m")), *command],
            env={**_with_bytecode(environment), MARKS: str(marks)},
            stdout=output,
            stderr=output,
        )
    try:
        yield Running(process, began, marks)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _with_bytecode(environment: Mapping[str, str]) -> dict[str, str]:
    """Let Python keep compiled modules, as it does for every user; some machines switch that off."""
    return {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _spent(task: Path) -> tuple[float, int]:
    seconds = int((task / "schedstat").read_text("ascii").split()[0]) / 1e9
    return seconds, _switches(task / "status")


def _switches(status: Path) -> int:
    words = status.read_text("ascii").split()
    return int(words[words.index("voluntary_ctxt_switches:") + 1])
