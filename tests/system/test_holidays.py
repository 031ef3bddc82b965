import subprocess
import sys
from datetime import date

import pytest

from app.system.holidays import LibraryHolidays

SOURCE = LibraryHolidays()

KNOWN = [
    ("GB", "ENG", date(2026, 5, 25), "Spring Bank Holiday"),
    ("GB", "SCT", date(2026, 11, 30), "Saint Andrew's Day"),
    ("DE", "BY", date(2026, 6, 4), "Corpus Christi"),
    ("DE", None, date(2026, 10, 3), "German Unity Day"),
    ("US", None, date(2026, 11, 26), "Thanksgiving Day"),
    ("PL", None, date(2026, 5, 3), "National Day of the Third of May"),
    ("us", None, date(2026, 7, 4), "Independence Day"),
]


@pytest.mark.parametrize(("country", "part", "day", "name"), KNOWN)
def test_a_holiday_by_its_english_name(country: str, part: str | None, day: date, name: str) -> None:
    assert SOURCE.holidays(country, part, 2026)[day] == name


def test_parts_of_a_country_differ() -> None:
    assert date(2026, 6, 4) not in SOURCE.holidays("DE", "BE", 2026)
    assert SOURCE.holidays("DE", "no such part", 2026) == SOURCE.holidays("DE", None, 2026)


@pytest.mark.parametrize("country", ["", "XX", "ZZZ", "Germany", "../DE"])
def test_an_unknown_country_has_none(country: str) -> None:
    assert SOURCE.holidays(country, None, 2026) == {}


@pytest.mark.parametrize("year", [1, 1970, 2026, 2040, 9999])
def test_any_year_is_answered(year: int) -> None:
    assert all(day.year == year for day in SOURCE.holidays("DE", None, year))


def test_every_country_answers() -> None:
    countries = SOURCE.countries()
    assert {"DE", "GB", "TR", "US", "JP", "BR"} <= set(countries)
    assert list(countries) == sorted(countries)
    empty = [country for country in countries if not SOURCE.holidays(country, None, 2026)]
    assert len(empty) < 5, empty


def test_the_library_is_not_imported_early() -> None:
    program = "import sys, app.system.holidays; print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_parts_of_a_country_are_named() -> None:
    source = LibraryHolidays()
    assert {"ENG", "SCT", "WLS", "NIR"} <= set(source.subdivisions("gb"))
    assert source.subdivisions("XX") == ()
    assert len(source.countries()) > 100
