"""Public holidays by country, from the ``holidays`` library's own data; nothing is fetched.

The library takes a tenth of a second to import: it is used on a worker, and what it says is
kept by the store.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

ENGLISH = ("en_GB", "en_US", "en")


class LibraryHolidays:
    """Fits the port ``HolidaySource``."""

    def holidays(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        """Return dates and names of one year; an unknown country or subdivision has none.

        A known country with an unknown subdivision has the country's holidays.
        """
        return _holidays(country.upper(), (subdivision or "").upper(), year)

    def countries(self) -> tuple[str, ...]:
        """Return the codes of all countries, ISO 3166-1 alpha-2, sorted."""
        return tuple(sorted(_supported()))

    def subdivisions(self, country: str) -> tuple[str, ...]:
        """Return the codes of the parts of a country that have holidays of their own."""
        return tuple(_supported().get(country.upper(), ()))


@lru_cache(maxsize=1)
def _supported() -> Mapping[str, list[str]]:
    import holidays

    known: dict[str, list[str]] = holidays.list_supported_countries(include_aliases=False)
    return known


@lru_cache(maxsize=64)
def _holidays(country: str, subdivision: str, year: int) -> Mapping[date, str]:
    import holidays

    known = _supported()
    if country not in known:
        return {}
    part = subdivision if subdivision in known[country] else None
    found = holidays.country_holidays(
        country, subdiv=part, years=year, expand=False, language=_language(country)
    )
    return dict(sorted(found.items()))


def _language(country: str) -> str | None:
    """Return the library's code of English for this country, None for its own language."""
    offered = _languages().get(country, [])
    return next((language for language in ENGLISH if language in offered), None)


@lru_cache(maxsize=1)
def _languages() -> Mapping[str, list[str]]:
    import holidays

    languages: dict[str, list[str]] = holidays.list_localized_countries(include_aliases=False)
    return languages
