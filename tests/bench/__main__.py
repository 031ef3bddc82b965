"""`python -m tests.bench [--json] [--only NAME]`: measure what design section 6 promises."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.bootstrap import open_services
from app.system.clock import SystemClock
from app.system.paths import Profile
from tests.bench import importing, levelling, listing, month, notifying, packaged, planning, start
from tests.bench.profiles import build
from tests.bench.row import HEAD, Row, as_json, as_line
from tests.desktop.session import missing_line, start_desktop

MANY = 100_000
LOAD = "100,000 leads, 100,000 open touches"
LARGE = 1_000_000
GROWTH = "1,000,000 against 100,000 leads"
IDLE_SECONDS = 60.0


def main() -> int:
    """Measure and print; 0 when every row is within its limit."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--json", action="store_true", help="print nothing but JSON")
    parser.add_argument("--idle", type=float, default=IDLE_SECONDS, help="seconds to watch the tray")
    parser.add_argument("--packaged", type=Path, metavar="PROGRAM", help="measure only how a bundle starts")
    args = parser.parse_args()
    rows = []
    if not args.json:
        print(HEAD)
    with tempfile.TemporaryDirectory(prefix="fifth-touch-bench-") as place:
        measured = (
            _measure_packaged(Path(place), args.packaged)
            if args.packaged
            else _measure(Path(place), args.idle)
        )
        for row in measured:
            rows.append(row)
            if not args.json:
                print(as_line(row), flush=True)
    if args.json:
        print(as_json(rows))
    return 0 if all(row.ok for row in rows) else 1


def _measure(place: Path, idle: float) -> Iterator[Row]:
    profile = build(place / "profile", MANY, MANY)
    clock = SystemClock()
    services = open_services(Profile(profile), clock)
    yield from planning.measure(services, clock, LOAD)
    yield from levelling.measure(services, clock, LOAD)
    while services.scores.pass_on():  # today's, as after the first minute of any day
        pass
    services.close()
    yield from importing.measure(place, clock)
    if line := missing_line():
        print(f"start and notifications need a desktop of their own; run: {line}", file=sys.stderr)
        return
    (place / "desktop").mkdir()
    desktop = start_desktop(place / "desktop")
    try:
        yield from month.measure({**os.environ, **desktop.environment}, place)
        yield from start.measure(profile, LOAD, {**os.environ, **desktop.environment}, place, idle)
        yield from _lists(place, profile, {**os.environ, **desktop.environment})
    finally:
        desktop.stop()
    (place / "bus").mkdir()
    yield from notifying.measure(profile, LOAD, place)  # last: it leaves a thousand touches due


def _lists(place: Path, profile: Path, environment: dict[str, str]) -> Iterator[Row]:
    yield from listing.measure(profile, LOAD, environment)
    large = build(place / "large", LARGE, MANY)
    yield from listing.growth(profile, large, GROWTH, environment)


def _measure_packaged(place: Path, program: Path) -> Iterator[Row]:
    if line := missing_line():
        raise SystemExit(f"the start needs a desktop of its own; run: {line}")
    profile = build(place / "profile", MANY, MANY)
    (place / "desktop").mkdir()
    desktop = start_desktop(place / "desktop")
    try:
        yield from packaged.measure(program, profile, LOAD, {**os.environ, **desktop.environment}, place)
    finally:
        desktop.stop()


if __name__ == "__main__":
    sys.exit(main())
