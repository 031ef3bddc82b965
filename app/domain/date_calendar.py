"""Days of the calendar: "3 April", "3/4", "2026-04-03", "the 15th"."""

from __future__ import annotations

import re
from datetime import date

from app.domain.date_form import Reading, forms
from app.domain.date_words import MONTH, MONTHS, NAMED_MONTH, ON, YEAR4, Today, full_year, months_on

_YEARS_AHEAD = 8  # 29 February comes back within them
_ERA = 543  # years between the Buddhist era and ours
_YEAR = r"(?:\s*,?\s*(?P<year>\d{4}|[’']\d\d|[3-9]\d(?=\s*(?:$|[,;)])))(?!\s*[:/\d])(?:\s*(?P<era>be)\b)?)?"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATE_END = r"(?![\d/])(?!\.\d)"


def _iso(found: re.Match[str], _today: Today) -> Reading:
    return date(int(found["year"]), _month_number(found["month"]), int(found["day"])), ""


def _figures(found: re.Match[str], today: Today) -> Reading:
    """Read 3/4 by the order of the country; where only the other order exists, that one is meant."""
    first, second = int(found["first"]), int(found["second"])
    month, day = (first, second) if today.month_first else (second, first)
    if month > 12:  # noqa: PLR2004 -- months of a year
        month, day = day, month
    return _calendar(today, found.groupdict().get("year"), month, day)


def _worded(found: re.Match[str], today: Today) -> Reading:
    month, day = _month_number(found["month"]), int(found["day"])
    year = found.groupdict().get("year")
    if year and found.groupdict().get("era"):
        year = str(int(year) - _ERA)
    return _calendar(today, year, month, day)


def _ordinal(found: re.Match[str], today: Today) -> Reading:
    """Read "the 15th" as the next one; "the 15th of next month" as that."""
    day, ahead = int(found["day"]), 1 if (found["which"] or "") == "next" else 0
    for months in range(ahead, ahead + 13):
        first = months_on(today.day.replace(day=1), months)
        try:
            one = first.replace(day=day)
        except ValueError:
            continue
        if one >= today.day:
            return one, ""
    return None


def _calendar(today: Today, year: str | None, month: int, day: int) -> Reading:
    if year:
        return date(full_year(year), month, day), ""
    for ahead in range(_YEARS_AHEAD):
        try:
            one = date(today.day.year + ahead, month, day)
        except ValueError:
            continue
        if one >= today.day:
            return one, ""
    return None


def _month_number(text: str) -> int:
    return int(text) if text.isdecimal() else MONTHS[text.rstrip(".")]


RULES = forms(
    "calendar",
    (rf"(?<![\w/.-]){YEAR4}[-/.](?P<month>\d{{1,2}}|{MONTH})[-/.](?P<day>\d{{1,2}})(?!\d)", _iso),
    (
        rf"(?<![\w/.:-])(?!24/7){ON}(?P<first>\d{{1,2}})\s?/\s?(?P<second>\d{{1,2}})(?:\s?/\s?(?P<year>\d{{4}}|\d\d))?{_DATE_END}(?!\s*%)",
        _figures,
    ),
    (r"(?<![\w/.:-])(?P<first>\d{1,2})\.(?P<second>\d{1,2})\.(?P<year>\d{4}|\d\d)?(?!\d)", _figures),
    (r"(?<![\w/.:-])(?P<first>\d{1,2})-(?P<second>\d{1,2})-(?P<year>\d{4}|\d\d)(?!\d)", _figures),
    (rf"(?<![\w/.:-])(?P<day>\d{{1,2}})/{NAMED_MONTH}/(?P<year>\d{{4}}|\d\d)", _worded),
    (rf"(?<![\w/.:]){ON}(?:the\s+)?{_NTH}\s*(?:of\s+)?-?{NAMED_MONTH}{_YEAR}", _worded),
    (rf"(?<!\w){ON}{NAMED_MONTH}\s+(?:the\s+)?{_NTH}(?![\w:/])(?!\s?[ap]\.?m\b){_YEAR}", _worded),
    (
        r"(?<!\w)(?:(?:on|by|until|till)\s+)?(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)(?:\s+of\s+(?P<which>this|next)\s+month)?(?=\s*(?:$|[,;.)\x01]|at\b|and\b|\d{1,2}[:h]|re\b|about\b))",
        _ordinal,
    ),
)
WHOLE = forms(
    "calendar",
    (r"(?:on\s+|by\s+)?(?P<first>\d{1,2})\s?[-.]\s?(?P<second>\d{1,2})", _figures),
    (r"(?P<first>\d{1,2}) (?P<second>\d{1,2}) (?P<year>\d{4})", _figures),
)
