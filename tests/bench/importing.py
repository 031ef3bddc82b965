"""import: a file of 100,000 rows into an empty profile, against writing the same rows and nothing else."""

from __future__ import annotations

import csv
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from app.bootstrap import Services, open_services
from app.services.ports import Clock
from app.system.paths import Profile
from tests.bench.profiles import COMPANIES, FIRST, LAST
from tests.bench.row import Row

ROWS = 100_000
HEADER = (
    *("First Name", "Last Name", "Company", "Job Title", "Email", "Phone", "City", "Country", "Notes"),
    "Tags",
)


def measure(place: Path, clock: Clock, rows: int = ROWS) -> Iterator[Row]:
    """Yield the row; both are written to files beside each other, in one run."""
    file = _write(place / "leads.csv", rows)
    services = _fresh(place / "import", clock)
    began = time.perf_counter()
    report = services.imports.run(file)
    took = time.perf_counter() - began
    assert report.added == rows, report
    _fresh(place / "floor", clock).close()
    floor = _floor(services, place / "floor" / "fifth-touch.db")
    services.close()
    yield Row("import", f"{rows:,} rows from CSV", took * 1000, "ms", 8, floor * 1000, relative=True)


def _write(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            company = number % COMPANIES
            writer.writerow(
                (
                    FIRST[number % len(FIRST)],
                    f"{LAST[number % len(LAST)]}-{number}",
                    f"Company {company}",
                    "Buyer",
                    f"lead{number}@company{company}.example",
                    f"+44 20 {7000 + number % 1000} {number % 10_000:04d}",
                    "London",
                    "United Kingdom",
                    "Met at the fair",
                    "Fair, 2026",
                )
            )
    return path


def _fresh(folder: Path, clock: Clock) -> Services:
    folder.mkdir()
    return open_services(Profile(folder), clock)


def _floor(full: Services, empty: Path) -> float:
    """Return the seconds that sqlite3's executemany takes for the same rows, indexes and words to search."""
    read = full.database.driver
    write = sqlite3.connect(empty, isolation_level=None)
    companies = read.execute("SELECT id, name, key FROM company").fetchall()
    leads = read.execute("SELECT * FROM lead").fetchall()
    marks = ", ".join("?" * len(leads[0]))
    began = time.perf_counter()
    write.execute("BEGIN IMMEDIATE")
    write.executemany("INSERT INTO company (id, name, key) VALUES (?, ?, ?)", companies)
    write.executemany(f"INSERT INTO lead VALUES ({marks})", leads)
    write.execute("INSERT INTO lead_search (rowid, search) SELECT id, search FROM lead")
    write.execute("COMMIT")
    took = time.perf_counter() - began
    write.close()
    return took
