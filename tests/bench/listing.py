"""search, scroll and growth: the Leads screen, typed into and jumped about in, in a program of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.row import Row, percentile

FRAMES_MS = 33.0
TIMES, MORE_MS, GROWS = 1.5, 16.0, 2.0
PATIENCE_SECONDS = 900
PROGRAM = [sys.executable, "-m", "tests.bench.list_program"]


@dataclass(frozen=True, slots=True)
class Found:
    """The 95th percentiles of one profile, in ms."""

    search: float
    scroll: float
    raw: float


def measure(profile: Path, load: str, environment: Mapping[str, str]) -> Iterator[Row]:
    """Yield search and scroll."""
    found = _run(profile, environment)
    yield Row("search", load, found.search, "ms", TIMES * found.raw + MORE_MS, found.raw)
    yield Row("scroll", load, found.scroll, "ms", FRAMES_MS)


def growth(small: Path, large: Path, load: str, environment: Mapping[str, str]) -> Iterator[Row]:
    """Yield how much slower the larger profile is, whichever of the two is worse."""
    few, many = _run(small, environment), _run(large, environment)
    name, measured, floor = max(
        ("search", many.search, few.search),
        ("scroll", many.scroll, few.scroll),
        key=lambda one: one[1] / one[2],
    )
    yield Row("growth", f"{load}, {name}", measured, "ms", GROWS, floor, relative=True)


def _run(profile: Path, environment: Mapping[str, str]) -> Found:
    done = subprocess.run(
        [*PROGRAM, str(profile)],
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    )
    times = json.loads(done.stdout.strip().splitlines()[-1])
    return Found(*(percentile(times[name], 95) for name in ("search", "scroll", "floor")))
