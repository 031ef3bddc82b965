"""packaged-paint and packaged-usable: the bundle's start against the same program run from its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench.programs import running
from tests.bench.row import Row, median
from tests.bench.start import PAINTED, ROUNDS, USABLE

LIMIT = 1.3


def measure(
    bundle: Path, profile: Path, load: str, desktop: Mapping[str, str], folder: Path
) -> Iterator[Row]:
    """Yield the rows; both programs take turns, so that a busy moment hits both."""
    words = ["--profile", str(profile)]
    ways = {"sources": (["app", *words], None), "bundle": (words, (str(bundle),))}
    painted: dict[str, list[float]] = {way: [] for way in ways}
    usable: dict[str, list[float]] = {way: [] for way in ways}
    for number in range(ROUNDS + 1):
        for way, (command, program) in ways.items():
            with running(command, desktop, folder, program) as started:
                times = started.wait_for(PAINTED), started.wait_for(USABLE)
            if number:  # the first one brings the files into memory
                painted[way].append(times[0])
                usable[way].append(times[1])
    for name, figures in (("packaged-paint", painted), ("packaged-usable", usable)):
        floor = median(figures["sources"])
        yield Row(name, load, median(figures["bundle"]), "ms", LIMIT, floor, relative=True)
