"""Country names to ISO 3166 codes of two letters.

The English names come with the time zone data (iso3166.tab, public domain); the others are what contact
files write besides.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files

_ALSO = {
    "AE": "uae|emirates|u a e",
    "AT": "osterreich",
    "BE": "belgie|belgique|belgien",
    "BR": "brasil",
    "CH": "schweiz|suisse|svizzera",
    "CI": "ivory coast",
    "CN": "china|peoples republic of china|prc",
    "CZ": "czechia|czech republic|cesko",
    "DE": "deutschland|allemagne|federal republic of germany",
    "DK": "danmark",
    "ES": "espana|espagne|spanien",
    "FI": "suomi",
    "FR": "frankreich|francia",
    "GB": "united kingdom|great britain|britain|uk|u k|england|scotland|wales|northern ireland",
    "GR": "hellas",
    "HK": "hong kong sar",
    "IE": "eire|republic of ireland",
    "IT": "italia|italien",
    "JP": "nippon",
    "KR": "south korea|republic of korea|korea",
    "MX": "mexico",
    "NL": "holland|nederland|the netherlands|niederlande",
    "NO": "norge",
    "PL": "polska|polen",
    "PT": "portugal",
    "RU": "russian federation|rossiya",
    "SE": "sverige|schweden",
    "TR": "turkey|turkiye",
    "TW": "taiwan",
    "US": "usa|u s a|u s|united states of america|america",
    "VN": "viet nam",
}


def country_code(text: str) -> str:
    """Return the ISO 3166 code of a country's name or code; empty when nobody knows it."""
    return _codes().get(_plain(text), "")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    table = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text("utf-8")
    lines = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    codes = {_plain(name): code for code, name in lines}
    codes |= {_plain(code): code for code, _ in lines}
    return codes | {name: code for code, names in _ALSO.items() for name in names.split("|")}


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Return letters without marks, lower case, single blanks."""
    letters = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("Ø", "O")).casefold()
    kept = "".join(
        letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter)
    )
    return " ".join(kept.split())
