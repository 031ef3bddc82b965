"""Public holidays: asked of the library once for a country, part and year, then kept in the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app import __version__
from app.services.ports import HolidaySource
from app.store import holidays as store
from app.store.database import Database

_Year = tuple[str, str, int]


class KeptHolidays:
    """Fits the port `HolidaySource`; used on the thread that owns the database.

    Importing the library takes longer than a plan may. What it tells is written with the next transaction,
    and asked for anew by every version of the program: the library's data changes with it.
    """

    def __init__(self, database: Database, source: HolidaySource) -> None:
        self._database, self._source = database, source
        self._known: dict[_Year, Mapping[date, str]] = {}
        self._to_keep: list[_Year] = []
        database.before_commit.append(self._keep)

    def holidays(self, country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
        """Return dates and names of one year; an unknown country or subdivision has none."""
        asked = (country.upper(), (subdivision or "").upper(), year)
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = self._find(asked)
        return found

    def countries(self) -> tuple[str, ...]:
        """Return the codes of all countries the library knows, sorted."""
        return self._source.countries()

    def subdivisions(self, country: str) -> tuple[str, ...]:
        """Return the codes of the parts of a country that have holidays of their own."""
        return self._source.subdivisions(country)

    def _find(self, asked: _Year) -> Mapping[date, str]:
        country, part, year = asked
        kept = store.kept(self._database.driver, country, part, year, __version__)
        if kept is not None:
            return kept
        self._to_keep.append(asked)
        return self._source.holidays(country, part or None, year)

    def _keep(self) -> None:
        """Write what was asked since, at the end of a transaction."""
        while self._to_keep:
            asked = self._to_keep.pop()
            store.keep(self._database.driver, *asked, __version__, self._known[asked])
