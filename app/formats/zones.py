"""Countries and their time zones, from the zone data's own table (zone.tab, public domain)."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files

from app.domain.moment import zone_info

_MONTHS = range(1, 13)


def country_of_zone(zone: str) -> str:
    """Return the ISO 3166 code of the country a zone is named after; empty for UTC and unknown names."""
    return _countries().get(zone, "")


@lru_cache(maxsize=512)
def zones_of_country(country: str) -> tuple[str, ...]:
    """Return the IANA zones of a country, the one listed first (usually the capital's) first."""
    return tuple(zone for zone, code in _countries().items() if code == country.upper())


@lru_cache(maxsize=512)
def distinct(zones: tuple[str, ...]) -> tuple[str, ...]:
    """Return one zone of each kind of clock, in order: Berlin stands for Büsingen as well.

    Zones are of a kind when their offsets agree on the first of every month of a recent year.
    """
    kinds: dict[tuple[object, ...], str] = {}
    for zone in zones:
        info = zone_info(zone)
        days = (datetime(2026, month, 1, 12, tzinfo=UTC) for month in _MONTHS)
        kinds.setdefault(tuple(day.astimezone(info).utcoffset() for day in days), zone)
    return tuple(kinds.values())


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}
