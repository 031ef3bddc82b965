"""first-paint, today-usable, memory, gui-block, idle-cpu and idle-wakeups, on the whole program."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench.programs import running
from tests.bench.row import Row, median

ROUNDS = 7
SETTLE_SECONDS = 5.0
BARE = ["tests.bench.bare_window"]
PAINTED = "first-paint"
USABLE = "today-usable"


def measure(profile: Path, load: str, desktop: Mapping[str, str], folder: Path, idle: float) -> Iterator[Row]:
    """Yield the rows of starting, staying and waiting; `idle` is seconds in the tray."""
    app = ["app", "--profile", str(profile)]
    bare, painted, usable, floor_memory, memory, busy = [], [], [], [], [], []
    with running(app, desktop, folder) as program:  # compiles what no run has compiled yet
        program.wait_for(USABLE)
    for _ in range(ROUNDS):
        with running(BARE, desktop, folder) as program:
            bare.append(program.wait_for(PAINTED))
            floor_memory.append(program.memory())
        with running(app, desktop, folder) as program:
            painted.append(program.wait_for(PAINTED))
            usable.append(program.wait_for(USABLE))
            time.sleep(SETTLE_SECONDS / ROUNDS)
            memory.append(program.memory())
            busy.append(program.longest_busy())
    floor = median(bare)
    yield Row(PAINTED, load, median(painted), "ms", 1.5, floor, relative=True)
    yield Row(USABLE, load, median(usable), "ms", 4, floor, relative=True)
    yield Row("memory", load, median(memory), "MiB", 3.5, median(floor_memory), relative=True)
    yield Row("gui-block", load, median(busy), "ms", 100)
    yield from _idle(app, load, desktop, folder, idle)


def _idle(
    app: list[str], load: str, desktop: Mapping[str, str], folder: Path, seconds: float
) -> Iterator[Row]:
    with running([*app, "--background"], desktop, folder) as program:
        program.wait_for("ready")
        time.sleep(SETTLE_SECONDS)
        before = program.spent()
        time.sleep(seconds)
        after = program.spent()
    # a thread that began meanwhile counts from its start, one that ended is left out
    spans = [(after[name], before.get(name, (0.0, 0))) for name in after]
    busy = sum(now[0] - then[0] for now, then in spans)
    wakeups = sum(now[1] - then[1] for now, then in spans)
    yield Row("idle-cpu", load, busy / seconds * 100, "%", 0.2)
    yield Row("idle-wakeups", load, wakeups / seconds, "/s", 3)
