"""Holidays are asked of the library once, then kept in the file; another version asks anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from app.services import holidays as module
from app.services.holidays import KeptHolidays
from app.store.database import Database
from app.system.holidays import LibraryHolidays

SPRING = date(2026, 5, 25)
EVE = date(2026, 12, 24)


class Counting(LibraryHolidays):
    """The real library, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None, int]] = []

    def holidays(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        self.asked.append((country, subdivision, year))
        return super().holidays(country, subdivision, year)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "a.db", reserve=0)
    yield made
    made.close()


def write(database: Database) -> None:
    with database.begin():
        pass


def test_the_library_is_asked_once_for_a_country_part_and_year(database: Database) -> None:
    source = Counting()
    kept = KeptHolidays(database, source)
    for _ in range(3):
        assert kept.holidays("GB", "ENG", 2026)[SPRING] == "Spring Bank Holiday"
    assert kept.holidays("gb", None, 2026) != kept.holidays("GB", "ENG", 2026)
    assert source.asked == [("GB", "ENG", 2026), ("GB", None, 2026)]


def test_what_was_told_is_kept_with_the_next_transaction(database: Database) -> None:
    first = KeptHolidays(database, Counting()).holidays("DE", "BY", 2026)
    write(database)
    database.before_commit.clear()
    source = Counting()
    assert KeptHolidays(database, source).holidays("DE", "BY", 2026) == first
    assert source.asked == []


def test_a_country_without_holidays_is_kept_as_well(database: Database) -> None:
    assert KeptHolidays(database, Counting()).holidays("XX", None, 2026) == {}
    write(database)
    source = Counting()
    assert KeptHolidays(database, source).holidays("XX", None, 2026) == {}
    assert source.asked == []


def test_another_version_asks_anew(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    KeptHolidays(database, Counting()).holidays("DE", None, 2026)
    write(database)
    monkeypatch.setattr(module, "__version__", "99.0")
    source = Counting()
    newer = KeptHolidays(database, source)
    newer.holidays("DE", None, 2026)
    assert source.asked == [("DE", None, 2026)]
    write(database)
    rows = database.driver.execute("SELECT country, year, told_by FROM holiday_year").fetchall()
    assert rows == [("DE", 2026, "99.0")]


def test_looking_only_leaves_nothing_half_written(database: Database) -> None:
    kept = KeptHolidays(database, Counting())
    with database.look():
        kept.holidays("GB", None, 2026)
    assert database.driver.execute("SELECT count(*) FROM holiday_year").fetchone() == (0,)
    write(database)
    assert database.driver.execute("SELECT count(*) FROM holiday_year").fetchone() == (1,)


def test_more_than_a_hundred_countries_and_their_parts_answer_offline(database: Database) -> None:
    kept = KeptHolidays(database, LibraryHolidays())
    assert len(kept.countries()) > 100
    assert sum(len(kept.subdivisions(country)) for country in kept.countries()) > 500
    assert EVE not in kept.holidays("US", None, 2026)
