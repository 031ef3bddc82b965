"""month: from the key to the painted month."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench.profiles import build
from tests.bench.row import Row, percentile

ENTRIES = 50_000
LOAD = f"{ENTRIES:,} entries, 200 a day"
TWO_FRAMES = 1000 / 60 * 2


def measure(desktop: Mapping[str, str], folder: Path) -> Iterator[Row]:
    """Yield the row of going through the months."""
    profile = build(folder / "months", ENTRIES, ENTRIES)
    command = [sys.executable, "-m", "tests.bench.month_window", str(profile)]
    done = subprocess.run(command, env=dict(desktop), stdout=subprocess.PIPE, check=True)
    yield Row("month", LOAD, percentile(json.loads(done.stdout), 95), "ms", round(TWO_FRAMES, 1))
